# SPDX-License-Identifier: Apache-2.0
"""A study: a hypothesis held against runs, by what was written down before."""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path

from colead.base.as_json import JsonObject, json_record, json_value
from colead.base.checks import about, key_number, whole
from colead.base.fronts import front
from colead.base.same import Same
from colead.base.shown import Shown, Told, told_of_rows
from colead.base.text import decimals_for, number
from colead.experiments.at_work import at_work
from colead.experiments.intervals import mean_interval
from colead.experiments.studies.conduct import Measured, conduct, try_worlds
from colead.experiments.studies.judged import Answer, Finding, Robust, answered, crossings, findings, robust_of
from colead.experiments.studies.read_study import read_study
from colead.experiments.studies.sentence import answer_sentence, for_and_against, headline
from colead.experiments.studies.study_file import Claim, FigureKey, StudyFile
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce
from colead.statistics.crossing import Crossing
from colead.tables import Rows
from colead.words import titles


@dataclass(frozen=True)
class Estimate:
    """A mean over replications with its interval: of a variant's metric, or of its difference to another variant."""

    metric: str
    group: str
    unit: str
    variant: str
    than: str
    level: float | None
    pairs: int
    mean: float
    low: float
    high: float

    @property
    def text(self) -> str:
        """`0.42 ± 0.03`: mean and half width of the interval, in the unit that people read."""
        by = titles.scale(self.unit)
        half = by * (self.high - self.low) / 2
        decimals = decimals_for(half)
        return f"{number(by * self.mean, decimals)} ± {number(half, decimals)}"


@dataclass(frozen=True, repr=False, eq=False)
class Study(Same, Shown):
    """What a study found.

    Fields:
        asked: the study as it is written.
        answer: "yes", "no", "in part" (some claims hold and others do not), "it depends" (they hold, but not in enough
            plausible worlds) or "cannot tell".
        sentence: the answer in words, with the figures it rests on.
        findings: what the runs say of each claim.
        crossings: where over the levels a difference turns its sign.
        robust: the direction of the claims over plausible worlds; None where the study asks for none.
        measured: values of every variant, level and metric, one for each replication.
        seconds: time it took; two may differ in it and be equal.

    Example:
        >>> found = cl.study("studies/h7.yaml", progress=False)  # doctest: +SKIP
        >>> print(found.sentence)  # doctest: +SKIP
    """

    asked: StudyFile
    answer: Answer
    sentence: str
    findings: Rows[Finding]
    crossings: tuple[tuple[Claim, Crossing], ...]
    robust: Robust | None
    measured: Measured = field(repr=False, compare=False)
    seconds: float = field(default=math.nan, compare=False)

    @property
    def headline(self) -> str:
        """The finding in a line or two, as it stands above the picture."""
        return headline(self.asked, self.answer, self.findings, self.crossings)

    @property
    def counts(self) -> tuple[str, str]:
        """What was to count for the hypothesis and what against it."""
        return for_and_against(
            self.asked, {name: one.unit for name, one in self.measured.outputs.items()}, self.matters
        )

    @property
    def matters(self) -> Mapping[str, float]:
        """Smallest differences that matter, by metric, in the scenario."""
        return self.measured.matters

    @cached_property
    def means(self) -> Rows[Estimate]:
        """Means of every variant at every level."""
        asked = self.asked
        every = itertools.product(asked.figures, asked.places, asked.variants)
        return Rows((self._estimate(figure, one.name, None, level) for figure, level, one in every), of=Estimate)

    @cached_property
    def differences(self) -> Rows[Estimate]:
        """Mean paired differences to the first variant at every level; none where there is one variant alone."""
        first, *others = self.asked.variants
        every = itertools.product(self.asked.figures, self.asked.places, others)
        return Rows((self._estimate(figure, one.name, first.name, level) for figure, level, one in every), of=Estimate)

    def _told(self) -> Told:
        found = told_of_rows(self.means)
        head = f"'{self.asked.name}': {self.answer}"
        return Told(head, self.sentence, found.columns, found.rows, found.count, (self.asked.question,))

    def _estimate(self, figure: FigureKey, variant: str, than: str | None, level: float | None) -> Estimate:
        values = self.measured.values[variant, level, figure]
        if than is not None:
            values = values - self.measured.values[than, level, figure]
        found = mean_interval(values, self.asked.scenario.confidence)
        metric, group = figure
        unit = self.measured.outputs[metric].unit
        ends = (found.size, found.mean, found.low, found.high)
        return Estimate(metric, group, unit, variant, than or "", level, *ends)

    def to_json(self) -> JsonObject:
        """What `colead study --json` writes.

        Returns:
            A record in which NaN is null.
        """
        asked = self.asked
        crossed = [asdict(crossing) | {"metric": claim.metric} for claim, crossing in self.crossings]
        return {
            "study": asked.name,
            "question": asked.question,
            "hypothesis": asked.hypothesis,
            "scenario": asked.scenario.name,
            "replications": asked.replications,
            "seed": asked.seed,
            "answer": self.answer,
            "sentence": self.sentence,
            "findings": [json_value(one) for one in self.findings],
            "crossings": [json_record(one) for one in crossed],
            "robust": json_value(self.robust),
            "means": [json_value(one) for one in self.means],
            "differences": [json_value(one) for one in self.differences],
        }


