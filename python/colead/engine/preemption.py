# SPDX-License-Identifier: Apache-2.0
"""Places that somebody more urgent may take away from whoever holds them."""

from __future__ import annotations

from dataclasses import dataclass

from colead._engine import Engine, Event, PriorityResource, Process, Request
from colead.engine.schedules import Schedule

ROOM = 64  # holders that may be remembered beyond those there are


@dataclass(frozen=True, slots=True)
class Preempted:
    """The `cause` of the Interrupt that a process meets when its place is taken away.

    Fields:
        by: the process that took it; None where it was asked for outside of any.
        usage_since: when the place was granted, in the engine's unit.
        resource: whose place it was.

    Example:
        >>> engine = Engine()
        >>> desk = PreemptiveResource(engine)
        >>> def usual():
        ...     with desk.request(priority=2) as turn:
        ...         try:
        ...             yield turn
        ...             yield engine.timeout(10)
        ...         except Interrupt as met:
        ...             print(engine.now, met.cause.usage_since, met.cause.resource is desk)
        >>> process = engine.process(usual())
        >>> engine.run(until=4)
        >>> urgent = desk.request(priority=1)
        >>> engine.run()
        4.0 0.0 True
    """

    by: Process | None
    usage_since: float | None
    resource: PreemptiveResource


@dataclass(slots=True)
class _Holder:
    process: Process | None
    asked: int
    preempts: bool
    since: float | None = None


class PreemptiveResource(PriorityResource):
    """A resource whose places go to the most urgent: a request of a lower number takes the place of the least urgent
    holder, whose process is interrupted with a `Preempted`.

    While more hold places than there are, since the capacity went down, nobody takes one away: it would be one that is
    to go.

    Parameters:
        engine: whose clock it lives by.
        capacity: how many may hold it at a time, a whole number from 1 on, or a Schedule of it.
        name: what messages call it.

    Raises:
        TypeError, ValueError: for others.

    Example:
        >>> engine = Engine()
        >>> desk = PreemptiveResource(engine)
        >>> usual, urgent = desk.request(priority=2), desk.request(priority=1)
        >>> engine.run()
        >>> desk.users == (urgent,)
        True
    """

    def __init__(self, engine: Engine, capacity: int | Schedule = 1, *, name: str | None = None) -> None:
        super().__init__(engine, capacity, name=name)
        self._holders: dict[Request, _Holder] = {}
        self._asked = 0

    def request(self, priority: int = 0, preempt: bool = True) -> Request:
        """Ask for a place; with `preempt` that of a holder of a higher number, if none is free.

        Of equal holders the one who asked last loses it. Who waits first is tried again with each later request.

        Parameters:
            priority: lower numbers go first.
            preempt: whether it may take a place away.

        Returns:
            An event that happens when the place is granted.

        Raises:
            TypeError, ValueError: for a priority that is no whole number of 64 bits.
        """
        made = super().request(priority)
        self._asked += 1
        if len(self._holders) > 2 * (self.count + self.waiting) + ROOM:
            self._forget()
        holder = self._holders[made] = _Holder(self.engine.active_process, self._asked, preempt)
        if made.triggered:
            holder.since = self.engine.now
        else:
            made.callbacks.append(self._granted)
        if self.waiting and 0 < self.count == self.capacity:
            first = self.queue[0]  # may have lost, to who asks now, the place that it has just taken away
            if self._holders[first].preempts:
                self._evict_for(first)
        return made

    def release(self, request: Request, /) -> Event:
        """Give back what a request holds.

        Parameters:
            request: one of this resource that holds a place.

        Returns:
            An event that has happened already.

        Raises:
            ValueError: for a request of another resource.
            RuntimeError: for one that holds nothing.
        """
        self._holders.pop(request, None)
        return super().release(request)

    def usage_since(self, request: Request) -> float | None:
        """When a holder got its place.

        Parameters:
            request: one of this resource.

        Returns:
            The time in the engine's unit; None for a request that holds nothing.
        """
        holder = self._holders.get(request)
        if holder is None or request not in self.users:
            return None
        return self.engine.now if holder.since is None else holder.since  # granted at this instant, not yet told

    def _granted(self, request: Event) -> None:
        assert isinstance(request, Request)
        if request in self._holders:
            self._holders[request].since = self.engine.now

    def _forget(self) -> None:
        """Whoever gave the place back at the end of a block."""
        there = {*self.users, *self.queue}
        self._holders = {one: held for one, held in self._holders.items() if one in there}

    def _evict_for(self, request: Request) -> None:
        loser = max(self.users, key=lambda user: (user.priority, self._holders[user].asked))
        if loser.priority <= request.priority:
            return
        lost, own, since = self._holders[loser], self._holders[request], self.usage_since(loser)
        self.release(loser)
        if lost.process is not None and lost.process.is_alive:
            lost.process.interrupt(Preempted(own.process, since, self))
