# SPDX-License-Identifier: Apache-2.0
"""Forms of a question in which numbers of the scenario vary: within their ranges, or as parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

from colead import _core
from colead.base.checks import about, names_of, whole
from colead.base.errors import ModelError
from colead.base.known_names import known_or_raise, require_known
from colead.base.text import exact
from colead.experiments.axis_text import axis_text
from colead.experiments.fitted_worlds import FittedWorlds
from colead.experiments.forms import Form, HowOften, Judged, Named, Sides, strategies_of
from colead.experiments.ranges import Ranges
from colead.statistics.designs import Axes, Design, Parameter, parameters_of
from colead.statistics.sensitivity import Method as OneByOne

if TYPE_CHECKING:
    import optuna

Direction = Literal["minimise", "maximise"]
FEWEST_WORLDS, MOST_WORLDS = 20, 10**6
Method = OneByOne | Literal["groups"]
USUAL_SAMPLES: Mapping[Method, int] = {"morris": 10, "sobol": 64, "groups": 4}


@dataclass(frozen=True, slots=True)
class InRanges(Form):
    """Numbers vary within their ranges: every world asks for runs, so that one of each strategy is usual."""

    takes: ClassVar[frozenset[str]] = frozenset({"metric"})
    replications: ClassVar[HowOften] = HowOften(1, 1, 10**6)


@dataclass(frozen=True, slots=True)
class Worlds(InRanges):
    """In so many plausible worlds, drawn from ranges; `fitted` ones in their place where they are given."""

    count: int
    ranges: Ranges
    fitted: FittedWorlds | None = None

    command: ClassVar[str] = "stress"
    label: ClassVar[str] = "stress"
    noun: ClassVar[str] = "a stress test"

    def __post_init__(self) -> None:
        with about("worlds"):
            whole("worlds", self.count, FEWEST_WORLDS, MOST_WORLDS)

    def words(self) -> list[str]:
        source = [] if self.fitted is None else ["--worlds-from", self.fitted.file]
        return ["--worlds", str(self.count), *source, *self.ranges.words()]


@dataclass(frozen=True, slots=True)
class Screen(InRanges):
    """Which numbers with ranges one strategy's gain hangs on. samples: trajectories (morris, and groups in each of two
    rounds), or points (sobol)."""

    method: Method
    samples: int
    ranges: Ranges

    command: ClassVar[str] = "screen"
    label: ClassVar[str] = "screening"
    noun: ClassVar[str] = "a screening"
    always_named: ClassVar[bool] = True

    @classmethod
    def of(cls, method: Method, samples: int | None, ranges: Ranges) -> Screen:
        with about("method"):
            if method not in USUAL_SAMPLES:
                raise ValueError(f"method must be 'morris', 'sobol' or 'groups', not {method!r:.40}")
        with about("samples"):
            count = whole("samples", USUAL_SAMPLES[method] if samples is None else samples, 2, 10**6)
        return cls(method, count, ranges)

    def words(self) -> list[str]:
        return ["--method", self.method, "--samples", str(self.samples), *self.ranges.words()]


@dataclass(frozen=True, slots=True)
class Space(Form):
    """Metrics at points of a parameter space."""

    parameters: tuple[Parameter, ...]
    design: Design
    points: int | None
    levels: int
    metrics: tuple[str, ...]

    command: ClassVar[str] = "sweep"
    label: ClassVar[str] = "sweeping"
    noun: ClassVar[str] = "a sweep"
    takes: ClassVar[frozenset[str]] = frozenset()
    replications: ClassVar[HowOften] = HowOften(4, 1, 10**6)
    judged: ClassVar[Judged] = "none"
    always_named: ClassVar[bool] = True

    @classmethod
    def of(cls, axes: Axes, design: Design, points: int | None, levels: int, metrics: Iterable[str]) -> Space:
        with about("design"):
            known_or_raise("design", str(design), get_args(Design))
        with about("levels"):
            count = whole("levels", levels, 2, 10**4)
        return cls(axes_of(axes), design, points, count, names_of("metrics", metrics) or ())

    def sides(self, scenario: _core.Scenario, named: Named) -> Sides:
        """Those that are run, which need no baseline among them; by default the baseline alone."""
        wanted = strategies_of(scenario, [scenario.baseline] if named.strategies is None else named.strategies)
        with about("strategies"):
            if not wanted:
                raise ModelError("there is no strategy to run")
        return Sides(scenario.baseline, wanted)

    def words(self) -> list[str]:
        words = _varied_words(self.parameters)
        words += ["--design", self.design, "--levels", str(self.levels)]
        words += [] if self.points is None else ["--points", str(self.points)]
        return words + [word for metric in self.metrics for word in ("--metric", metric)]


@dataclass(frozen=True, slots=True)
class Search(Form):
    """The values of parameters that serve one strategy best: in itself, or against another, which None leaves out."""

    parameters: tuple[Parameter, ...]
    against: str | None
    direction: Direction | None
    hours_at_most: float | None
    trials: int
    sampler: optuna.samplers.BaseSampler | None = None

    command: ClassVar[str] = "optimise"
    label: ClassVar[str] = "optimising"
    noun: ClassVar[str] = "an optimisation"
    takes: ClassVar[frozenset[str]] = frozenset({"metric"})
    replications: ClassVar[HowOften] = HowOften(8, 1, 10**6)
    judged: ClassVar[Judged] = "any"
    always_named: ClassVar[bool] = True

    def __post_init__(self) -> None:
        with about("trials"):
            whole("trials", self.trials, 1, 10**6)
        with about("direction"):
            if self.direction not in (None, "minimise", "maximise"):
                raise ValueError(f"direction must be 'minimise' or 'maximise', not {self.direction!r:.40}")

    def sides(self, scenario: _core.Scenario, named: Named) -> Sides:
        """The strategy, and the other: that from which hours are counted is the baseline where none is named."""
        (strategy,) = named.strategies or ()
        for option, name in (("strategy", strategy), ("against", self.against)):
            with about(option):
                require_known("strategy", [] if name is None else [name], scenario.strategies)
        return Sides(self.against or scenario.baseline, (strategy,))

    def words(self) -> list[str]:
        """ValueError where points come from a sampler of one's own, which no command has."""
        if self.sampler is not None:
            raise ValueError("no command has a sampler of one's own")
        words = _varied_words(self.parameters)
        words += [] if self.against is None else ["--against", self.against]
        words += [] if self.direction is None else ["--direction", self.direction]
        words += [] if self.hours_at_most is None else ["--hours-at-most", exact(self.hours_at_most)]
        return [*words, "--trials", str(self.trials)]


def _varied_words(parameters: Iterable[Parameter]) -> list[str]:
    return [word for one in parameters for word in ("--vary", axis_text(one))]


def axes_of(axes: Axes) -> tuple[Parameter, ...]:
    """Parameters as a sweep or a search takes them; TypeError or ValueError names the path."""
    with about("parameters"):
        return parameters_of(axes)
