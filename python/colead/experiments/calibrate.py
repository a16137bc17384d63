# SPDX-License-Identifier: Apache-2.0
"""Which worlds fit what was measured of an organisation: history matching with emulators."""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead import _core
from colead.base.checks import about
from colead.base.errors import Interrupted, ModelError
from colead.base.fronts import front
from colead.experiments.at_work import at_work, silent
from colead.experiments.calibration import Calibration, Constrained, FittedFigure
from colead.experiments.evidence import Evidence, measured
from colead.experiments.fit import Fit, evidence_of
from colead.experiments.fitted_worlds import FittedWorlds
from colead.experiments.plausible_worlds import each_world, watched, world_with
from colead.experiments.question import Question
from colead.experiments.ranges import Ranges, tried_of
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce, run_tasks
from colead.statistics.emulator import Emulator, fitted, prior_share
from colead.statistics.matching import LIMIT, emulated, implausibility, sample
from colead.statistics.space import Varied, latin_hypercube
from colead.statistics.student import Array
from colead.tables import Rows

AS_WRITTEN = 8  # runs of the scenario as it is, from which its luck is told
FEWEST_FOR_A_FIT = 10


@front
def calibrate(
    scenario: _core.Scenario,
    *,
    evidence: Sequence[Evidence] | None = None,
    data: StorePath | None = None,
    samples: int = 200,
    waves: int = 2,
    worlds: int = 100,
    discrepancy: float = 1.0,
    horizon_weeks: float | None = None,
    spread: float | None = None,
    only: Sequence[str] | None = None,
    stated_only: bool = False,
    seed: int | None = None,
    threads: int | None = None,
    progress: Progress = True,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
) -> Calibration:
    """Finds worlds whose baseline gives what was measured, among those that the ranges of a scenario allow.

    History matching (Craig et al. 1997; Vernon, Goldstein and Bower 2010, doi 10.1214/10-BA524): an emulator of each
    figure, a quadratic polynomial in the few numbers that matter to it, is learnt from runs; worlds are drawn with the
    chance that the evidence gives them, where what is uncertain is the measurement, the emulator, the luck of a run and
    the model; the drawn ones are run, and those fit of which no figure is more than three deviations off.

    Parameters:
        scenario: the organisation, with ranges of its numbers and its section `evidence`.
        evidence: in place of that section.
        data: a CSV file of a survey, beside it: metric, value, and tolerance, or low and high, or people; group, time,
            week, grade, source. What it says of a figure comes before what the scenario says.
        samples: runs from which emulators learn, from 40 on.
        waves: rounds in which they are made, 1 to 10; from the second on where the evidence points.
        worlds: how many are drawn at last, from 20 on.
        discrepancy: how far the model may be from the organisation, in tolerances of the evidence, at least 0.
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
        Worlds that fit, which number the evidence constrains and by what, and what no world can make.

    Raises:
        ModelError: where there is no evidence, or nothing varies.
        ValueError: for a number outside its limits, or a survey that cannot be read.

    Example:
        >>> found = cl.calibrate(scenario, data="survey.csv", samples=100, progress=False)  # doctest: +SKIP
        >>> cl.stress(scenario, worlds_from=found.worlds)  # doctest: +SKIP
    """
    options = RunOptions(threads, executor, store, progress)
    ranges = Ranges.of(
        scenario, strategies=(), horizon_weeks=horizon_weeks, spread=spread, only=only, stated_only=stated_only
    )
    known = evidence_of(scenario, evidence, data)
    form = Fit(known, ranges, samples, waves, worlds, discrepancy, "" if data is None else str(data))
    return calibrated(Question.of(scenario, seed=seed, form=form), options)


def calibrated(question: Question, options: RunOptions) -> Calibration:
    """Makes the runs of a calibration, and draws the worlds that fit."""
    form = question.formed(Fit)
    with at_work(options, question.label) as work:
        runs = _Runs(question, work)
        figures, variances = runs.as_written()
        places, seen = runs.at(latin_hypercube(form.ranges.paths, form.in_wave(0), question.seed))
        match = Match(form, variances, places, seen, question.seed)
        for wave in range(1, form.waves):
            more, new = runs.at(match.drawn(form.in_wave(wave), wave))
            places, seen = np.vstack([places, more]), np.vstack([seen, new])
            match = Match(form, variances, places, seen, question.seed)
        last, made = runs.at(match.drawn(form.count, form.waves))
    return _told(question, match, runs, _Found(figures, places, seen, last, made))


