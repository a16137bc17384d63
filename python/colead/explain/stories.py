# SPDX-License-Identifier: Apache-2.0
"""The typical run of a strategy, its best and its worst, told as a story."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from colead import _core
from colead.base.as_json import Plain
from colead.base.checks import seed_or, whole
from colead.base.errors import ModelError
from colead.explain.recorded_run import RunKey, recorded
from colead.explain.two_runs import TwoRuns, two_runs_of
from colead.runs import Progress, RunOptions, run_tasks
from colead.words import phrases, titles
from colead.words.main_metrics import STORY_METRICS

MOST_REPLICATIONS = 10**6


@dataclass(frozen=True, slots=True)
class MetricInPair(Plain):
    """One metric of one replication in both runs."""

    metric: str
    unit: str
    better: str
    against: float
    strategy: float
    ALSO: ClassVar[tuple[str, ...]] = ("difference",)

    @property
    def difference(self) -> float:
        return self.strategy - self.against


@dataclass(frozen=True)
class Chapter(Plain):
    """One replication: `role` is typical, best or worst; `score` its mean standardised gain over the replications."""

    role: str
    replication: int
    score: float
    figures: tuple[MetricInPair, ...]
    runs: TwoRuns | None = field(repr=False)


@dataclass(frozen=True)
class Story(Plain):
    """A strategy against another, told by its typical, its best and its worst replication of `replications`."""

    scenario: str
    strategy: str
    against: str
    seed: int
    replications: int
    metrics: tuple[str, ...]
    typical: Chapter
    best: Chapter
    worst: Chapter
    ALSO: ClassVar[tuple[str, ...]] = ("narrative",)

    @property
    def narrative(self) -> str:
        """About a page of Markdown and, below it, the typical run's decision."""
        lines = [
            f"# '{self.strategy}' against '{self.against}': the typical run, the best and the worst",
            "",
            f"Of {self.replications} pairs of runs with the same luck, the typical one is that whose differences in "
            f"{len(self.metrics)} main metrics are nearest to those of all the others. Best and worst are for the "
            "strategy, by the mean of those differences.",
            "",
        ]
        for chapter in (self.typical, self.best, self.worst):
            lines += _chapter(chapter)
        if self.typical.runs is not None:
            lines.append(self.typical.runs.narrative)
        return "\n".join(lines)


def _chapter(chapter: Chapter) -> list[str]:
    lines = [f"## The {chapter.role} run (replication {chapter.replication})", ""]
    for figure in chapter.figures:
        scale, unit = titles.scale(figure.unit), titles.unit_words(figure.unit)
        before, after = titles.figures_apart(figure.against * scale, figure.strategy * scale)
        lines.append(f"- {titles.metric_title(figure.metric)}: {before} became {after} ({unit}).")
    runs = chapter.runs
    if runs is None:
        return [*lines, "", "No decision went another way.", ""]
    down = runs.downstream
    lines += [
        "",
        f"{down.decided_otherwise} of {down.decisions} decisions were decided otherwise and trust went another way in "
        f"{down.ties_changed} of {down.ties} ties. What mattered most was {phrases.decision(runs.decision)}: "
        + " ".join(one.sentence() for one in runs.differences[:3]),
        "",
    ]
    return lines


def story(
    scenario: _core.Scenario,
    *,
    strategy: str,
    against: str | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    progress: Progress = None,
) -> Story:
    """Runs two strategies on the same luck and tells of three replications: the typical one, the best and the worst.

    The typical replication is the medoid: the one whose paired differences, each metric divided by its standard
    deviation over the replications, have the smallest sum of distances to all others'.

    Parameters:
        scenario: the organisation.
        strategy: the name of a strategy.
        against: that of another; by default the scenario's baseline.
        replications: how many the three are chosen from, from 3 on; by default the scenario's.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.

    Returns:
        The three replications, each with its figures and the decision that mattered most; `narrative` is a page.

    Raises:
        ModelError: for a strategy against itself, an unknown one, or a scenario that watches none of the main metrics.
        ValueError: for a number outside its limits.

    Example:
        >>> told = explain.story(scenario, strategy="shadowing", replications=3)
        >>> told.best.score >= told.worst.score
        True
    """
    asked = StoryQuestion.of(scenario, (strategy, against), replications, seed)
    return told(asked, RunOptions(threads, progress=progress))


