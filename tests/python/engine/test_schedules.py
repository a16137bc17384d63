# SPDX-License-Identifier: Apache-2.0
"""A capacity that changes while a resource runs, by hand and by a timetable."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
import pytest

from colead.engine import (
    DeadlockError,
    Engine,
    Interrupt,
    PreemptiveResource,
    PriorityResource,
    Resource,
    Schedule,
)

KINDS = [Resource, PriorityResource, PreemptiveResource]
Log = list[tuple[float, str]]


def visitor(engine: Engine, resource: Resource, name: str, hold: float, log: Log) -> Iterator[Any]:
    with resource.request() as turn:
        yield turn
        log.append((engine.now, name))
        yield engine.timeout(hold)


def visits(engine: Engine, resource: Resource, names: str, hold: float) -> Log:
    log: Log = []
    for name in names:
        engine.process(visitor(engine, resource, name, hold, log))
    return log


@pytest.mark.parametrize("kind", KINDS)
def test_more_places_serve_who_waits_in_order_and_fewer_take_none_away(kind: type[Resource]) -> None:
    engine = Engine()
    desk = kind(engine, 1)
    log = visits(engine, desk, "abcdefg", 10)
    engine.schedule(2, partial(setattr, desk, "capacity", 3))
    engine.schedule(3, partial(setattr, desk, "capacity", 1))
    engine.run(until=4)
    assert (desk.count, desk.capacity, desk.waiting) == (3, 1, 4)  # b and c keep what they have
    engine.run()
    # a's place goes at 10, b's at 12; c's is the one that is left
    assert log == [(0, "a"), (2, "b"), (2, "c"), (12, "d"), (22, "e"), (32, "f"), (42, "g")]


def test_the_most_urgent_of_those_who_wait_get_the_new_places() -> None:
    engine = Engine()
    desk = PriorityResource(engine)
    held, late, urgent, usual = (desk.request(priority) for priority in (0, 5, 1, 2))
    desk.capacity = 3
    assert (desk.users, desk.queue) == ((held, urgent, usual), (late,))


def test_nobody_takes_away_a_place_that_is_to_go() -> None:
    engine = Engine()
    desk = PreemptiveResource(engine, capacity=2)
    lost: list[float] = []

    def holder(hold: float) -> Iterator[Any]:
        with desk.request(5) as turn:
            try:
                yield turn
                yield engine.timeout(hold)
            except Interrupt:
                lost.append(engine.now)

    engine.process(holder(10))
    engine.process(holder(20))
    engine.run(until=1)
    desk.capacity = 1
    urgent = desk.request(0)
    engine.run(until=11)  # the first has given its place back, which is gone
    assert (lost, desk.count, urgent.triggered) == ([], 1, False)
    desk.request(-1)  # now there is one place, and it may be taken
    engine.run(until=12)
    assert (lost, urgent.triggered, desk.users[0].priority) == ([11], False, -1)


def test_a_closed_resource_serves_nobody_until_it_opens() -> None:
    engine = Engine()
    desk = Resource(engine)
    desk.capacity = 0
    log = visits(engine, desk, "ab", 1)
    engine.run()
    assert (log, engine.now, desk.waiting) == ([], 0, 2)
    desk.capacity = 2
    engine.run()
    assert log == [(0, "a"), (0, "b")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_timetable_sets_the_capacity_round_after_round(kind: type[Resource]) -> None:
    engine = Engine()
    ward = kind(engine, Schedule(times=[0, 8, 18], values=[2, 5, 2], period=24))
    seen = []
    for time in (0.5, 8.5, 17.5, 18.5, 24.5, 32.5, 42.5):
        engine.run(until=time)
        seen.append(ward.capacity)
    assert seen == [2, 5, 5, 2, 2, 5, 2]
    schedule = ward.schedule
    assert isinstance(schedule, Schedule)
    assert [schedule.at(time) for time in (0, 7.9, 8, 24, 25, 32, 42)] == [2, 2, 5, 2, 2, 5, 2]


def test_people_are_served_by_the_timetable() -> None:
    engine = Engine(unit="hours")
    clinic = Resource(engine, Schedule([0, 8, 12], [0, 2, 1], period=24))
    log = visits(engine, clinic, "abcdef", 5)
    engine.run()
    # two at 8; at 13 one place is left, and at 18, 23 and 28 the same; the other comes back at 32
    assert log == [(8, "a"), (8, "b"), (13, "c"), (18, "d"), (23, "e"), (32, "f")]


def test_a_change_comes_before_whatever_else_happens_at_its_time() -> None:
    engine = Engine()
    clinic = Resource(engine, Schedule([0, 8], [1, 0], period=24))
    early, late = [], []
    engine.schedule(8, lambda: late.append(clinic.request().triggered), priority=0)
    engine.schedule(24, lambda: early.append(clinic.capacity), priority=0)
    engine.run(until=25)
    assert (late, early) == ([False], [1])


def test_before_the_first_time_of_a_period_the_last_value_holds() -> None:
    engine = Engine(initial_time=26)
    ward = Resource(engine, Schedule([8, 18], [5, 2], period=24))
    assert ward.capacity == 2
    engine.run(until=33)
    assert ward.capacity == 5


def test_without_a_period_the_last_value_stays() -> None:
    engine = Engine(initial_time=3)
    ward = Resource(engine, Schedule([0, 2, 4], [1, 2, 3]))
    assert ward.capacity == 2
    engine.run(until=1000)
    assert (ward.capacity, engine.pending) == (3, 0)


def test_a_timetable_keeps_no_run_going_that_nobody_needs() -> None:
    engine = Engine()
    ward = Resource(engine, Schedule([0, 8], [1, 2], period=24))
    engine.timeout(100)
    engine.run()
    assert (engine.now, engine.step(), engine.peek()) == (100, False, float("inf"))
    held = [ward.request(), ward.request()]
    waiting = ward.request()
    assert engine.peek() == 100
    with pytest.raises(DeadlockError, match="a place of a Resource"):
        engine.run(until=waiting)  # there are never more than two places, and nobody gives one back
    assert (engine.now, held[1].triggered, engine.step()) == (104, True, False)


def test_a_number_ends_a_timetable_and_a_timetable_may_come_later() -> None:
    engine = Engine()
    ward = Resource(engine, Schedule([0, 8], [1, 2], period=24))
    ward.capacity = 7
    engine.run(until=20)
    assert (ward.capacity, ward.schedule, engine.pending) == (7, None, 0)
    ward.capacity = Schedule([0, 21], [1, 3], period=24)
    assert ward.capacity == 1
    ward.capacity = Schedule([0, 22], [4, 5], period=24)
    engine.run(until=21.5)
    assert (ward.capacity, engine.pending) == (4, 1)
    engine.run(until=23)
    assert ward.capacity == 5


def test_rounds_do_not_drift() -> None:
    engine = Engine(unit="hours")
    ward = Resource(engine, Schedule([0, 0.1], [1, 3], period=0.3))
    measured = ward.monitor()
    engine.run(until=3000)
    assert measured.capacity.mean == pytest.approx((0.1 * 1 + 0.2 * 3) / 0.3, rel=1e-15)
    assert measured.capacity.area == 7000


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        (lambda: Schedule([], []), ValueError, "a value for each time, and one time at least, not 0 and 0"),
        (lambda: Schedule([0, 1], [1]), ValueError, "a value for each time, and one time at least, not 2 and 1"),
        (lambda: Schedule([0, 8, 8], [1, 2, 3]), ValueError, "each be greater than the one before, not 8 after 8"),
        (lambda: Schedule([8], [1]), ValueError, "without a period must begin with 0, not 8"),
        (lambda: Schedule([0, 8], [1, 2], 8), ValueError, "period of a Schedule must lie beyond its last time 8, not"),
        (lambda: Schedule([0], [0]), ValueError, "must not all be 0"),
        (lambda: Schedule([0], [-1]), ValueError, "values of a Schedule must be from 0"),
        (lambda: Schedule([0], [1.5]), TypeError, "values of a Schedule must be a whole number, not 1.5"),  # type: ignore[list-item]
        (lambda: Schedule(["noon"], [1]), TypeError, "must be numbers of the engine's unit, not 'noon'"),  # type: ignore[list-item]
        (lambda: Schedule([-1], [1]), ValueError, "must be finite and 0 or more, not -1"),
        (lambda: Schedule([0], [1], float("inf")), ValueError, "period of a Schedule must be finite"),
        (lambda: Resource(Engine(), Schedule([0, 1e-12], [1, 2])), ValueError, "at least a microsecond apart"),
        (lambda: Resource(Engine(), Schedule([0], [1], 1e-12)), ValueError, "at least a microsecond beyond"),
        (
            lambda: Resource(Engine(), Schedule([0], [1], 1e30)),
            ValueError,
            r"period of a Schedule of 1e\+30 hours lies beyond",
        ),
        (lambda: Resource(Engine(), name=3), TypeError, "name must be a text, not 3"),  # type: ignore[arg-type]
        (lambda: setattr(Resource(Engine()), "capacity", -1), ValueError, "capacity must lie between 0"),
        (lambda: setattr(Resource(Engine()), "capacity", True), TypeError, "whole number, not True; or a Schedule"),
        (lambda: delattr(Resource(Engine()), "capacity"), AttributeError, "cannot be deleted"),
    ],
)
def test_a_bad_timetable_is_refused(wrong: Callable[[], object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        wrong()


def test_numbers_of_numpy_make_a_timetable() -> None:
    schedule = Schedule(np.array([0.0, 8.0]), np.array([2, 5]), np.float64(24))
    assert schedule == Schedule([0, 8], [2, 5], 24)
    assert hash(schedule) == hash(Schedule((0, 8), (2, 5), period=24))


def test_a_refused_capacity_changes_nothing() -> None:
    engine = Engine()
    schedule = Schedule([0, 8], [1, 2], period=24)
    ward = Resource(engine, schedule)
    with pytest.raises(ValueError, match="apart"):
        ward.capacity = Schedule([0, 1e-12], [1, 2])
    engine.run(until=9)
    assert (ward.schedule, ward.capacity) == (schedule, 2)


def test_a_resource_with_a_timetable_is_collected() -> None:
    class Ward(Resource):
        pass

    engine = Engine()
    ward = Ward(engine, Schedule([0, 8], [1, 2], period=24))
    ward.monitor()
    engine.run(until=50)
    ghost = weakref.ref(ward)
    del ward, engine
    gc.collect()
    assert ghost() is None


@pytest.mark.parametrize(
    ("times", "period", "step"), [([0, 0.05], 0.1, 0.05), ([0.1, 0.3], 0.7, 0.1), ([0], 1 / 3, 1 / 3)]
)
def test_what_a_timetable_says_is_what_a_resource_has(times: list[float], period: float, step: float) -> None:
    schedule = Schedule(times, [n + 1 for n in range(len(times))], period)
    engine = Engine()
    desk, seen = Resource(engine, schedule), []

    def watch() -> Iterator[Any]:
        for _ in range(500):
            yield engine.timeout(step)
            seen.append((engine.now, desk.capacity))

    engine.process(watch())
    engine.run()
    assert [(time, schedule.at(time)) for time, _ in seen] == seen


def test_numbers_too_large_for_a_clock_are_refused() -> None:
    for make in (
        lambda: Schedule([0, 10**400], [1, 2]),
        lambda: Schedule([0], [1], period=10**400),
        lambda: Schedule([0], [1]).at(10**400),
    ):
        with pytest.raises(ValueError, match="must be finite and 0 or more"):
            make()
