# SPDX-License-Identifier: Apache-2.0
"""Three well-known models, the same source text for our engine and for SimPy: do they agree, and what do they cost?

Customers of a bank who lose patience, a filling station whose tank runs low, and a machine shop with one repairer: the
situations of SimPy's examples, with their numbers.

python benchmarks/simpy_classics.py [repetitions]
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

SEED = 42
Told = list[float]  # what a model tells, in the order in which it happens


def bank(env: Any, kit: Any, customers: int = 4_000) -> Told:
    """A counter, arrivals every 10 minutes, service of 12, patience of 1 to 3. Told: when each left, served or not."""
    luck, counter, told = random.Random(SEED), kit.Resource(env, capacity=1), []

    def customer(number: int) -> Iterator[Any]:
        with counter.request() as turn:
            outcome = yield turn | env.timeout(luck.uniform(1, 3))
            if turn in outcome:
                yield env.timeout(luck.expovariate(1 / 12))
            told.extend((number, turn in outcome, env.now))

    def source() -> Iterator[Any]:
        for number in range(customers):
            env.process(customer(number))
            yield env.timeout(luck.expovariate(1 / 10))

    env.process(source())
    env.run()
    return told


def filling_station(env: Any, kit: Any, hours: int = 200) -> Told:
    """Two pumps, a tank of 200 litres that a lorry fills 300 s after it is below a quarter, a car each 30 to 300 s:
    which car, and how long it took; each filling of the tank as car -1, and how much of it."""
    luck, pumps, told = random.Random(SEED), kit.Resource(env, capacity=2), []
    tank = kit.Container(env, 200, init=200)

    def car(number: int) -> Iterator[Any]:
        wanted, begun = 50 - luck.randint(5, 25), env.now
        with pumps.request() as turn:
            yield turn
            yield tank.get(wanted)
            yield env.timeout(wanted / 2)
        told.extend((number, env.now - begun))

    def lorry() -> Iterator[Any]:
        yield env.timeout(300)
        missing = tank.capacity - tank.level
        yield tank.put(missing)
        told.extend((-1, missing))

    def watch() -> Iterator[Any]:
        while True:
            if tank.level / tank.capacity < 0.25:
                yield env.process(lorry())
            yield env.timeout(10)

    def source() -> Iterator[Any]:
        number = 0
        while True:
            yield env.timeout(luck.randint(30, 300))
            env.process(car(number))
            number += 1

    env.process(watch())
    env.process(source())
    env.run(until=hours * 3600)
    return told


class Machine:
    """It makes parts, breaks, and takes the repairer away from other work."""

    def __init__(self, env: Any, kit: Any, luck: random.Random, repairer: Any) -> None:
        self.env, self.kit, self.luck = env, kit, luck
        self.parts, self.broken = 0, False
        self.process = env.process(self.working(repairer))
        env.process(self.breaking())

    def working(self, repairer: Any) -> Iterator[Any]:
        while True:
            left = self.luck.normalvariate(10, 2)
            while left:
                start = self.env.now
                try:
                    yield self.env.timeout(max(left, 0.0))
                    left = 0
                except self.kit.Interrupt:
                    self.broken = True
                    left -= self.env.now - start
                    with repairer.request(priority=1) as turn:
                        yield turn
                        yield self.env.timeout(30)
                    self.broken = False
            self.parts += 1

    def breaking(self) -> Iterator[Any]:
        while True:
            yield self.env.timeout(self.luck.expovariate(1 / 300))
            if not self.broken:
                self.process.interrupt()


def machine_shop(env: Any, kit: Any, weeks: int = 4) -> Told:
    """Ten machines, parts of 10 minutes, a breakdown each 300, repairs of 30, other jobs of 30. Told: parts of each."""
    luck, repairer = random.Random(SEED), kit.PreemptiveResource(env, capacity=1)
    machines = [Machine(env, kit, luck, repairer) for _ in range(10)]

    def other_jobs() -> Iterator[Any]:
        while True:
            left = 30.0
            while left:
                with repairer.request(priority=2) as turn:
                    yield turn
                    start = env.now
                    try:
                        yield env.timeout(left)
                        left = 0
                    except kit.Interrupt:
                        left -= env.now - start

    env.process(other_jobs())
    env.run(until=weeks * 7 * 24 * 60)
    return [float(machine.parts) for machine in machines]


Classic = Callable[..., Told]
CLASSICS: tuple[Classic, ...] = (bank, filling_station, machine_shop)


def environment(kit: ModuleType) -> Any:
    return kit.Environment() if hasattr(kit, "Environment") else kit.Engine(unit="minutes")


def seconds(model: Classic, kit: ModuleType) -> tuple[float, Told]:
    """Processor time, and what the model told."""
    env, begun = environment(kit), time.process_time()
    told = model(env, kit)
    return time.process_time() - begun, told


def rows(repetitions: int = 7) -> Iterator[str]:
    """A line for each model: whether both tell the same, and how much faster ours is, with its spread."""
    import simpy

    from colead import engine

    for model in CLASSICS:
        ratios = []
        for _ in range(repetitions):
            ours, told = seconds(model, engine)
            theirs, expected = seconds(model, simpy)
            ratios.append(theirs / ours)
        apart = max(abs(a - b) for a, b in zip(told, expected, strict=True))
        spread = f"{statistics.median(ratios):4.1f} times SimPy's speed [{min(ratios):.1f}, {max(ratios):.1f}]"
        yield f"{model.__name__:<16} {len(told):6} numbers, at most {apart:.1e} apart; {spread}"


if __name__ == "__main__":
    print(*rows(*map(int, sys.argv[1:])), sep="\n")
