# SPDX-License-Identifier: Apache-2.0
"""Collects what a report shows beside the comparison itself, from runs made again with more kept: a run is a pure
function, so these are the runs of the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from colead.experiments.simulation import Simulation
from colead.experiments.stress_answer import require_stress_of
from colead.explain.divergence import parting
from colead.explain.recorded_run import RecordedRun, RunKey, recorded
from colead.explain.two_runs import two_runs_of
from colead.explain.typical import telling
from colead.explain.waterfall import waterfall_of
from colead.report.content import ReportContent
from colead.report.decision_story import ToldDecisions, story_of
from colead.report.layout import Post
from colead.report.network import NetworkStory, RunNetwork
from colead.tables import Table
from colead.words import titles

if TYPE_CHECKING:
    from colead import _core
    from colead.experiments.compared import Compared
    from colead.experiments.stress_answer import Stress

FRAMES = 13
MOST_PEOPLE = 1500  # more dots than that are no picture


def collect(comparison: Compared, stress: Stress | None = None) -> ReportContent:
    """Raises ValueError for a comparison that does not know its scenario, as one read back from JSON, and for a stress
    test of another one."""
    if comparison.source is None:
        raise ValueError("a report needs the scenario that was compared, and this comparison has none")
    if stress is not None:
        require_stress_of(comparison.source, stress)
    content = ReportContent(comparison, comparison.source, stress=stress)
    if _not_as_written(content) or comparison.source.people > MOST_PEOPLE:
        return content
    first = 0 if comparison.runs is None else comparison.runs.numbers[0]
    network = network_story(
        content.scenario, [comparison.baseline, content.best], seed=comparison.seed, replication=first
    )
    strategies = [content.best, comparison.baseline]
    here, there = recorded(content.question.experiment, strategies, RunKey(comparison.seed, first))
    waterfalls = [waterfall_of(run.experiment, run.strategy, [run.result]) for run in (there, here)]
    return replace(content, network=network, decisions=_decisions(here, there), waterfalls=tuple(waterfalls))


def _decisions(here: RecordedRun, there: RecordedRun) -> ToldDecisions | None:
    """The typical decision of those that changed, one gained and one lost; None where none changed."""
    found = telling(here, there)
    if found.typical is None:
        return None
    parted = parting(here, there)
    stories = (
        None if name is None else story_of(two_runs_of(here, there, name, parted))
        for name in (found.typical, found.gained, found.lost)
    )
    typical, gained, lost = stories
    assert typical is not None
    return ToldDecisions(typical, gained, lost, found.decisions, found.otherwise)


def _not_as_written(content: ReportContent) -> bool:
    """Whether strategies ran at other doses or from another week than the scenario's, which is not told here."""
    return content.comparison.branch_week is not None or any(
        cost.dose_scale != 1 for cost in content.comparison.costs if cost.strategy == content.best
    )


def network_story(
    scenario: _core.Scenario, strategies: list[str], *, seed: int, replication: int = 0, frames: int = FRAMES
) -> NetworkStory:
    """The network of one replication under each strategy, at evenly spaced weeks from the first to the last."""
    weeks = [float(week) for week in np.linspace(0.0, scenario.horizon_weeks, frames)]
    first = Simulation(scenario, strategies[0], seed=seed, replication=replication)
    first.run_until(weeks[0])
    posts = _posts(first.network.people)
    living = [first, *(first.branch(strategy=strategy) for strategy in strategies[1:])]  # the warm-up is of all
    with ThreadPoolExecutor() as pool:
        snapshots = pool.map(lambda simulation: _snapshots(simulation, weeks, posts), living)
        runs = [
            RunNetwork(strategy, made, titles.strategy(scenario, strategy))
            for strategy, made in zip(strategies, snapshots, strict=True)
        ]
    return NetworkStory(posts, weeks, runs, replication)


def _snapshots(simulation: Simulation, weeks: Sequence[float], posts: list[Post]) -> list[dict[tuple[int, int], float]]:
    out = []
    for week in weeks:
        simulation.run_until(week)
        out.append(snapshot(simulation.network.ties, posts))
    return out


def _posts(people: Table) -> list[Post]:
    columns = (people.column(name) for name in ("person", "profession", "unit"))
    return [Post(str(name), str(profession), str(unit)) for name, profession, unit in zip(*columns, strict=True)]


def snapshot(ties: Table, posts: list[Post]) -> dict[tuple[int, int], float]:
    """Mean trust of both directions by pair of posts; a pair with one direction has that one's."""
    place = {post.id: index for index, post in enumerate(posts)}
    ends = []
    for end in ("source", "target"):
        codes, names = ties.categories(end)
        ends.append(np.array([place[name] for name in names], dtype=np.int64)[codes])
    low, high = np.minimum(*ends), np.maximum(*ends)
    pairs, which = np.unique(low * len(posts) + high, return_inverse=True)
    trust = np.bincount(which, weights=ties.column("trust")) / np.bincount(which)
    return {
        (int(pair // len(posts)), int(pair % len(posts))): float(value)
        for pair, value in zip(pairs, trust, strict=True)
    }
