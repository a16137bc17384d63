# SPDX-License-Identifier: Apache-2.0
"""What an object tells of itself: a line or three where it is printed, a heading and a table in a notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from html import escape
from typing import Any

from colead.base.text import escaped

LONGEST_LINE = 120  # characters of a line that is printed; what is longer is cut, and says so
SHOWN_ROWS = 10
CUT = " ..."
PLAIN = (str, int, float, bool, type(None))  # what stands in a cell


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell.

    head: what it is, in a few words. answer: what came out, a sentence. columns, rows: its table, lines of a cell
    divided by "\\n". count: rows in all, where `rows` are the first of them. notes: how the table is read.
    """

    head: str
    answer: str = ""
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[object]] = ()
    count: int | None = None
    notes: Sequence[str] = ()


class Shown:
    """An object that is printed in at most three lines and has a table in a notebook: both from `_told`."""

    __slots__ = ()

    def _told(self) -> Told:
        raise NotImplementedError

    def __repr__(self) -> str:
        return as_text(type(self).__name__, self._told())

    def _repr_html_(self) -> str:
        return as_html(type(self).__name__, self._told())


class ShownFields:
    """A small dataclass: it is printed as dataclasses are, and has a line for each field in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        named: Any = self
        values = {one.name: getattr(self, one.name) for one in fields(named)}
        return as_html(type(self).__name__, Told("", rows=facts(values)))


class ShownError:
    """The same of an exception, whose words are its message."""

    __slots__ = ()

    def __repr__(self) -> str:
        first, *others = str(self).splitlines() or [""]
        more = f" (and {len(others)} more)" if others else ""
        return f"{type(self).__name__}({cut(first)!r}{more})"

    def _repr_html_(self) -> str:
        return as_html(type(self).__name__, Told("", rows=[[line] for line in str(self).splitlines()[:SHOWN_ROWS]]))


def as_text(name: str, told: Told) -> str:
    """`<colead.Sweep 'tiny': 2 points>`, then the answer in at most two lines."""
    head = escaped(told.head)
    first = f"<colead.{name}{' ' if head else ''}{cut(head)}>"
    return "\n".join([first, *_broken(escaped(told.answer), 2)])


def as_html(name: str, told: Told) -> str:
    """Heading, answer, table and notes, with every text escaped."""
    parts = [f"<p><b>{escape(name)}</b> {_safe(told.head)}</p>"]
    parts += [f"<p><strong>{_safe(told.answer)}</strong></p>"] if told.answer else []
    if told.columns or told.rows:
        parts.append(html_table(told.columns, told.rows))
    if told.count is not None and told.count > len(told.rows):
        parts.append(f"<p>{len(told.rows)} of {told.count} rows</p>")
    parts += [f"<p>{_safe(note)}</p>" for note in told.notes]
    return "<div>" + "".join(parts) + "</div>"


def html_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """The one table of HTML: columns that hold numbers alone stand to the right."""
    numbers = {at for at in range(len(columns)) if rows and all(_is_number(row[at]) for row in rows)}
    side = ["right" if at in numbers else "left" for at in range(max([len(columns), *map(len, rows)], default=0))]
    head = "".join(f'<th style="text-align:{side[at]}">{_safe(name)}</th>' for at, name in enumerate(columns))
    lines = [
        "".join(f'<td style="text-align:{side[at]}">{_safe(cell(one))}</td>' for at, one in enumerate(row))
        for row in rows
    ]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table>{f'<thead><tr>{head}</tr></thead>' if columns else ''}<tbody>{body}</tbody></table>"


def facts(given: Mapping[str, object]) -> list[list[object]]:
    """Rows of what is known by name, without what is empty."""
    return [[name, value] for name, value in given.items() if value not in (None, "", ())]


def cell(value: object) -> str:
    """A value as it stands in a table: six digits of a number."""
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def cut(text: str, longest: int = LONGEST_LINE) -> str:
    """The text, or its beginning with ` ...` behind it."""
    return text if len(text) <= longest else text[: longest - len(CUT)] + CUT


def quoted(name: str) -> str:
    """A name as somebody gave it, between quotation marks; of a long one its beginning."""
    return f"'{cut(name)}'"


def counted(count: int, one: str, many: str = "") -> str:
    """`1 run`, `3 runs`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _broken(text: str, most: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LONGEST_LINE:
            lines[-1] += " " + word
        else:
            lines.append(cut(word))
    return lines if len(lines) <= most else [*lines[: most - 1], cut(" ".join(lines[most - 1 :]))]


def _safe(text: str) -> str:
    return "<br>".join(escape(escaped(line)) for line in text.split("\n"))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) or (hasattr(value, "dtype") and value.dtype.kind in "iuf")


def told_of_rows(rows: Sequence[Any], of: type | None = None) -> Told:
    """A sequence of dataclasses: the first of them, a field a column; what holds other objects has none."""
    kind = type(rows[0]) if rows else of
    names = [one.name for one in fields(kind)] if kind is not None and is_dataclass(kind) else []
    first = rows[:SHOWN_ROWS]
    plain = [name for name in names if all(isinstance(getattr(row, name), PLAIN) for row in first)]
    what = "" if kind is None else f" of {kind.__name__}"
    head = f"{counted(len(rows), 'row')}{what}: {', '.join(plain)}" if plain else f"{counted(len(rows), 'row')}{what}"
    shown = [[getattr(row, name) for name in plain] for row in first]
    return Told(head, columns=plain, rows=shown, count=len(rows))


def engine_text(engine: Any) -> str:
    """What a discrete-event engine says when it is printed."""
    return as_text("Engine", _engine_told(engine))


def engine_html(engine: Any) -> str:
    """The same in a notebook."""
    return as_html("Engine", _engine_told(engine))


def _engine_told(engine: Any) -> Told:
    return Told(f"at {engine.now:g} {engine.unit}: {engine.pending:,} events pending, {engine.executed:,} executed")
