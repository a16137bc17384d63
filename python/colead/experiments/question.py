# SPDX-License-Identifier: Apache-2.0
"""What is asked of a scenario: every word checked once, before anything runs."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import TypeVar

from colead import _core
from colead.base.checks import about, confidence_of, seed_or, whole
from colead.base.scenario_parts import require_scenario
from colead.base.text import exact
from colead.experiments.budget import hours_or_cheapest
from colead.experiments.forms import PAIRED, Branch, Form, Named
from colead.experiments.judged_metric import judged_metric, metric_named, sign_of
from colead.experiments.until_text import budget_text, parse_budget, parse_until, until_text
from colead.runs.written import file_of, how_to_save
from colead.statistics.until import Until
from colead.store.asked import AskedWords

MOST_NAMED = 4

AnyForm = TypeVar("AnyForm", bound=Form)


@dataclass(frozen=True, repr=False)
class Question:
    """What is asked, with everything resolved; made by `Question.of`.

    `strategies` are those compared with the baseline (in a sweep and an attribution those that are run), `replications`
    those of each strategy (with `until` as many as it takes), `judged` the output that the answer is in: None where no
    metric has a better side. `form` is what is done with them: `forms`, `varying`. `mechanisms` is whether it is asked
    what carries the answer, `equal_hours` whether doses are scaled to the hours of the cheapest, or to how many hours a
    year. `experiment` is the one in which all runs of the scenario as it is written, or as the form runs it, are made.
    """

    scenario: _core.Scenario
    baseline: str
    strategies: tuple[str, ...]
    replications: int
    until: Until | None
    seed: int
    confidence: float
    equal_hours: bool | float
    judged: _core.OutputInfo | None
    form: Form
    mechanisms: bool
    experiment: _core.Experiment = field(repr=False, compare=False)

    def __repr__(self) -> str:
        """What it would be told by, without the numbers of its form."""
        names = ", ".join(self.strategies[:MOST_NAMED]) + (", ..." if len(self.strategies) > MOST_NAMED else "")
        asked = f"{self.form.command} '{self.scenario.name}': {names or 'no strategy'} against {self.baseline}"
        return f"<colead.Question {asked}, seed {self.seed}>"

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
        equal_hours: bool | float = False,
        metric: str | None = None,
        form: Form = PAIRED,
        mechanisms: bool = True,
    ) -> Question:
        """What is not given is the scenario's own, or usual in the form; until and budget may be as typed to a command.

        TypeError, ValueError or ModelError for the first thing that cannot be asked: `option_refused` tells which.
        """
        named = {"baseline": baseline, "until": until, "budget": budget, "confidence": confidence, "metric": metric}
        require_scenario(scenario)
        form.fit(scenario)
        form.refuse(named | {"equal_hours": equal_hours or None})
        against, asked = form.sides(scenario, Named(baseline, strategies))
        with about("replications"):
            own, (_, fewest, most) = form.usual(scenario), form.replications
            count = own if replications is None else whole("replications", replications, fewest, most)
        with about("confidence"):
            sure = scenario.confidence if confidence is None else confidence_of(confidence)
        with about("seed"):
            key = seed_or(scenario.seed, seed)
        with about("equal_hours"):
            scaled = hours_or_cheapest(equal_hours)
        experiment = _core.Experiment(form.as_run(scenario))
        precision = _until(experiment, until, budget, replications) if "until" in form.takes else None
        return cls(
            scenario=scenario,
            baseline=against,
            strategies=asked,
            replications=count,
            until=precision,
            seed=key,
            confidence=sure,
            equal_hours=scaled,
            judged=_judged(experiment, form, metric, precision),
            form=form,
            mechanisms=mechanisms and "mechanisms" in form.takes,
            experiment=experiment,
        )

    @property
    def sides(self) -> tuple[str, ...]:
        """The baseline, then the strategies."""
        return (self.baseline, *self.strategies)

    @property
    def branch(self) -> Branch | None:
        """Where strategies begin in the middle of a run, when and how."""
        return self.form if isinstance(self.form, Branch) else None

    @property
    def share_at_work(self) -> float:
        """Of the observed time, the part in which strategies are at work: 1, unless they begin in the middle."""
        return 1.0 if self.branch is None else self.branch.share_at_work(self.scenario)

    @property
    def begun(self) -> str:
        """Where strategies begin in the middle and whose past they share, in sentences; else nothing."""
        return "" if self.branch is None else self.branch.told(self.scenario)

    def formed(self, form: type[AnyForm]) -> AnyForm:
        """Its form, which must be this one; TypeError else."""
        if not isinstance(self.form, form):
            raise TypeError(f"{self.form.noun} was asked for, not {form.noun}")
        return self.form

    @property
    def label(self) -> str:
        """What the work is called while it goes on."""
        return self.form.label

    @property
    def metric(self) -> _core.OutputInfo:
        """The output that the answer is in; ValueError where there is none."""
        if self.judged is None:
            raise ValueError("no metric of this scenario has a better side")
        return self.judged

    @property
    def sign(self) -> float:
        """What figures of the judged metric are multiplied by so that greater is better."""
        return sign_of(self.metric)

    def asked(self) -> AskedWords:
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
        """The file that holds the scenario; where it was changed or made in Python, one to save it to."""
        return file_of(self.scenario)

    @property
    def to_save(self) -> str:
        """What has to be done in Python before the command can be given: the scenario saved, where no file holds it."""
        return how_to_save(self.scenario)

    def command(self) -> str:
        """The shell command that asks the same, of `file`: see `to_save`."""
        words = ["colead", self.form.command, self.file]
        if self.until is None:
            words += self.form.often(self.replications)
        else:
            words += ["--until", until_text(self.until), "--budget", budget_text(self.until)]
        words += ["--seed", str(self.seed)]
        words += ["--confidence", exact(self.confidence)] if "confidence" in self.form.takes else []
        if self.baseline != self.scenario.baseline and "baseline" in self.form.takes:
            words += ["--baseline", self.baseline]
        if self.form.always_named or set(self.sides) != {self.scenario.baseline, *self.scenario.compared}:
            words += [word for strategy in self.strategies for word in ("--strategy", strategy)]
        if self.judged is not None and self.judged != _judged(self.experiment, self.form, None, self.until):
            words += ["--metric", self.judged.name]
        words += ["--equal-hours"] if self.equal_hours is True else []
        words += [] if isinstance(self.equal_hours, bool) else ["--equal-hours", exact(self.equal_hours)]
        return shlex.join([*words, *self.form.words()])

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name != "experiment"}

    def __setstate__(self, state: dict[str, object]) -> None:
        vars(self).update(state)
        vars(self)["experiment"] = _core.Experiment(self.form.as_run(self.scenario))


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


def _judged(
    experiment: _core.Experiment, form: Form, metric: str | None, until: Until | None
) -> _core.OutputInfo | None:
    """The metric of the answer; None where nobody named one and none has a better side, or where the form has none."""
    wanted = metric or (None if until is None else until.metric)
    nothing = wanted is None and not any(output.better != "neither" for output in experiment.outputs)
    if form.judged == "none" or (form.judged == "better" and nothing):
        return None
    with about("metric"):
        if form.judged == "any" and wanted is not None:
            return metric_named(wanted, experiment.outputs)
        return judged_metric(experiment, wanted)
