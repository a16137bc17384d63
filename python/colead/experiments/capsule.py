# SPDX-License-Identifier: Apache-2.0
"""A capsule: a comparison in one file that anybody can run again, and hold against what came out."""

from __future__ import annotations

import csv
import io
import json
import lzma
import math
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from colead import _core
from colead.base.as_json import JsonObject, json_from, record_from
from colead.base.checks import key_number
from colead.base.errors import ModelError
from colead.base.files import written_whole
from colead.base.fronts import front
from colead.experiments.comparison import Comparison
from colead.explain.divergence import Happening, happenings
from colead.explain.recorded_run import RecordedRun
from colead.runs import RunOptions, Task, run_tasks
from colead.runs.build import build_id
from colead.runs.recipe import recipe_from, recipe_of

FORMAT = 1
INDEX, SCENARIO = "capsule.json", "scenario.json"
COLUMNS = ("week", "event", "decision", "person", "other")
RECORDED = _core.Keep(records="full", trust=True)
UNREADABLE = (  # RuntimeError: a file that is encrypted, or compressed in a way that is not known here
    *(zipfile.BadZipFile, lzma.LZMAError, zlib.error, csv.Error),
    *(KeyError, ValueError, TypeError, RuntimeError, EOFError),
)
DAY_ONE = (1980, 1, 1, 0, 0, 0)  # equal capsules are equal bytes: no time of writing


@dataclass(frozen=True, slots=True)
class IndexedRun:
    """A run as the index of a capsule has it."""

    strategy: str
    replication: int
    task: tuple[int, ...]
    fingerprint: tuple[str, ...]
    events: str


@dataclass(frozen=True, slots=True)
class Index:
    """What the index of a capsule holds, by its names."""

    format: int
    version: str
    build: str
    command: str
    fingerprint: str
    arms: tuple[JsonObject, ...]
    runs: tuple[IndexedRun, ...]


@dataclass(frozen=True, slots=True)
class SealedRun:
    """A run of a capsule: what makes it again, and what it gave. `events` names its log, "" where none was kept."""

    strategy: str
    replication: int
    task: Task
    fingerprint: _core.RunFingerprint
    events: str = ""


@dataclass(frozen=True)
class Capsule:
    """What a capsule holds.

    Fields:
        scenario, arms: what was run, every value resolved.
        version, build: of the colead that ran it.
        command: the shell command of the comparison.
        fingerprint: of the comparison.
        runs: every run.
        logs: events of some runs, by the name of the log.
    """

    scenario: str
    arms: tuple[_core.Arm, ...]
    version: str
    build: str
    command: str
    fingerprint: int
    runs: tuple[SealedRun, ...]
    logs: dict[str, tuple[Happening, ...]]

    def experiment(self) -> _core.Experiment:
        """The experiment anew, its arms under their numbers."""
        experiment = _core.Experiment(_core.Scenario.from_yaml(self.scenario, SCENARIO))
        own = tuple(experiment.arm(number) for number in range(len(experiment.arms)))
        if self.arms[: len(own)] != own:
            raise ModelError("the arms of this capsule are not those of the scenario in it")
        try:
            for arm in self.arms[len(own) :]:
                arm.add_to(experiment)
        except (TypeError, ValueError) as error:
            raise ModelError(f"an arm of this capsule cannot be run: {error}") from None
        return experiment

    def __post_init__(self) -> None:
        """ValueError for runs that its arms do not have."""
        for run in self.runs:
            arm = run.task[0]
            if arm >= len(self.arms) or self.arms[arm].strategy != run.strategy:
                raise ValueError(f"it has no arm {arm} of strategy '{run.strategy}'")


@front
def write_capsule(comparison: Comparison, path: str | Path, *, all_events: bool = False) -> Path:
    """Seals a comparison: resolved scenario, version, luck, fingerprints of all runs, events of some.

    Runs whose events are kept are made once more: the first replication of each strategy, or all of them.

    Parameters:
        comparison: what was compared.
        path: the file to write.
        all_events: whether the events of every replication are kept. They take much room: about 0.2 MB a run of a small
            unit, some MB a run of a hospital.

    Returns:
        The path of the file.

    Raises:
        ModelError: when the comparison does not know its runs, or its scenario has kinds written in Python, which no
            file can carry.
        OSError: when the file cannot be written.

    Example:
        >>> cl.write_capsule(cl.compare(scenario), "answer.capsule")  # doctest: +SKIP
    """
    kept, question = comparison.runs, comparison.question
    if kept is None or question is None:
        raise ModelError("this comparison does not know its runs")
    recipe = recipe_of(kept.experiment)
    if recipe.kinds:
        names = ", ".join(kind.__qualname__ for kind in recipe.kinds)
        raise ModelError(f"a capsule cannot carry kinds written in Python: {names}; send their file along")
    runs = tuple(_sealed(comparison, all_events=all_events))
    index = {
        "format": FORMAT,
        "version": _core.__version__,
        "build": build_id(),
        "command": question.command(),
        "fingerprint": f"{comparison.fingerprint:016x}",
        "arms": [asdict(arm) for arm in recipe.arms],
        "runs": [_written(run) for run in runs],
    }
    target = Path(path)
    with written_whole([target]) as (temporary,), zipfile.ZipFile(temporary, "w", zipfile.ZIP_LZMA) as archive:
        _add(archive, INDEX, json.dumps(index, indent=1))
        _add(archive, SCENARIO, recipe.text)
        for run, rows in events_of(kept.experiment, [run for run in runs if run.events], RunOptions()):
            _add(archive, run.events, _log(rows))
    return target


