# SPDX-License-Identifier: Apache-2.0
"""The forms that a question may take: what each of them alone asks, what is usual in it, and its command.

Those in which numbers of the scenario vary stand in `varying`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.checks import about, key_number, names_of
from colead.base.errors import ModelError
from colead.base.known_names import require_known
from colead.base.text import exact
from colead.experiments.bundles import interventions, largest_bundle

Luck = Literal["same", "redrawn"]
Judged = Literal["better", "any", "none"]


class Sides(NamedTuple):
    """Who is run."""

    baseline: str
    strategies: tuple[str, ...]


class HowOften(NamedTuple):
    """Replications of each side: what is usual, None for the scenario's own, and the limits."""

    usual: int | None
    fewest: int
    most: int


@dataclass(frozen=True, slots=True)
class Named:
    """Strategies as they were named; None: not at all."""

    baseline: str | None
    strategies: Iterable[str] | None


@dataclass(frozen=True, slots=True)
class Form:
    """A plain comparison: strategies against a baseline. Other forms differ in what they take and in what is usual.

    takes: keywords of `Question.of` that say something in this form, beside strategies, replications and seed.
    judged: by one metric that has a better side, by any one metric, or by none. always_named: whether the command names
    the strategies also where they are all.
    """

    command: ClassVar[str] = "compare"
    label: ClassVar[str] = "comparing"
    noun: ClassVar[str] = "a comparison"
    option: ClassVar[str] = "form"
    takes: ClassVar[frozenset[str]] = frozenset(
        {"baseline", "until", "budget", "confidence", "equal_hours", "metric", "mechanisms"}
    )
    replications: ClassVar[HowOften] = HowOften(None, 2, 10**8)
    judged: ClassVar[Judged] = "better"
    always_named: ClassVar[bool] = False

    def fit(self, scenario: _core.Scenario) -> None:
        """ValueError for what the scenario has no place for."""

    def refuse(self, given: Mapping[str, object]) -> None:
        """ValueError for what says nothing in this form."""
        with about(self.option):
            for option, value in given.items():
                if value is not None and option not in self.takes:
                    raise ValueError(f"{self.noun} cannot be used together with {option}")

    def sides(self, scenario: _core.Scenario, named: Named) -> Sides:
        """By default all of the scenario."""
        against = scenario.baseline if named.baseline is None else named.baseline
        with about("baseline"):
            require_known("strategy", [against], scenario.strategies)
        rivals = tuple(one for one in strategies_of(scenario, named.strategies) if one != against)
        with about("strategies"):
            if not rivals:
                raise ModelError("there is nothing to compare the baseline with; `run` makes runs of one strategy")
        return Sides(against, rivals)

    def usual(self, scenario: _core.Scenario) -> int:
        """Replications where nobody says how many."""
        usual = self.replications.usual
        return scenario.replications if usual is None else usual

    def as_run(self, scenario: _core.Scenario) -> _core.Scenario:
        """The scenario of the runs: as it is written, unless the form says otherwise."""
        return scenario

    def often(self, count: int) -> list[str]:
        """Options of the command that say how many replications there are."""
        return ["--replications", str(count)]

    def words(self) -> list[str]:
        """Options of the command that this form alone has."""
        return []


PAIRED = Form()


@dataclass(frozen=True, slots=True)
class Branch(Form):
    """One past, many futures: strategies begin `week` weeks into the observed time, and the baseline runs until then.

    luck "same": every replication is another past. luck "redrawn": everything after the branch is drawn anew for each
    replication, and all share the past of replication `past`.
    """

    week: float
    luck: Luck = "same"
    past: int = 0

    label: ClassVar[str] = "branching"
    noun: ClassVar[str] = "a branch"
    option: ClassVar[str] = "at_week"
    takes: ClassVar[frozenset[str]] = frozenset({"confidence", "metric"})
    replications: ClassVar[HowOften] = HowOften(None, 2, 10**6)  # each future is an arm

    def __post_init__(self) -> None:
        with about("luck"):
            if self.luck not in ("same", "redrawn"):
                raise ValueError(f"luck must be same or redrawn, not {self.luck!r:.40}")
        with about("past"):
            key_number("past", self.past)

    @property
    def redrawn(self) -> bool:
        return self.luck == "redrawn"

    def share_at_work(self, scenario: _core.Scenario) -> float:
        """Of the observed time, the part from the week on in which strategies begin."""
        return 1.0 - self.week / scenario.horizon_weeks

    def told(self, scenario: _core.Scenario) -> str:
        """What has to be known to read the figures, in sentences."""
        observed = f"{scenario.horizon_weeks:g}"
        begins = (
            f"Strategies begin in week {self.week:g} of the {observed} observed. Hours a year are of the weeks since; "
            f"all other figures are of all {observed}, which makes changes smaller than they are since."
        )
        past = f"All runs have the past of replication {self.past}: what is found holds for it."
        return " ".join([begins] * (self.week > 0) + [past] * self.redrawn)

    def fit(self, scenario: _core.Scenario) -> None:
        """At a week that is observed."""
        with about("at_week"):
            if not 0 <= self.week < scenario.horizon_weeks:
                raise ValueError(f"at_week must be from 0 to before {scenario.horizon_weeks:g}, not {self.week!r}")

    def to_json(self) -> JsonObject:
        """Where strategies begin, and the replication whose past they share; None: each its own."""
        return {"at_week": self.week, "luck": self.luck, "past": self.past if self.redrawn else None}

    def words(self) -> list[str]:
        words = ["--branch-week", exact(self.week)]
        return words + (["--luck", "redrawn", "--past", str(self.past)] if self.redrawn else [])