@front
def study(
    file: str | Path,
    *,
    replications: int | None = None,
    horizon_weeks: float | None = None,
    seed: int | None = None,
    worlds: bool = True,
    threads: int | None = None,
    progress: Progress = True,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
) -> Study:
    """Answers the question of a study file: runs what it says, and holds its claims against the runs.

    A claim is that a metric is higher or lower by at least the smallest difference that matters. It holds where the
    whole interval says so, and does not where none of it does; otherwise nobody can tell.

    Parameters:
        file: the study (YAML); its scenario is seen from there.
        replications: runs of each variant at each level, from 2 on; by default the study's.
        horizon_weeks: observed time of every run, to be quicker; by default the study's.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the study's.
        worlds: whether the direction of the claims is tried in plausible worlds too, where the study asks for that.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.
        executor: an executor of concurrent.futures or a Dask client that makes the runs. No result depends on it.
        store: a `Store`, or the path of one, in which runs are kept and found. No result depends on it.

    Returns:
        The answer, what the runs say of each claim, and the figures.

    Raises:
        ScenarioError: for mistakes in the study or its scenario, each with line and column.
        ValueError: for a number outside its limits.

    Example:
        >>> found = cl.study("studies/h7.yaml", replications=2, progress=False)  # doctest: +SKIP
        >>> found.answer  # doctest: +SKIP
    """
    asked = study_asked(file, replications=replications, horizon_weeks=horizon_weeks, seed=seed, worlds=worlds)
    return conducted(asked, RunOptions(threads, executor, store, progress))


def study_asked(
    file: str | Path, *, replications: int | None, horizon_weeks: float | None, seed: int | None, worlds: bool
) -> StudyFile:
    """What a study file asks, with what is said in its place."""
    overrides: dict[str, float] = {} if horizon_weeks is None else {"horizon_weeks": float(horizon_weeks)}
    asked = read_study(file, overrides)
    with about("replications"):
        if replications is not None:
            asked = replace(asked, replications=whole("replications", replications, 2, 10**6))
    with about("seed"):
        asked = asked if seed is None else replace(asked, seed=key_number("seed", seed))
    return asked if worlds else replace(asked, worlds=None)


def conducted(asked: StudyFile, options: RunOptions) -> Study:
    """Makes the runs of a study and judges its claims by them."""
    began = time.perf_counter()
    with at_work(options, asked.name) as work:
        measured = conduct(asked, work)
        robust = robust_of(asked, try_worlds(asked, work))
    found = findings(asked, measured)
    answer = answered(found, robust)
    crossed = crossings(asked, measured)
    text = answer_sentence(asked, answer, found, crossed, robust)
    return Study(asked, answer, text, Rows(found, of=Finding), crossed, robust, measured, time.perf_counter() - began)
