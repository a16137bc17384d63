# SPDX-License-Identifier: Apache-2.0
"""A capsule held against runs made now: the same bits, or the first event that differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.fronts import front
from colead.base.hashes import paired
from colead.base.shown import Shown, Told, counted, facts
from colead.experiments.at_work import at_work, silent
from colead.experiments.capsule import Capsule, SealedRun, events_of, read_capsule
from colead.explain.divergence import Happening, happening_text
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce, run_tasks


@dataclass(frozen=True, slots=True)
class FirstDifference:
    """The first event of a run that is not as the capsule has it.

    Fields:
        strategy, replication: of the run.
        week: since observation began.
        kind: what happened: a step of a decision, or the cause of a change of trust.
        decision: its id; "" where the event is of none.
        person, other: posts it touched; "" for none.
        only_in: whether it is in the capsule alone or in the new run alone.
    """

    strategy: str
    replication: int
    week: float
    kind: str
    decision: str
    person: str
    other: str
    only_in: str

    @property
    def sentence(self) -> str:
        """Where it is, and what it is."""
        what = happening_text((self.week, self.kind, self.decision, self.person, self.other))
        return f"strategy '{self.strategy}', replication {self.replication}: {what} (only in {self.only_in})"


@dataclass(frozen=True, repr=False)
class Verification(Shown):
    """What came of a capsule.

    Fields:
        path: of the capsule.
        version, version_now: of the colead that wrote it and of this one.
        runs: how many were made again.
        differing: those whose fingerprint or log of events is not the capsule's: (strategy, replication).
        first: the first event that differs, among runs whose events the capsule has.
        whole: whether the runs in the capsule are those of its comparison, by the fingerprint of all of them.

    Example:
        >>> cl.verify("answer.capsule").same  # doctest: +SKIP
        True
    """

    path: str
    version: str
    version_now: str
    runs: int
    differing: tuple[tuple[str, int], ...]
    first: FirstDifference | None
    whole: bool = True

    @property
    def same(self) -> bool:
        """Whether every run of the comparison is there and gave the same bits, and every kept log the same events."""
        return self.whole and not self.differing

    @property
    def sentence(self) -> str:
        """The answer in a sentence."""
        other = self.version != self.version_now
        by = f", written by colead {self.version}, run by {self.version_now}" if other else ""
        if self.same:
            return f"the same bits: {self.runs} runs{by}"
        if not self.differing:
            return (
                f"the runs in it give the same bits, but they are not those of its comparison{by}: a run or the "
                "fingerprint of all was taken out, added or changed"
            )
        count = f"{len(self.differing)} of {self.runs} runs differ{by}"
        if self.first is not None:
            return f"{count}; the first event that differs: {self.first.sentence}"
        strategy, replication = self.differing[0]
        return (
            f"{count}, the first of them '{strategy}', replication {replication}; no kept event differs: either its "
            "events are not in the capsule, or only figures differ"
        )

    def _told(self) -> Told:
        head = f"'{self.path}': {counted(self.runs, 'run')} made again"
        return Told(head, self.sentence, rows=facts({"written by": self.version, "run by": self.version_now}))

    def to_json(self) -> JsonObject:
        """What `colead verify --json` writes.

        Returns:
            A record of the fields, with `same` and `sentence`.
        """
        return asdict(self) | {"same": self.same, "sentence": self.sentence}


@front
def verify(
    path: str | Path,
    *,
    threads: int | None = None,
    progress: Progress = True,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
) -> Verification:
    """Makes the runs of a capsule again and holds them against it.

    Parameters:
        path: a file that `colead compare --capsule` or `write_capsule` wrote.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.
        executor: an executor of concurrent.futures or a Dask client that makes the runs. No result depends on it.
        store: a `Store`, or the path of one, in which runs are kept and found. Runs found there are not made again.

    Returns:
        Whether everything is as it was, and if not, where it first differs.

    Raises:
        ModelError: for a file that is no capsule.
        ScenarioError: when this version cannot read the scenario in it.

    Example:
        >>> cl.verify("answer.capsule").sentence  # doctest: +SKIP
        'the same bits: 40 runs'
    """
    return verified(path, RunOptions(threads, executor, store, progress))


def verified(path: str | Path, options: RunOptions) -> Verification:
    """The same with run options."""
    capsule = read_capsule(path)
    with at_work(options, "verify") as work:
        experiment = capsule.experiment()
        results = run_tasks(experiment, [run.task for run in capsule.runs], work, _core.Keep(people=True))
        other_bits = {
            run for run, result in zip(capsule.runs, results, strict=True) if run.fingerprint != result.fingerprint
        }
        first, other_events = _events(capsule, experiment, silent(work))
    differing = [run for run in capsule.runs if run in other_bits or run in other_events]
    return Verification(
        path=str(path),
        version=capsule.version,
        version_now=_core.__version__,
        runs=len(capsule.runs),
        differing=tuple((run.strategy, run.replication) for run in differing),
        first=first,
        whole=fingerprint_of(run.fingerprint for run in capsule.runs) == capsule.fingerprint,
    )


def fingerprint_of(runs: Iterable[_core.RunFingerprint]) -> int:
    """That of a comparison of these runs, in their order: what the compiled module makes of them."""
    known = 0
    for run in runs:
        known = paired(paired(known, run.trace), run.outputs)
    return known


def _events(
    capsule: Capsule, experiment: _core.Experiment, options: RunOptions
) -> tuple[FirstDifference | None, set[SealedRun]]:
    """The earliest event that differs, and the runs whose events differ."""
    differing: set[SealedRun] = set()
    found: list[tuple[float, int, FirstDifference]] = []
    logged = [run for run in capsule.runs if run.events]
    for at, (run, now) in enumerate(events_of(experiment, logged, options)):
        first = first_difference(run, capsule.logs[run.events], now)
        if first is not None:
            differing.add(run)
            found.append((first.week, at, first))
    return (min(found)[2] if found else None), differing


def first_difference(
    run: SealedRun, sealed: tuple[Happening, ...], now: tuple[Happening, ...]
) -> FirstDifference | None:
    """The earliest event that is in one of two logs, both in the order of time, and not in the other."""
    for at in range(max(len(sealed), len(now))):
        before = sealed[at] if at < len(sealed) else None
        after = now[at] if at < len(now) else None
        if before == after:
            continue
        in_capsule = after is None or (before is not None and before < after)
        earlier = before if in_capsule else after
        assert earlier is not None
        return FirstDifference(
            run.strategy, run.replication, *earlier, only_in="the capsule" if in_capsule else "the new run"
        )
    return None
