# SPDX-License-Identifier: Apache-2.0
"""What is measured of a resource while it runs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from colead._engine import Tally, TimeWeighted
from colead.base.shown import Shown, Told, as_text, facts


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class ResourceMonitor(Shown):
    """Statistics of a resource from the moment on at which `resource.monitor()` was first asked for, or of `reset()`.

    Numbers over time are integrated exactly, not sampled: of a resource that begins and ends empty Little's law holds
    to the last microsecond, `queue.area == wait.total + reneged.total` and `in_use.area == use.total`.

    Fields:
        in_use: how many places are held, over time.
        queue: how many wait, over time.
        capacity: how many places there are, over time.
        wait: from asking to getting a place, of those who got one since.
        use: from getting a place to giving it back, or losing it, of those who did since.
        reneged: how long those had waited who left the queue without a place.

    Example:
        >>> engine = Engine(unit="minutes")
        >>> desk = Resource(engine)
        >>> measured = desk.monitor()
        >>> def visitor():
        ...     with desk.request() as turn:
        ...         yield turn
        ...         yield engine.timeout(5)
        >>> handles = [engine.process(visitor()) for _ in range(3)]
        >>> engine.run(until=20)
        >>> measured.utilisation, measured.queue.max, measured.wait.mean, measured.served
        (0.75, 2.0, 5.0, 3)
    """

    in_use: TimeWeighted
    queue: TimeWeighted
    capacity: TimeWeighted
    wait: Tally
    use: Tally
    reneged: Tally

    @property
    def utilisation(self) -> float:
        """Places held by places there were, over time: `in_use.area / capacity.area`, nan if there were none.

        Above 1 where places were still held after the capacity had gone down.
        """
        there = self.capacity.area
        return self.in_use.area / there if there > 0 else math.nan

    @property
    def served(self) -> int:
        """How many have got a place: `wait.count`."""
        return self.wait.count

    def reset(self) -> None:
        """Begin anew at this instant, as at the end of a warm-up: `engine.schedule(warm_up, monitor.reset)`.

        Who holds a place or waits goes on: a stay that began before counts in full when it ends.
        """
        for one in (self.in_use, self.queue, self.capacity, self.wait, self.use, self.reneged):
            one.reset()

    def as_dict(self) -> dict[str, float]:
        """The main figures by name, fit to be what a model of `cl.replicate` returns.

        Returns:
            in_use, queue (means over time), queue_max, utilisation, wait (mean), wait_max (in the engine's unit; nan if
            nobody was served), served, reneged (numbers).
        """
        return {
            "in_use": self.in_use.mean,
            "queue": self.queue.mean,
            "queue_max": self.queue.max,
            "utilisation": self.utilisation,
            "wait": self.wait.mean,
            "wait_max": self.wait.max,
            "served": self.served,
            "reneged": self.reneged.count,
        }

    def _told(self) -> Told:
        engine = self.in_use.engine
        head = f"{self.in_use.elapsed:g} {engine.unit}"
        answer = (
            f"utilisation {self.utilisation:.3g}, mean queue {self.queue.mean:.3g} (at most {self.queue.max:g}), "
            f"mean wait {self.wait.mean:.3g} {engine.unit} of {self.served:,} served"
        )
        return Told(head, answer, rows=facts(dict(self.as_dict())))


def time_weighted_text(measured: TimeWeighted) -> str:
    """What a value over time says when it is printed."""
    told = f"{measured.value:g} now, mean {measured.mean:.6g} over {measured.elapsed:g} {measured.engine.unit}"
    return as_text("TimeWeighted", Told(told))


def tally_text(tally: Tally) -> str:
    """What observations say when they are printed."""
    return as_text("Tally", Told(f"{tally.count:,} observations, mean {tally.mean:.6g}"))
