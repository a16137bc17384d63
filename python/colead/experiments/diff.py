# SPDX-License-Identifier: Apache-2.0
"""Where two scenarios, two results or two stores part."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeAlias

from colead import _core
from colead.base.as_json import JsonObject, Plain, json_from
from colead.base.errors import ModelError
from colead.base.files import read_text
from colead.base.fronts import front
from colead.base.shown import Shown, Told, counted, told_of_rows
from colead.drafting.shipped import file_behind
from colead.experiments.comparison import Comparison
from colead.experiments.result import Result
from colead.experiments.stored import Store, open_store
from colead.store.rows import RunRow
from colead.tables import Rows

Kind = Literal["scenarios", "results", "stores"]
NOTHING = "-"  # stands for what one side does not have
SQLITE = b"SQLite format 3\x00"
LARGEST_RESULT = 1 << 30
Read: TypeAlias = Callable[[str], _core.Scenario]
Thing: TypeAlias = str | Path | _core.Scenario | Result | Comparison


@dataclass(frozen=True, slots=True)
class Parting:
    """One place at which two sides are not the same, with what each has there as text."""

    path: str
    first: str
    second: str


@dataclass(frozen=True, repr=False)
class Diff(Shown, Plain):
    """Where two things part.

    Fields:
        kind: what they are: scenarios, results or stores.
        fingerprints: of both, where they have some; of stores how many runs are in each.
        partings: of scenarios every key that differs, of results and stores the first, with what each side has there.
        more: how many further ones there are.

    Example:
        >>> cl.diff(scenario, scenario.with_({"seed": 8})).partings[0].path
        'seed'
    """

    ALSO: ClassVar[tuple[str, ...]] = ("same",)

    kind: Kind
    fingerprints: tuple[str, str]
    partings: Rows[Parting]
    more: int = 0

    def _told(self) -> Told:
        parted = counted(len(self.partings) + self.more, "difference")
        found = told_of_rows(self.partings)
        head = f"{self.kind}: {'the same' if self.same else parted}"
        return Told(head, columns=found.columns, rows=found.rows, count=len(self.partings) + self.more)

    @property
    def same(self) -> bool:
        """Whether they part nowhere."""
        return not self.partings


@front
def diff(first: Thing, second: Thing, *, read: Read = _core.Scenario.load) -> Diff:
    """Two scenarios by their meaning, two results by every figure, two stores by every run that is in one of them.

    Parameters:
        first: a scenario, a `Result` or a `Comparison`, or a file: a scenario, what `--json` wrote, a store.
        second: another of the same kind; a file and an object may meet.
        read: how a scenario file is read.

    Returns:
        Where they part.

    Raises:
        ModelError: for two things of different kinds, or a file of a result that colead did not write.
        ScenarioError: for a scenario file that is wrong or not there.
        StoreError: for a store that cannot be read.

    Example:
        >>> cl.diff(scenario, scenario).same
        True
    """
    kinds = [kind_of(one) for one in (first, second)]
    for side in (first, second):
        if kinds[0] != kinds[1] and isinstance(side, str | Path) and not Path(file_behind(str(side))).exists():
            raise ModelError(f"there is no file '{side}'")
    if kinds[0] != kinds[1]:
        raise ModelError(
            f"{_named(first)} is one of {kinds[0]}, {_named(second)} one of {kinds[1]}: both must be the same"
        )
    if kinds[0] == "stores":
        with open_store(str(first)) as one, open_store(str(second)) as other:
            return _of_stores(one, other)
    if kinds[0] == "results":
        return _of_results(_result(first), _result(second))
    return _of_scenarios(*(one if isinstance(one, _core.Scenario) else read(str(one)) for one in (first, second)))


def _named(one: Thing) -> str:
    return f"'{one}'" if isinstance(one, str | Path) else f"the {type(one).__name__}"


def kind_of(one: Thing) -> Kind:
    """Of a file by its content: a store is an SQLite database, a result a JSON object that says no horizon_weeks."""
    if isinstance(one, _core.Scenario):
        return "scenarios"
    if isinstance(one, Result | Comparison):
        return "results"
    if not isinstance(one, str | Path):
        raise TypeError(f"expected a scenario, a result, a comparison or a file, not {type(one).__name__}")
    path = Path(one)
    if not path.is_file():
        return "scenarios"  # which says what is wrong with it
    with path.open("rb") as stream:
        head = stream.read(len(SQLITE))
    if head == SQLITE:
        return "stores"
    is_json = path.suffix.lower() == ".json" and head.removeprefix(BOM_UTF8).lstrip()[:1] == b"{"
    return "results" if is_json and "horizon_weeks" not in _result(one) else "scenarios"


def _result(one: Thing) -> JsonObject:
    """What is written of it, or was written to the file."""
    if isinstance(one, Result | Comparison):
        written: JsonObject = json.loads(json.dumps(one.to_json()))
        return written
    file, path = str(one), Path(str(one))
    try:
        read = json_from(read_text(path, LARGEST_RESULT))
    except ValueError as error:
        raise ModelError(f"'{file}' is no result that colead wrote: {error}") from None
    if not isinstance(read, dict):
        raise ModelError(f"'{file}' is no result that colead wrote: it holds no object")
    return read


def _of_scenarios(first: _core.Scenario, second: _core.Scenario) -> Diff:
    sides = [dict(_leaves(json.loads(one.resolved_json()), "")) for one in (first, second)]
    return Diff("scenarios", ("", ""), Rows(_partings(sides), of=Parting))


def _of_results(first: JsonObject, second: JsonObject) -> Diff:
    sides = [dict(_leaves(one, "")) for one in (first, second)]
    found = list(_partings(sides))
    return Diff(
        "results", (_fingerprint(first), _fingerprint(second)), Rows(found[:1], of=Parting), max(0, len(found) - 1)
    )


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
            yield from _leaves(entry, f"{path}.{_named_key(key)}" if path else _named_key(key))
    elif isinstance(value, list) and value:
        for place, entry in enumerate(value):
            yield from _leaves(entry, f"{path}[{place}]")
    else:
        yield path, value


def _named_key(key: str) -> str:
    """In quotes where it would read as a path of several."""
    return json.dumps(key, ensure_ascii=False) if key == "" or set(key) & set('."[]') else key


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
    return Diff("stores", (counts[0], counts[1]), Rows(found[:1], of=Parting), max(0, len(found) - 1))


def _name(row: RunRow, store: Store) -> str:
    scenario, arm = store.names(row)
    return f"{scenario}, {json.loads(arm)['id']}, seed {row.seed}, replication {row.replication}"


def _run(row: RunRow | None) -> str:
    if row is None:
        return NOTHING
    if row.fp_trace is None or row.fp_out is None:
        return f"{row.status}: {row.error or ''}"
    return row.fp_trace.hex() + row.fp_out.hex()
