# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

import typer

from colead import _core
from colead.base.shown import quoted
from colead.cli.arguments import (
    Confidence,
    File,
    JsonFile,
    Pairs,
    Pdf,
    Pictures,
    Playground,
    Report,
    Seed,
    Strategies,
    key_option,
    require_metrics,
    scenario_of,
    terminal,
)
from colead.cli.destinations import (
    give,
    require_pictures,
    require_playground,
    require_report,
    require_writable,
    tell_result,
)
from colead.cli.option_groups import Enduring, grouped
from colead.cli.optional_values import CHEAPEST
from colead.cli.playgrounds import reported
from colead.cli.views.answer_view import after_table, before_table
from colead.cli.views.comparison_view import comparison_view
from colead.cli.views.headline_view import headline_view
from colead.experiments.capsule import write_capsule
from colead.experiments.compare import answered
from colead.experiments.comparison import Comparison
from colead.experiments.forms import PAIRED, Branch, Form, Luck
from colead.experiments.question import Question
from colead.words.main_metrics import MAIN_METRICS


@dataclass(frozen=True)
class Asked:
    """What is compared, and how often."""

    baseline: Annotated[str | None, typer.Option(help="Strategy to compare with; default the scenario's.")] = None
    strategy: Strategies = None
    replications: Pairs = None
    seed: Seed = None
    confidence: Confidence = None
    equal_hours: Annotated[
        str | None,
        typer.Option(
            "--equal-hours",
            metavar="[HOURS]",
            help="Scale doses until all strategies cost what the cheapest one does, or so many hours a year.",
        ),
    ] = None
    until: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="Repeat until the answer is settled, in place of replications: metric, smallest difference that "
            'matters, confidence, such as "lead_time 0.5h 95%".',
        ),
    ] = None
    budget: Annotated[
        str | None,
        typer.Option(
            metavar="N|TIME", help="The most --until may take: replications (default 1000) or 10min, 60s, 2h."
        ),
    ] = None
    metric: Annotated[
        str | None,
        typer.Option(
            "--metric", "-m", help="Metric of ranking and verdict; default that of --until, or lead_time_mean."
        ),
    ] = None
    branch_week: Annotated[
        float | None,
        typer.Option(
            metavar="WEEK", help="One past, many futures: the baseline until this week of the observed time, then each."
        ),
    ] = None
    luck: Annotated[
        str | None,
        typer.Option(
            metavar="same|redrawn", help="With --branch-week: as many pasts as replications, or as many futures of one."
        ),
    ] = None
    past: Annotated[int | None, key_option(told="With redrawn luck: the replication whose past it is.")] = None

    def of(self, scenario: _core.Scenario) -> Question:
        return Question.of(
            scenario,
            baseline=self.baseline,
            strategies=self.strategy or None,
            replications=self.replications,
            until=self.until,
            budget=self.budget,
            seed=self.seed,
            confidence=self.confidence,
            equal_hours=_equal_hours(self.equal_hours),
            metric=self.metric,
            form=self._form(),
        )

    def _form(self) -> Form:
        if self.branch_week is not None:
            return Branch(self.branch_week, cast("Luck", self.luck or "same"), self.past or 0)
        for hint, given in (("--luck", self.luck), ("--past", self.past)):
            if given is not None:
                raise typer.BadParameter("belongs to --branch-week", param_hint=hint)
        return PAIRED


def _equal_hours(written: str | None) -> bool | float:
    if written is None or written == CHEAPEST:
        return written is not None
    try:
        return float(written)
    except ValueError:
        raise typer.BadParameter(
            f"{quoted(written)} is no number of hours a year; write it as 3000", param_hint="--equal-hours"
        ) from None


@dataclass(frozen=True)
class Shown:
    """What is shown, and where it is written."""

    json_file: JsonFile = None
    show: Annotated[
        list[str] | None,
        typer.Option("--show", help="Metric to show in the table, as often as wanted; default three."),
    ] = None
    all_groups: Annotated[
        bool, typer.Option("--all-groups", help="Show metrics by profession, direction, tier and cause too.")
    ] = False
    full: Annotated[
        bool, typer.Option("--full", help="Print every main metric, ranking, net benefit and checks too.")
    ] = False
    report: Report = None
    playground: Playground = None
    pdf: Pdf = None
    png: Pictures = None
    capsule: Annotated[
        str | None,
        typer.Option("--capsule", metavar="FILE", help="Also seal scenario, luck and fingerprints, for colead verify."),
    ] = None
    all_events: Annotated[
        bool, typer.Option("--all-events", help="With --capsule: events of every run, not of the first replication.")
    ] = False

    def require_sense(self, question: Question) -> None:
        require_metrics(self.show, question.experiment, "--show")
        require_writable(self.json_file, "--json")
        require_report(self.report, "--report")
        require_playground(self.playground, self.report)
        require_report(self.pdf, "--pdf")
        require_pictures(self.png, "--png")
        require_writable(self.capsule, "--capsule")
        if self.all_events and self.capsule is None:
            raise typer.BadParameter("belongs to --capsule", param_hint="--all-events")

    def give(self, comparison: Comparison) -> None:
        """The answer first: what cannot be written of it takes nothing from it."""
        give(self.json_file, comparison.to_json(), lambda: self._print(comparison))
        reported(comparison, self.report, self.pdf, playground=self.playground)
        if self.png is not None:
            pictures = comparison.plot.write_png(self.png)
            tell_result(f"{len(pictures)} pictures", self.png, pictures)
        if self.capsule is not None:
            tell_result("capsule", write_capsule(comparison, self.capsule, all_events=self.all_events))

    def _print(self, comparison: Comparison) -> None:
        console = terminal()
        if not self.full:
            for part in headline_view(comparison, console, metrics=self.show or (), all_groups=self.all_groups):
                console.print(part)
            return
        for part in before_table(comparison):
            console.print(part)
        metrics = tuple(self.show or MAIN_METRICS)
        console.print(comparison_view(comparison, console, metrics=metrics, all_groups=self.all_groups))
        console.print()
        console.print(*after_table(comparison), sep="\n")


@grouped
def compare(file: File, asked: Asked, shown: Shown, work: Enduring) -> None:
    """Compare strategies with a baseline on common random numbers.

    Example: colead compare scenarios/small_unit.yaml --metric trust_mean --show trust_mean --show lead_time_mean
    """
    question = asked.of(scenario_of(file))
    shown.require_sense(question)
    with work.opened() as options:
        comparison = answered(question, options)
    shown.give(comparison)
