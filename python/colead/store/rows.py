# SPDX-License-Identifier: Apache-2.0
"""One run as a row, and back."""

from __future__ import annotations

import io
import json
import math
import re
import zlib
from dataclasses import astuple, dataclass, fields, replace
from typing import Any, NamedTuple

from colead import _core
from colead.base.as_json import json_from
from colead.base.checks import LARGEST_KEY
from colead.base.errors import ModelError, StoreError
from colead.runs.options import KeepFields
from colead.runs.outcome import Outcome, RunFailure
from colead.store.damage import Damage, checksum_of, key_text, require_types, told

MOST_BYTES = 1 << 28  # of a result: that of four million people, with what each of them did
AT_ONCE = 1 << 20
NOT_COVERED = ("crc", "build_id", "wall", "error")
# Of kinds that come with colead: ids of a scenario, and two of them with their direction.
GROUP = re.compile(r"[A-Za-z0-9_.:>-]+")


class Fingerprint(NamedTuple):
    """Of what happened and of what was measured; None where a run failed."""

    trace: bytes | None
    outputs: bytes | None


@dataclass(frozen=True, slots=True)
class RunRow:
    """A row of the table `run`; columns and fields have the same names and order."""

    key: bytes
    scenario: bytes
    arm: bytes
    seed: str
    replication: str
    keep: str
    status: str
    result: bytes | None
    crc: int
    fp_trace: bytes | None
    fp_out: bytes | None
    build_id: str
    wall: float
    error: str | None

    def values(self) -> tuple[Any, ...]:
        return astuple(self)

    @property
    def fingerprint(self) -> Fingerprint:
        return Fingerprint(self.fp_trace, self.fp_out)

    @property
    def name(self) -> str:
        return f"run {key_text(self.key)} (replication {self.replication!s:.40}, seed {self.seed!s:.40})"

    def is_whole(self) -> bool:
        """Whether the row is as it was written."""
        try:
            self.check()
        except Damage:
            return False
        return True

    def check(self) -> None:
        """Damage where the row is not as it was written, or no such row could have been. See `opened`."""
        require_types(self)
        if self.crc != checksum(self):
            raise Damage("its checksum is wrong")
        if not _is_key(self.seed) or not _is_key(self.replication):
            raise Damage("its seed or replication is no number")
        there = (self.result is not None, self.fp_trace is not None, self.fp_out is not None)
        if (self.status, *there) not in (("done", True, True, True), ("failed", False, False, False)):
            raise Damage(f"status, result and fingerprint do not fit: {self.status:.40}")
        if self.status == "done" and self.error is not None:
            raise Damage("it is done and has an error")
        if not (math.isfinite(self.wall) and self.wall >= 0):
            raise Damage(f"wall is {self.wall}")
        try:
            _core.Keep(**json_from(self.keep))
        except (TypeError, ValueError) as error:
            raise Damage(f"keep: {error}") from None

    def opened(self, experiment: _core.Experiment | None) -> _core.RunResult:
        """The result of a run that is done; Damage where it is none of this experiment. Without one, as with kinds
        written in Python that are not there, its figures are not looked at."""
        self.check()
        if self.result is None:
            raise Damage("it has no result")
        try:
            result = _core.RunResult.from_bytes(_inflated(self.result))
            _check_result(result, self, experiment)
        except Damage:
            raise
        except (ValueError, ModelError, RuntimeError, IndexError, zlib.error) as error:
            raise Damage(str(error)) from error
        return result

    def require_whole(self, path: object) -> None:
        """StoreError where the row is damaged."""
        try:
            self.check()
        except Damage as error:
            raise told(self.name, path, error) from error

    def read(self, path: object, experiment: _core.Experiment | None) -> _core.RunResult:
        """The same as `opened`, with a StoreError where it is damaged."""
        try:
            return self.opened(experiment)
        except Damage as error:
            raise told(self.name, path, error) from error


COLUMNS = tuple(field.name for field in fields(RunRow))
SELECT = f"SELECT {', '.join(COLUMNS)} FROM run"
INSERT = f"INSERT OR IGNORE INTO run ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
REPLACE = INSERT.replace("IGNORE", "REPLACE", 1)


@dataclass(frozen=True, slots=True)
class RunName:
    """What identifies a row, before there is a result."""

    key: bytes
    scenario: bytes
    arm: bytes
    seed: int
    replication: int
    keep: str


def row_of(name: RunName, outcome: Outcome, seconds: float, build: str) -> RunRow:
    """StoreError for a result that is larger than one that is read."""
    failed = isinstance(outcome, RunFailure)
    fingerprint = Fingerprint(None, None) if isinstance(outcome, RunFailure) else fingerprint_of(outcome)
    row = RunRow(
        key=name.key,
        scenario=name.scenario,
        arm=name.arm,
        seed=str(name.seed),
        replication=str(name.replication),
        keep=name.keep,
        status="failed" if failed else "done",
        result=None if isinstance(outcome, RunFailure) else _deflated(outcome.to_bytes()),
        crc=0,
        fp_trace=fingerprint.trace,
        fp_out=fingerprint.outputs,
        build_id=build,
        wall=seconds,
        error=f"{type(outcome.error).__name__}: {outcome.error}" if isinstance(outcome, RunFailure) else None,
    )
    return with_checksum(row)


def _is_key(written: str) -> bool:
    return re.fullmatch("[0-9]{1,20}", written) is not None and written == str(min(int(written), LARGEST_KEY))


def _check_result(result: _core.RunResult, row: RunRow, experiment: _core.Experiment | None) -> None:
    if fingerprint_of(result) != row.fingerprint:
        raise Damage("its result has another fingerprint")
    if experiment is None:
        return
    experiment.require_own(result)
    figures = experiment.figures([result])
    if not figures and experiment.outputs:
        raise Damage("it has no figures")
    wrong = [figure.group for figure in figures if GROUP.fullmatch(figure.group) is None]
    if wrong and not experiment.scenario.kinds:  # which name their groups as they like
        raise Damage(f"a group of its figures is called {wrong[0]!r:.40}")


def _deflated(data: bytes) -> bytes:
    if len(data) > MOST_BYTES:
        raise StoreError(f"a run gave {len(data):,} bytes, and a store keeps at most {MOST_BYTES:,} of each")
    return zlib.compress(data, 1)


def _inflated(data: bytes) -> bytes:
    """Refuses what would fill the memory, by and by: a store may come from somebody else."""
    inflator, out = zlib.decompressobj(), io.BytesIO()
    while not inflator.eof:
        piece = inflator.decompress(data, AT_ONCE)
        data = inflator.unconsumed_tail
        if out.write(piece) == 0 and not inflator.eof:
            raise Damage("its result is cut off")
        if out.tell() > MOST_BYTES:
            raise Damage(f"its result is larger than {MOST_BYTES:,} bytes")
    return out.getvalue()


def with_checksum(row: RunRow) -> RunRow:
    return replace(row, crc=checksum(row))


def checksum(row: RunRow) -> int:
    """CRC-32 of every column that says what the run was and what it gave, each with its length."""
    return checksum_of(getattr(row, column) for column in COLUMNS if column not in NOT_COVERED)


def fingerprint_of(result: _core.RunResult) -> Fingerprint:
    run = result.run()
    return Fingerprint(run.trace.to_bytes(8, "big"), run.outputs.to_bytes(8, "big"))


def keep_text(keep: KeepFields) -> str:
    return json.dumps(keep, sort_keys=True)
