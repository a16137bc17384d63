# SPDX-License-Identifier: Apache-2.0
"""Records as JSON, those of the compiled module and dataclasses alike: NaN and infinity are null. And the way back."""

from __future__ import annotations

import dataclasses
import json
import math
import sys
from collections.abc import Sequence
from types import UnionType
from typing import Any, ClassVar, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from colead.base.text import is_utf8

JsonObject: TypeAlias = dict[str, Any]  # texts, numbers, booleans, None, lists and such objects
Made = TypeVar("Made")


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


def json_from(text: str) -> Any:
    """What a text in JSON holds; ValueError for what is none, a key twice, NaN, and lists nested too deep."""
    try:
        return json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("it is nested too deep") from None


def _each_once(pairs: list[tuple[str, Any]]) -> JsonObject:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"key '{next(key for key in keys if keys.count(key) > 1)}' stands twice")
    return made


def _no_number(written: str) -> Any:
    raise ValueError(f"{written} is no number of JSON")


def record_from(kind: type[Made], value: object, place: str = "record") -> Made:
    """A dataclass of plain fields from what JSON holds of it: every field, each of its type, and nothing else.

    Parameters:
        kind: the dataclass; its fields are numbers, texts, None, tuples of one type, and such dataclasses.
        value: what was read.
        place: how messages call it.

    Raises:
        TypeError: when it is anything else; the message names the place.
    """
    if not isinstance(value, dict):
        raise TypeError(f"{place} must be an object, not {value!r:.40}")
    hints = get_type_hints(kind)
    if wrong := sorted(hints.keys() ^ value.keys()):
        raise TypeError(f"{place} {'lacks' if wrong[0] in hints else 'has no place for'} {wrong[0]!r}")
    return kind(**{name: _of_type(hint, value[name], f"{place}.{name}") for name, hint in hints.items()})


def _of_type(hint: Any, value: Any, place: str) -> Any:
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return record_from(hint, value, place)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise TypeError(f"{place} must be a list, not {value!r:.40}")
        return tuple(_of_type(get_args(hint)[0], one, f"{place}[{at}]") for at, one in enumerate(value))
    allowed = get_args(hint) if isinstance(hint, UnionType) else (get_origin(hint) or hint,)
    if type(value) not in allowed and not (type(value) is int and float in allowed):
        expected = " or ".join("null" if one is type(None) else one.__name__ for one in allowed)
        raise TypeError(f"{place} must be {expected}, not {value!r:.40}")
    if isinstance(value, str) and not is_utf8(value):
        raise TypeError(f"{place} must be text, not {value!r:.40}")
    if float in allowed and value is not None and not abs(value) <= sys.float_info.max:
        raise TypeError(f"{place} must be a finite number, not {value!r:.40}")
    return value


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
