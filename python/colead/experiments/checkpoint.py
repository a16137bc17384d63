# SPDX-License-Identifier: Apache-2.0
"""A living run as a file: what was asked, what was changed from outside and when, and how far it is.

A run is a pure function of these, so its state need not be written: reading makes the run again to the same event, and
the digest of everything that can be seen of it proves that it is the same.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from colead import _core
from colead.base.as_json import json_from, record_from
from colead.base.checks import key_number
from colead.base.errors import ModelError, ScenarioError
from colead.base.files import as_text, read_text, write_file
from colead.store.asked import written_scenario, written_text
from colead.tables import Table

FORMAT = 1
LARGEST_FILE = 1 << 26


@dataclass(frozen=True, slots=True)
class Moment:
    """How far a run is: weeks since observation began, and how many events have been executed."""

    week: float
    events: int


@dataclass(frozen=True, slots=True)
class Turn:
    """What a branch changed, and when: another strategy, the luck of another replication, or both."""

    at: Moment
    strategy: str | None
    replication: int | None

    def __post_init__(self) -> None:
        if self.replication is not None:
            key_number("replication", self.replication)


@dataclass(frozen=True, slots=True)
class Begun:
    """What a run was asked to be before anything was changed."""

    strategy: str
    seed: int
    replication: int

    def __post_init__(self) -> None:
        key_number("seed", self.seed)
        key_number("replication", self.replication)


@dataclass(frozen=True, slots=True)
class KeptScenario:
    """A scenario by its values, by its text, and by the names of its kinds written in Python."""

    name: str
    resolved: str
    written: str
    kinds: tuple[str, ...]

    def made(self, kinds: tuple[type, ...]) -> _core.Scenario:
        """Kinds of one's own are handed in: no file may say which code is run."""
        for kind in kinds:
            if not isinstance(kind, type):
                raise TypeError(f"kinds must be classes, not {kind!r}")
        given = {kind.__qualname__ for kind in kinds}
        if missing := [name for name in self.kinds if name not in given]:
            raise ModelError(f"it needs the kinds {', '.join(missing)}: give them as kinds=[...]")
        if kinds:
            return _core.Scenario.from_yaml(self.resolved, self.name, kinds=kinds)
        return written_scenario(self.name, self.resolved, self.written)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What the file holds, by its names. `version` is of the colead that wrote it, `digest` of the run at `reached`."""

    colead_checkpoint: int
    version: str
    scenario: KeptScenario
    begun: Begun
    turns: tuple[Turn, ...]
    reached: Moment
    digest: str


def write(
    path: str | os.PathLike[str], scenario: _core.Scenario, begun: Begun, turns: Sequence[Turn], run: _core.LivingRun
) -> Path:
    """The whole file or nothing."""
    kept = KeptScenario(
        name=scenario.name,
        resolved=scenario.resolved_json(),
        written=written_text(scenario, scenario.kinds),
        kinds=tuple(sorted(kind.__qualname__ for kind in scenario.kinds)),
    )
    whole = Checkpoint(
        colead_checkpoint=FORMAT,
        version=_core.__version__,
        scenario=kept,
        begun=begun,
        turns=tuple(turns),
        reached=moment_of(run),
        digest=digest(run),
    )
    target = Path(path)
    write_file(target, as_text(asdict(whole)))
    return target


def read(
    path: str | os.PathLike[str], kinds: Iterable[type]
) -> tuple[_core.LivingRun, _core.Scenario, Begun, tuple[Turn, ...]]:
    """The run made again, as far as it was. ModelError for a file that is none, and where the state is not the same."""
    kept = _checkpoint(Path(path))
    try:
        scenario = kept.scenario.made(tuple(kinds))
        run = _made_again(kept, scenario)
    except (ModelError, ScenarioError) as error:
        raise ModelError(f"{path}: {error}") from None
    if moment_of(run) != kept.reached or digest(run) != kept.digest:
        raise ModelError(f"the run of {path} comes out otherwise: {_why_otherwise(kept.version)}")
    return run, scenario, kept.begun, kept.turns


def _why_otherwise(version: str) -> str:
    if version == _core.__version__:
        return "the file was changed, or another build of this version wrote it, which does not give the same bits"
    return f"it was saved by colead {version}, this is {_core.__version__}, and the two do not give the same bits"


def _made_again(kept: Checkpoint, scenario: _core.Scenario) -> _core.LivingRun:
    run = _core.LivingRun(scenario, kept.begun.strategy, kept.begun.seed, kept.begun.replication)
    for turn in kept.turns:
        advance(run, turn.at)
        run = run.branch(turn.strategy, turn.replication)
    advance(run, kept.reached)
    return run


def moment_of(run: _core.LivingRun) -> Moment:
    return Moment(run.now_weeks, run.events)


def advance(run: _core.LivingRun, to: Moment) -> None:
    """To that time, and to that event among several of the same time. ModelError where the run has fewer or more."""
    if to.week > run.now_weeks:
        run.run_until(to.week)
    while run.events < to.events:
        if not run.step():
            raise ModelError(f"the run ends after {run.events} events; {to.events} were expected")


def digest(run: _core.LivingRun) -> str:
    """SHA-256 of all that can be seen of a run: people, units, ties with their trust, decisions closed and open."""
    whole = hashlib.sha256()
    for table in (run.people(), run.units(), run.ties(), run.decisions(), run.open_decisions()):
        _add(whole, table)
    return whole.hexdigest()


def _add(whole: Any, table: Table) -> None:
    for name in table.column_names:
        values = np.asarray(table.column(name))
        texts = values.dtype.kind in "OU"
        data = "\0".join(map(str, values.tolist())).encode() if texts else np.ascontiguousarray(values).tobytes()
        whole.update(f"{name} {len(table)} {len(data)}\n".encode())
        whole.update(data)


def _checkpoint(path: Path) -> Checkpoint:
    try:
        content = json_from(read_text(path, LARGEST_FILE))
    except ValueError as error:
        raise ModelError(f"{path} is no checkpoint that colead wrote: {error}") from None
    if not isinstance(content, dict) or content.get("colead_checkpoint") != FORMAT:
        raise ModelError(f"{path} is no checkpoint that this version reads; expected colead_checkpoint: {FORMAT}")
    try:
        return record_from(Checkpoint, content, "checkpoint")
    except (TypeError, ValueError) as error:
        raise ModelError(f"{path} is no checkpoint that colead wrote: {error}") from None