@dataclass(frozen=True, slots=True)
class Division(Form):
    """What one strategy does to a metric in a group, divided among its interventions."""

    group: str = "all"

    command: ClassVar[str] = "attribute"
    label: ClassVar[str] = "attributing"
    noun: ClassVar[str] = "an attribution"
    takes: ClassVar[frozenset[str]] = frozenset({"confidence", "metric"})
    judged: ClassVar[Judged] = "any"
    always_named: ClassVar[bool] = True

    def sides(self, scenario: _core.Scenario, named: Named) -> Sides:
        """One strategy of several interventions, by default that with most."""
        (bundle,) = [largest_bundle(scenario)] if named.strategies is None else named.strategies
        with about("strategy"):
            require_known("strategy", [bundle], scenario.strategies)
            count = len(interventions(scenario)[bundle])
            if count < 2:
                raise ModelError(
                    f"'{bundle}' has {count} intervention{'' if count == 1 else 's'}: there is nothing to divide"
                )
        return Sides(scenario.baseline, (bundle,))

    def words(self) -> list[str]:
        return [] if self.group == "all" else ["--group", self.group]


@dataclass(frozen=True, slots=True)
class OneStrategy(Form):
    """Replications of one strategy, held against nothing. records: whether each keeps its decision log; replication:
    the one that is made alone, by its number."""

    records: bool = False
    replication: int | None = None

    command: ClassVar[str] = "run"
    label: ClassVar[str] = "running"
    noun: ClassVar[str] = "a run of one strategy"
    takes: ClassVar[frozenset[str]] = frozenset({"confidence"})
    replications: ClassVar[HowOften] = HowOften(8, 1, 10**8)
    judged: ClassVar[Judged] = "none"
    always_named: ClassVar[bool] = True

    @classmethod
    def of(cls, replications: int | None, replication: int | None, records: bool = False) -> OneStrategy:
        """ValueError where both are given."""
        with about("replication"):
            if replications is not None and replication is not None:
                raise ValueError("replication contradicts replications: give one of them")
            return cls(records, None if replication is None else key_number("replication", replication))

    def count(self, replications: int | None) -> int | None:
        """How many runs it is, None for as many as are usual."""
        return replications if self.replication is None else 1

    def numbers(self, count: int) -> tuple[int, ...]:
        """Of the replications."""
        return tuple(range(count)) if self.replication is None else (self.replication,)

    def often(self, count: int) -> list[str]:
        return ["--replications", str(count)] if self.replication is None else ["--replication", str(self.replication)]

    def sides(self, scenario: _core.Scenario, named: Named) -> Sides:
        """The one; by default the baseline."""
        (one,) = [scenario.baseline] if named.strategies is None else named.strategies
        with about("strategy"):
            require_known("strategy", [one], scenario.strategies)
        return Sides(scenario.baseline, (one,))


@dataclass(frozen=True, slots=True)
class Settling(OneStrategy):
    """How long the series of one strategy need to forget how they began."""

    command: ClassVar[str] = "warm-up"
    label: ClassVar[str] = "warm-up"
    noun: ClassVar[str] = "a check of the warm-up"
    takes: ClassVar[frozenset[str]] = frozenset()
    replications: ClassVar[HowOften] = HowOften(5, 1, 10**6)

    def as_run(self, scenario: _core.Scenario) -> _core.Scenario:
        """Without a warm-up, sampled weekly over warm-up and horizon together."""
        watched = scenario.warm_up_weeks + scenario.horizon_weeks
        return scenario.with_({"warm_up_weeks": 0.0, "horizon_weeks": watched, "sample_every_weeks": 1.0})


def strategies_of(scenario: _core.Scenario, strategies: Iterable[str] | None) -> tuple[str, ...]:
    """Those asked for, each once, else those the scenario compares.

    TypeError for one text, ModelError for an unknown one."""
    named = names_of("strategies", strategies)
    with about("strategies"):
        wanted = scenario.compared if named is None else named
        require_known("strategy", wanted, scenario.strategies)
    return wanted
