# SPDX-License-Identifier: Apache-2.0
"""Which numbers an answer hangs on, by Morris's or Sobol's method; both are SALib's (`pip install 'colead[sweep]'`)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from colead import _core
from colead.base.as_json import Plain
from colead.base.errors import ModelError
from colead.base.fronts import front
from colead.base.same import Same
from colead.base.shown import Shown, Told, told_of_rows
from colead.experiments.at_work import at_work
from colead.experiments.path_groups import group_names, opened_groups
from colead.experiments.plausible_worlds import lacking, try_worlds
from colead.experiments.question import Question
from colead.experiments.ranges import Ranges
from colead.experiments.varying import Method, Screen
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce
from colead.statistics.sensitivity import Method as OneByOne
from colead.statistics.sensitivity import design, group_design, group_indices, indices
from colead.statistics.space import Varied
from colead.statistics.student import Array
from colead.tables import Rows


@dataclass(frozen=True, slots=True)
class Influence:
    """What one number does to the answer; `error` is the half width of SALib's 95 % interval of `influence`.

    morris: influence is mu*, the mean size of an elementary effect over the whole range, in the unit of the metric,
    and interplay its deviation sigma, large where the effect bends or depends on other numbers. sobol: influence is the
    total share of the variance, interplay that share less the one made alone; NaN where the estimate is no share, below
    0 or above 1, as it comes out where samples are too few.
    """

    path: str
    grade: str
    influence: float
    interplay: float
    error: float


@dataclass(frozen=True, slots=True)
class GroupInfluence:
    """What a group of numbers does when all of them are moved at once: mu*, the mean size of the effect, in the unit of
    the metric, and half of SALib's 95 % interval. numbers: how many; opened: whether each was then moved by itself."""

    name: str
    numbers: int
    influence: float
    error: float
    opened: bool


@dataclass(frozen=True, repr=False, eq=False)
class Screening(Same, Shown, Plain):
    """Influences on the advantage of a strategy over the baseline, the greatest first.

    Fields:
        scenario, strategy, baseline: names.
        method: "morris", "sobol" or "groups".
        metric, unit: what the advantage is in.
        worlds: how many were run.
        influences: one for each number that was moved by itself; by method "groups" those of groups that were opened.
        groups: what each group of numbers does together, by method "groups".
        question: what was asked; its `command()` asks the same.

    Example:
        >>> found = cl.screen(scenario, "shadowing", samples=2, progress=False)  # doctest: +SKIP
        >>> found.influences[0].path  # doctest: +SKIP
        'professions.medic.pressure'
    """

    scenario: str
    method: Method
    metric: str
    unit: str
    strategy: str
    baseline: str
    worlds: int
    influences: Rows[Influence]
    groups: Rows[GroupInfluence] = field(default=Rows(of=GroupInfluence))
    question: Question | None = field(default=None, compare=False, repr=False)

    def _told(self) -> Told:
        found = told_of_rows(self.influences)
        head = f"'{self.scenario}': what the gain of '{self.strategy}' over '{self.baseline}' on {self.metric} hangs on"
        note = f"Method of {self.method.capitalize()}: {self.worlds} worlds on common luck."
        note = f"{note} {self.untold}".rstrip()
        return Told(head, columns=found.columns, rows=found.rows, count=found.count, notes=(note,))

    @property
    def untold(self) -> str:
        """A sentence about estimates that are no shares; empty where all are."""
        shares = [share for one in self.influences for share in (one.influence, one.interplay)]
        outside = sum(map(math.isnan, shares))
        if not outside:
            return ""
        return f"n/a: {outside} of {len(shares)} estimates are below 0 or above 100 %; more samples tell them."


@front
def screen(
    scenario: _core.Scenario,
    strategy: str,
    *,
    method: Method = "morris",
    samples: int | None = None,
    metric: str | None = None,
    replications: int | None = None,
    horizon_weeks: float | None = None,
    spread: float | None = None,
    only: Sequence[str] | None = None,
    stated_only: bool = False,
    seed: int | None = None,
    threads: int | None = None,
    progress: Progress = True,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
) -> Screening:
    """Screens the numbers that vary (as in `stress`) for their influence on what a strategy gains over the baseline.

    All worlds share their luck. Needs `pip install 'colead[sweep]'`.

    Parameters:
        scenario: the organisation, with ranges of its numbers.
        strategy: the name of a strategy that is not the baseline.
        method: "morris" (Morris 1991, doi 10.1080/00401706.1991.10484804; mu* of Campolongo et al. 2007) or "sobol"
            (Saltelli et al. 2010, doi 10.1016/j.cpc.2009.09.018); or "groups", for hundreds of numbers: Morris's method
            with whole sections of the scenario moved at once, then with each number of those that do most.
        samples: morris: trajectories of d + 1 worlds for d numbers, by default 10. groups: such trajectories in each of
            two rounds, by default 4. sobol: a power of two, times d + 2 worlds, by default 64.
        metric: what is gained; by default that of `compare.until` in the scenario, else lead_time_mean.
        replications: runs of each strategy in each world, from 1 on; by default 1.
        horizon_weeks: fewer weeks, to be quicker; by default the scenario's.
        spread: assumptions without a written range vary by this share, in (0, 1), to both sides.
        only: beginnings of paths; no other number varies.
        stated_only: only numbers vary whose range is written in the scenario.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.
        executor: an executor of concurrent.futures or a Dask client that makes the runs. No result depends on it.
        store: a `Store`, or the path of one, in which runs are kept and found. No result depends on it.

    Returns:
        The influence of each number, in the unit of the metric (morris) or as a share of the variance (sobol).

    Raises:
        ModelError: for an unknown strategy, or when a world is impossible.
        ValueError: for an unknown method, or a number outside its limits.

    Example:
        >>> found = cl.screen(scenario, "shadowing", method="morris", samples=4, progress=False)  # doctest: +SKIP
    """
    options = RunOptions(threads, executor, store, progress)
    ranges = Ranges.of(
        scenario, strategies=[strategy], horizon_weeks=horizon_weeks, spread=spread, only=only, stated_only=stated_only
    )
    question = Question.of(
        scenario,
        strategies=[strategy],
        replications=replications,
        seed=seed,
        metric=metric,
        form=Screen.of(method, samples, ranges),
    )
    return screened(question, options)


