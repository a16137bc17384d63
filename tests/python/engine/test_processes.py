# SPDX-License-Identifier: Apache-2.0
"""Generators as processes: waiting, ending, failing, interrupting."""

from __future__ import annotations

import gc
import traceback
import weakref
from collections.abc import Callable, Generator
from typing import Any

import pytest

import colead as cl
from colead.engine import Event, Interrupt, Process

Life = Generator[Event, Any, Any]


@pytest.fixture
def engine() -> cl.Engine:
    return cl.Engine()


def wait(engine: cl.Engine, *delays: float) -> Life:
    for delay in delays:
        yield engine.timeout(delay)
    return engine.now


def test_a_process_lives_by_the_clock_and_is_the_event_of_its_end(engine: cl.Engine) -> None:
    process = engine.process(wait(engine, 1, 2.5))
    assert (process.is_alive, process.triggered, process.name) == (True, False, "wait")
    assert engine.run(until=process) == 3.5
    assert (process.is_alive, process.ok, process.value, process.target) == (False, True, 3.5, None)


def test_a_process_begins_when_the_run_goes_on_not_when_it_is_made(engine: cl.Engine) -> None:
    begun: list[float] = []

    def life() -> Life:
        begun.append(engine.now)
        yield engine.timeout(1)

    engine.process(life())
    assert begun == []
    engine.run()
    assert begun == [0.0]


def test_a_timeout_brings_its_value(engine: cl.Engine) -> None:
    def life() -> Life:
        return (yield engine.timeout(1, value="tea"))

    assert engine.run(until=engine.process(life())) == "tea"


def test_several_processes_wait_for_one_event(engine: cl.Engine) -> None:
    bell = engine.event()
    heard: list[tuple[int, Any]] = []

    def pupil(number: int) -> Life:
        heard.append((number, (yield bell)))

    for number in range(3):
        engine.process(pupil(number))
    engine.schedule(1, lambda: bell.succeed("home"))
    engine.run()
    assert heard == [(0, "home"), (1, "home"), (2, "home")]


def test_what_has_happened_is_not_waited_for(engine: cl.Engine) -> None:
    old = engine.timeout(1, value="old")

    def life() -> Life:
        yield engine.timeout(2)
        value = yield old
        return value, engine.now

    assert engine.run(until=engine.process(life())) == ("old", 2.0)


def test_active_process_is_the_one_that_runs(engine: cl.Engine) -> None:
    seen: list[Process | None] = []

    def life() -> Life:
        seen.append(engine.active_process)
        yield engine.timeout(1)

    process = engine.process(life())
    engine.run()
    assert seen == [process]
    assert engine.active_process is None


def test_an_unhandled_failure_ends_the_run_with_its_traceback(engine: cl.Engine) -> None:
    def fragile() -> Life:
        yield engine.timeout(1)
        raise KeyError("lost")

    process = engine.process(fragile())
    survivor = engine.process(wait(engine, 2))
    with pytest.raises(KeyError, match="lost") as raised:
        engine.run()
    assert traceback.extract_tb(raised.value.__traceback__)[-1].name == "fragile"
    assert (process.is_alive, process.ok, process.value) == (False, False, raised.value)
    engine.run()
    assert survivor.value == 2.0


def test_a_failure_is_raised_in_every_process_that_waits(engine: cl.Engine) -> None:
    def fragile() -> Life:
        yield engine.timeout(1)
        raise KeyError("lost")

    process = engine.process(fragile())

    def carer() -> Life:
        try:
            yield process
        except KeyError as error:
            return error

    carers = [engine.process(carer()) for _ in range(2)]
    engine.run()
    assert [carer.value for carer in carers] == [process.value, process.value]


def test_a_failed_event_without_anybody_ends_the_run(engine: cl.Engine) -> None:
    engine.event().fail(ValueError("nobody cares"))
    with pytest.raises(ValueError, match="nobody cares"):
        engine.run()


