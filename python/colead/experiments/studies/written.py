# SPDX-License-Identifier: Apache-2.0
"""Values of a YAML file with the place they stand at: whoever reads them reports every mistake where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from colead import _core
from colead.base.errors import Diagnostic, ScenarioError
from colead.base.known_names import nearest
from colead.base.shown import quoted


class Mistake(Exception):  # noqa: N818 - never leaves this module
    """What a check refuses a value with: what is wrong, and what would be right. `inside` is where in the value, unless
    it is the whole: what the path goes on with, line and column."""

    def __init__(self, code: str, message: str, expected: str = "", suggestion: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.expected, self.suggestion = code, message, expected, suggestion
        self.inside: tuple[str, int, int] | None = None


Check = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands; `path` is that of its keys."""

    path: str
    line: int
    column: int


class Document:
    """A file as it is read, and the mistakes found in it so far."""

    def __init__(self, path: str | Path) -> None:
        self.file = str(path)
        self.problems: list[Diagnostic] = []
        line, column, entries = _core.read_document(path)
        self.root = Section(self, Place("", line, column), entries)

    def report(self, place: Place, mistake: Mistake) -> None:
        if mistake.inside is not None:
            more, line, column = mistake.inside
            place = Place(place.path + more, line, column)
        self.problems.append(
            Diagnostic(
                mistake.code,
                self.file,
                place.line,
                place.column,
                place.path,
                f"{place.path}: {mistake.message}" if place.path else mistake.message,
                mistake.expected,
                mistake.suggestion,
            )
        )

    def settle(self) -> None:
        """ScenarioError with every mistake, in the order of the file."""
        if self.problems:
            raise ScenarioError(sorted(self.problems, key=lambda one: (one.line, one.column)))


class Section:
    """A mapping of the file. A value that is wrong is reported, and its default stands in for it."""

    def __init__(self, document: Document, place: Place, entries: dict[tuple[str, int, int], Any]) -> None:
        self.document = document
        self.place = place
        self._values = {key: (_below(place.path, key), node) for (key, _, _), node in entries.items()}
        self._keys = {key: Place(_below(place.path, key), line, column) for key, line, column in entries}
        self._known: list[str] = []

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def place_of(self, key: str) -> Place:
        """Of the value; where nothing is written, of the mapping that lacks it."""
        if key not in self._values:
            return self.place
        path, (line, column, _) = self._values[key]
        return Place(path, line, column)

    def fail(self, key: str, mistake: Mistake) -> None:
        self.document.report(self.place_of(key), mistake)

    def take(self, key: str, check: Check, default: Any = None, *, required: bool = False) -> Any:
        """The value as `check` gives it, which raises Mistake for a wrong one; the default where nothing is written."""
        self._known.append(key)
        if key not in self._values:
            if required:
                self.fail(key, Mistake("SCHEMA", f"the key '{key}' is missing"))
            return default
        try:
            return check(self._values[key][1][2])
        except Mistake as mistake:
            self.fail(key, mistake)
            return default

    def raw(self, key: str) -> Any:
        """The value without its places: plain mappings, lists, texts, numbers; None where nothing is written."""
        self._known.append(key)
        return plain(self._values[key][1]) if key in self._values else None

    def section(self, key: str) -> Section | None:
        """The mapping under a key; None where there is none."""
        entries = self.take(key, mapping)
        return None if entries is None else Section(self.document, self.place_of(key), entries)

    def sections(self, key: str) -> list[Section]:
        """The mappings in the list under a key."""
        path = _below(self.place.path, key)
        items = self.take(key, sequence, [])
        return [one for at, item in enumerate(items) if (one := self._as_section(f"{path}[{at}]", item)) is not None]

    def named(self, key: str) -> dict[str, Section]:
        """The mappings under the keys of the mapping under a key."""
        inside = self.section(key)
        found = {} if inside is None else {name: inside.section(name) for name in inside}
        return {name: one for name, one in found.items() if one is not None}

    def _as_section(self, path: str, node: Any) -> Section | None:
        line, column, value = node
        place = Place(path, line, column)
        try:
            return Section(self.document, place, mapping(value))
        except Mistake as mistake:
            self.document.report(place, mistake)
            return None

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def finish(self) -> None:
        """Reports every key that nobody asked for."""
        for key, written_at in self._keys.items():
            if key not in self._known:
                near = nearest(key, [one for one in self._known if one not in self._values])
                expected = "" if near else f"one of: {', '.join(self._known)}"
                inside = f" in {self.place.path}" if self.place.path else ""
                place = Place(self.place.path, written_at.line, written_at.column)
                self.document.report(place, Mistake("SCHEMA", f"unknown key {quoted(key)}{inside}", expected, near))


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def plain(node: Any) -> Any:
    value = node[2]
    if isinstance(value, dict):
        return {key: plain(below) for (key, _, _), below in value.items()}
    return [plain(below) for below in value] if isinstance(value, list) else value


# ---- Checks ----


def shown(value: Any) -> str:
    """What stands there, in a message."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    return f"'{str(value).lower()}'" if isinstance(value, bool) else quoted(str(value))


def mapping(value: Any) -> dict[tuple[str, int, int], Any]:
    if isinstance(value, dict):
        return value
    raise Mistake("TYPE", f"{shown(value)} is no mapping", "keys with values")


def sequence(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    raise Mistake("TYPE", f"{shown(value)} is no list", "a list")


def text(value: Any) -> str:
    if isinstance(value, str) and value.strip():
        return " ".join(value.split())
    raise Mistake("TYPE", f"{shown(value)} is no text", "a text")


def number(value: Any) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise Mistake("TYPE", f"{shown(value)} is no number", "a number")


def boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise Mistake("TYPE", f"{shown(value)} is neither true nor false", "true or false")


def amount(low: float, high: float) -> Check:
    """A number from low to high."""

    def check(value: Any) -> float:
        found = number(value)
        if low <= found <= high:
            return found
        raise Mistake("RANGE", f"{found:g} is outside [{low:g}, {high:g}]", f"a number from {low:g} to {high:g}")

    return check


def count(low: int, high: int) -> Check:
    """A whole number from low to high."""

    def check(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Mistake("TYPE", f"{shown(value)} is no whole number", f"a whole number from {low} to {high}")
        if low <= value <= high:
            return value
        raise Mistake("RANGE", f"{value} is outside [{low}, {high}]", f"a whole number from {low} to {high}")

    return check


def one_of(what: str, known: Sequence[str]) -> Check:
    """One of the names there are."""

    def check(value: Any) -> str:
        name = text(value)
        if name in known:
            return name
        near = nearest(name, known)
        expected = "" if near else f"one of: {', '.join(known[:20])}"
        raise Mistake("REF", f"unknown {what} {quoted(name)}", expected, near)

    return check


def list_of(check: Check) -> Check:
    """A list of values that one check takes."""

    def checked(at: int, node: Any) -> Any:
        line, column, value = node
        try:
            return check(value)
        except Mistake as mistake:
            mistake.inside = (f"[{at}]", line, column)
            raise

    return lambda value: tuple(checked(at, node) for at, node in enumerate(sequence(value)))