@dataclass(frozen=True)
class _Found:
    """Figures of the scenario as written [runs, evidence], those from which was learnt, and those drawn at last."""

    as_written: Array
    places: Array
    seen: Array
    last: Array
    made: Array


class _Runs:
    """Makes runs of the baseline in worlds, each with luck of its own: the emulator has to know how much luck does."""

    def __init__(self, question: Question, options: RunOptions) -> None:
        self._question, self._options = question, options
        self._form = question.formed(Fit)
        self._began = time.perf_counter()
        self.made = 0
        self._total = AS_WRITTEN + self._form.samples + self._form.count

    def as_written(self) -> tuple[Array, Array]:
        """Figures [runs, evidence] of the scenario as it is, and the variances that luck makes."""
        weeks = self._form.ranges.horizon_weeks
        world = self._world({} if weeks is None else {"horizon_weeks": float(weeks)})
        assert world is not None
        figures = self._figures(world, range(AS_WRITTEN), silent(self._options))
        self._tell(AS_WRITTEN)
        with about("evidence"):
            for one, column in zip(self._form.evidence, figures.T, strict=True):
                if np.isnan(column).any():
                    raise ModelError(f"runs have no figure {one.name}: no such event, group or week")
        return figures, figures.var(axis=0, ddof=1)

    def at(self, places: Array) -> tuple[Array, Array]:
        """Those of the places that are possible, with their figures."""
        ranges = self._form.ranges
        values = np.stack([number.at(places[:, column]) for column, number in enumerate(ranges.numbers)], axis=1)
        found: dict[int, Array] = {}
        with closing(self._side_by_side([ranges.changes(row) for row in values])) as worlds:
            for row, figures in enumerate(worlds):
                self._tell(1)
                found |= {} if figures is None else {row: figures}
        out = {row: figures for row, figures in found.items() if not np.isnan(figures).any()}
        with about("scenario"):
            if len(out) < min(FEWEST_FOR_A_FIT, len(places)):
                why = f"{n} lack a figure" if (n := len(found) - len(out)) else "the ranges contradict each other"
                raise ModelError(f"only {len(out)} of {len(places)} worlds can be used: {why}")
        return places[list(out)], np.array(list(out.values()))

    def _side_by_side(self, changes: Sequence[Mapping[str, float]]) -> Generator[Array | None]:
        """Figures of each world [evidence], in order; None where there is no such world."""
        first = self.made
        return each_world(
            lambda at, one, options: self._in_world(first + at, one, options), changes, silent(self._options)
        )

    def _in_world(self, replication: int, changes: Mapping[str, float], options: RunOptions) -> Array | None:
        world = self._world(changes)
        return None if world is None else np.asarray(self._figures(world, [replication], options)[0])

    def _world(self, changes: Mapping[str, float]) -> _core.Experiment | None:
        outputs = watched((one.metric for one in self._form.evidence), self._options)
        return world_with(self._question.scenario, changes, outputs)

    def _figures(self, world: _core.Experiment, replications: Sequence[int], options: RunOptions) -> Array:
        arm, seed = world.arms.index(self._question.baseline), self._question.seed
        results = run_tasks(world, [(arm, seed, replication) for replication in replications], options)
        return measured(self._form.evidence, world, results)

    def _tell(self, runs: int) -> None:
        """That so many more were made."""
        self.made += runs
        tell, seconds = self._options.progress, time.perf_counter() - self._began
        if callable(tell) and tell(min(self.made, self._total), self._total, seconds) is False:
            raise Interrupted("stopped by the caller")


