# SPDX-License-Identifier: Apache-2.0
"""Runs that an answer rests on, as tidy tables: the same columns wherever runs are held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from colead import _core
from colead.base.errors import ModelError
from colead.base.fronts import front
from colead.base.shown import counted
from colead.experiments.panel import PanelAsked, PanelOf, panel_of
from colead.runs import Progress, RunOptions, Task, run_tasks
from colead.runs.recipe import Recipe, rebuilt, recipe_of
from colead.tables import Table
from colead.tables.dated import Columns, dated_decisions
from colead.tables.joined import joined, table_of_runs

Results = Sequence[_core.RunResult]


@dataclass(frozen=True, repr=False)
class KeptRuns:
    """Runs of strategies in one experiment: tasks and results by strategy, and the replications they are numbered by.

    records: whether the results hold their decisions.
    """

    experiment: _core.Experiment
    tasks: Mapping[str, Sequence[Task]]
    results: Mapping[str, Results]
    numbers: Sequence[int]
    records: bool = False

    def __repr__(self) -> str:
        return f"<colead.KeptRuns of {counted(len(self.tasks), 'strategy', 'strategies')}: {len(self.numbers)} of each>"

    @cached_property
    def metrics(self) -> Table:
        return self._joined(self.results, _core.metrics_table)

    @cached_property
    def series(self) -> Table:
        return self._joined(self.results, _core.series_table)

    @cached_property
    def decisions(self) -> Table:
        kept = self.results if self.records else {name: self._with_records(name) for name in self.results}
        return dated_decisions(self._joined(kept, _core.decisions_table), self.experiment.scenario)

    def panel(self, asked: PanelAsked, options: RunOptions) -> Table:
        """People, ties or units at some weeks. The runs are made once more, to the last of the weeks."""
        runs = [
            (task, (name, number))
            for name, tasks in self.tasks.items()
            for task, number in zip(tasks, self.numbers, strict=True)
        ]
        return panel_of(self.experiment, runs, asked, options)

    def _joined(self, results: Mapping[str, Results], table_of: Any) -> Table:
        made = [({"strategy": name}, table_of(self.experiment, runs, self.numbers)) for name, runs in results.items()]
        return joined(made)

    def _with_records(self, strategy: str) -> Results:
        again = run_tasks(self.experiment, self.tasks[strategy], keep=_core.Keep(records="summary"))
        if [one.fingerprint for one in again] != [one.fingerprint for one in self.results[strategy]]:
            raise ModelError("the same runs gave other results: they were made by another version of colead")
        return again

    def __reduce__(self) -> tuple[Any, ...]:
        """Arms travel as recipes: their numbers mean something only in this experiment."""
        return _again, (recipe_of(self.experiment), self.tasks, self.results, self.numbers, self.records)


class TablesOfRuns:
    """Of an answer: the runs it rests on, as tables that have the same columns whatever was asked."""

    @property
    def _kept(self) -> KeptRuns:
        raise NotImplementedError

    @property
    def metrics(self) -> Table:
        """Every figure of every run: strategy, replication, metric, group, unit, value (NaN: no such event)."""
        return self._kept.metrics

    @property
    def values(self) -> Table:
        """The same as `metrics`, under the name that every answer has for it."""
        return self._kept.metrics

    @property
    def series(self) -> Table:
        """Figures over time: strategy, replication, week (since observation began), metric, group, unit, value.

        Behind `week` stands `date`, the day in which it lies, where the scenario gives `observed_from`.
        """
        return self._kept.series

    @property
    def decisions(self) -> Table:
        """The decision log, a row a decision that came into force: strategy, replication, and what is known of it.

        Decisions still open at the horizon have no row: `open_at_end` counts them, and `Simulation.open_decisions` of
        a finished run has them, which times until a decision need (censored at the horizon) to be free of bias.
        Weeks count from the beginning of observation, times are hours, values lie on the societal weights (0 is the
        status quo); what is not known yet is NaN. Behind `arrived_weeks` stands `date`, the day on which it came up,
        where the scenario gives `observed_from`. Runs that kept no records are made once more, which changes nothing
        of what they were; `run(..., records=True)` keeps them at once.
        """
        return self._kept.decisions

    @front
    def panel(
        self,
        weeks: Iterable[float],
        *,
        of: PanelOf = "people",
        columns: Iterable[str] | None = None,
        threads: int | None = None,
        progress: Progress = True,
    ) -> Table:
        """People, ties or units of these runs at some weeks, as `cl.panel`, with the doses and the luck they had.

        Runs are made once more.

        Parameters:
            weeks: since observation began, in rising order, from 0 to the horizon.
            of: "people", "ties" or "units".
            columns: names of those kept beside the ones that name a row; by default all.
            threads: threads of this process, at least 1; by default one for each core. No value depends on it.
            progress: whether progress is shown, or a function of (done, total, seconds) that stops the work by
                returning False.

        Returns:
            A row for each strategy, replication, week and post (tie, unit).

        Raises:
            ValueError, UnknownNameError, BudgetError: as `cl.panel`.
        """
        kept = self._kept
        asked = PanelAsked.of_words(kept.experiment.scenario, weeks, of, columns)
        return kept.panel(asked, RunOptions(threads=threads, progress=progress))


def _again(recipe: Recipe, tasks: Any, results: Any, numbers: Any, records: bool) -> KeptRuns:
    return KeptRuns(rebuilt(recipe), tasks, results, numbers, records)


def paired_differences(kept: KeptRuns, effects: Sequence[_core.Effect]) -> Table:
    """Of each effect a row for each replication: strategy, replication, metric, group, unit, value."""
    n = len(kept.numbers)
    baseline = next(iter(kept.results.values()))
    values = []
    for effect in effects:
        sides = (kept.results[effect.strategy], baseline)
        own, other = (kept.experiment.values(side, effect.metric, effect.group) for side in sides)
        values.append(own - other)
    columns: Columns = {"strategy": [effect.strategy for effect in effects for _ in range(n)]}
    columns["replication"] = np.tile(np.asarray(kept.numbers, dtype=np.uint64), len(effects))
    for name in ("metric", "group", "unit"):
        columns[name] = [getattr(effect, name) for effect in effects for _ in range(n)]
    columns["value"] = np.concatenate(values) if values else np.empty(0)
    return table_of_runs(columns)
