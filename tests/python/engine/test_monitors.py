# SPDX-License-Identifier: Apache-2.0
"""Time-weighted statistics: small cases by hand, random models integrated twice, queues against closed forms."""

from __future__ import annotations

import doctest
import math
import random
import statistics
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from typing import Any

import pytest

import colead.engine
from colead import _engine, theory
from colead.engine import (
    Container,
    Engine,
    Interrupt,
    PreemptiveResource,
    PriorityResource,
    Resource,
    Schedule,
    Store,
    Tally,
    TimeWeighted,
    conditions,
    containers,
    interrupts,
    monitors,
    preemption,
    schedules,
    stores,
    waiting,
)

HOUR = 3_600_000_000  # microseconds


def visitor(engine: Engine, resource: Resource, at: float, hold: float, patience: float = math.inf) -> Iterator[Any]:
    yield engine.timeout(at)
    with resource.request() as turn:
        if patience < math.inf:
            outcome = yield turn | engine.timeout(patience)
            if turn not in outcome:
                return
        else:
            yield turn
        yield engine.timeout(hold)


def test_a_small_case_by_hand() -> None:
    engine = Engine()
    desk = Resource(engine)
    measured = desk.monitor()
    for at, hold in ((1, 4), (2, 1), (3, 2)):
        engine.process(visitor(engine, desk, at, hold))
    engine.process(visitor(engine, desk, 3, 9, patience=0.5))
    engine.run(until=10)
    # held from 1 to 8; one waits from 2 on, two from 3 on and a third to 3.5, one from 5 to 6
    assert measured.in_use.area == 7
    assert measured.queue.area == 1 + 0.5 * 3 + 1.5 * 2 + 1
    assert (measured.in_use.mean, measured.queue.mean, measured.utilisation) == (0.7, 0.65, 0.7)
    assert (measured.queue.min, measured.queue.max, measured.in_use.max) == (0, 3, 1)
    assert (measured.wait.count, measured.wait.total, measured.wait.mean, measured.wait.max) == (3, 6, 2, 3)
    assert (measured.use.total, measured.use.min, measured.use.max) == (7, 1, 4)
    assert (measured.served, measured.reneged.count, measured.reneged.total) == (3, 1, 0.5)
    assert measured.as_dict() == {
        "in_use": 0.7,
        "queue": 0.65,
        "queue_max": 3,
        "utilisation": 0.7,
        "wait": 2,
        "wait_max": 3,
        "served": 3,
        "reneged": 1,
    }


def test_utilisation_is_by_the_capacity_that_there_was() -> None:
    engine = Engine()
    ward = Resource(engine, Schedule([0, 8], [1, 4], period=10))
    measured = ward.monitor()
    engine.process(visitor(engine, ward, 0, 10))
    engine.run(until=10)
    assert (measured.capacity.area, measured.in_use.area, measured.utilisation) == (16, 10, 10 / 16)


def test_places_that_are_still_held_count_when_the_capacity_has_gone() -> None:
    engine = Engine()
    ward = Resource(engine, Schedule([0, 2], [2, 0], period=10))
    measured = ward.monitor()
    assert math.isnan(measured.utilisation)
    for _ in range(2):
        engine.process(visitor(engine, ward, 0, 3))
    engine.run(until=4)
    assert (measured.utilisation, measured.in_use.mean) == (6 / 4, 1.5)


def test_what_lasted_only_for_an_instant_is_no_maximum() -> None:
    engine = Engine()
    desk = Resource(engine)
    measured = desk.monitor()
    engine.process(visitor(engine, desk, 0, 2))
    engine.process(visitor(engine, desk, 2, 2))  # comes at the instant at which the place is given back
    engine.run()
    assert (measured.queue.max, measured.wait.mean, measured.in_use.area) == (0, 0, 4)


def test_a_place_that_is_taken_away_was_used_until_then() -> None:
    engine = Engine()
    desk = PreemptiveResource(engine)
    measured = desk.monitor()

    def usual() -> Iterator[Any]:
        with desk.request(5) as turn:
            yield turn
            with suppress(Interrupt):
                yield engine.timeout(10)

    def urgent() -> Iterator[Any]:
        yield engine.timeout(3)
        with desk.request(0) as turn:
            yield turn
            yield engine.timeout(4)

    engine.process(usual())
    engine.process(urgent())
    engine.run()
    assert (measured.use.total, measured.use.count, measured.in_use.area) == (7, 2, 7)


