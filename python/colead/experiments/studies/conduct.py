# SPDX-License-Identifier: Apache-2.0
"""The runs of a study: every variant at every level, all on the same luck."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from colead import _core
from colead.base.errors import Interrupted, ModelError, ScenarioError
from colead.experiments.at_work import part_of, silent
from colead.experiments.ranges import changes_of, varied_numbers
from colead.experiments.studies.changes import at_level, changed, matching
from colead.experiments.studies.study_file import Claim, FigureKey, StudyFile, Variant
from colead.runs import RunOptions, run_tasks
from colead.statistics.space import Varied, latin_hypercube
from colead.statistics.student import Array, moments

Cell = tuple[str, float | None, FigureKey]  # variant, level, figure


@dataclass(frozen=True, repr=False)
class Measured:
    """What the runs gave. values: by variant, level and figure, one for each replication, NaN where a run had no such
    event; outputs: metrics by name; matters: smallest differences that matter, by metric, in the scenario."""

    values: Mapping[Cell, Array]
    outputs: Mapping[str, _core.OutputInfo]
    matters: Mapping[str, float]

    def __repr__(self) -> str:
        return f"<colead.Measured: {len(self.values)} variants, levels and figures>"

    def contrast(self, claim: Claim) -> Array:
        """What the claim is about, one number for each replication: positive where the variant is higher."""
        found = self.difference(claim, claim.at)
        return found if claim.since is None else found - self.difference(claim, claim.since)

    def difference(self, claim: Claim, level: float | None) -> Array:
        """The variant less what it is compared with, at one level."""
        ones = self.values[claim.variant, level, claim.figure]
        if claim.than is None:
            return ones
        return ones - (self.values[claim.than, level, claim.figure] if isinstance(claim.than, str) else claim.than)


def conduct(study: StudyFile, options: RunOptions) -> Measured:
    """Makes all runs of a study but those in plausible worlds."""
    began = time.perf_counter()
    values: dict[Cell, Array] = {}
    outputs: Mapping[str, _core.OutputInfo] = {}
    matters: Mapping[str, float] = {}
    for at, level in enumerate(study.places):
        told = replace(options, progress=part_of(options.progress, at, len(study.places), began))
        found = _at(study, study.scenario, level, study.replications, told)
        values |= found.values
        outputs, matters = found.outputs, found.matters
        tell = options.progress
        if callable(tell) and tell(at + 1, len(study.places), time.perf_counter() - began) is False:
            raise Interrupted("stopped by the caller")
    return Measured(values, outputs, matters)


def _at(
    study: StudyFile, scenario: _core.Scenario, level: float | None, replications: int, options: RunOptions
) -> Measured:
    """Every variant in one scenario at one level. Variants with the same changes share an experiment."""
    values: dict[Cell, Array] = {}
    outputs: dict[str, _core.OutputInfo] = {}
    matters: dict[str, float] = {}
    together = list(_alike(study.variants))
    began = time.perf_counter()
    for at, variants in enumerate(together):
        world = changed(scenario, variants[0].changes)
        if study.levels is not None and level is not None:
            world = at_level(world, study.levels.paths, level, times=study.levels.times)
        experiment = _core.Experiment(world)
        outputs = outputs or {output.name: output for output in experiment.outputs}
        told = replace(options, progress=part_of(options.progress, at, len(together), began))
        arms = _arms(study, experiment, variants, told)
        results = run_tasks(experiment, [(arm, study.seed, r) for arm in arms for r in range(replications)], told)
        matters = matters or _matters(experiment, results[:2], arms[0], study)
        for place, variant in enumerate(variants):
            own = results[place * replications : (place + 1) * replications]
            for metric, group in study.figures:
                values[variant.name, level, (metric, group)] = experiment.values(own, metric, group)
    return Measured(values, outputs, matters)


def _alike(variants: Iterable[Variant]) -> Iterable[list[Variant]]:
    found: dict[str, list[Variant]] = {}
    for variant in variants:
        found.setdefault(repr(sorted(variant.changes.items())), []).append(variant)
    return found.values()


def _arms(
    study: StudyFile, experiment: _core.Experiment, variants: Sequence[Variant], options: RunOptions
) -> list[int]:
    """An arm for each variant; with equal hours doses are scaled until all take as many as the cheapest of them, beyond
    the scenario's baseline, which may be none of them."""
    baseline = study.scenario.baseline
    names = [name for name in dict.fromkeys(variant.strategy for variant in variants) if name != baseline]
    if not study.equal_hours or len(names) < 2:
        return [experiment.strategy(variant.strategy) for variant in variants]
    plan = experiment.plan(
        baseline=baseline,
        strategies=names,
        replications=study.replications,
        seed=study.seed,
        confidence=study.scenario.confidence,
        equal_hours=True,
        hours_a_year=0.0,
        threads=options.workers,
        on_progress=None,
    )
    arms = {side.strategy: side.arm for side in plan.sides}
    return [arms[variant.strategy] for variant in variants]


