# SPDX-License-Identifier: Apache-2.0
"""What a section of the report is made of: plain data, turned into HTML by the template and by nothing else.

All texts are plain text; the template escapes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

Cell = str | float | int | None


@dataclass(frozen=True)
class Words:
    """A paragraph, under a small heading where it has one; `lead` is set larger, `note` smaller, `missing` says what
    was not asked for and how to get it."""

    kind: ClassVar[str] = "words"
    text: str
    style: str = "plain"
    command: str = ""  # shown as code below the text
    heading: str = ""


@dataclass(frozen=True)
class Facts:
    """A few figures that matter, side by side: (what, figure, remark)."""

    kind: ClassVar[str] = "facts"
    items: Sequence[tuple[str, str, str]]


@dataclass(frozen=True)
class Table:
    """Rows of texts and numbers; `numeric` are the columns set to the right."""

    kind: ClassVar[str] = "table"
    caption: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    numeric: frozenset[int] = frozenset()
    searchable: bool = False


@dataclass(frozen=True)
class Variant:
    """One thing a figure can show: an Altair chart of one view, without a title of its own."""

    label: str
    chart: Any
    alt: str


@dataclass(frozen=True)
class Figure:
    """A chart with what a reader who cannot see it needs: a description and the table of its data.

    With several variants the reader chooses one under the name `chooses`.
    """

    kind: ClassVar[str] = "figure"
    title: str
    variants: Sequence[Variant]
    table: Table | None = None
    subtitle: str = ""
    caption: str = ""
    chooses: str = ""
    wide: bool = True


@dataclass(frozen=True)
class Fold:
    """Blocks behind a heading that opens."""

    kind: ClassVar[str] = "fold"
    title: str
    blocks: Sequence[Any]


@dataclass(frozen=True)
class Grid:
    """Figures side by side where there is room."""

    kind: ClassVar[str] = "grid"
    figures: Sequence[Figure]


@dataclass(frozen=True)
class Section:
    """One heading of the report and what stands below it; what belongs to the annex is folded until asked for."""

    id: str
    title: str
    blocks: Sequence[Any] = field(default_factory=tuple)
    annex: bool = True
