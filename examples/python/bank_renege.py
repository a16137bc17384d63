# SPDX-License-Identifier: Apache-2.0
"""A bank with one counter and customers who lose patience, as processes on the engine.

The scenario of SimPy's well-known example: what stands here as `engine` is called `env` there.

    python examples/python/bank_renege.py
"""

from __future__ import annotations

import random
from collections.abc import Generator

from colead.engine import Engine, Event, Resource

SEED = 42
CUSTOMERS = 8
BETWEEN_ARRIVALS = 10.0  # minutes, mean
SERVICE = 12.0  # minutes, mean
PATIENCE = (1.0, 3.0)  # minutes, least and most

Life = Generator[Event, dict[Event, object], None]


def source(engine: Engine, counter: Resource, luck: random.Random) -> Life:
    """Customers come at random."""
    for number in range(CUSTOMERS):
        engine.process(customer(engine, f"customer {number}", counter, luck))
        yield engine.timeout(luck.expovariate(1 / BETWEEN_ARRIVALS))


def customer(engine: Engine, name: str, counter: Resource, luck: random.Random) -> Life:
    """Comes, waits as long as patience lasts, is served or leaves."""
    arrived = engine.now
    print(f"{arrived:8.4f} {name}: here I am")
    with counter.request() as turn:
        outcome = yield turn | engine.timeout(luck.uniform(*PATIENCE))
        waited = engine.now - arrived
        if turn not in outcome:
            print(f"{engine.now:8.4f} {name}: left after {waited:.3f} minutes")
            return
        print(f"{engine.now:8.4f} {name}: waited {waited:.3f} minutes")
        yield engine.timeout(luck.expovariate(1 / SERVICE))
        print(f"{engine.now:8.4f} {name}: finished")


def main() -> None:
    engine = Engine(unit="minutes")
    counter = Resource(engine, capacity=1)
    engine.process(source(engine, counter, random.Random(SEED)))
    engine.run()


if __name__ == "__main__":
    main()
