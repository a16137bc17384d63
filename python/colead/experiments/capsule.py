# SPDX-License-Identifier: Apache-2.0
"""A capsule: a comparison in one file that anybody can run again, and hold against what came out."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.errors import ModelError
from colead.base.files import written_whole
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
DAY_ONE = (1980, 1, 1, 0, 0, 0)  # equal capsules are equal bytes: no time of writing


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
        for arm in self.arms[len(experiment.arms) :]:
            arm.add_to(experiment)
        return experiment


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
    """What is in a capsule; ModelError for a file that is none, or one of a later format."""
    try:
        with zipfile.ZipFile(path) as archive:
            index: JsonObject = json.loads(archive.read(INDEX))
            if index["format"] != FORMAT:
                raise ModelError(f"{path}: format {index['format']} of a capsule is not known here, only {FORMAT}")
            runs = tuple(_read(entry) for entry in index["runs"])
            logs = {run.events: _rows(archive.read(run.events).decode()) for run in runs if run.events}
            return Capsule(
                scenario=archive.read(SCENARIO).decode(),
                arms=tuple(recipe_from(arm) for arm in index["arms"]),
                version=index["version"],
                build=index["build"],
                command=index["command"],
                fingerprint=int(index["fingerprint"], 16),
                runs=runs,
                logs=logs,
            )
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise ModelError(f"{path}: expected a capsule, as `colead compare --capsule` writes it; {error}") from None


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


def _read(entry: JsonObject) -> SealedRun:
    arm, seed, replication = map(int, entry["task"])
    trace, outputs = (int(part, 16) for part in entry["fingerprint"])
    return SealedRun(
        strategy=str(entry["strategy"]),
        replication=int(entry["replication"]),
        task=(arm, seed, replication),
        fingerprint=_core.RunFingerprint(trace, outputs),
        events=str(entry["events"]),
    )


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
    return float(week), what, decision, who, other
