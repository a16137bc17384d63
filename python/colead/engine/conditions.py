# SPDX-License-Identifier: Apache-2.0
"""Conditions by the names that SimPy has for them."""

from __future__ import annotations

from collections.abc import Iterable

from colead._engine import Condition, Engine, Event


def AnyOf(engine: Engine, events: Iterable[Event]) -> Condition:  # noqa: N802 - the name of the field
    """The same as `engine.any_of(events)`."""
    return engine.any_of(events)


def AllOf(engine: Engine, events: Iterable[Event]) -> Condition:  # noqa: N802 - the name of the field
    """The same as `engine.all_of(events)`."""
    return engine.all_of(events)
