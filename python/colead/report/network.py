# SPDX-License-Identifier: Apache-2.0
"""The network over time, of one replication under two strategies, small enough to travel inside a page."""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypedDict

import numpy as np
import numpy.typing as npt

from colead.plots.style import SERIES
from colead.report.blocks import Cell, Table
from colead.report.layout import Post, positions
from colead.words import titles

NO_TIE = 255
STEPS = 200  # trust is kept in half per cent


@dataclass(frozen=True)
class RunNetwork:
    """One run: for each week its ties between posts and the mean trust of the two directions, in [0, 1]."""

    strategy: str
    snapshots: Sequence[Mapping[tuple[int, int], float]]
    title: str = ""

    @property
    def name(self) -> str:
        """What its strategy is called."""
        return self.title or titles.plain(self.strategy)


class PlayedPost(TypedDict):
    """A post: its place, the index of its profession, its name."""

    x: float
    y: float
    p: int
    name: str


class PlayedProfession(TypedDict):
    """A profession and its colour."""

    name: str
    colour: str


class PlayedRun(TypedDict):
    """A run: ties as indices of two posts each, and for each week their trust as a byte in base64."""

    name: str
    alt: str
    ties: list[int]
    frames: list[str]


class NetworkData(TypedDict):
    """What the script of the page reads; trust: that of the thinnest and of the thickest line."""

    trust: list[int]
    weeks: list[float]
    professions: list[PlayedProfession]
    people: list[PlayedPost]
    runs: list[PlayedRun]


@dataclass(frozen=True)
class NetworkBlock:
    """What the page's player shows."""

    kind: ClassVar[str] = "network"
    title: str
    subtitle: str
    caption: str
    data: NetworkData
    table: Table


@dataclass(frozen=True)
class NetworkStory:
    """Posts and their ties in the same weeks of several runs. Ties are keyed (lower index, higher index)."""

    posts: Sequence[Post]
    weeks: Sequence[float]
    runs: Sequence[RunNetwork]
    replication: int

    @property
    def professions(self) -> list[str]:
        return list(dict.fromkeys(post.profession for post in self.posts))

    def block(self) -> NetworkBlock:
        names = [run.name for run in self.runs]
        return NetworkBlock(
            title=f"Ties between {' and '.join(titles.plural(one.replace('_', ' ')) for one in self.professions)}",
            subtitle=f"Run {self.replication + 1} of each: {' and '.join(names)}, with the same luck.",
            caption=f"{self._ends()} A tie's trust is the mean of both directions. Units stand together, and no dot "
            "moves.",
            data=self._data(),
            table=self._table(),
        )

    def _ends(self) -> str:
        last = {run.name: self._across(run.snapshots[-1]) for run in self.runs}
        listed = "; ".join(f"{name}: {ties:,} ties, mean trust {trust:.3f}" for name, (ties, trust) in last.items())
        return f"Between professions in week {self.weeks[-1]:.0f}: {listed}."

    def _data(self) -> NetworkData:
        professions = self.professions
        at = positions(self.posts, self.runs[0].snapshots[0].keys())
        people: list[PlayedPost] = [
            {
                "x": round(float(x), 3),
                "y": round(float(y), 3),
                "p": professions.index(post.profession),
                "name": _name(post),
            }
            for post, (x, y) in zip(self.posts, at, strict=True)
        ]
        return {
            "trust": self._usual_trust(),
            "weeks": [round(week, 1) for week in self.weeks],
            "professions": [
                {"name": titles.plural(titles.plain(one)), "colour": SERIES[index % len(SERIES)]}
                for index, one in enumerate(professions)
            ],
            "people": people,
            "runs": [self._run(run) for run in self.runs],
        }

    def _usual_trust(self) -> list[int]:
        """Thinnest and thickest line: the middle 90 % of ties between professions, at any time in any run."""
        seen = [
            trust
            for run in self.runs
            for snapshot in run.snapshots
            for (a, b), trust in snapshot.items()
            if self.posts[a].profession != self.posts[b].profession
        ]
        low, high = np.quantile(seen, [0.05, 0.95]) if seen else (0.0, 1.0)
        return [round(STEPS * low), round(STEPS * high)]

    def _run(self, run: RunNetwork) -> PlayedRun:
        ties = sorted({tie for snapshot in run.snapshots for tie in snapshot})
        row = {tie: index for index, tie in enumerate(ties)}
        frames: npt.NDArray[np.uint8] = np.full((len(run.snapshots), len(ties)), NO_TIE, dtype=np.uint8)
        for week, snapshot in enumerate(run.snapshots):
            for tie, trust in snapshot.items():
                frames[week, row[tie]] = round(STEPS * trust)
        first, last = (self._across(run.snapshots[week]) for week in (0, -1))
        return {
            "name": run.name,
            "alt": f"Network under {run.name}: {first[0]} ties between professions in the first "
            f"week shown with a mean trust of {first[1]:.2f}, {last[0]} in the last with {last[1]:.2f}.",
            "ties": [index for tie in ties for index in tie],
            "frames": [base64.b64encode(frame.tobytes()).decode("ascii") for frame in frames],
        }

    def _across(self, snapshot: Mapping[tuple[int, int], float]) -> tuple[int, float]:
        """Ties between professions: how many, and their mean trust."""
        trust = [value for (a, b), value in snapshot.items() if self.posts[a].profession != self.posts[b].profession]
        return len(trust), sum(trust) / len(trust) if trust else math.nan

    def _table(self) -> Table:
        rows: list[list[Cell]] = []
        for run in self.runs:
            for week, snapshot in zip(self.weeks, run.snapshots, strict=True):
                count, mean = self._across(snapshot)
                rows.append([run.name, f"{week:.1f}", len(snapshot), count, f"{mean:.3f}"])
        headers = ["Strategy", "Week", "Ties", "Ties between professions", "Their mean trust"]
        return Table("Ties and trust by week", headers, rows, numeric=frozenset({1, 2, 3, 4}))


def _name(post: Post) -> str:
    return f"{titles.plain(post.profession)}, {post.unit}"
