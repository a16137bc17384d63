# SPDX-License-Identifier: Apache-2.0
"""cl.Engine: scheduled callables, the clock, the end of a run."""

from __future__ import annotations

import doctest
import gc
import math
import traceback
import weakref
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

import colead as cl
import colead.engine
from colead.engine import Event


@pytest.fixture
def engine() -> cl.Engine:
    return cl.Engine()


def test_callables_are_called_at_their_times(engine: cl.Engine) -> None:
    calls: list[tuple[str, float]] = []
    for name, delay in (("late", 2.5), ("early", 0.25), ("now", 0)):
        engine.schedule(delay, lambda name=name: calls.append((name, engine.now)))
    engine.run()
    assert calls == [("now", 0.0), ("early", 0.25), ("late", 2.5)]
    assert (engine.now, engine.pending, engine.executed) == (2.5, 0, 3)


def test_equal_times_go_by_priority_then_ordinal_then_order_of_scheduling(engine: cl.Engine) -> None:
    calls: list[str] = []
    places: dict[str, dict[str, int]] = {
        "third": {},
        "fourth": {},
        "last": {"priority": 2},
        "fifth": {"ordinal": 7},
        "first": {"priority": 0},
        "second": {"priority": 0, "ordinal": 3},
    }
    for name, place in places.items():
        engine.schedule(1, partial(calls.append, name), **place)
    engine.run()
    assert calls == ["first", "second", "third", "fourth", "fifth", "last"]


@pytest.mark.parametrize(
    ("unit", "microseconds"), [("microseconds", 1), ("seconds", 1e6), ("hours", 3.6e9), ("weeks", 6.048e11)]
)
def test_the_clock_counts_whole_microseconds(unit: Any, microseconds: float) -> None:
    engine = cl.Engine(unit=unit)
    assert engine.unit == unit
    engine.schedule(3.4 / microseconds, lambda: None)
    engine.run()
    assert engine.now == 3 / microseconds


def test_sums_of_decimal_delays_are_exact(engine: cl.Engine) -> None:
    def again() -> None:
        if engine.executed < 10:
            engine.schedule(0.1, again)

    engine.schedule(0.1, again)
    engine.run()
    assert engine.now == 1.0


def test_cancelled_calls_do_not_happen(engine: cl.Engine) -> None:
    calls: list[int] = []
    kept, cancelled = engine.schedule(1, partial(calls.append, 1)), engine.schedule(1, partial(calls.append, 2))
    assert (cancelled.pending, cancelled.time) == (True, 1.0)
    assert engine.cancel(cancelled)
    assert not engine.cancel(cancelled)
    engine.run()
    assert calls == [1]
    assert not engine.cancel(kept)
    assert not kept.pending


def test_run_until_a_time_does_what_lies_strictly_before(engine: cl.Engine) -> None:
    calls: list[float] = []
    for time in (1, 2, 3):
        engine.schedule(time, lambda: calls.append(engine.now))
    engine.run(until=2)
    assert (calls, engine.now, engine.peek()) == ([1.0], 2.0, 2.0)
    engine.run(until=2)
    assert calls == [1.0]
    engine.run(until=10)
    assert (calls, engine.now, engine.peek()) == ([1.0, 2.0, 3.0], 10.0, math.inf)


def test_step_tells_whether_anything_happened(engine: cl.Engine) -> None:
    engine.schedule(1, lambda: None)
    assert engine.step()
    assert not engine.step()
    assert engine.now == 1.0


def test_run_until_an_event_gives_its_value(engine: cl.Engine) -> None:
    clock = engine.timeout(1, value="rang")
    engine.timeout(5)
    assert engine.run(until=clock) == "rang"
    assert engine.now == 1.0
    assert engine.run(until=clock) == "rang"


def test_run_until_an_event_that_never_comes_is_an_error(engine: cl.Engine) -> None:
    engine.timeout(1)
    with pytest.raises(RuntimeError, match="nothing is left to happen"):
        engine.run(until=engine.event())


def test_run_until_an_event_that_fails_raises_its_exception(engine: cl.Engine) -> None:
    event = engine.event()
    engine.schedule(1, lambda: event.fail(ZeroDivisionError("no")))
    with pytest.raises(ZeroDivisionError, match="no"):
        engine.run(until=event)


