# SPDX-License-Identifier: Apache-2.0
"""The engine alone, for models of one's own: a clock, scheduled callables, and generators as processes.

>>> from colead.engine import Engine, Resource
>>> engine = Engine(unit="minutes")
>>> desk = Resource(engine)
>>> def visitor(name, stay):
...     with desk.request() as turn:
...         yield turn
...         yield engine.timeout(stay)
...     print(f"{engine.now:g} min: {name} leaves")
>>> for name in ("Ada", "Ben"):
...     handle = engine.process(visitor(name, 5))
>>> engine.run()
5 min: Ada leaves
10 min: Ben leaves
"""

from __future__ import annotations

from colead._engine import (
    Call,
    Condition,
    Engine,
    Event,
    PriorityResource,
    Process,
    Request,
    Resource,
    Tally,
    Timeout,
    TimeWeighted,
)
from colead.engine.conditions import AllOf, AnyOf
from colead.engine.containers import Container
from colead.engine.interrupts import Interrupt
from colead.engine.monitors import ResourceMonitor
from colead.engine.preemption import Preempted, PreemptiveResource
from colead.engine.schedules import Schedule
from colead.engine.stores import FilterStore, PriorityItem, PriorityStore, Store
from colead.engine.waiting import DeadlockError, Waiting

__all__ = [
    "AllOf",
    "AnyOf",
    "Call",
    "Condition",
    "Container",
    "DeadlockError",
    "Engine",
    "Event",
    "FilterStore",
    "Interrupt",
    "Preempted",
    "PreemptiveResource",
    "PriorityItem",
    "PriorityResource",
    "PriorityStore",
    "Process",
    "Request",
    "Resource",
    "ResourceMonitor",
    "Schedule",
    "Store",
    "Tally",
    "TimeWeighted",
    "Timeout",
    "Waiting",
]
