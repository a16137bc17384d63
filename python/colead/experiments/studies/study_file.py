# SPDX-License-Identifier: Apache-2.0
"""What a study file says: a question, what is run for it, and what would count for and against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from colead import _core

Direction = Literal["higher", "lower"]
Picture = Literal["differences", "means"]
FigureKey = tuple[str, str]  # metric, group


@dataclass(frozen=True)
class Variant:
    """One way to run the scenario. `title` goes on after "than": "with joint accountability", "as it is"."""

    name: str
    title: str
    strategy: str
    changes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Levels:
    """What every variant is run at: at each level all `paths` have one value, or `times` what they have."""

    title: str
    paths: tuple[str, ...]
    values: tuple[float, ...]
    times: bool


@dataclass(frozen=True)
class Claim:
    """A statement that the runs can prove wrong: the metric is higher, or lower, in a variant than in another or than a
    number, by at least `matters`. With levels: `at` one of them, or in how far it grows from `since` to `at`.

    matters is the smallest difference that matters, in the unit of the metric; None: that of the scenario.
    """

    metric: str
    group: str
    variant: str
    than: str | float | None
    direction: Direction
    at: float | None = None
    since: float | None = None
    matters: float | None = None

    @property
    def figure(self) -> FigureKey:
        return self.metric, self.group

    @property
    def sign(self) -> float:
        return 1.0 if self.direction == "higher" else -1.0


@dataclass(frozen=True)
class Worlds:
    """Plausible worlds in which the direction of the claims is tried: how many, with how many runs each, and in which
    share of them it has to hold. `only`: beginnings of the paths that vary; none: all that have a written range."""

    count: int
    replications: int
    share: float
    only: tuple[str, ...]


@dataclass(frozen=True)
class StudyFile:
    """A study as it is written. `scenario` is the one named there with the changes that all variants share; `also` is
    told beside the claims, `shown` is what the picture is of."""

    file: str
    scenario_file: str
    name: str
    title: str
    question: str
    hypothesis: str
    design: str
    limits: str
    scenario: _core.Scenario = field(compare=False, repr=False)
    changes: Mapping[str, Any]
    variants: tuple[Variant, ...]
    levels: Levels | None
    replications: int
    seed: int
    equal_hours: bool
    claims: tuple[Claim, ...]
    also: tuple[FigureKey, ...]
    shown: tuple[FigureKey, ...]
    picture: Picture
    worlds: Worlds | None

    @property
    def figures(self) -> tuple[FigureKey, ...]:
        """What is looked at: the claims' first."""
        return tuple(dict.fromkeys([*(claim.figure for claim in self.claims), *self.shown, *self.also]))

    @property
    def pictured(self) -> tuple[FigureKey, ...]:
        """What the picture is of; where nothing is said, of what the claims are about."""
        return self.shown or tuple(dict.fromkeys(claim.figure for claim in self.claims))

    @property
    def places(self) -> tuple[float | None, ...]:
        """The levels; without any the one place there is."""
        return (None,) if self.levels is None else self.levels.values

    def variant(self, name: str) -> Variant:
        return next(one for one in self.variants if one.name == name)
