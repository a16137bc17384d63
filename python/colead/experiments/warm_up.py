# SPDX-License-Identifier: Apache-2.0
"""How long runs need to forget how they began, and how many are needed for a precision."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from colead import _core
from colead.base.as_json import Plain
from colead.base.checks import LARGEST_KEY, whole
from colead.base.errors import ModelError
from colead.base.fronts import front
from colead.base.same import Same
from colead.base.shown import Shown, Told, counted, told_of_rows
from colead.experiments.at_work import at_work
from colead.experiments.forms import Settling
from colead.experiments.question import Question
from colead.experiments.series import series_of
from colead.runs import Progress, RunOptions, run_tasks
from colead.statistics.student import Array, t_quantile
from colead.tables import Rows

BATCH = 5
MOST_REPLICATIONS = 10**8


@dataclass(frozen=True, slots=True)
class Truncation:
    """Where MSER cuts a series: `points` are left out. Cuts are sought in the first half; not settled: the best is the
    last of them, so the series is too short to tell (White 1997)."""

    points: int
    settled: bool


def mser(series: ArrayLike, *, batch: int = BATCH) -> Truncation:
    """MSER-5: the cut after which the standard error of the mean of what is left is smallest, over means of batches of
    five points (White 1997, doi 10.1177/003754979706900601; White, Cobb and Spratt 2000).

    series: one-dimensional, at least four batches long, NaN nowhere; of several runs take the mean at each time (Hoad,
    Robinson and Davies 2010).
    """
    values = np.asarray(series, dtype=float)
    if values.ndim != 1 or len(values) < 4 * batch:
        raise ValueError(f"a series of at least {4 * batch} points is needed, not {values.shape}")
    if np.isnan(values).any():
        raise ValueError("the series has points without a value")
    count = len(values) // batch
    means = values[: count * batch].reshape(count, batch).mean(axis=1)
    cuts = range(count // 2 + 1)
    errors = [float(((means[cut:] - means[cut:].mean()) ** 2).sum()) / (count - cut) ** 2 for cut in cuts]
    best = int(np.argmin(errors))
    return Truncation(points=best * batch, settled=best < count // 2)


@dataclass(frozen=True, slots=True)
class WarmUp:
    """What one metric needs: `weeks` until its series no longer shows how it began; NaN where that cannot be told.

    shift: by how much its mean after the warm-up as written changes where the weeks up to the cut are left out too, or
    the first half of them where no cut settles it: the mean over runs, and its standard error; NaN where that cannot be
    told. It is what too short a warm-up does to a figure, in the unit of the metric.
    """

    metric: str
    weeks: float
    settled: bool
    shift: float = math.nan
    shift_error: float = math.nan


@dataclass(frozen=True, repr=False, eq=False)
class WarmUpCheck(Same, Shown, Plain):
    """The warm-up of a scenario beside what its series need.

    Fields:
        scenario, strategy: names.
        warm_up_weeks, watched_weeks: the warm-up as written, and the weeks that were looked at.
        replications: runs whose series were averaged.
        metrics: what the series of each metric needs.
        question: what was asked; its `command()` asks the same.

    Example:
        >>> found = cl.warm_up(scenario, replications=2, progress=False)
        >>> found.warm_up_weeks
        2.0
    """

    scenario: str
    strategy: str
    warm_up_weeks: float
    watched_weeks: float
    replications: int
    metrics: Rows[WarmUp]
    question: Question | None = field(default=None, compare=False, repr=False)
    ALSO: ClassVar[tuple[str, ...]] = ("enough", "sentence", "needed_weeks")

    def _told(self) -> Told:
        found = told_of_rows(self.metrics)
        head = f"'{self.scenario}', '{self.strategy}': {counted(self.replications, 'replication')}"
        return Told(head, self.sentence, found.columns, found.rows, found.count)

    @property
    def needed_weeks(self) -> float:
        """The longest of the settled metrics; NaN if there is none."""
        settled = [one.weeks for one in self.metrics if one.settled]
        return max(settled, default=math.nan)

    @property
    def enough(self) -> bool:
        """Whether every series settles within the warm-up as written."""
        return bool(self.metrics) and all(one.settled and one.weeks <= self.warm_up_weeks for one in self.metrics)

    @property
    def sentence(self) -> str:
        """The answer in a sentence."""
        if not self.metrics:
            return "nothing to judge the warm-up by: no metric of the scenario is sampled over time, as trust is"
        unsettled = [one.metric for one in self.metrics if not one.settled and not math.isnan(one.weeks)]
        untold = [one.metric for one in self.metrics if math.isnan(one.weeks)]
        late = [one for one in self.metrics if one.settled and one.weeks > self.warm_up_weeks]
        if self.enough:
            return f"the warm-up of {self.warm_up_weeks:g} weeks is enough: {self.needed_weeks:g} are needed"
        needs = ", ".join(f"{one.metric} needs {one.weeks:g}" for one in late)
        parts = [f"the warm-up of {self.warm_up_weeks:g} weeks is short: {needs}"] if late else []
        if unsettled:
            parts.append(f"still moving after {self.watched_weeks:g} weeks: {', '.join(unsettled)}")
        if untold:
            parts.append(f"not told, of fewer than {4 * BATCH} points: {', '.join(untold)}")
        return "; ".join(parts)


@front
def replications_needed(
    pilot: Iterable[float], *, half_width: float, confidence: float = 0.95, most: int = MOST_REPLICATIONS
) -> int:
    """How many replications an interval of a wanted width is expected to need.

    The smallest n of at least two with t(n - 1) s / sqrt(n) <= half_width (Hoad, Robinson and Davies 2010; Law 2015,
    ch. 9.4). An expectation from one pilot: to be sure, use `until`.

    Parameters:
        pilot: at least two values (paired differences, say); NaN is left out.
        half_width: of Student's interval, above 0, in the unit of the values.
        confidence: of the interval, between 0 and 1.
        most: beyond it none is looked for.

    Returns:
        The number of replications.

    Raises:
        ValueError: for a number outside its limits, or fewer than two values.
        ModelError: when more than `most` would be needed.

    Example:
        >>> cl.replications_needed([1.0, 2.0, 3.0], half_width=1.0)
        7
    """
    values = np.asarray(list(pilot), dtype=float).ravel()
    values = values[~np.isnan(values)]
    if len(values) < 2:
        raise ValueError("a pilot of at least two values is needed")
    if not half_width > 0:
        raise ValueError(f"half_width must be above 0, not {half_width!r}")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1, not {confidence!r}")
    whole("most", most, 2, LARGEST_KEY)
    deviation = float(values.std(ddof=1))

    def enough(count: int) -> bool:
        return t_quantile(0.5 + confidence / 2.0, count - 1) * deviation / math.sqrt(count) <= half_width

    low, high = 2, 2
    while not enough(high) and high <= most:
        low, high = high, high * 2
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    if high > most:
        raise ModelError(f"more than {most} replications would be needed, the most that are looked for")
    return high


def check_series(series: Array, weeks: ArrayLike, metric: str, *, warm_up_weeks: float = 0.0) -> WarmUp:
    """Judges series [replications, points] sampled at `weeks`; their mean at each time is cut by MSER-5."""
    there = ~np.isnan(series).all(axis=0)
    mean = np.nanmean(series[:, there], axis=0)
    if len(mean) < 4 * BATCH:
        return WarmUp(metric, math.nan, settled=False)
    cut = mser(mean)
    times = np.asarray(weeks, dtype=float)[there]
    found = float(times[cut.points - 1]) if cut.points else 0.0
    begins = found if cut.settled else (warm_up_weeks + float(times[-1])) / 2.0
    observed = times > warm_up_weeks
    shifts = _means(series[:, there][:, observed & (times > begins)]) - _means(series[:, there][:, observed])
    return WarmUp(metric, found, cut.settled, *_mean_and_error(shifts))


def _means(series: Array) -> Array:
    """Of each run; NaN where it has no value."""
    there = ~np.isnan(series)
    counts = there.sum(axis=1)
    sums = np.where(there, series, 0.0).sum(axis=1)
    return np.asarray(np.divide(sums, counts, out=np.full(len(series), np.nan), where=counts > 0))


def _mean_and_error(values: Array) -> tuple[float, float]:
    """Over runs, and its standard error; NaN where there are too few."""
    there = values[~np.isnan(values)]
    mean = float(there.mean()) if len(there) else math.nan
    return mean, float(there.std(ddof=1) / math.sqrt(len(there))) if len(there) > 1 else math.nan


@front
def warm_up(
    scenario: _core.Scenario,
    *,
    strategy: str | None = None,
    replications: int = 5,
    seed: int | None = None,
    threads: int | None = None,
    progress: Progress = True,
) -> WarmUpCheck:
    """Checks the warm-up of a scenario by MSER-5.

    Runs it without one, sampled weekly over warm-up and horizon together, and cuts the series of every metric (group
    `all`), averaged over the replications. Counts that only grow are no series to be judged; one of fewer than twenty
    points cannot be.

    Parameters:
        scenario: the organisation.
        strategy: the name of a strategy; by default the scenario's baseline.
        replications: runs, from 1 on.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.

    Returns:
        The weeks that each series needs, beside those it has.

    Raises:
        ModelError: for a strategy that the scenario does not have.

    Example:
        >>> cl.warm_up(scenario, replications=2, progress=False).replications
        2
    """
    options = RunOptions(threads, progress=progress)
    question = Question.of(
        scenario,
        strategies=None if strategy is None else [strategy],
        replications=replications,
        seed=seed,
        form=Settling(),
    )
    return settled(question, options)


def settled(question: Question, options: RunOptions) -> WarmUpCheck:
    """Makes the runs of a check of the warm-up and cuts their series."""
    question.formed(Settling)
    experiment, (strategy,), count = question.experiment, question.strategies, question.replications
    arm = experiment.strategy(strategy)
    with at_work(options, question.label) as work:
        results = run_tasks(experiment, [(arm, question.seed, replication) for replication in range(count)], work)
    series = {metric: one for (metric, group), one in series_of(experiment, results).items() if group == "all"}
    return WarmUpCheck(
        scenario=question.scenario.name,
        strategy=strategy,
        warm_up_weeks=question.scenario.warm_up_weeks,
        watched_weeks=experiment.scenario.horizon_weeks,
        replications=count,
        metrics=Rows(
            [
                check_series(one.values, one.weeks, metric, warm_up_weeks=question.scenario.warm_up_weeks)
                for metric, one in sorted(series.items())
                if not _only_grows(one.values)
            ],
            of=WarmUp,
        ),
        question=question,
    )


def _only_grows(values: Array) -> bool:
    """Of values [runs, points]."""
    means = values.mean(axis=0)
    return bool((np.diff(means) >= 0).all() and means[-1] > means[0])