def test_a_reset_begins_anew() -> None:
    engine = Engine()
    desk = Resource(engine)
    measured = desk.monitor()
    for at in (0, 1, 2):
        engine.process(visitor(engine, desk, at, 5))
    engine.schedule(4, measured.reset)
    engine.run(until=20)
    assert (measured.in_use.elapsed, measured.in_use.area, measured.queue.area) == (16, 11, 1 * 2 + 5)
    assert (measured.queue.max, measured.served) == (2, 2)
    assert measured.wait.total == 4 + 8  # each stay counts in full where it ends
    assert desk.monitor() is measured


@pytest.mark.parametrize("seed", range(20))
def test_random_models_are_integrated_exactly(seed: int) -> None:
    """The same figures from the state after each step, added up in fractions."""
    luck = random.Random(seed)
    engine = Engine(unit="hours")
    kind = luck.choice([Resource, PriorityResource, PreemptiveResource])
    times = [0, *sorted(luck.sample(range(1, 20), 3))]
    ward = kind(engine, Schedule(times, [luck.randrange(4) + (not k) for k in range(4)], period=20))
    measured = ward.monitor()
    for _ in range(60):
        patience = luck.choice([math.inf, luck.uniform(0, 5)])
        engine.process(visitor(engine, ward, luck.uniform(0, 60), luck.expovariate(0.4), patience))
    sums, since, most = [Fraction(0)] * 3, 0, 0
    state = (ward.count, ward.waiting, ward.capacity)
    while engine.step():
        now = round(engine.now * HOUR)
        if now > since:
            sums = [total + number * (now - since) for total, number in zip(sums, state, strict=True)]
            since, most = now, max(most, state[1])
        state = (ward.count, ward.waiting, ward.capacity)
    assert ward.count == ward.waiting == 0
    found = (measured.in_use.area, measured.queue.area, measured.capacity.area)
    assert found == tuple(float(total) / HOUR for total in sums)
    assert measured.queue.max == most
    assert measured.utilisation == found[0] / found[2]
    # Little's law on a drained run, to the last microsecond: L T = N W
    assert round(measured.queue.area * HOUR) == round((measured.wait.total + measured.reneged.total) * HOUR)
    assert measured.in_use.area == measured.use.total
    assert measured.served + measured.reneged.count == 60


def lines(servers: int, rate: float, replications: int) -> list[dict[str, float]]:
    """M/M/c with exponential services of mean 1: 500 hours of warm-up, then 5,000 hours measured."""
    found = []
    for replication in range(replications):
        luck = random.Random(1000 * servers + replication)
        engine = Engine()
        desk = Resource(engine, servers)
        measured = desk.monitor()

        def source(engine: Engine = engine, desk: Resource = desk, luck: random.Random = luck) -> Iterator[Any]:
            while True:
                yield engine.timeout(luck.expovariate(rate))
                engine.process(visitor(engine, desk, 0, luck.expovariate(1)))

        engine.process(source())
        engine.run(until=500)
        measured.reset()
        engine.run(until=5500)
        found.append(measured.as_dict())
    return found


@pytest.mark.parametrize(("servers", "rate"), [(1, 0.5), (1, 0.7), (3, 2.1)])
def test_queues_have_the_means_of_their_closed_forms(servers: int, rate: float) -> None:
    """Means of 20 replications within 4 standard errors, which are themselves below a twentieth of the mean."""
    known = theory.many_servers(servers, rate, 1.0)
    wanted = {"wait": known.wait, "queue": known.length, "utilisation": known.utilisation}
    wanted["in_use"] = rate  # by Little's law
    found = lines(servers, rate, 20)
    for name, value in wanted.items():
        values = [one[name] for one in found]
        error = statistics.stdev(values) / math.sqrt(len(values))
        assert error < value / 20
        assert abs(statistics.fmean(values) - value) < 4 * error, name