def screened(question: Question, options: RunOptions) -> Screening:
    """Makes the runs of a screening and says what each number does."""
    form, output = question.formed(Screen), question.metric
    with at_work(options, question.label) as work:
        found = _in_groups(question, work) if form.method == "groups" else _singly(question, form.method, work)
    return Screening(
        scenario=question.scenario.name,
        method=form.method,
        metric=output.name,
        unit=output.unit,
        strategy=question.strategies[0],
        baseline=question.baseline,
        worlds=found.worlds,
        influences=Rows(sorted(found.influences, key=_place), of=Influence),
        groups=Rows(found.groups, of=GroupInfluence),
        question=question,
    )


def _place(one: Influence) -> float:
    """The greatest first, what could not be told last."""
    return math.inf if math.isnan(one.influence) else -one.influence


class _Found(NamedTuple):
    worlds: int
    influences: Sequence[Influence]
    groups: tuple[GroupInfluence, ...] = ()


def _singly(question: Question, method: OneByOne, work: RunOptions, ranges: Ranges | None = None) -> _Found:
    """Each number by itself."""
    form = question.formed(Screen)
    inside = form.ranges if ranges is None else ranges
    places = design(method, inside.paths, form.samples, question.seed)
    answer = _gains(question, inside, places, work)
    return _Found(len(places), _influences(method, inside.numbers, places, answer, question.seed))


def _in_groups(question: Question, work: RunOptions) -> _Found:
    """Sections of the scenario at once, then each number of those that do most."""
    form = question.formed(Screen)
    names = group_names(form.ranges.paths)
    places = group_design(names, form.samples, question.seed)
    answer = _gains(question, form.ranges, places, work)
    sizes = group_indices(names, places, answer, question.seed)
    counts = Counter(names)
    opened = opened_groups({name: size for name, (size, _) in sizes.items()}, counts)
    groups = tuple(
        GroupInfluence(name, counts[name], size, error, name in opened)
        for name, (size, error) in sorted(sizes.items(), key=lambda one: -one[1][0])
    )
    if not opened:
        return _Found(len(places), (), groups)
    inside = form.ranges.keeping([name in opened for name in names])
    then = _singly(question, "morris", work, inside)
    return _Found(len(places) + then.worlds, then.influences, groups)


def _gains(question: Question, ranges: Ranges, places: Array, work: RunOptions) -> Array:
    """The advantage over the baseline in each world; ModelError where one is impossible, or lacks the metric."""
    tried = try_worlds(question, ranges, places, work)
    missing = len(places) - len(tried.possible)
    if tried.lost and not tried.failures:
        raise ModelError(f"of {len(places)} worlds {lacking(question, tried.lost)}; screening needs all")
    if missing > 0:
        raise ModelError(f"{missing} of {len(places)} worlds are impossible; screening needs all")
    return np.asarray(np.nanmean(tried.figures[:, 1] - tried.figures[:, 0], axis=1))


def _as_share(estimate: Array) -> Array:
    """NaN where it is none, but for rounding."""
    near = 1e-9
    return np.where((estimate < -near) | (estimate > 1.0 + near), np.nan, np.clip(estimate, 0.0, 1.0))


def _influences(method: OneByOne, numbers: Sequence[Varied], places: Array, answer: Array, key: int) -> list[Influence]:
    found = indices(method, [one.path for one in numbers], places, answer, key)
    if method == "morris":
        columns = (found["mu_star"], found["sigma"], found["mu_star_conf"])
    else:
        columns = (_as_share(found["ST"]), _as_share(found["ST"] - found["S1"]), found["ST_conf"])
    return [
        Influence(one.path, one.grade, float(size), float(interplay), float(error))
        for one, size, interplay, error in zip(numbers, *columns, strict=True)
    ]
