# SPDX-License-Identifier: Apache-2.0
"""Rows that are not as they were written: how that is found, and how it is told."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, Protocol, TypeVar, get_type_hints

from colead.base.errors import StoreError


class Damage(ValueError):  # noqa: N818 - what is wrong, and no more
    """What is wrong with a row; see `told`."""


class DamagedRowError(StoreError):
    """The same of a row by its name, with what to do about it; nothing else that goes wrong with a store."""


def told(name: str, path: object, why: object) -> DamagedRowError:
    return DamagedRowError(
        f"{name} in {path} is damaged ({why}); `colead doctor {path} --repair` takes damaged rows out, and the next "
        "comparison makes them anew"
    )


class Row(Protocol):
    """Of a scenario or a question."""

    @property
    def called(self) -> str: ...
    def check(self) -> None: ...


SomeRow = TypeVar("SomeRow", bound=Row)


def checked(row: SomeRow, path: object) -> SomeRow:
    """The row; DamagedRowError where it is not as it was written."""
    try:
        row.check()
    except ValueError as error:
        raise told(row.called, path, error) from error
    return row


def key_text(key: object) -> str:
    """A key as it is told; SQLite keeps anything in any column."""
    return key.hex() if isinstance(key, bytes) else f"{key!r:.40}"


def require_types(row: Any) -> None:
    """Damage where a field holds something else than its type says."""
    kind: Any = type(row)
    hints = _hints(kind)
    for field in fields(row):
        if not isinstance(getattr(row, field.name), hints[field.name]):
            raise Damage(f"{field.name} is {getattr(row, field.name)!r:.40}")


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def checksum_of(values: Iterable[object]) -> int:
    """CRC-32 of values, each with its length."""
    crc = 0
    for value in values:
        data = value if isinstance(value, bytes) else b"" if value is None else str(value).encode()
        crc = zlib.crc32(data, zlib.crc32(struct.pack("<Q", len(data)), crc))
    return crc