def test_a_callback_that_defuses_takes_care_of_a_failure(engine: cl.Engine) -> None:
    event = engine.event()
    event.callbacks.append(lambda failed: setattr(failed, "defused", True))
    event.fail(ValueError("cared for"))
    engine.run()
    assert (event.defused, event.processed) == (True, True)


def test_those_behind_a_failing_callback_are_told_when_the_run_goes_on(engine: cl.Engine) -> None:
    event = engine.event()
    told: list[Event] = []
    event.callbacks.append(lambda _: 1 / 0)
    event.callbacks.append(told.append)
    event.succeed()
    with pytest.raises(ZeroDivisionError):
        engine.run()
    assert told == []
    engine.run()
    assert told == [event]


def test_an_event_happens_once(engine: cl.Engine) -> None:
    event = engine.event().succeed(1)
    for again in (lambda: event.succeed(2), lambda: event.fail(ValueError()), lambda: event.trigger(event)):
        with pytest.raises(RuntimeError, match="already been triggered"):
            again()
    engine.run()
    assert event.value == 1


def test_trigger_passes_an_outcome_on(engine: cl.Engine) -> None:
    first, second, third, failed = engine.event(), engine.event(), engine.event(), engine.event()
    first.callbacks.append(second.trigger)
    first.succeed("word")
    failed.callbacks.append(third.trigger)
    failed.fail(ValueError("bad word"))
    with pytest.raises(ValueError, match="bad word"):
        engine.run()
    assert (second.value, third.ok) == ("word", False)


def test_an_event_tells_how_it_stands(engine: cl.Engine) -> None:
    event = engine.event()
    assert (event.triggered, event.processed, event.engine) == (False, False, engine)
    for name in ("value", "ok"):
        with pytest.raises(AttributeError, match="yet"):
            getattr(event, name)
    event.succeed(5)
    assert (event.triggered, event.processed, event.value, event.ok) == (True, False, 5, True)
    engine.run()
    assert (event.processed, event.callbacks) == (True, None)


def test_an_interrupt_brings_its_cause_and_the_target_is_not_waited_for(engine: cl.Engine) -> None:
    log: list[tuple[float, object]] = []

    def sleeper() -> Life:
        try:
            yield engine.timeout(10)
        except Interrupt as interrupt:
            log.append((engine.now, interrupt.cause))
        yield engine.timeout(20)
        log.append((engine.now, "rested"))

    process = engine.process(sleeper())
    engine.schedule(3, lambda: process.interrupt("alarm"))
    engine.run()
    assert log == [(3.0, "alarm"), (23.0, "rested")]


def test_an_interrupted_process_may_go_on_waiting_for_its_event(engine: cl.Engine) -> None:
    def patient() -> Life:
        call = engine.timeout(5, value="called")
        while True:
            try:
                return (yield call)
            except Interrupt:
                pass

    process = engine.process(patient())
    for time in (1, 2):
        engine.schedule(time, process.interrupt)
    assert engine.run(until=process) == "called"
    assert engine.now == 5.0


def test_an_interrupt_nobody_handles_ends_the_process_and_the_run(engine: cl.Engine) -> None:
    process = engine.process(wait(engine, 10))
    engine.schedule(1, lambda: process.interrupt("fire"))
    with pytest.raises(Interrupt) as raised:
        engine.run()
    assert raised.value.cause == "fire"
    assert not process.is_alive


def test_the_dead_cannot_be_interrupted_nor_can_one_interrupt_oneself(engine: cl.Engine) -> None:
    def selfish() -> Life:
        with pytest.raises(RuntimeError, match="cannot interrupt itself"):
            process.interrupt()
        yield engine.timeout(1)

    process = engine.process(selfish())
    engine.run()
    with pytest.raises(RuntimeError, match="has ended"):
        process.interrupt()


