# SPDX-License-Identifier: Apache-2.0
"""What is asked of a scenario when strategies are compared: every word checked once, before anything runs."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Literal

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.checks import about, key_number, seed_or, share, whole
from colead.base.errors import ModelError
from colead.base.known_names import require_known
from colead.experiments.judged_metric import judged_metric
from colead.experiments.until_text import budget_text, parse_budget, parse_until, until_text
from colead.statistics.until import Until

Luck = Literal["same", "redrawn"]
MOST_REPLICATIONS = 10**8
MOST_FUTURES = 10**6  # each is an arm


@dataclass(frozen=True, slots=True)
class Branch:
    """One past, many futures: strategies begin `week` weeks into the observed time, and the baseline runs until then.

    luck "same": every replication is another past. luck "redrawn": everything after the branch is drawn anew for each
    replication, and all share the past of replication `past`.
    """

    week: float
    luck: Luck = "same"
    past: int = 0

    def __post_init__(self) -> None:
        with about("luck"):
            if self.luck not in ("same", "redrawn"):
                raise ValueError(f"luck must be same or redrawn, not {self.luck!r}")
        with about("past"):
            key_number("past", self.past)

    @property
    def redrawn(self) -> bool:
        return self.luck == "redrawn"


@dataclass(frozen=True)
class Question:
    """Strategies against a baseline, with everything resolved; made by `Question.of`.

    `strategies` are those compared with the baseline, `replications` those of each strategy (with `until` as many as
    it takes), `judged` the output of ranking and verdict: None where no metric has a better side; `mechanisms` is
    whether it is asked what carries the answer. `experiment` is the one in which all runs of the question are made.
    """

    scenario: _core.Scenario
    baseline: str
    strategies: tuple[str, ...]
    replications: int
    until: Until | None
    seed: int
    confidence: float
    equal_hours: bool
    judged: _core.OutputInfo | None
    branch: Branch | None
    mechanisms: bool
    experiment: _core.Experiment = field(repr=False, compare=False)

    @classmethod
    def of(
        cls,
        scenario: _core.Scenario,
        *,
        baseline: str | None = None,
        strategies: Iterable[str] | None = None,
        replications: int | None = None,
        until: Until | str | None = None,
        budget: str | None = None,
        seed: int | None = None,
        confidence: float | None = None,
        equal_hours: bool = False,
        metric: str | None = None,
        branch: Branch | None = None,
        mechanisms: bool = True,
    ) -> Question:
        """What is not given is the scenario's own; until and budget may be as on the command line.

        TypeError, ValueError or ModelError for the first thing that cannot be asked: `option_refused` tells which.
        """
        if branch is not None:
            _require_whole_baseline(
                scenario, branch, {"baseline": baseline, "until": until, "equal_hours": equal_hours or None}
            )
        against, rivals = _sides(scenario, baseline, strategies)
        most = MOST_REPLICATIONS if branch is None else MOST_FUTURES
        with about("replications"):
            count = scenario.replications if replications is None else whole("replications", replications, 2, most)
        with about("confidence"):
            sure = scenario.confidence if confidence is None else share("confidence", confidence)
        with about("seed"):
            key = seed_or(scenario.seed, seed)
        experiment = _core.Experiment(scenario)
        precision = _until(experiment, until, budget, replications) if branch is None else None
        return cls(
            scenario,
            against,
            rivals,
            count,
            precision,
            key,
            sure,
            equal_hours,
            _judged(experiment, metric, precision),
            branch,
            mechanisms and branch is None,
            experiment,
        )

    @property
    def sides(self) -> tuple[str, ...]:
        """The baseline, then the strategies."""
        return (self.baseline, *self.strategies)

    @property
    def label(self) -> str:
        """What the work is called while it goes on."""
        return "comparing" if self.branch is None else "branching"

    def asked(self) -> JsonObject:
        """The question as a store keeps it (`store.asked.keywords`). Its words never change: they make the key."""
        return {
            "baseline": self.baseline,
            "strategies": list(self.strategies),
            "replications": None if self.until is not None else self.replications,
            "seed": self.seed,
            "confidence": self.confidence,
            "equal_hours": self.equal_hours,
            "mechanisms": self.mechanisms,
            "judge_by": None if self.judged is None else self.judged.name,
            "until": None if self.until is None else asdict(self.until),
        }

    def settled_after(self, replications: int) -> Question:
        """The same with what came of a limit of time in place of it, which no other machine would keep to alike."""
        if self.until is None or self.until.budget_seconds == 0:
            return self
        return replace(self, until=replace(self.until, budget=replications, budget_seconds=0.0))

    def asked_of(self, scenario: _core.Scenario) -> Question:
        """The same question to the same scenario, read from another place."""
        if scenario.resolved_json() != self.scenario.resolved_json():
            raise ValueError("it is not the scenario of these runs")
        return replace(self, scenario=scenario)

    @property
    def file(self) -> str:
        """The file the scenario was read from, as its values name it."""
        origins = self.scenario.origins
        named = next((record.file for record in origins if record.path == "name" and record.file), None)
        return str(named or f"{self.scenario.name}.yaml")

    def command(self) -> str:
        """The shell command that asks the same."""
        words = ["colead", "compare", self.file]
        if self.until is None:
            words += ["--replications", str(self.replications)]
        else:
            words += ["--until", until_text(self.until), "--budget", budget_text(self.until)]
        words += ["--seed", str(self.seed), "--confidence", f"{self.confidence:g}"]
        if self.baseline != self.scenario.baseline:
            words += ["--baseline", self.baseline]
        if set(self.sides) != set(self.scenario.strategies):
            words += [word for strategy in self.strategies for word in ("--strategy", strategy)]
        if self.judged is not None and self.judged != _judged(self.experiment, None, self.until):
            words += ["--metric", self.judged.name]
        words += ["--equal-hours"] if self.equal_hours else []
        if self.branch is not None:
            words += ["--branch-week", f"{self.branch.week:g}"]
            words += ["--luck", "redrawn", "--past", str(self.branch.past)] if self.branch.redrawn else []
        return shlex.join(words)

    def __getstate__(self) -> JsonObject:
        return {name: value for name, value in vars(self).items() if name != "experiment"}

    def __setstate__(self, state: JsonObject) -> None:
        vars(self).update(state, experiment=_core.Experiment(state["scenario"]))


def strategies_of(scenario: _core.Scenario, strategies: Iterable[str] | None) -> tuple[str, ...]:
    """Those asked for, each once, else all. TypeError for one text, ModelError for an unknown one."""
    with about("strategies"):
        if isinstance(strategies, str):
            raise TypeError("strategies must be a list of ids, not one text")
        wanted = scenario.strategies if strategies is None else tuple(dict.fromkeys(strategies))
        require_known("strategy", wanted, scenario.strategies)
    return wanted


def _sides(
    scenario: _core.Scenario, baseline: str | None, strategies: Iterable[str] | None
) -> tuple[str, tuple[str, ...]]:
    against = scenario.baseline if baseline is None else baseline
    with about("baseline"):
        require_known("strategy", [against], scenario.strategies)
    rivals = tuple(one for one in strategies_of(scenario, strategies) if one != against)
    with about("strategies"):
        if not rivals:
            raise ModelError("there is nothing to compare the baseline with; `run` makes runs of one strategy")
    return against, rivals


def _until(
    experiment: _core.Experiment, until: Until | str | None, budget: str | None, replications: int | None
) -> Until | None:
    """What was asked for; else the scenario's own unless a number of replications was."""
    scenario = experiment.scenario
    with about("until"):
        if until is not None and replications is not None:
            raise ValueError("until contradicts replications: give one of them")
        own = scenario.until if until is None and replications is None else None
        wanted = Until(**asdict(own)) if own is not None else until
        if isinstance(wanted, str):
            wanted = parse_until(wanted, experiment.outputs)
        if wanted is not None:
            wanted = replace(wanted, metric=judged_metric(experiment, wanted.metric).name)
    with about("budget"):
        if budget is not None and wanted is None:
            raise ValueError("budget belongs to until")
        return wanted if wanted is None else replace(wanted, **parse_budget(budget))


def _judged(experiment: _core.Experiment, metric: str | None, until: Until | None) -> _core.OutputInfo | None:
    wanted = metric or (None if until is None else until.metric)
    if wanted is None and not any(output.better != "neither" for output in experiment.outputs):
        return None
    with about("metric"):
        return judged_metric(experiment, wanted)


def _require_whole_baseline(scenario: _core.Scenario, branch: Branch, others: dict[str, object]) -> None:
    """A branch is from the scenario's own baseline, at a week that is observed, and of doses as written."""
    with about("at_week"):
        if not 0 <= branch.week < scenario.horizon_weeks:
            raise ValueError(f"at_week must be from 0 to before {scenario.horizon_weeks:g}, not {branch.week!r}")
        for option, given in others.items():
            if given is not None:
                raise ValueError(f"a branch cannot be used together with {option}")