def read_capsule(path: str | Path) -> Capsule:
    """What is in a capsule; ModelError for a file that is none, or one of a later format; OSError without one."""
    try:
        with zipfile.ZipFile(path) as archive:
            content = json_from(archive.read(INDEX).decode())
            if isinstance(content, dict) and content.get("format", FORMAT) != FORMAT:
                told = f"format {content['format']!r:.40} of a capsule is not known here, only {FORMAT}"
                raise ModelError(f"{path}: {told}")
            index = record_from(Index, content, INDEX)
            runs = tuple(_read(entry) for entry in index.runs)
            logs = {run.events: _rows(archive.read(run.events).decode()) for run in runs if run.events}
            return Capsule(
                scenario=archive.read(SCENARIO).decode(),
                arms=tuple(recipe_from(arm) for arm in index.arms),
                version=index.version,
                build=index.build,
                command=index.command,
                fingerprint=_bits(index.fingerprint),
                runs=runs,
                logs=logs,
            )
    except ModelError:
        raise
    except UNREADABLE as error:
        why = error.args[0] if isinstance(error, KeyError) else error
        raise ModelError(f"{path}: expected a capsule, as `colead compare --capsule` writes it; {why}") from None


def events_of(
    experiment: _core.Experiment, runs: Sequence[SealedRun], options: RunOptions
) -> Iterator[tuple[SealedRun, tuple[Happening, ...]]]:
    """The events of runs, which are made for it, in the order of time; one after the other, as they take room."""
    for run in runs:
        result = run_tasks(experiment, [run.task], options, RECORDED)[0]
        recorded = RecordedRun(experiment, result, experiment.scenario.name, run.strategy, *run.task[1:])
        yield run, tuple(sorted(happenings(recorded)))


def _sealed(comparison: Comparison, *, all_events: bool) -> Iterator[SealedRun]:
    kept = comparison.runs
    assert kept is not None
    for at, (strategy, results) in enumerate(kept.results.items()):
        for number, (task, result) in enumerate(zip(kept.tasks[strategy], results, strict=True)):
            log = f"events/{at}-{number}.csv" if all_events or number == 0 else ""
            yield SealedRun(strategy, int(kept.numbers[number]), task, result.fingerprint, log)


def _written(run: SealedRun) -> JsonObject:
    prints = [f"{run.fingerprint.trace:016x}", f"{run.fingerprint.outputs:016x}"]
    return asdict(run) | {"task": list(run.task), "fingerprint": prints}


def _read(entry: IndexedRun) -> SealedRun:
    arm, seed, replication = (key_number("task", one) for one in entry.task)
    trace, outputs = map(_bits, entry.fingerprint)
    return SealedRun(
        strategy=entry.strategy,
        replication=key_number("replication", entry.replication),
        task=(arm, seed, replication),
        fingerprint=_core.RunFingerprint(trace, outputs),
        events=entry.events,
    )


def _bits(written: str) -> int:
    if not re.fullmatch("[0-9a-f]{16}", written):
        raise ValueError(f"a fingerprint has 16 hexadecimal digits, not {written!r:.40}")
    return int(written, 16)


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, DAY_ONE)
    entry.compress_type = zipfile.ZIP_LZMA
    archive.writestr(entry, text)


def _log(rows: Sequence[Happening]) -> str:
    stream = io.StringIO()
    lines = csv.writer(stream, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows((repr(week), *words) for week, *words in rows)
    return stream.getvalue()


def _rows(text: str) -> tuple[Happening, ...]:
    header, *lines = csv.reader(io.StringIO(text))
    if tuple(header) != COLUMNS:
        raise ValueError(f"a log has the columns {', '.join(header)}, expected {', '.join(COLUMNS)}")
    return tuple(_row(line) for line in lines)


def _row(line: list[Any]) -> Happening:
    week, what, decision, who, other = line
    if not math.isfinite(float(week)):
        raise ValueError(f"the week of an event must be a number, not {week}")
    return float(week), what, decision, who, other
