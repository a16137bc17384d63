# SPDX-License-Identifier: Apache-2.0
"""A dossier: every claim that a scenario and the tests can be held to, each with what came out."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.fronts import front
from colead.base.same import Same
from colead.base.shown import Shown, Told, counted
from colead.experiments.at_work import at_work
from colead.experiments.compare import answered
from colead.experiments.dossiers.evidence import evidence_rows
from colead.experiments.dossiers.from_tests import rows_of_tests
from colead.experiments.dossiers.row import DossierRow
from colead.experiments.dossiers.scenario_rows import (
    expectation_rows,
    interval_rows,
    neutrality_rows,
    placebo_rows,
    steady_rows,
    warm_up_rows,
    what_matters,
)
from colead.experiments.evidence import written_evidence
from colead.experiments.question import Question
from colead.experiments.warm_up import warm_up
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce
from colead.tables import Rows

REPLICATIONS = 20
SETTLING_RUNS = 5


@dataclass(frozen=True, repr=False, eq=False)
class Dossier(Same, Shown):
    """Claims held against what came out. Immutable.

    Fields:
        scenario: its name.
        file: the file it was read from.
        replications, seed: of its runs.
        rows: those of the scenario, then those that tests told.

    Example:
        >>> found = cl.dossier(scenario, replications=10, progress=False)
        >>> found.counts["placebo"][0] > 0
        True
    """

    scenario: str
    file: str
    replications: int
    seed: int
    rows: Rows[DossierRow]

    @property
    def failing(self) -> Rows[DossierRow]:
        """Rows that do not hold."""
        return Rows((row for row in self.rows if row.verdict == "fails"), of=DossierRow)

    @property
    def counts(self) -> dict[str, tuple[int, int]]:
        """By kind: how many hold and how many fail."""
        holding = Counter(row.kind for row in self.rows if row.verdict == "holds")
        kinds = dict.fromkeys(row.kind for row in self.rows)
        every = Counter(row.kind for row in self.rows)
        return {kind: (holding[kind], every[kind] - holding[kind]) for kind in kinds}

    @property
    def sentence(self) -> str:
        """The answer in a sentence."""
        count = len(self.rows)
        if not self.failing:
            return f"all {count} claims hold"
        kinds = ", ".join(dict.fromkeys(row.kind for row in self.failing))
        verb = "fails" if len(self.failing) == 1 else "fail"
        return f"{len(self.failing)} of {count} claims {verb}: {kinds}"

    def _told(self) -> Told:
        head = f"'{self.scenario}': {counted(len(self.rows), 'claim')}, {counted(self.replications, 'replication')}"
        rows = [[kind, holding, failing] for kind, (holding, failing) in self.counts.items()]
        return Told(head, self.sentence, columns=("kind", "hold", "fail"), rows=rows)

    def to_json(self) -> JsonObject:
        """What `colead dossier --json` writes.

        Returns:
            A record in which NaN is null.
        """
        return {
            "scenario": self.scenario,
            "file": self.file,
            "replications": self.replications,
            "seed": self.seed,
            "sentence": self.sentence,
            "rows": [row.to_json() for row in self.rows],
        }


@front
def dossier(
    scenario: _core.Scenario,
    *,
    rows: Iterable[str | Path] = (),
    strategies: Iterable[str] | None = None,
    replications: int = REPLICATIONS,
    seed: int | None = None,
    threads: int | None = None,
    progress: Progress = True,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
) -> Dossier:
    """Holds a scenario, and what tests told, against what must come out.

    Of a scenario: placebos, neutrality, its evidence and expectations, whether intervals keep their word, whether the
    warm-up is long enough, and whether the baseline stands still in what is observed.

    Parameters:
        scenario: the organisation.
        rows: XML files of test programs (`--gtest_output=xml`, `pytest --junit-xml`) whose claims are added.
        strategies: names of the strategies to compare; by default all of the scenario.
        replications: runs of each strategy, from 10 on.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.
        executor: an executor of concurrent.futures or a Dask client that makes the runs. No result depends on it.
        store: a `Store`, or the path of one, in which runs are kept and found. No result depends on it.

    Returns:
        A row for each claim.

    Raises:
        ModelError: for a strategy that the scenario does not have, or a file that holds no tests.
        ValueError: for a number outside its limits.

    Example:
        >>> cl.dossier(scenario, replications=10, progress=False).sentence  # doctest: +SKIP
        'all 38 claims hold'
    """
    asked = claims_on(scenario, strategies, replications, seed)
    return held(asked, rows, RunOptions(threads, executor, store, progress))


def claims_on(
    scenario: _core.Scenario, strategies: Iterable[str] | None, replications: int, seed: int | None
) -> Question:
    """The comparison that most claims are held against."""
    if replications < 10:
        raise ValueError(f"replications must be at least 10, not {replications!r}")
    return Question.of(scenario, strategies=strategies, replications=replications, seed=seed, mechanisms=False)


def held(question: Question, rows: Iterable[str | Path], options: RunOptions) -> Dossier:
    """The dossier of a comparison, with rows of test programs."""
    told = [row for path in rows for row in rows_of_tests(path)]
    scenario, replications = question.scenario, question.replications
    with at_work(options, "dossier") as work:
        comparison = answered(question, work)
        alone = replace(work, progress=None)
        command = _command(question)
        settled = warm_up(
            scenario, replications=SETTLING_RUNS, seed=question.seed, threads=options.threads, progress=False
        )
        settling = f"colead warm-up {shlex.quote(question.file)} --seed {question.seed}"
        own = (
            *placebo_rows(comparison, f"{question.command()} --full"),
            *neutrality_rows(question, alone, command),
            *evidence_rows(comparison, written_evidence(scenario), command),
            *expectation_rows(comparison, question.command()),
            *interval_rows(comparison, command),
            *warm_up_rows(settled, what_matters(comparison), settling),
            *steady_rows(comparison, command),
        )
    return Dossier(scenario.name, question.file, replications, question.seed, Rows([*own, *told], of=DossierRow))


def _command(question: Question) -> str:
    words = ["colead", "dossier", question.file, "--replications", str(question.replications)]
    words += ["--seed", str(question.seed)]
    if set(question.sides) != {question.scenario.baseline, *question.scenario.compared}:
        words += [word for strategy in question.strategies for word in ("--strategy", strategy)]
    return shlex.join(words)
