# SPDX-License-Identifier: Apache-2.0
"""One run as a row, and back."""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import astuple, dataclass, fields
from typing import Any, NamedTuple

from colead import _core
from colead.base.errors import ModelError, StoreError
from colead.runs.options import KeepFields
from colead.runs.outcome import Outcome, RunFailure

MOST_BYTES = 1 << 30
NOT_COVERED = ("crc", "build_id", "wall", "error")


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
        return f"run {self.key.hex()} (replication {self.replication}, seed {self.seed})"

    def is_whole(self) -> bool:
        """Whether the row is as it was written."""
        return self.crc == checksum(self)

    def read(self, path: object, experiment: _core.Experiment | None = None) -> _core.RunResult:
        """The result; raises StoreError when the row is damaged, or no run of the experiment, where that is known."""
        advice = f"`colead doctor {path} --repair` takes damaged rows out, and the next comparison makes them anew"
        if not self.is_whole() or self.result is None:
            raise StoreError(f"{self.name} in {path} is damaged; {advice}")
        try:
            result = _core.RunResult.from_bytes(_inflated(self.result))
            if experiment is not None:
                experiment.require_own(result)
        except (ValueError, ModelError, zlib.error) as error:
            raise StoreError(f"{self.name} in {path} cannot be read ({error}); {advice}") from error
        return result


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
        result=None if isinstance(outcome, RunFailure) else zlib.compress(outcome.to_bytes(), 1),
        crc=0,
        fp_trace=fingerprint.trace,
        fp_out=fingerprint.outputs,
        build_id=build,
        wall=seconds,
        error=f"{type(outcome.error).__name__}: {outcome.error}" if isinstance(outcome, RunFailure) else None,
    )
    return with_checksum(row)


def _inflated(data: bytes) -> bytes:
    """Refuses what would fill the memory: a store may come from somebody else."""
    inflator = zlib.decompressobj()
    out = inflator.decompress(data, MOST_BYTES)
    if not inflator.eof:
        raise ValueError(f"it is cut off, or larger than {MOST_BYTES} bytes")
    return out


def with_checksum(row: RunRow) -> RunRow:
    values = dict(zip(COLUMNS, row.values(), strict=True)) | {"crc": checksum(row)}
    return RunRow(**values)


def checksum(row: RunRow) -> int:
    """CRC-32 of every column that says what the run was and what it gave, each with its length."""
    crc = 0
    for column, value in zip(COLUMNS, row.values(), strict=True):
        if column in NOT_COVERED:
            continue
        data = value if isinstance(value, bytes) else b"" if value is None else str(value).encode()
        crc = zlib.crc32(data, zlib.crc32(struct.pack("<Q", len(data)), crc))
    return crc


def fingerprint_of(result: _core.RunResult) -> Fingerprint:
    run = result.run()
    return Fingerprint(run.trace.to_bytes(8, "big"), run.outputs.to_bytes(8, "big"))


def keep_text(keep: KeepFields) -> str:
    return json.dumps(keep, sort_keys=True)
