# SPDX-License-Identifier: Apache-2.0
"""Places that may be taken away; SimPy's machine shop gives SimPy's numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
import simpy

from colead.engine import AllOf, AnyOf, Engine, Interrupt, Preempted, PreemptiveResource, PriorityItem, PriorityStore

WEEKS = 4
MACHINES = 10
MEAN, SIGMA, MTTF, REPAIR, JOB = 10.0, 2.0, 300.0, 30.0, 30.0
SIMULATED = WEEKS * 7 * 24 * 60


class Machine:
    """A machine of SimPy's example: it makes parts, breaks, and takes the repairer away from other work."""

    def __init__(self, env: Any, luck: random.Random, repairer: Any, interrupt: type[BaseException]) -> None:
        self.env, self.luck, self.interrupt = env, luck, interrupt
        self.parts, self.broken = 0, False
        self.process = env.process(self.working(repairer))
        env.process(self.breaking())

    def working(self, repairer: Any) -> Iterator[Any]:
        while True:
            left = self.luck.normalvariate(MEAN, SIGMA)
            while left:
                start = self.env.now
                try:
                    yield self.env.timeout(max(left, 0.0))
                    left = 0
                except self.interrupt:
                    self.broken = True
                    left -= self.env.now - start
                    with repairer.request(priority=1) as turn:
                        yield turn
                        yield self.env.timeout(REPAIR)
                    self.broken = False
            self.parts += 1

    def breaking(self) -> Iterator[Any]:
        while True:
            yield self.env.timeout(self.luck.expovariate(1 / MTTF))
            if not self.broken:
                self.process.interrupt()


def other_jobs(env: Any, repairer: Any, interrupt: type[BaseException]) -> Iterator[Any]:
    while True:
        left = JOB
        while left:
            with repairer.request(priority=2) as turn:
                yield turn
                start = env.now
                try:
                    yield env.timeout(left)
                    left = 0
                except interrupt:
                    left -= env.now - start


def shop(env: Any, repairer: Any, interrupt: type[BaseException]) -> list[int]:
    luck = random.Random(42)
    machines = [Machine(env, luck, repairer, interrupt) for _ in range(MACHINES)]
    env.process(other_jobs(env, repairer, interrupt))
    env.run(until=SIMULATED)
    return [machine.parts for machine in machines]


def test_the_machine_shop_makes_as_many_parts_as_in_simpy() -> None:
    environment = simpy.Environment()
    theirs = shop(environment, simpy.PreemptiveResource(environment, capacity=1), simpy.Interrupt)
    engine = Engine(unit="minutes")
    ours = shop(engine, PreemptiveResource(engine, capacity=1), Interrupt)
    assert ours == theirs
    assert min(ours) > 3000


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
