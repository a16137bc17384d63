# SPDX-License-Identifier: Apache-2.0
"""Who waits for what: to be asked at any time, and said where a run cannot go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from colead._engine import Condition, Event, Process, Request, Resource, Timeout
from colead.base.shown import ShownError, ShownFields, Told, as_text
from colead.engine.exchange import Wish

SHOWN = 10  # processes in a message
SHOWN_HOLDERS = 3
SHOWN_PARTS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Waiting(ShownFields):
    """One process that waits: `str()` of it is a sentence.

    Fields:
        name: of the process, that of its generator function.
        what: for what it waits, in words, as things stood when it was asked.
        since: from when on, in the engine's unit.
        process: itself; None in what came out of a branch.
        event: the event it waits for; None in what came out of a branch.

    Example:
        >>> engine = Engine()
        >>> desk = Resource(engine, name="desk")
        >>> def visitor():
        ...     yield desk.request()
        >>> first, second = engine.process(visitor()), engine.process(visitor())
        >>> engine.run()
        >>> print(*engine.waiting)
        'visitor' waits since time 0 for a place of Resource 'desk' (1 of 1 in use, held by 'visitor')
    """

    name: str
    what: str
    since: float
    process: Process | None = None
    event: Event | None = None

    def __str__(self) -> str:
        return f"{self.name!r} waits since time {self.since:g} for {self.what}"

    def __reduce__(self) -> tuple[object, ...]:
        return Waiting, (self.name, self.what, self.since)


class DeadlockError(ShownError, RuntimeError):
    """`engine.run(until=event)`: nothing is left to happen, and the event has not.

    Fields:
        waiting: every process that waits, with what for and since when.

    Example:
        >>> engine = Engine()
        >>> try:
        ...     engine.run(until=engine.event())
        ... except DeadlockError as error:
        ...     print(error)
        nothing is left to happen, and an Event to be triggered has not happened; no process waits
    """

    def __init__(self, message: str, waiting: Sequence[Waiting] = ()) -> None:
        super().__init__(message)
        self.waiting = tuple(waiting)

    def __reduce__(self) -> tuple[object, ...]:
        return DeadlockError, (str(self), self.waiting)


def waits(rows: Iterable[tuple[Process, Event, float]]) -> tuple[Waiting, ...]:
    """What the compiled engine tells, in words."""
    return tuple(Waiting(process.name, in_words(event), since, process, event) for process, event, since in rows)


def deadlock(event: Event) -> DeadlockError:
    """The error that says why an event cannot happen any more."""
    waiting = event.engine.waiting
    lines = [f"nothing is left to happen, and {in_words(event)} has not happened"]
    lines[0] += "; these wait:" if waiting else "; no process waits"
    lines += [f"  {one}" for one in waiting[:SHOWN]]
    if len(waiting) > SHOWN:
        lines.append(f"  and {len(waiting) - SHOWN:,} more")
    return DeadlockError("\n".join(lines), waiting)


def in_words(event: Event) -> str:
    """What an event is, for who reads that somebody waits for it."""
    if isinstance(event, Request):
        return _of_request(event)
    if isinstance(event, Condition):
        return _of_condition(event)
    if isinstance(event, Process):
        return f"the end of process {event.name!r}"
    if isinstance(event, Wish):
        return event.in_words()
    if isinstance(event, Timeout):
        return "a timeout"
    kind = type(event).__name__
    return f"an {kind} to be triggered" if kind[0] in "AEIOU" else f"a {kind} to be triggered"


def resource_text(resource: Resource) -> str:
    """What a resource says when it is printed."""
    name = "" if resource.name is None else f"{resource.name!r}: "
    told = f"{name}{resource.count} of {resource.capacity} in use, {resource.waiting} waiting"
    return as_text(type(resource).__name__, Told(told))


def _of_request(request: Request) -> str:
    resource = request.resource
    kind = type(resource).__name__
    name = f"{kind} {resource.name!r}" if resource.name is not None else f"a {kind}"
    if request not in resource.queue:
        return f"a place of {name}"
    holders = [repr(one.process.name) if one.process else "no process" for one in resource.users]
    shown = ", ".join(holders[:SHOWN_HOLDERS])
    more = f" and {len(holders) - SHOWN_HOLDERS:,} more" if len(holders) > SHOWN_HOLDERS else ""
    held = f", held by {shown}{more}" if holders else ""
    return f"a place of {name} ({resource.count} of {resource.capacity} in use{held})"


def _of_condition(condition: Condition) -> str:
    parts = [in_words(one) for one in condition.events[:SHOWN_PARTS]]
    if len(condition.events) > SHOWN_PARTS:
        parts.append(f"{len(condition.events) - SHOWN_PARTS:,} more")
    word = " and " if condition.needed == len(condition.events) else " or "
    return f"({word.join(parts)})"
