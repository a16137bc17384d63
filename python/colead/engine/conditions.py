# SPDX-License-Identifier: Apache-2.0
"""Conditions by the names that SimPy has for them."""

from __future__ import annotations

from collections.abc import Iterable

from colead._engine import Condition, Engine, Event


def AnyOf(engine: Engine, events: Iterable[Event]) -> Condition:  # noqa: N802 - the name of the field
    """The same as `engine.any_of(events)`.

    Parameters:
        engine: whose events they are.
        events: any number of them.

    Returns:
        An event that happens with the first of them, whose value is `{event: value}` of those that have happened.

    Raises:
        TypeError, ValueError: for what is no event of this engine.

    Example:
        >>> engine = Engine()
        >>> waited = AnyOf(engine, [engine.timeout(1, value=1), engine.timeout(2, value=2)])
        >>> list(engine.run(until=waited).values())
        [1]
    """
    return engine.any_of(events)


def AllOf(engine: Engine, events: Iterable[Event]) -> Condition:  # noqa: N802 - the name of the field
    """The same as `engine.all_of(events)`.

    Parameters:
        engine: whose events they are.
        events: any number of them.

    Returns:
        An event that happens with the last of them, whose value is `{event: value}` of those that have happened.

    Raises:
        TypeError, ValueError: for what is no event of this engine.

    Example:
        >>> engine = Engine()
        >>> waited = AllOf(engine, [engine.timeout(1, value=1), engine.timeout(2, value=2)])
        >>> list(engine.run(until=waited).values())
        [1, 2]
    """
    return engine.all_of(events)
