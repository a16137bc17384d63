# SPDX-License-Identifier: Apache-2.0
"""What runs of one strategy give."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from colead import _core
from colead._core import Figure, Run
from colead.base.as_json import JsonObject, json_record, json_value
from colead.base.errors import ModelError
from colead.base.fronts import front
from colead.base.known_names import require_figure
from colead.base.same import Same
from colead.base.shown import SHOWN_ROWS, Shown, Told, counted
from colead.experiments import plotted
from colead.experiments.checks.acted import NeverActed, never_acted
from colead.experiments.checks.took_place import never_took_place
from colead.experiments.event_log import events_of
from colead.experiments.kept_runs import KeptRuns, TablesOfRuns
from colead.experiments.question import Question
from colead.runs import FailedRun, run_tasks
from colead.tables import Rows, Table
from colead.words.main_metrics import MAIN_METRICS


@dataclass(frozen=True, repr=False, eq=False)
class Result(TablesOfRuns, Same, Shown):
    """Replications of one strategy: figures, what was sampled over time and, on demand, every decision.

    Immutable. `figures` are objects, `metrics`, `series` and `decisions` the same as tables.

    Fields:
        scenario, strategy, seed, confidence: what was run.
        figures: one for each metric and group, with a value for each replication.
        runs: one for each replication, with its fingerprint and counts.
        seconds: time it took; two results may differ in it and be equal.
        source: the scenario itself.
        numbers: of the replications, in order.
        results: what the compiled library gave, from which the tables are made.
        records: whether `results` hold their decisions.
        failures: runs that could not be made, where they were to be collected; the rest is what they left.
        question: what was asked; its `command()` asks the same. None for a run that was stepped.

    Example:
        >>> result = cl.run(scenario, replications=3, progress=False)
        >>> result.replications
        3
    """

    scenario: str
    strategy: str
    seed: int
    confidence: float
    figures: Rows[Figure]
    runs: Rows[Run]
    seconds: float = field(default=math.nan, compare=False)
    source: _core.Scenario | None = field(default=None, compare=False, repr=False)
    numbers: tuple[int, ...] = field(default=(), compare=False, repr=False)  # of the replications
    results: tuple[_core.RunResult, ...] = field(default=(), compare=False, repr=False)
    records: bool = field(default=False, compare=False, repr=False)  # do `results` hold their decisions?
    failures: Rows[FailedRun] = field(default=Rows(of=FailedRun))
    question: Question | None = field(default=None, compare=False, repr=False)

    @property
    def replications(self) -> int:
        """How many runs there are."""
        return len(self.runs)

    @cached_property
    def events(self) -> Table:
        """The event log: strategy, replication, week (since observation began), kind, decision, person, other, unit,
        intervention.

        A row is a step of a decision that closed, in which person is who did it and other whom it went to; or leave
        that began or ended, a holder who left or entered, a session, or somebody who attended it. What does not apply
        is empty. Runs are made once more.
        """
        return events_of(self._kept)

    @cached_property
    def never_acted(self) -> Rows[NeverActed]:
        """Interventions of the strategy without which every run is the same, and decisions, meetings and events that
        never took place. A run or more is made for each intervention."""
        kept, own = self._kept, [self.strategy]
        found = never_acted(kept.experiment, own, kept, lambda tasks: run_tasks(kept.experiment, tasks))
        return Rows([*found, *never_took_place(kept.experiment, own, kept)], of=NeverActed)

    @front
    def figure(self, metric: str, group: str = "all") -> Figure:
        """One figure over the replications.

        Parameters:
            metric, group: names; "all" is everybody.

        Returns:
            The figure, with a value for each replication.

        Raises:
            UnknownNameError: when there is none.
        """
        for figure in self.figures:
            if (figure.metric, figure.group) == (metric, group):
                return figure
        require_figure([(one.metric, one.group) for one in self.figures], metric, group)
        raise ModelError(f"no figure '{metric}' in group '{group}'")

    @property
    def plot(self) -> plotted.ResultPlots:
        """Charts of these runs."""
        return plotted.ResultPlots(self)

    def _told(self) -> Told:
        head = f"'{self.scenario}', '{self.strategy}': {counted(self.replications, 'replication')}, seed {self.seed}"
        named = {one.metric: one for one in self.figures if one.group == "all"}
        main = [named[name] for name in MAIN_METRICS if name in named] or list(named.values())[:SHOWN_ROWS]
        rows = []
        for one in main:
            found = one.interval(self.confidence)
            rows.append([one.metric, one.unit, found.mean, found.low, found.high, found.size])
        columns = ("metric", "unit", "mean", "low", "high", "runs")
        note = f"{counted(len(self.figures), 'figure')} in all; the interval is one of {100 * self.confidence:g} %."
        return Told(head, columns=columns, rows=rows, notes=(note,))

    def _came_out(self) -> tuple[object, ...]:
        return self.strategy, self.seed, self.confidence, self.source, self.numbers, self.runs, self.failures

    def to_json(self) -> JsonObject:
        """What `colead run --json` writes.

        Returns:
            A record in which NaN is null and fingerprints are hexadecimal texts.
        """
        return {
            "scenario": self.scenario,
            "strategy": self.strategy,
            "seed": self.seed,
            "replications": self.replications,
            "confidence": self.confidence,
            "figures": [self._figure_record(figure) for figure in self.figures],
            "fingerprints": [f"{run.trace:016x}{run.outputs:016x}" for run in self.runs],
            "never_acted": None if self.source is None else [one.to_json() for one in self.never_acted],
            "failures": [failed.to_json() for failed in self.failures],
        }

    @cached_property
    def _kept(self) -> KeptRuns:
        if self.source is None:
            raise ModelError("this result does not know its scenario")
        experiment = _core.Experiment(self.source)
        arm = experiment.strategy(self.strategy)
        tasks = [(arm, self.seed, number) for number in self.numbers]
        return KeptRuns(
            experiment, {self.strategy: tasks}, {self.strategy: self.results}, self.numbers, records=self.records
        )

    def _figure_record(self, figure: Figure) -> JsonObject:
        record: JsonObject = json_value(figure)
        found = figure.interval(self.confidence)
        return record | json_record({"count": found.size, "mean": found.mean, "low": found.low, "high": found.high})

    def __getstate__(self) -> JsonObject:
        """For pickle and copy: an experiment is made again where it is needed."""
        return {key: value for key, value in self.__dict__.items() if key != "_kept"}


def result_of(
    experiment: _core.Experiment,
    results: Sequence[_core.RunResult],
    **known: Any,
) -> Result:
    """The Result of runs of one arm; `known` are its other fields."""
    return Result(
        figures=Rows(experiment.figures(results), of=Figure),
        runs=Rows((result.run() for result in results), of=Run),
        results=tuple(results),
        **known,
    )
