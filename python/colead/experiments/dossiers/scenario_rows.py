# SPDX-License-Identifier: Apache-2.0
"""What can be held against its answer in any scenario: placebos, neutrality, intervals, warm-up, steady state."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from colead import _core
from colead.base.year import WEEKS_A_YEAR
from colead.experiments.comparison import Comparison
from colead.experiments.dossiers.intervals import coverage_of_mean, coverage_of_nothing
from colead.experiments.dossiers.row import DossierRow, judged, near, said
from colead.experiments.question import Question
from colead.experiments.series import series_of
from colead.experiments.warm_up import WarmUp, WarmUpCheck
from colead.runs import RunOptions, run_tasks
from colead.words.main_metrics import MAIN_METRICS

SAME, OTHER = "the same bits", "other bits"
EVERYTHING = _core.Keep(records="full", trust=True, people=True, draws=True)
ERRORS = 4.0  # standard errors within which a mean must lie, as in the tests
TOO_OFTEN = 1.5  # an interval may miss so many times as often as it says


def placebo_rows(comparison: Comparison, command: str) -> Iterator[DossierRow]:
    """No dose, no hours, nobody able to come: the organisation as it is."""
    found = comparison.placebo
    if found is not None and found.strategies:
        claim = f"{', '.join(found.strategies)} with every dose 0 against no intervention, {found.replications} runs"
        got = SAME if found.exact else OTHER
        yield said("placebo", claim, "design_delivery", (SAME, got), command)
    how = {"no_hours": "with sessions of no hours", "nobody": "with nobody able to come"}
    against = {"baseline": "the organisation as it is", "rules": "its rules alone"}
    for one in comparison.hours_checks:
        claim = f"{one.strategy} {how[one.how]} against {against[one.against]}"
        got = SAME if one.exact else OTHER
        yield said("placebo", claim, "design_delivery", (SAME, got), command)


def neutrality_rows(question: Question, options: RunOptions, command: str) -> Iterator[DossierRow]:
    """What must leave no mark: the order of runs, threads, records that are kept."""
    quiet = replace(options, progress=None)
    experiment = question.experiment
    tasks = [(experiment.strategy(name), question.seed, 0) for name in question.sides]
    reference = [one.fingerprint for one in run_tasks(experiment, tasks, quiet)]
    fresh = _core.Experiment(question.scenario)
    again = [(fresh.strategy(name), question.seed, 0) for name in reversed(question.sides)]
    others = {
        "made in another order on one thread": [
            one.fingerprint for one in run_tasks(fresh, again, RunOptions(threads=1, progress=None))
        ][::-1],
        "with every record kept": [one.fingerprint for one in run_tasks(experiment, tasks, quiet, EVERYTHING)],
    }
    for what, found in others.items():
        claim = f"a run of each of {len(tasks)} strategies {what}"
        got = SAME if found == reference else OTHER
        yield said("neutrality", claim, "design_metamorphic", (SAME, got), command)


def expectation_rows(comparison: Comparison, command: str) -> Iterator[DossierRow]:
    """What the scenario says it expects; what is undecided does not fail."""
    for one in comparison.expectations:
        yield DossierRow(
            kind="expectation",
            claim=f"{one.statement}: difference, {one.unit}",
            source=one.because or "the scenario",
            relation="=",
            expected=one.direction.replace("_", " "),
            tolerance=math.nan,
            got=f"{one.difference:.4g} [{one.low:.4g}, {one.high:.4g}], {one.state}",
            error=math.nan,
            verdict=judged(one.state != "violated"),
            command=command,
        )


def interval_rows(comparison: Comparison, command: str) -> Iterator[DossierRow]:
    """How often intervals hold what they should, in the metrics of the comparison's table."""
    kept = comparison.runs
    assert kept is not None
    stated = comparison.confidence
    bound = 1.0 - TOO_OFTEN * (1.0 - stated)
    known = [metric for metric in MAIN_METRICS if metric in comparison.metric_names]
    values = {name: {m: kept.experiment.values(runs, m) for m in known} for name, runs in kept.results.items()}
    own = values[comparison.baseline]
    size = comparison.replications
    for metric in known:
        others = [name for name in comparison.strategies if name != comparison.baseline]
        covered = np.array(
            [coverage_of_mean(values[name][metric] - own[metric], size, stated, comparison.seed) for name in others]
        )
        yield from _covering(_of_pairs(metric, size, covered), covered, bound, command)
        nothing = np.array([coverage_of_nothing(own[metric], stated, comparison.seed)])
        claim = f"{metric}: share of intervals that hold 0 between two halves of the baseline's runs"
        yield from _covering(claim, nothing, bound, command)