def test_an_interrupt_that_comes_too_late_in_its_instant_is_void(engine: cl.Engine) -> None:
    def brief() -> Life:
        yield engine.timeout(1)

    def rude() -> Life:
        yield engine.timeout(1)
        victim.interrupt("one")
        victim.interrupt("two")

    def once() -> Life:
        try:
            yield engine.timeout(5)
        except Interrupt as interrupt:
            return interrupt.cause

    victim = engine.process(once())
    engine.process(brief())
    engine.process(rude())
    engine.run()
    assert victim.value == "one"


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        (lambda _: 3, TypeError, r"process 'life' yielded 3; yield an event, such as engine\.timeout\(1\)"),
        (lambda _: None, TypeError, "yielded None"),
        (lambda _: cl.Engine().timeout(1), ValueError, "belongs to another engine"),
    ],
)
def test_a_wrong_yield_is_raised_where_it_stands(
    engine: cl.Engine, wrong: Callable[[cl.Engine], Any], error: type[Exception], message: str
) -> None:
    def life() -> Life:
        with pytest.raises(error, match=message):
            yield wrong(engine)
        yield engine.timeout(1)
        yield wrong(engine)

    engine.process(life())
    with pytest.raises(error, match=message) as raised:
        engine.run()
    assert engine.now == 1.0
    assert traceback.extract_tb(raised.value.__traceback__)[-1].name == "life"


@pytest.mark.parametrize("wrong", [3, wait, [1, 2], iter([1])])
def test_only_generators_become_processes(engine: cl.Engine, wrong: Any) -> None:
    with pytest.raises(TypeError, match="process\\(\\) needs a generator") as raised:
        engine.process(wrong)
    assert ("call it" in str(raised.value)) == callable(wrong)


def test_what_happens_by_itself_cannot_be_triggered(engine: cl.Engine) -> None:
    process = engine.process(wait(engine, 1))
    for event in (process, engine.timeout(1), process | engine.event()):
        for act in (event.succeed, lambda e=event: e.fail(ValueError()), lambda e=event: e.trigger(e)):
            with pytest.raises(RuntimeError, match="happens by itself"):
                act()
    engine.run()


def test_a_keyboard_interrupt_ends_the_run_at_once(engine: cl.Engine) -> None:
    def impatient() -> Life:
        yield engine.timeout(1)
        raise KeyboardInterrupt

    def careless() -> Life:
        yield engine.timeout(1)

    process = engine.process(impatient())
    engine.process(careless())
    with pytest.raises(KeyboardInterrupt):
        engine.run()
    assert not process.is_alive
    engine.run()
    assert engine.pending == 0


def test_processes_leave_nothing_behind(engine: cl.Engine) -> None:
    class Body:
        pass

    def life(body: Body) -> Life:
        yield engine.timeout(1)
        yield engine.event() | engine.timeout(1)
        return body

    ghosts: list[weakref.ref[Body]] = []
    for _ in range(3):
        body = Body()
        ghosts.append(weakref.ref(body))
        engine.process(life(body))
    del body
    engine.run()
    assert [ghost() for ghost in ghosts] == [None] * 3


def test_abandoned_processes_are_collected() -> None:
    class Body:
        pass

    def life(engine: cl.Engine, body: Body) -> Life:
        yield engine.process(life(engine, body)) if engine.now < 1 else engine.event()

    def abandon() -> weakref.ref[Body]:
        engine, body = cl.Engine(), Body()
        engine.process(life(engine, body))
        engine.process(wait(engine, 1))
        for _ in range(50):
            engine.step()
        return weakref.ref(body)

    ghost = abandon()
    gc.collect()
    assert ghost() is None


def test_a_long_chain_of_waiting_processes_is_freed_without_harm() -> None:
    engine = cl.Engine()

    def link(previous: Event) -> Life:
        yield previous

    last: Event = engine.event()
    for _ in range(100_000):
        last = engine.process(link(last))
    engine.run()
    assert last.engine is engine
    del last
    gc.collect()
