# SPDX-License-Identifier: Apache-2.0
"""Writing whole files or nothing, and reading no more than a file may hold."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def write_text(target: str, text: str) -> None:
    """The whole text or nothing; `-` is standard output."""
    if target == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        write_file(Path(target), text)


def write_file(path: Path, text: str) -> None:
    """The same of a file, whatever its name is."""
    with written_whole([path]) as (temporary,):
        temporary.write_text(text, encoding="utf-8")


def write_json(target: str, value: Any) -> None:
    write_text(target, as_text(value))


def as_text(value: Any) -> str:
    """A record as files hold it."""
    return json.dumps(value, indent=2, allow_nan=False) + "\n"


def read_text(path: Path, largest: int) -> str:
    """The text of a file, with or without a byte order mark; ValueError for a larger one and for what is no UTF-8."""
    with path.open("rb") as stream:
        data = stream.read(largest + 1)
    if len(data) > largest:
        raise ValueError(f"it is larger than {largest} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"byte 0x{data[error.start]:02X} at offset {error.start} is not UTF-8 (expected plain text saved as UTF-8)"
        ) from None


@contextmanager
def written_whole(targets: Sequence[Path]) -> Iterator[list[Path]]:
    """Paths beside the targets that take their place when all has gone well; a pipe, a device or a folder is its own.
    What the system refuses is said of the target."""
    temporary: list[Path] = []
    try:
        places = [_behind(target) for target in targets]
        for target, place in zip(targets, places, strict=True):
            with _said_of(target):
                temporary.append(_beside(place))
        yield temporary
        for target, place, path in zip(targets, places, temporary, strict=True):
            with _said_of(target):
                _put(path, place)
    finally:
        for place, path in zip(places, temporary, strict=False):
            if path != place:
                path.unlink(missing_ok=True)


def _behind(target: Path) -> Path:
    """Where links lead; a ring of them is left to the system to refuse."""
    return Path(os.path.realpath(target))


def _beside(place: Path) -> Path:
    if place.exists() and not place.is_file():
        return place
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".colead.")
    os.close(handle)
    return Path(name)


def _put(path: Path, place: Path) -> None:
    if path == place:
        return
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
    path.replace(place)


@contextmanager
def _said_of(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error
