# SPDX-License-Identifier: Apache-2.0
"""What a calibration says: evidence beside runs, what it constrains, and the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from colead.base.text import escaped, wrapped
from colead.experiments.calibration import Calibration

MOST_NUMBERS = 12
WIDEST_EVIDENCE = 18
WIDEST_NUMBER = 24


def calibration_view(found: Calibration) -> RenderableType:
    return Group(_figures(found), "", *_numbers(found), *_notes(found), Text(escaped(found.sentence) + ".", "bold"))


def _table(*columns: tuple[str, bool]) -> Table:
    """Columns by title, and whether they are numbers."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for title, right in columns:
        table.add_column(title, justify="right" if right else "left", vertical="top", no_wrap=True)
    return table


def _name(text: str, width: int) -> Text:
    return Text("\n".join(wrapped(escaped(text), width)))


def _figures(found: Calibration) -> Table:
    """Evidence, the scenario as it is written, and the worlds that fit."""
    columns = (("evidence", False), ("measured", True), ("as\nwritten", True), ("off, in\ndeviations", True))
    table = _table(*columns, ("worlds\nthat fit", True), ("", False))
    for one in found.figures:
        measured = f"{one.evidence.value:.3g} ± {one.evidence.tolerance:.2g}"
        fit = f"[{one.low:.3g}, {one.high:.3g}]" if found.possible else "none"
        deviations = f"{one.deviations:.1f}"
        table.add_row(
            _name(one.evidence.name, WIDEST_EVIDENCE), measured, f"{one.as_written:.3g}", deviations, fit, one.verdict
        )
    return table


def _numbers(found: Calibration) -> Iterator[RenderableType]:
    constrained = found.constrained
    if not constrained or not found.possible:
        return
    yield Text("What the evidence says of the numbers that varied:", "bold")
    columns = (("number", False), ("range", True), ("middle 90 %\nthat fit", True), ("of its\nrange", True))
    table = _table(*columns, ("said by", False))
    for one in constrained[:MOST_NUMBERS]:
        ranged = f"[{one.range_low:.3g}, {one.range_high:.3g}]"
        fit = f"[{one.low:.3g}, {one.high:.3g}]"
        table.add_row(
            _name(one.path, WIDEST_NUMBER), ranged, fit, f"{100 * one.part:.0f} %", _name(one.by, WIDEST_EVIDENCE)
        )
    yield table
    silent = len(found.numbers) - len(constrained)
    yield Text(f"  None of it says anything of {silent} other numbers.")
    yield ""


def _notes(found: Calibration) -> Iterator[RenderableType]:
    yield Text(
        f"{found.runs} runs of the baseline; {found.tried}. A world fits where no figure is more than three deviations "
        f"off: of measurement, model and luck. Seed {found.seed}.",
        "dim",
    )
    yield ""
