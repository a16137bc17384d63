# SPDX-License-Identifier: Apache-2.0
"""One M/M/1 queue at load 0.8 as processes on our engine, with its monitor and without, as the same processes in SimPy,
and as scheduled callables.

python benchmarks/mm_1.py [customers]
"""

from __future__ import annotations

import random
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from colead import engine as ours

LOAD = 0.8


def processes(env: Any, resource: Callable[[Any], Any], customers: int) -> None:
    """The same source text for both libraries."""
    luck = random.Random(1)
    server = resource(env)

    def customer() -> Iterator[Any]:
        with server.request() as turn:
            yield turn
            yield env.timeout(luck.expovariate(1.0))

    def source() -> Iterator[Any]:
        for _ in range(customers):
            yield env.timeout(luck.expovariate(LOAD))
            env.process(customer())

    env.process(source())
    env.run()


def monitored(environment: ours.Engine) -> ours.Resource:
    """A server that is measured."""
    server = ours.Resource(environment)
    server.monitor()
    return server


def callables(customers: int) -> None:
    """The same queue without generators: two scheduled calls a customer."""
    luck = random.Random(1)
    engine = ours.Engine()
    queue: deque[float] = deque()
    left = customers

    def arrive() -> None:
        nonlocal left
        left -= 1
        queue.append(engine.now)
        if len(queue) == 1:
            engine.schedule(luck.expovariate(1.0), depart)
        if left > 0:
            engine.schedule(luck.expovariate(LOAD), arrive)

    def depart() -> None:
        queue.popleft()
        if queue:
            engine.schedule(luck.expovariate(1.0), depart)

    engine.schedule(luck.expovariate(LOAD), arrive)
    engine.run()


def nanoseconds(work: Callable[[], None], customers: int) -> float:
    """Processor time a customer."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) / customers * 1e9


def measure(customers: int = 1_000_000) -> dict[str, float]:
    """Nanoseconds a customer for each way; SimPy's only if it is installed."""
    found = {
        "colead processes": nanoseconds(lambda: processes(ours.Engine(), ours.Resource, customers), customers),
        "colead, monitored": nanoseconds(lambda: processes(ours.Engine(), monitored, customers), customers),
        "colead callables": nanoseconds(lambda: callables(customers), customers),
    }
    try:
        import simpy
    except ImportError:
        return found
    found["SimPy"] = nanoseconds(lambda: processes(simpy.Environment(), simpy.Resource, customers), customers)
    return found


if __name__ == "__main__":
    for name, cost in measure(*map(int, sys.argv[1:])).items():
        print(f"{name:<20} {cost:10,.0f} ns a customer")
