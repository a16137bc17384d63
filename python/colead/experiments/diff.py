# SPDX-License-Identifier: Apache-2.0
"""Where two scenarios, two results or two stores part."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeAlias

from colead import _core
from colead.base.as_json import JsonObject, Plain
from colead.base.errors import ModelError
from colead.experiments.stored import Store, open_store
from colead.store.rows import RunRow

Kind = Literal["scenarios", "results", "stores"]
NOTHING = "-"  # stands for what one side does not have
SQLITE = b"SQLite format 3\x00"
LARGEST_RESULT = 1 << 30
Read: TypeAlias = Callable[[str], _core.Scenario]


@dataclass(frozen=True, slots=True)
class Parting:
    """One place at which two sides are not the same, with what each has there as text."""

    path: str
    first: str
    second: str


@dataclass(frozen=True)
class Diff(Plain):
    """Where two things part.

    kind: what they are. fingerprints: of both, where they have some. partings: of scenarios every key that differs, of
    results and stores the first; `more` is how many further ones there are.
    """

    ALSO: ClassVar[tuple[str, ...]] = ("same",)

    kind: Kind
    fingerprints: tuple[str, str]
    partings: tuple[Parting, ...]
    more: int = 0

    @property
    def same(self) -> bool:
        return not self.partings


def diff(first: str, second: str, read: Read = _core.Scenario.load) -> Diff:
    """Two scenarios by their meaning, two results by every figure, two stores by every run that is in one of them.

    Scenarios are read by `read`. ModelError for two things of different kinds, StoreError or ScenarioError for what
    cannot be read.
    """
    kinds = [kind_of(file) for file in (first, second)]
    if kinds[0] != kinds[1]:
        raise ModelError(f"'{first}' is one of {kinds[0]}, '{second}' one of {kinds[1]}: both must be the same")
    if kinds[0] == "stores":
        with open_store(first) as one, open_store(second) as other:
            return _of_stores(one, other)
    if kinds[0] == "results":
        return _of_results(_result(first), _result(second))
    return _of_scenarios(read(first), read(second))


def kind_of(file: str) -> Kind:
    """By its content: a store is an SQLite database, a result a JSON object that says no horizon_weeks."""
    path = Path(file)
    if not path.is_file():
        return "scenarios"  # which says what is wrong with it
    with path.open("rb") as stream:
        head = stream.read(len(SQLITE))
    if head == SQLITE:
        return "stores"
    is_json = path.suffix.lower() == ".json" and head.lstrip()[:1] == b"{"
    return "results" if is_json and "horizon_weeks" not in _result(file) else "scenarios"


def _result(file: str) -> JsonObject:
    path = Path(file)
    if path.stat().st_size > LARGEST_RESULT:
        raise ModelError(f"'{file}' is larger than {LARGEST_RESULT} bytes")
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ModelError(f"'{file}' is no result that colead wrote: {error}") from None
    if not isinstance(read, dict):
        raise ModelError(f"'{file}' is no result that colead wrote: it holds no object")
    return read


def _of_scenarios(first: _core.Scenario, second: _core.Scenario) -> Diff:
    sides = [dict(_leaves(json.loads(one.resolved_json()), "")) for one in (first, second)]
    return Diff("scenarios", ("", ""), tuple(_partings(sides)))


def _of_results(first: JsonObject, second: JsonObject) -> Diff:
    sides = [dict(_leaves(one, "")) for one in (first, second)]
    found = list(_partings(sides))
    return Diff("results", (_fingerprint(first), _fingerprint(second)), tuple(found[:1]), max(0, len(found) - 1))


def _partings(sides: Sequence[Mapping[str, Any]]) -> Iterator[Parting]:
    """In the order of the first, then what the second alone has."""
    first, second = sides
    for path in dict.fromkeys((*first, *second)):
        if path not in first or path not in second or not _equal(first[path], second[path]):
            yield Parting(path, _text(first, path), _text(second, path))


def _equal(one: Any, other: Any) -> bool:
    """3 and 3.0 are one number; true is none."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _text(side: Mapping[str, Any], path: str) -> str:
    return json.dumps(side[path], ensure_ascii=False) if path in side else NOTHING


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """(path, value) of everything that is no list or object, and of lists and objects that are empty."""
    if isinstance(value, dict) and value:
        for key, entry in value.items():
            yield from _leaves(entry, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and value:
        for place, entry in enumerate(value):
            yield from _leaves(entry, f"{path}[{place}]")
    else:
        yield path, value


def _fingerprint(result: JsonObject) -> str:
    """Of a comparison its own, of replications theirs in a row; empty where the result has none."""
    several = result.get("fingerprints")
    if isinstance(several, list):
        return " ".join(map(str, several[:1])) + (f" (and {len(several) - 1} more)" if len(several) > 1 else "")
    return str(result.get("fingerprint", ""))


def _of_stores(first: Store, second: Store) -> Diff:
    stores = (first, second)
    sides = [{row.key: replace(row, result=None) for row in store.runs_in_order()} for store in stores]
    found = []
    for key in dict.fromkeys((*sides[0], *sides[1])):
        rows = [side.get(key) for side in sides]
        if _run(rows[0]) != _run(rows[1]):
            name = next(_name(row, store) for row, store in zip(rows, stores, strict=True) if row is not None)
            found.append(Parting(name, _run(rows[0]), _run(rows[1])))
    counts = [f"{len(side)} runs" for side in sides]
    return Diff("stores", (counts[0], counts[1]), tuple(found[:1]), max(0, len(found) - 1))


def _name(row: RunRow, store: Store) -> str:
    scenario, arm = store.names(row)
    return f"{scenario}, {json.loads(arm)['id']}, seed {row.seed}, replication {row.replication}"


def _run(row: RunRow | None) -> str:
    if row is None:
        return NOTHING
    if row.fp_trace is None or row.fp_out is None:
        return f"{row.status}: {row.error or ''}"
    return row.fp_trace.hex() + row.fp_out.hex()
