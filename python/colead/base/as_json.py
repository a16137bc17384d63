# SPDX-License-Identifier: Apache-2.0
"""Records as JSON, those of the compiled module and dataclasses alike: NaN and infinity are null."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import Any, ClassVar, TypeAlias

JsonObject: TypeAlias = dict[str, Any]  # texts, numbers, booleans, None, lists and such objects


def json_value(value: Any) -> Any:
    """A copy of records, dicts, lists, texts and numbers that JSON can hold."""
    if hasattr(value, "to_json") and not isinstance(value, type):
        return value.to_json()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return json_record(dataclasses.asdict(value))
    if isinstance(value, dict):
        return json_record(value)
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [json_value(entry) for entry in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def json_record(record: dict[Any, Any]) -> JsonObject:
    """The same of a dict, whose keys become texts."""
    return {str(key): json_value(entry) for key, entry in record.items()}


class Plain:
    """A dataclass that is written as it stands: its fields in order, without those in which equals may differ, then the
    properties named in `ALSO`."""

    __slots__ = ()
    ALSO: ClassVar[tuple[str, ...]] = ()

    def to_json(self) -> JsonObject:
        """What is written of it as JSON.

        Returns:
            A record in which NaN is null.
        """
        record: Any = self
        names = [one.name for one in dataclasses.fields(record) if one.compare]
        return {name: json_value(getattr(self, name)) for name in (*names, *self.ALSO)}