def test_the_level_of_a_container_and_of_a_store() -> None:
    engine = Engine()
    tank = Container(engine, capacity=10, init=4)
    shelf = Store(engine, capacity=2)
    level, stock = tank.monitor(), shelf.monitor()
    engine.schedule(1, lambda: tank.get(2.5))
    engine.schedule(3, lambda: tank.put(8))
    for item in "abc":
        shelf.put(item)
    engine.schedule(2, shelf.get)
    engine.schedule(4, shelf.get)
    engine.run(until=5)
    assert (level.area, level.min, level.max) == (4 + 2 * 1.5 + 2 * 9.5, 1.5, 9.5)
    assert (stock.area, stock.mean, stock.min) == (2 * 4 + 1, 9 / 5, 1)
    assert tank.monitor() is level


def test_a_value_of_ones_own() -> None:
    engine = Engine(unit="minutes")
    stock = TimeWeighted(engine, 10)
    assert all(math.isnan(one) for one in (stock.mean, stock.min, stock.max))
    engine.run(until=3)
    stock.value -= 4
    stock.value = 5.5
    engine.run(until=5)
    assert (stock.mean, stock.area, stock.elapsed, stock.min, stock.max) == (8.2, 41, 5, 5.5, 10)
    stock.reset()
    engine.run(until=6)
    assert (stock.mean, stock.elapsed, stock.engine) == (5.5, 1, engine)


def test_sums_do_not_lose_what_is_small() -> None:
    engine = Engine(unit="microseconds")
    measured = TimeWeighted(engine, 2**60)
    for _ in range(1000):
        engine.run(until=engine.now + 1)
        measured.value = 1
        engine.run(until=engine.now + 1)
        measured.value = -(2**60)
        engine.run(until=engine.now + 1)
        measured.value = 2**60
    assert measured.area == 1000
    tally = Tally()
    for value in (1e16, 1.0, -1e16):
        tally.observe(value)
    assert (tally.total, tally.count, tally.min, tally.max) == (1, 3, -1e16, 1e16)


def test_observations_of_ones_own() -> None:
    tally = Tally()
    assert tally.count == tally.total == 0
    assert math.isnan(tally.mean)
    for value in (2, 1.5, 4):
        tally.observe(value)
    assert (tally.count, tally.total, tally.mean, tally.min, tally.max) == (3, 7.5, 2.5, 1.5, 4)
    tally.reset()
    assert tally.count == 0


def test_what_is_no_number_is_refused() -> None:
    engine = Engine()
    measured, tally = TimeWeighted(engine), Tally()
    with pytest.raises(TypeError, match="value must be a number, not 'much'"):
        measured.value = "much"  # type: ignore[assignment]
    with pytest.raises(ValueError, match="value must be a finite number, not nan"):
        measured.value = math.nan
    with pytest.raises(TypeError, match="not True"):
        TimeWeighted(engine, True)
    with pytest.raises(TypeError, match="Engine"):
        TimeWeighted(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="needs a number, not None"):
        tally.observe(None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="needs a finite number, not inf"):
        tally.observe(math.inf)
    assert (measured.value, tally.count) == (0, 0)


def test_monitors_say_what_they_have_measured() -> None:
    engine = Engine(unit="minutes")
    desk = Resource(engine, name="desk")
    measured = desk.monitor()
    engine.process(visitor(engine, desk, 0, 5))
    engine.run(until=10)
    assert repr(measured).splitlines() == [
        "<colead.ResourceMonitor 10 minutes>",
        "utilisation 0.5, mean queue 0 (at most 0), mean wait 0 minutes of 1 served",
    ]
    assert "<td" in measured._repr_html_()
    assert repr(measured.in_use) == "<colead.TimeWeighted 0 now, mean 0.5 over 10 minutes>"
    assert repr(measured.use) == "<colead.Tally 1 observations, mean 5>"
    assert repr(desk) == "<colead.Resource 'desk': 0 of 1 in use, 0 waiting>"


@pytest.mark.parametrize("name", colead.engine.__all__)
def test_every_name_shows_an_example(name: str) -> None:
    assert "Example:\n" in getattr(colead.engine, name).__doc__


@pytest.mark.parametrize(
    "module", [conditions, containers, interrupts, monitors, preemption, schedules, stores, waiting, _engine]
)
def test_examples_give_what_they_say(module: Any) -> None:
    names = {name: getattr(colead.engine, name) for name in colead.engine.__all__}
    found = doctest.testmod(module, extraglobs=names)
    assert found.attempted > 0
    assert found.failed == 0
