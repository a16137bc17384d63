# SPDX-License-Identifier: Apache-2.0
"""The best dose, cadence or mix within ranges, found by Optuna on common luck."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from colead import _core
from colead.base.as_json import Plain
from colead.base.checks import about
from colead.base.errors import ModelError
from colead.base.fronts import front
from colead.base.optional_libraries import extra_library
from colead.base.same import Same
from colead.base.shown import SHOWN_ROWS, Shown, Told, counted
from colead.experiments.at_work import at_work, part_of
from colead.experiments.question import Question
from colead.experiments.sweep_tables import column_of
from colead.experiments.varying import Direction, Search, axes_of
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce, run_tasks
from colead.statistics.designs import Axes, Parameter, Settings
from colead.tables import Rows, Table
from colead.tables.dated import Columns

if TYPE_CHECKING:
    import optuna


@dataclass(frozen=True, slots=True)
class Trial:
    """One point that was tried. `value` is what is optimised; hours are person-hours a run beyond the baseline's."""

    point: Mapping[str, Any]
    value: float
    programme_hours: float
    allowed: bool


@dataclass(frozen=True, repr=False, eq=False)
class Optimisation(Same, Shown, Plain):
    """All trials in order, and the best allowed one.

    Fields:
        strategy, against: what was optimised, and what it was paired with, if anything.
        metric, unit, direction: what was optimised, in which unit, and which way.
        trials: the points tried.
        seconds: time it took; two may differ in it and be equal.
        question: what was asked; its `command()` asks the same, except with a sampler of one's own.

    Example:
        >>> found = cl.optimise(scenario, {"professions.medic.pressure": (0.1, 0.4)}, strategy="shadowing",
        ...                     metric="lead_time_mean", trials=5, progress=False)  # doctest: +SKIP
        >>> found.best.point  # doctest: +SKIP
    """

    strategy: str
    against: str | None
    metric: str
    unit: str
    direction: Direction
    trials: Rows[Trial]
    seconds: float = field(default=math.nan, compare=False)
    question: Question | None = field(default=None, compare=False, repr=False)

    def _told(self) -> Told:
        best = max if self.direction == "maximise" else min
        values = [one.value for one in self.trials if one.allowed and not np.isnan(one.value)]
        head = f"'{self.strategy}' on {self.metric}: {counted(len(self.trials), 'trial')}"
        head += f", {self.direction}d to {best(values):.6g} {self.unit}" if values else ", none of them allowed"
        paths = list(self.trials[0].point) if self.trials else []
        rows = [[*(one.point[path] for path in paths), one.value, one.programme_hours] for one in self.trials]
        columns = [*paths, f"{self.metric} ({self.unit})", "hours beyond the baseline"]
        return Told(head, columns=columns, rows=rows[:SHOWN_ROWS], count=len(rows))

    @cached_property
    def best(self) -> Trial:
        """The best trial that kept to the hours.

        Raises:
            ModelError: when none did, or none has a value.
        """
        allowed = [trial for trial in self.trials if trial.allowed and not np.isnan(trial.value)]
        if not allowed:
            raise ModelError("no trial kept to hours_at_most, or none has a value; allow more hours or more trials")
        choose = min if self.direction == "minimise" else max
        return choose(allowed, key=lambda trial: trial.value)

    @cached_property
    def results(self) -> Table:
        """One row a trial: trial, a column for each parameter, value, programme_hours, allowed."""
        every = np.arange(len(self.trials))
        columns: Columns = {"trial": every}
        for path in self.trials[0].point:
            columns[path] = column_of([trial.point[path] for trial in self.trials], every)
        columns["value"] = np.array([trial.value for trial in self.trials])
        columns["programme_hours"] = np.array([trial.programme_hours for trial in self.trials])
        columns["allowed"] = np.array([trial.allowed for trial in self.trials])
        told = {
            "trial": ("", "number of the trial, from 0 on"),
            "value": (self.unit, f"{self.metric}, which is optimised"),
            "programme_hours": ("h", "person-hours a run beyond the baseline's"),
            "allowed": ("", "whether it kept to the hours"),
        }
        return Table.from_columns(columns, texts=told)


