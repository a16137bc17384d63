# SPDX-License-Identifier: Apache-2.0
"""M/M/1 as generator processes: the mean wait in the queue beside the exact one, load / (1 - load) mean services.

python examples/python/mm_1.py [customers]
"""

from __future__ import annotations

import random
import statistics
import sys
from collections.abc import Generator
from math import sqrt

from colead.engine import Engine, Event, Resource

LOAD = 0.8  # arrivals per mean service of one hour
BATCHES = 20

Life = Generator[Event, object, None]


def customer(engine: Engine, server: Resource, service: float, waits: list[float]) -> Life:
    arrived = engine.now
    with server.request() as turn:
        yield turn
        waits.append(engine.now - arrived)
        yield engine.timeout(service)


def source(engine: Engine, server: Resource, customers: int, waits: list[float]) -> Life:
    luck = random.Random(1)
    for _ in range(customers):
        yield engine.timeout(luck.expovariate(LOAD))
        engine.process(customer(engine, server, luck.expovariate(1), waits))


def simulate(customers: int) -> list[float]:
    """Hours that each customer waited, in the order of service."""
    engine = Engine(unit="hours")
    waits: list[float] = []
    engine.process(source(engine, Resource(engine), customers, waits))
    engine.run()
    return waits


def main(customers: int = 200_000) -> None:
    waits = simulate(customers)[customers // 10 :]  # without the start, when the queue is still short
    size = len(waits) // BATCHES
    means = [statistics.fmean(waits[k * size : (k + 1) * size]) for k in range(BATCHES)]
    mean, error = statistics.fmean(means), statistics.stdev(means) / sqrt(BATCHES)
    exact = LOAD / (1 - LOAD)
    print(f"mean wait {mean:.3f} h, standard error {error:.3f} h; exact {exact:.3f} h")
    if abs(mean - exact) > 4 * error:
        sys.exit("the mean wait is off by more than four standard errors")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