def _of_pairs(metric: str, size: int, covered: np.ndarray) -> str:
    """The claim; it names how many strategies have too few pairs that differ to be judged."""
    silent = int(np.isnan(covered).sum())
    left = "" if silent == 0 else f"; {silent} of {len(covered)} strategies have too few pairs that differ to tell"
    return f"{metric}: share of intervals of {size} pairs that hold the mean{left}"


def _covering(claim: str, covered: np.ndarray, bound: float, command: str) -> Iterator[DossierRow]:
    there = covered[~np.isnan(covered)]
    if len(there) == 0:
        return
    error = float(there.std(ddof=1) / math.sqrt(len(there))) if len(there) > 1 else math.nan
    got = float(there.mean())
    yield DossierRow("interval", claim, "loh_1987", ">", bound, math.nan, got, error, judged(got > bound), command)


def warm_up_rows(found: WarmUpCheck, matters: Mapping[str, float], command: str) -> Iterator[DossierRow]:
    """Every series settles within the warm-up; where one does not, its mean shifts by no more than what matters."""
    for one in found.metrics:
        if math.isnan(one.weeks) or (one.settled and one.weeks <= found.warm_up_weeks):
            yield _settling(one, found, command)
            continue
        weeks = f"weeks {found.warm_up_weeks:g} to {one.weeks:g}" if one.settled else "first half, as it still moves"
        claim = f"{one.metric}: shift of the observed mean without its {weeks}"
        error = 0.0 if math.isnan(one.shift_error) else one.shift_error
        tolerance = max(matters.get(one.metric, 0.0), ERRORS * error)
        verdict = near(one.shift, 0.0, tolerance)
        numbers = (0.0, tolerance, one.shift, one.shift_error)
        yield DossierRow("warm-up", claim, "white_1997", "=", *numbers, verdict, command)


def _settling(one: WarmUp, found: WarmUpCheck, command: str) -> DossierRow:
    cannot = f"cannot be told from {found.watched_weeks:g} weeks"
    return DossierRow(
        kind="warm-up",
        claim=f"{one.metric}: weeks until its series no longer shows how it began",
        source="white_1997",
        relation="<=",
        expected=found.warm_up_weeks,
        tolerance=math.nan,
        got=cannot if math.isnan(one.weeks) else one.weeks,
        error=math.nan,
        verdict=judged(one.settled and one.weeks <= found.warm_up_weeks),
        command=command,
    )


def what_matters(comparison: Comparison) -> dict[str, float]:
    """The smallest difference that matters, by metric."""
    return {effect.metric: effect.matters for effect in comparison.effects if effect.group == "all"}


def steady_rows(comparison: Comparison, command: str) -> Iterator[DossierRow]:
    """Over the observed time the baseline changes by no more than what matters."""
    kept = comparison.runs
    assert kept is not None
    assert comparison.source is not None
    years = comparison.source.horizon_weeks / WEEKS_A_YEAR
    matters = what_matters(comparison)
    units = {effect.metric: effect.unit for effect in comparison.effects}
    series = series_of(kept.experiment, kept.results[comparison.baseline])
    for metric in (one for one in MAIN_METRICS if (one, "all") in series):
        changes = years * series[metric, "all"].slopes()
        changes = changes[~np.isnan(changes)]
        if len(changes) == 0:
            continue
        got = float(changes.mean())
        error = float(changes.std(ddof=1) / math.sqrt(len(changes))) if len(changes) > 1 else math.nan
        tolerance = max(matters.get(metric, 0.0), 0.0 if math.isnan(error) else ERRORS * error)
        claim = f"{metric} of the baseline: change over the observed time by its trend, {units[metric]}"
        yield DossierRow(
            "steady state",
            claim,
            "design_patterns",
            "=",
            0.0,
            tolerance,
            got,
            error,
            near(got, 0.0, tolerance),
            command,
        )