@front
def optimise(
    scenario: _core.Scenario,
    parameters: Axes,
    *,
    strategy: str,
    metric: str,
    direction: Direction | None = None,
    against: str | None = None,
    hours_at_most: float | None = None,
    trials: int = 40,
    replications: int | None = None,
    seed: int | None = None,
    sampler: optuna.samplers.BaseSampler | None = None,
    threads: int | None = None,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
    progress: Progress = True,
) -> Optimisation:
    """Searches for the values of parameters that serve a metric best.

    All trials share their luck, so that they differ by their values alone. The best of many trials flatters itself:
    compare it afresh with another seed before you believe its value. Needs `pip install 'colead[sweep]'`.

    Parameters:
        scenario: the organisation.
        parameters: by path, as in `Scenario.with_`: a list of values or a range (low, high).
        strategy: the name of the strategy whose mean over replications is optimised.
        metric: its name.
        direction: "minimise" or "maximise"; by default the metric's better one.
        against: a strategy of the same scenario; the mean paired difference to it is optimised then.
        hours_at_most: person-hours a run, beyond the baseline's, that a point may cost; dearer ones are tried, marked
            and never best.
        trials: how many points are tried, from 1 on.
        replications: runs of each strategy at each point, from 1 on; by default 8.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        sampler: by default Optuna's tree-structured Parzen estimator with the seed.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        executor: an executor of concurrent.futures or a Dask client that makes the runs. No result depends on it.
        store: a `Store`, or the path of one, in which runs are kept and found. No result depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.

    Returns:
        Every trial, with its value in the unit of the metric and its hours.

    Raises:
        ScenarioError: for a path or value that the scenario refuses.
        ModelError: for an unknown strategy.
        ValueError: for an unknown metric, one that no way is better for without a direction, or a number outside its
            limits.

    Example:
        >>> found = cl.optimise(scenario, {"strategies.shadowing.0.dose": (0.5, 2.0)}, strategy="shadowing",
        ...                     metric="lead_time_mean", hours_at_most=100, progress=False)  # doctest: +SKIP
    """
    options = RunOptions(threads, executor, store, progress)
    question = Question.of(
        scenario,
        strategies=[strategy],
        replications=replications,
        seed=seed,
        metric=metric,
        form=Search(axes_of(parameters), against, direction, hours_at_most, trials, sampler),
    )
    return optimised(question, options)


def optimised(question: Question, options: RunOptions) -> Optimisation:
    """Makes the runs of a search."""
    began = time.perf_counter()
    form, output, (strategy,) = question.formed(Search), question.metric, question.strategies
    direction = form.direction or _better(output)
    study = _study(direction, form.sampler, question.seed % 2**32)
    with at_work(options, question.label) as work:
        told = [replace(work, progress=part_of(work.progress, at, form.trials, began)) for at in range(form.trials)]
        tried = tuple(_try(question, study, one) for one in told)
    return Optimisation(
        strategy=strategy,
        against=form.against,
        metric=output.name,
        unit=output.unit,
        direction=direction,
        trials=Rows(tried, of=Trial),
        seconds=time.perf_counter() - began,
        question=question,
    )


def _better(output: _core.OutputInfo) -> Direction:
    with about("direction"):
        if output.better == "neither":
            raise ValueError(f"neither way is better for '{output.name}': give direction='minimise' or 'maximise'")
    return "minimise" if output.better == "lower" else "maximise"


def _try(question: Question, study: optuna.Study, options: RunOptions) -> Trial:
    """One more point that the study asks for."""
    form, asked = question.formed(Search), study.ask()
    point: Settings = {}
    for axis in form.parameters:
        point |= axis.settings(_suggest(asked, axis))
    value, spent = _outcome(question, point, options)
    if form.hours_at_most is not None:
        asked.set_constraint("programme_hours", spent - form.hours_at_most)
    study.tell(asked, None if np.isnan(value) else value, state=_state(value))
    return Trial(point, value, spent, form.hours_at_most is None or spent <= form.hours_at_most)


def _outcome(question: Question, point: Mapping[str, Any], options: RunOptions) -> tuple[float, float]:
    """(what is optimised, person-hours a run beyond the other's)."""
    experiment, n = _core.Experiment(question.scenario.with_(point)), question.replications
    other_arm, own_arm = (experiment.arms.index(name) for name in question.sides)
    results = run_tasks(
        experiment, [(arm, question.seed, r) for arm in (own_arm, other_arm) for r in range(n)], options
    )
    own, other = results[:n], results[n:]
    values = experiment.values(own, question.metric.name)
    if question.formed(Search).against is not None:
        values = values - experiment.values(other, question.metric.name)
    hours = [a.programme_hours - b.programme_hours for a, b in zip(own, other, strict=True)]
    return float(values.mean()), float(np.mean(hours))


def _study(direction: Direction, sampler: optuna.samplers.BaseSampler | None, seed: int) -> optuna.Study:
    library = extra_library("optuna", "sweep")
    if sampler is not None and not isinstance(sampler, library.samplers.BaseSampler):
        raise TypeError(f"sampler must be one of optuna.samplers, not {sampler!r:.40}")
    library.logging.set_verbosity(library.logging.WARNING)
    made: optuna.Study = library.create_study(
        direction=direction.replace("mise", "mize"), sampler=sampler or library.samplers.TPESampler(seed=seed)
    )
    return made


def _state(value: float) -> optuna.trial.TrialState:
    states = extra_library("optuna.trial", "sweep").TrialState
    state: optuna.trial.TrialState = states.FAIL if np.isnan(value) else states.COMPLETE
    return state


def _suggest(trial: optuna.Trial, axis: Parameter) -> Any:
    if axis.values:
        # Optuna keeps choices of plain types only; an index stands for any value.
        return axis.values[trial.suggest_categorical(axis.path, list(range(len(axis.values))))]
    if axis.whole:
        return trial.suggest_int(axis.path, int(axis.low), int(axis.high))
    return trial.suggest_float(axis.path, axis.low, axis.high)
