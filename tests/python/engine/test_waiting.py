# SPDX-License-Identifier: Apache-2.0
"""Who waits for what, and a run that cannot go on."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Iterator
from typing import Any

import pytest

from colead.engine import Container, DeadlockError, Engine, Event, FilterStore, Resource, Store, Waiting


def crossed(engine: Engine) -> tuple[Any, Any]:
    """Two who each hold what the other one wants. Nobody but the engine keeps the resources."""
    scanner, porter = Resource(engine, name="scanner"), Resource(engine, capacity=1, name="porter")

    def doctor() -> Iterator[Any]:
        with scanner.request() as turn:
            yield turn
            yield engine.timeout(2)
            with porter.request() as other:
                yield other

    def nurse() -> Iterator[Any]:
        with porter.request() as turn:
            yield turn
            yield engine.timeout(3)
            with scanner.request() as other:
                yield other

    return engine.process(doctor()), engine.process(nurse())


def test_a_deadlock_names_who_waits_for_what_since_when() -> None:
    engine = Engine(unit="minutes")
    doctor, nurse = crossed(engine)
    with pytest.raises(DeadlockError) as raised:
        engine.run(until=doctor)
    assert str(raised.value).splitlines() == [
        "nothing is left to happen, and the end of process 'doctor' has not happened; these wait:",
        "  'doctor' waits since time 2 for a place of Resource 'porter' (1 of 1 in use, held by 'nurse')",
        "  'nurse' waits since time 3 for a place of Resource 'scanner' (1 of 1 in use, held by 'doctor')",
    ]
    assert isinstance(raised.value, RuntimeError)
    assert [one.process for one in raised.value.waiting] == [doctor, nurse]
    assert [one.event for one in raised.value.waiting] == [doctor.target, nurse.target]
    assert engine.now == 3


def test_a_run_to_the_end_returns_and_can_be_asked_afterwards() -> None:
    engine = Engine()
    crossed(engine)
    assert engine.waiting == ()
    engine.run(until=1)
    assert [(one.name, one.what, one.since) for one in engine.waiting] == [
        ("doctor", "a timeout", 0),
        ("nurse", "a timeout", 0),
    ]
    engine.run()
    assert [(one.name, one.since) for one in engine.waiting] == [("doctor", 2), ("nurse", 3)]


def test_who_cannot_be_reached_any_more_is_named_all_the_same() -> None:
    engine = Engine()

    def lost() -> Iterator[Any]:
        yield engine.event()

    engine.process(lost())
    engine.run()
    gc.collect()
    assert [one.name for one in engine.waiting] == ["lost"]


def test_who_has_ended_waits_no_more() -> None:
    engine = Engine()

    def short() -> Iterator[Any]:
        yield engine.timeout(1)

    def failing() -> Iterator[Any]:
        yield engine.timeout(2)
        raise ValueError("broken")

    def interrupted(victim: Any) -> Iterator[Any]:
        yield engine.timeout(1)
        victim.interrupt("enough")

    def patient() -> Iterator[Any]:
        yield engine.event()

    victim = engine.process(patient())
    for life in (short(), failing(), interrupted(victim)):
        engine.process(life)
    with pytest.raises(Exception, match="enough"):
        engine.run()
    with pytest.raises(ValueError, match="broken"):
        engine.run()
    engine.run()
    assert engine.waiting == ()


def test_everything_that_can_be_waited_for_has_words() -> None:
    engine = Engine()

    class Alarm(Event):
        pass

    alarm = Alarm(engine)
    parts, tray = Store(engine, capacity=1, name="parts"), FilterStore(engine)
    tank = Container(engine, capacity=5, init=2, name="tank")
    desk = Resource(engine, capacity=5)
    held = [desk.request() for _ in range(5)]
    for target in (
        parts.get(),
        tray.get(lambda _: False),
        tank.get(3),
        tank.put(4),
        alarm,
        engine.event() & alarm,
        engine.any_of([alarm, engine.timeout(99), alarm, alarm, alarm, alarm]),
        desk.request(),
    ):
        engine.process(_waits_for(target))
    engine.process(_waits_for(engine.process(_waits_for(alarm))))
    parts.put("full")
    parts.put("one")
    engine.process(_waits_for(parts.put("two")))
    engine.run(until=1)
    assert len(held) == 5
    assert [one.what for one in engine.waiting] == [
        "an item of a FilterStore (which holds 0)",
        "3 from Container 'tank' (which holds 2)",
        "room for 4 in Container 'tank' (which holds 2 of 5)",
        "an Alarm to be triggered",
        "(an Event to be triggered and an Alarm to be triggered)",
        "(an Alarm to be triggered or a timeout or an Alarm to be triggered or an Alarm to be triggered or 2 more)",
        "a place of a Resource (5 of 5 in use, held by no process, no process, no process and 2 more)",
        "an Alarm to be triggered",
        "the end of process '_waits_for'",
        "room for an item in Store 'parts' (which holds 1 of 1)",
    ]


def _waits_for(target: Event) -> Iterator[Any]:
    yield target


def test_a_long_list_is_cut_and_the_error_has_all() -> None:
    engine = Engine()
    never = engine.event()
    for _ in range(1234):
        engine.process(_waits_for(never))
    with pytest.raises(DeadlockError, match="and 1,224 more") as raised:
        engine.run(until=never)
    assert len(str(raised.value).splitlines()) == 12
    assert len(raised.value.waiting) == 1234


def test_an_event_that_nobody_waits_for() -> None:
    engine = Engine()
    with pytest.raises(DeadlockError, match="an Event to be triggered has not happened; no process waits"):
        engine.run(until=engine.event())


def test_who_waits_can_be_sent_elsewhere_without_what_cannot() -> None:
    engine = Engine()
    crossed(engine)
    with pytest.raises(DeadlockError) as raised:
        engine.run(until=engine.event())
    there = pickle.loads(pickle.dumps(raised.value))
    assert str(there) == str(raised.value)
    assert there.waiting[0].process is None
    assert str(there.waiting[0]) == str(raised.value.waiting[0])
    assert isinstance(there.waiting[0], Waiting)


def test_a_request_knows_who_asked() -> None:
    engine = Engine()
    desk = Resource(engine)

    def visitor() -> Iterator[Any]:
        yield desk.request()

    asked = engine.process(visitor())
    outside = desk.request()
    engine.run()
    assert (outside.process, desk.queue[0].process) == (None, asked)


MANY = 200_000  # more than a stack bears, where each would call the next


def chain(engine: Engine, first: Event) -> Event:
    def link(previous: Event) -> Iterator[Any]:
        value = yield previous
        return value + 1

    last = first
    for _ in range(MANY):
        last = engine.process(link(last))
    return last


def test_a_long_chain_of_waiting_processes_runs_to_its_end() -> None:
    engine = Engine()
    last = chain(engine, engine.timeout(1, value=0))
    assert engine.run(until=last) == MANY
    assert engine.now == 1


def test_a_failure_runs_through_a_long_chain_of_waiting_processes() -> None:
    engine = Engine()

    def failing() -> Iterator[Any]:
        yield engine.timeout(1)
        raise RuntimeError("the first of them")

    with pytest.raises(RuntimeError, match="the first of them"):
        engine.run(until=chain(engine, engine.process(failing())))