class Match:
    """What was learnt from runs, held against the evidence."""

    def __init__(self, form: Fit, luck: Array, places: Array, seen: Array, seed: int) -> None:
        self.value = np.array([one.value for one in form.evidence])
        tolerance = np.array([one.tolerance for one in form.evidence])
        self.luck = luck
        self.allowed = tolerance**2 * (1.0 + form.discrepancy**2)
        self.emulators: tuple[Emulator, ...] = tuple(fitted(places, column) for column in seen.T)
        self.moving = sorted({at for one in self.emulators for at in one.active})
        self._variances = np.array([one.variance for one in self.emulators])
        self._expected = emulated(self.emulators)
        self.sampled = sample(self._misfit, places.shape[1], seed, moving=self.moving)

    def drawn(self, count: int, wave: int) -> Array:
        """Places that fit, as far as the emulators know; other ones in each wave."""
        every = len(self.sampled) // max(1, count)
        if every < 1:
            return self.sampled[np.arange(count) % len(self.sampled)]
        return self.sampled[(wave % every) :: every][:count]

    def off(self, figures: Array, runs: int = 1) -> Array:
        """Deviations of figures [points, evidence], each the mean of so many runs. Luck counts twice: the organisation
        has had its own."""
        return implausibility(figures, self.luck * (1.0 + 1.0 / runs), self.value, self.allowed)

    def expected_off(self) -> Array:
        """Deviations of the places that were sampled, by the emulators."""
        return implausibility(self._expected(self.sampled), self._variances, self.value, self.allowed)

    def _misfit(self, places: Array) -> Array:
        off = implausibility(self._expected(places), self._variances, self.value, self.allowed)
        return np.asarray((off**2).sum(axis=1))

    def says_most(self, coordinate: int, evidence: Sequence[Evidence]) -> str:
        """Which evidence is moved most, in its deviations, by a coordinate; empty: none."""
        moved = [
            sum(weight**2 for term, weight in zip(one.terms, one.weights, strict=True) if coordinate in term)
            / (one.variance + allowed)
            for one, allowed in zip(self.emulators, self.allowed, strict=True)
        ]
        most = int(np.argmax(moved))
        return evidence[most].name if moved[most] > 0 else ""


def _told(question: Question, match: Match, runs: _Runs, found: _Found) -> Calibration:
    form = question.formed(Fit)
    fit = np.asarray((match.off(found.made) <= LIMIT).all(axis=1))
    values = np.stack([one.at(found.last[fit][:, at]) for at, one in enumerate(form.ranges.numbers)], axis=1)
    worlds = FittedWorlds(
        question.scenario.name,
        question.seed,
        tuple(form.ranges.paths),
        tuple(one.low for one in form.ranges.numbers),
        tuple(one.high for one in form.ranges.numbers),
        values,
    )
    return Calibration(
        scenario=question.scenario.name,
        seed=question.seed,
        figures=Rows(_figures(question, match, found, fit), of=FittedFigure),
        numbers=Rows(_numbers(form, match), of=Constrained),
        worlds=worlds,
        drawn=len(found.last),
        runs=runs.made,
        tried=tried_of(form.ranges.varied, form.ranges.unvaried),
        varied=Rows(form.ranges.numbers, of=Varied),
        sampled=match.sampled,
        question=question,
    )


def _figures(question: Question, match: Match, found: _Found, fit: NDArray[np.bool_]) -> tuple[FittedFigure, ...]:
    form = question.formed(Fit)
    units = {output.name: output.unit for output in question.experiment.outputs}
    mean = found.as_written.mean(axis=0)
    off = match.off(mean[None], len(found.as_written))[0]
    near = np.vstack([match.off(found.seen), match.off(found.made)]).min(axis=0)
    ends = np.quantile(found.made[fit] if fit.any() else np.full_like(found.made, np.nan), [0.05, 0.95], axis=0)
    return tuple(
        FittedFigure(
            evidence=one,
            unit=units.get(one.metric, ""),
            as_written=float(mean[at]),
            deviations=float(off[at]),
            low=float(ends[0, at]),
            high=float(ends[1, at]),
            nearest=float(near[at]),
            explained=match.emulators[at].explained,
        )
        for at, one in enumerate(form.evidence)
    )


def _numbers(form: Fit, match: Match) -> tuple[Constrained, ...]:
    out = []
    for at, one in enumerate(form.ranges.numbers):
        column = match.sampled[:, at]
        low, high = one.at(np.quantile(column, [0.05, 0.95]))
        by = match.says_most(at, form.evidence) if at in match.moving else ""
        part = prior_share(column) if by else 1.0
        out.append(Constrained(one.path, one.value, one.low, one.high, float(low), float(high), part, by))
    return tuple(sorted(out, key=lambda one: one.part))