def _matters(
    experiment: _core.Experiment, results: Sequence[_core.RunResult], arm: int, study: StudyFile
) -> dict[str, float]:
    """As the scenario says, or as is usual in the unit of each metric."""
    sides = [_core.Side(arm, name, 1.0) for name in ("one", "other")]
    plan = _core.ComparisonPlan(sides, len(results), study.seed, study.scenario.confidence)
    return {effect.metric: effect.matters for effect in experiment.compare(plan, [*results, *results]).effects}


# ---- Plausible worlds ----


@dataclass(frozen=True)
class Tried:
    """Contrasts [worlds, claims] of the claims, each the mean of its runs, and the numbers that varied."""

    contrasts: Array
    places: Array
    varied: tuple[Varied, ...]
    impossible: int


def try_worlds(study: StudyFile, options: RunOptions) -> Tried | None:
    """The claims in plausible worlds; None where the study asks for none."""
    if study.worlds is None:
        return None
    numbers = _free(study)
    places = latin_hypercube([number.path for number in numbers], study.worlds.count, study.seed)
    values = np.stack([number.at(places[:, column]) for column, number in enumerate(numbers)], axis=1)
    needed = {level for claim in study.claims for level in (claim.at, claim.since)}
    found: list[list[float]] = []
    possible: list[int] = []
    lacking = 0
    began = time.perf_counter()
    for at, row in enumerate(values):
        told = silent(options)
        world = _world(study.scenario, numbers, row)
        if world is not None:
            contrasts = _contrasts(study, world, [place for place in study.places if place in needed], told)
            if np.isnan(contrasts).any():
                lacking += 1
            else:
                found.append(contrasts)
                possible.append(at)
        tell = options.progress
        if callable(tell) and tell(at + 1, len(values), time.perf_counter() - began) is False:
            raise Interrupted("stopped by the caller")
    if not found and lacking:
        raise ModelError(f"{lacking} of {len(values)} plausible worlds lack a figure of a claim in every replication")
    if not found:
        raise ModelError("no plausible world is possible: the ranges contradict each other")
    return Tried(np.array(found), places[possible], numbers, len(values) - len(found))


def _free(study: StudyFile) -> tuple[Varied, ...]:
    """Numbers with a written range that the study itself does not set."""
    assert study.worlds is not None
    numbers = varied_numbers(study.scenario, only=study.worlds.only or None, stated_only=True).varied
    patterns = [*study.changes, *(path for one in study.variants for path in one.changes)]
    patterns += () if study.levels is None else study.levels.paths
    own = {path for pattern in patterns for path in matching(study.scenario, pattern)}
    return tuple(one for one in numbers if not any(one.path == path or one.path.startswith(path + ".") for path in own))


def _world(scenario: _core.Scenario, numbers: Sequence[Varied], row: Array) -> _core.Scenario | None:
    try:
        return scenario.with_(changes_of(numbers, row))
    except (ScenarioError, ModelError):
        return None


def _contrasts(
    study: StudyFile, world: _core.Scenario, levels: Sequence[float | None], options: RunOptions
) -> list[float]:
    assert study.worlds is not None
    values: dict[Cell, Array] = {}
    for level in levels:
        values |= _at(study, world, level, study.worlds.replications, options).values
    measured = Measured(values, {}, {})
    return [float(moments(measured.contrast(claim)).mean) for claim in study.claims]
