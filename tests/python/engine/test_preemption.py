# SPDX-License-Identifier: Apache-2.0
"""Places that may be taken away, and what else SimPy has beside processes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from colead.engine import AllOf, AnyOf, Engine, Interrupt, Preempted, PreemptiveResource, PriorityItem, PriorityStore


def test_who_is_more_urgent_takes_the_place() -> None:
    engine = Engine(unit="minutes")
    desk = PreemptiveResource(engine)
    told: list[Any] = []

    def visitor(name: str, at: float, priority: int, preempt: bool) -> Iterator[Any]:
        yield engine.timeout(at)
        with desk.request(priority, preempt) as turn:
            try:
                yield turn
                told.append((engine.now, name, "begins", desk.usage_since(turn)))
                yield engine.timeout(10)
                told.append((engine.now, name, "is done"))
            except Interrupt as met:
                cause = met.cause
                assert isinstance(cause, Preempted)
                assert cause.resource is desk
                told.append((engine.now, name, "lost it", cause.usage_since, cause.by is urgent))

    engine.process(visitor("usual", 0, 2, True))
    engine.process(visitor("polite", 1, 1, False))
    urgent = engine.process(visitor("urgent", 2, 0, True))
    engine.run()
    assert told == [
        (0, "usual", "begins", 0),
        (2, "usual", "lost it", 0, True),
        (2, "urgent", "begins", 2),
        (12, "urgent", "is done"),
        (12, "polite", "begins", 12),
        (22, "polite", "is done"),
    ]
    assert desk.count == desk.waiting == 0


def test_of_equals_nobody_is_turned_out() -> None:
    engine = Engine()
    desk = PreemptiveResource(engine)
    first, second = desk.request(1), desk.request(1)
    assert (first.triggered, second.triggered) == (True, False)
    third = desk.request(0)
    engine.run()
    assert third.triggered
    assert [one.priority for one in desk.queue] == [1]


def test_who_lost_a_place_just_taken_to_somebody_more_urgent_takes_that_of_the_next() -> None:
    engine = Engine()
    desk = PreemptiveResource(engine, capacity=2)
    desk.request(2), desk.request(2)
    engine.run()
    urgent, more_urgent = desk.request(1), desk.request(0)
    engine.run()
    assert set(desk.users) == {urgent, more_urgent}, "no holder of a higher number while somebody urgent waits"


def test_who_stood_behind_somebody_polite_takes_a_place_with_the_next_request() -> None:
    engine = Engine()
    desk = PreemptiveResource(engine, capacity=2)
    first, usual = desk.request(0), desk.request(2)
    polite, urgent = desk.request(1, preempt=False), desk.request(1)
    desk.release(first)
    engine.run()
    assert set(desk.users) == {usual, polite}
    desk.request(3)
    engine.run()
    assert set(desk.users) == {polite, urgent}


def test_a_place_lost_at_the_instant_it_was_granted_says_since_when() -> None:
    engine = Engine()
    desk = PreemptiveResource(engine)
    lost: list[tuple[float, Any, float | None]] = []

    def holds() -> Iterator[Any]:
        with desk.request(0) as turn:
            yield turn
            yield engine.timeout(5)

    def waits() -> Iterator[Any]:
        with desk.request(2) as turn:
            try:
                yield turn
            except Interrupt as met:
                lost.append((engine.now, met.cause, desk.usage_since(turn)))

    def takes() -> Iterator[Any]:
        for delay in (0, 5, 0):
            yield engine.timeout(delay)
        yield desk.request(1)

    for one in (holds(), waits(), takes()):
        engine.process(one)
    engine.run()
    [(when, cause, since)] = lost
    assert (when, cause.usage_since, since) == (5, 5, None)


def test_who_gave_the_place_back_holds_it_since_no_time() -> None:
    engine = Engine()
    desk = PreemptiveResource(engine)
    with desk.request() as turn:
        engine.run(until=2)
        assert desk.usage_since(turn) == 0
    assert desk.usage_since(turn) is None


def test_a_clock_may_begin_later() -> None:
    engine = Engine(unit="days", initial_time=10)
    assert engine.now == 10
    seen: list[float] = []
    engine.schedule(2.5, lambda: seen.append(engine.now))
    engine.run(until=20)
    assert (seen, engine.now) == ([12.5], 20)
    with pytest.raises(ValueError, match="initial_time must be"):
        Engine(initial_time=-1)
    with pytest.raises(TypeError, match="initial_time must be a number"):
        Engine(initial_time="noon")  # type: ignore[arg-type]


def test_items_with_a_priority_come_in_its_order() -> None:
    engine = Engine()
    store = PriorityStore(engine)
    for priority, item in ((2, {"b": 1}), (1, {"a": 1})):
        store.put(PriorityItem(priority, item))
    got = [store.get(), store.get()]
    engine.run()
    assert [one.value.item for one in got] == [{"a": 1}, {"b": 1}]


def test_conditions_have_the_names_of_simpy() -> None:
    engine = Engine()
    soon, late = engine.timeout(1), engine.timeout(2)
    first, both = AnyOf(engine, [soon, late]), AllOf(engine, [soon, late])
    assert list(engine.run(until=first)) == [soon]
    engine.run(until=both)
    assert engine.now == 2
