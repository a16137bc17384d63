# SPDX-License-Identifier: Apache-2.0
"""The page of a dossier, as HTML and as Markdown: a table for each kind of claim, what fails on top."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from colead._core import __version__
from colead.base.files import write_file
from colead.base.text import exact
from colead.experiments.dossier import Dossier
from colead.experiments.dossiers.row import DossierRow
from colead.report.inline import content_security_policy
from colead.report.page import filled, style_sheet
from colead.sources import told

HEADERS = ("claim", "source", "expected", "got", "standard error", "verdict", "the command that repeats it")
FORMATS = (".html", ".htm", ".md")
INTRODUCTION = (
    "Every row is a claim, what was to come out, and what came out when this page was made. The rows of tests come "
    "from the tests themselves: the number a test checks is the number shown here. Chance is in a row that has a "
    "standard error; such a row holds within four of them unless it says otherwise."
)


def write_dossier(dossier: Dossier, path: str | Path) -> Path:
    """The page in the format that its name asks for; ValueError for another one."""
    target = Path(path)
    require_page(target)
    page = dossier_markdown(dossier) if target.suffix.lower() == ".md" else dossier_html(dossier)
    write_file(target, page)
    return target


def require_page(path: str | Path) -> None:
    """Whether a dossier can be written under this name."""
    if Path(path).suffix.lower() not in FORMATS:
        raise ValueError(f"a dossier cannot be written as '{path}'; its name must end in one of {', '.join(FORMATS)}")


def dossier_html(dossier: Dossier) -> str:
    """One file that needs nothing else. Equal dossiers give equal bytes."""
    sheet = style_sheet("page.css", "dossier.css")
    return filled(
        "dossier.html.j2",
        dossier=dossier,
        introduction=INTRODUCTION,
        headers=HEADERS,
        groups=[(kind, [(row.verdict, *cells(row)) for row in rows]) for kind, rows in by_kind(dossier)],
        style=sheet,
        policy=content_security_policy([], [sheet]),
        version=__version__,
    )


def dossier_markdown(dossier: Dossier) -> str:
    """The same as Markdown; a verdict that fails is printed bold."""
    answer = f"**{dossier.sentence.capitalize()}.** {INTRODUCTION}"
    parts = [f"# Dossier: {dossier.scenario}", answer, _summary(dossier)]
    for kind, rows in by_kind(dossier):
        lines = [f"## {kind.capitalize()}", "", _line(HEADERS), _line(["---"] * len(HEADERS))]
        for row in rows:
            *first, verdict, command = cells(row)
            shown = verdict if row.verdict == "holds" else f"**{verdict}**"
            lines.append(_line([*map(_plain, first), shown, f"`{command}`"]))
        parts.append("\n".join(lines))
    return "\n\n".join([*parts, f"Made by colead {__version__}."]) + "\n"


def by_kind(dossier: Dossier) -> Iterator[tuple[str, list[DossierRow]]]:
    """The rows of each kind, those that fail first."""
    for kind in dossier.counts:
        rows = [row for row in dossier.rows if row.kind == kind]
        yield kind, sorted(rows, key=lambda row: row.verdict != "fails")


def cells(row: DossierRow) -> tuple[str, ...]:
    """The texts of a row, in the order of the headers."""
    error = "" if math.isnan(row.error) else f"{row.error:.2g}"
    return row.claim, told(row.source), expected(row), _value(row.got), error, row.verdict, row.command


def expected(row: DossierRow) -> str:
    """What was to come out, with its relation and tolerance."""
    relation = "" if row.relation == "=" else f"{row.relation} "
    tolerance = "" if math.isnan(row.tolerance) or row.tolerance == 0 else f" ± {row.tolerance:.2g}"
    return f"{relation}{_value(row.expected)}{tolerance}"


def _summary(dossier: Dossier) -> str:
    lines = [_line(["kind", "holds", "fails"]), _line(["---"] * 3)]
    lines += [_line([kind, str(holds), str(fails)]) for kind, (holds, fails) in dossier.counts.items()]
    return "\n".join(lines)


def _value(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return "no number" if math.isnan(value) else exact(float(f"{value:.7g}"))


def _plain(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _line(texts: tuple[str, ...] | list[str]) -> str:
    return "| " + " | ".join(texts) + " |"