@dataclass(frozen=True)
class StoryQuestion:
    """What a story is asked of, with everything resolved: a strategy, another, and how many replications of both."""

    scenario: _core.Scenario
    strategy: str
    against: str
    replications: int
    seed: int

    @classmethod
    def of(
        cls,
        scenario: _core.Scenario,
        strategies: tuple[str, str | None],
        replications: int | None = None,
        seed: int | None = None,
    ) -> StoryQuestion:
        """Of a strategy against another, None: against the baseline."""
        strategy, against = strategies
        other = scenario.baseline if against is None else against
        if strategy == other:
            raise ModelError(f"a story needs two strategies, not '{strategy}' against itself")
        used_seed = seed_or(scenario.seed, seed)
        wanted = scenario.replications if replications is None else replications
        return cls(scenario, strategy, other, whole("replications", wanted, 3, MOST_REPLICATIONS), used_seed)


def told(asked: StoryQuestion, options: RunOptions) -> Story:
    """Makes the runs of a story and tells it."""
    experiment = _core.Experiment(asked.scenario)
    arms = [experiment.strategy(name) for name in (asked.strategy, asked.against)]
    results = run_tasks(experiment, [(arm, asked.seed, r) for arm in arms for r in range(asked.replications)], options)
    pairs = _Pairs(asked, experiment, results)
    return Story(
        scenario=asked.scenario.name,
        strategy=asked.strategy,
        against=asked.against,
        seed=asked.seed,
        replications=asked.replications,
        metrics=pairs.metrics,
        typical=pairs.chapter("typical", medoid(pairs.standardised)),
        best=pairs.chapter("best", pairs.best),
        worst=pairs.chapter("worst", pairs.worst),
    )


def medoid(rows: npt.NDArray[np.float64]) -> int:
    """Index of the row with the smallest sum of Euclidean distances to all rows; of equals the first."""
    if len(rows) == 0:
        raise ValueError("there is no medoid of no rows")
    squares = (rows**2).sum(axis=1)
    apart = np.sqrt(np.maximum(squares[:, None] + squares[None, :] - 2 * rows @ rows.T, 0.0))
    return int(np.argmin(np.round(apart.sum(axis=1), 12)))


class _Pairs:
    """Main metrics of every replication in both runs."""

    def __init__(self, asked: StoryQuestion, experiment: _core.Experiment, results: list[_core.RunResult]) -> None:
        """Results of the strategy, then as many of what it is held against."""
        self._asked, self._experiment = asked, experiment
        count = len(results) // 2
        outputs = {output.name: output for output in experiment.outputs}
        self._outputs = [outputs[name] for name in STORY_METRICS if name in outputs]
        values = [experiment.values(results, output.name) for output in self._outputs]
        table = np.array(values, dtype=float).reshape(len(values), 2, count)
        kept = [m for m in range(len(values)) if np.isfinite(table[m]).all()]
        self._outputs = [self._outputs[m] for m in kept]
        self._table = table[kept]
        if not kept:
            raise ModelError("none of the main metrics is watched by this scenario: " + ", ".join(STORY_METRICS))
        difference = self._table[:, 0] - self._table[:, 1]
        sd = difference.std(axis=1, keepdims=True)
        self.standardised = np.divide(difference, sd, out=np.zeros_like(difference), where=sd > 0).T
        signs = [{"higher": 1.0, "lower": -1.0}.get(str(output.better), 0.0) for output in self._outputs]
        self._scores = self.standardised @ np.array(signs) / max(1, sum(sign != 0 for sign in signs))

    @property
    def metrics(self) -> tuple[str, ...]:
        return tuple(output.name for output in self._outputs)

    @property
    def best(self) -> int:
        return int(np.argmax(self._scores))

    @property
    def worst(self) -> int:
        return int(np.argmin(self._scores))

    def chapter(self, role: str, replication: int) -> Chapter:
        asked = self._asked
        key = RunKey(asked.seed, replication)
        here, there = recorded(self._experiment, (asked.strategy, asked.against), key)
        try:
            runs = two_runs_of(here, there)
        except ModelError:
            runs = None
        figures = tuple(
            MetricInPair(
                output.name, output.unit, output.better, float(row[1, replication]), float(row[0, replication])
            )
            for output, row in zip(self._outputs, self._table, strict=True)
        )
        return Chapter(role, replication, float(self._scores[replication]), figures, runs)