def nothing() -> None:
    pass


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda e: e.schedule(-1, nothing), ValueError, "delay must be a finite, non-negative number of hours, not -1"),
        (lambda e: e.schedule(math.nan, nothing), ValueError, "not nan"),
        (lambda e: e.schedule(math.inf, nothing), ValueError, "not inf"),
        (lambda e: e.schedule(1e30, nothing), ValueError, r"delay of 1e\+30 hours lies beyond the end of the clock"),
        (lambda e: e.timeout(-0.5), ValueError, "not -0.5"),
        (lambda e: e.schedule("soon", nothing), TypeError, "delay must be a number of hours, not 'soon'"),
        (lambda e: e.timeout(True), TypeError, "not True"),
        (lambda e: e.schedule(1, 7), TypeError, "callback must be callable without arguments, not 7"),
        (lambda e: e.schedule(1, nothing, priority=256), ValueError, "priority must lie between 0 and 255, not 256"),
        (lambda e: e.schedule(1, nothing, priority=True), TypeError, "priority must be a whole number, not True"),
        (lambda e: e.schedule(1, nothing, ordinal=-1), ValueError, "ordinal must lie between 0 and"),
        (lambda e: e.schedule(1, nothing, urgency=1), TypeError, "unexpected keyword argument 'urgency'"),
        (lambda e: e.schedule(1), TypeError, "needs an argument 'callback'"),
        (lambda e: e.schedule(1, nothing, 0), TypeError, "at most 2 positional"),
        (lambda e: e.schedule(1, nothing, delay=2), TypeError, "two values for 'delay'"),
        (lambda e: e.cancel(3), TypeError, "needs a handle"),
        (lambda e: e.cancel(cl.Engine().schedule(1, nothing)), ValueError, "another engine"),
        (lambda e: e.run(until=-1), ValueError, "until must be an event or a finite number of hours, not -1"),
        (lambda e: e.run(until="end"), TypeError, "until must be a number of hours, not 'end'"),
        (lambda e: e.run(until=cl.Engine().event()), ValueError, "another engine"),
        (lambda _: cl.Engine(unit="fortnights"), ValueError, "unit must be one of .*hours.* not 'fortnights'"),
        (lambda _: cl.Engine(zero_delay_limit=0), ValueError, "zero_delay_limit"),
        (lambda _: Event(3), TypeError, "Engine"),  # type: ignore[arg-type]
    ],
)
def test_mistakes_are_named(
    engine: cl.Engine, call: Callable[[Any], object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        call(engine)
    assert engine.pending == 0


def test_run_until_the_past_is_refused(engine: cl.Engine) -> None:
    engine.run(until=2)
    with pytest.raises(ValueError, match=r"until must not lie before now \(2.0 hours\), not 1"):
        engine.run(until=1)


def test_an_exception_comes_out_with_its_traceback_and_the_run_goes_on(engine: cl.Engine) -> None:
    calls: list[str] = []

    def fail() -> None:
        raise ZeroDivisionError("on purpose")

    engine.schedule(1, fail)
    engine.schedule(1, partial(calls.append, "next"))
    with pytest.raises(ZeroDivisionError) as raised:
        engine.run()
    assert traceback.extract_tb(raised.value.__traceback__)[-1].name == "fail"
    assert (engine.now, engine.executed, engine.pending) == (1.0, 1, 1)
    engine.run()
    assert calls == ["next"]


def test_the_engine_cannot_be_run_from_within(engine: cl.Engine) -> None:
    for action in (engine.run, engine.step):
        engine.schedule(1, action)
        with pytest.raises(RuntimeError, match="already running"):
            engine.run()
    engine.schedule(1, nothing)
    engine.run()
    assert engine.now == 3.0


def test_what_lies_beyond_the_end_of_the_clock_is_told_with_where_it_ends() -> None:
    weeks = 2**63 / 1e6 / 3600 / 24 / 7  # 64-bit microseconds
    with pytest.raises(
        ValueError, match=r"until of 15600001 weeks lies beyond the end of the clock, at 15250284\.4"
    ) as told:
        cl.Engine("weeks").run(until=15_600_001)
    assert float(str(told.value).split(" at ")[1].split()[0]) == pytest.approx(weeks)


def test_an_endless_chain_without_delay_ends_with_an_error() -> None:
    engine = cl.Engine(zero_delay_limit=1000)

    def again() -> None:
        engine.schedule(0, again)

    engine.schedule(1, again)
    with pytest.raises(cl.BudgetError, match=r"^more than 1000 events in a chain without delay at 1\.0 hours: "):
        engine.run()
    assert engine.executed <= 1002


class Owner:
    """Something that holds an engine that holds it."""

    def __init__(self) -> None:
        self.engine = cl.Engine()

    def act(self) -> None:
        pass


def test_nothing_is_kept_of_calls_done_or_cancelled(engine: cl.Engine) -> None:
    owner = Owner()
    ghost = weakref.ref(owner)
    handles = [engine.schedule(1, owner.act), engine.schedule(2, owner.act)]
    engine.cancel(handles[1])
    engine.run()
    del owner
    assert ghost() is None


def test_an_engine_with_pending_calls_is_collected() -> None:
    owner = Owner()
    ghost = weakref.ref(owner)
    owner.engine.schedule(1, owner.act)
    owner.engine.timeout(2, value=owner)
    del owner
    gc.collect()
    assert ghost() is None


def test_the_example_of_the_package_is_true() -> None:
    assert doctest.testmod(colead.engine) == (0, 6)
