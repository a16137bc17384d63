# SPDX-License-Identifier: Apache-2.0
"""Numbers before and after the evidence: their range, and where in it the worlds that fit lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import altair as alt
import numpy as np

from colead.plots.pictures import png
from colead.plots.style import BLUE, GREY, AnyChart, finished, rows

if TYPE_CHECKING:
    from colead.experiments.calibration import Calibration

MOST_NUMBERS = 12
BARS = 16


def prior_and_posterior(found: Calibration) -> AnyChart:
    """For each number that the evidence constrains most, the worlds that fit over its range; a line: all of the range
    alike, as it was before the evidence.

    ValueError where the evidence constrains none."""
    chosen = found.constrained[:MOST_NUMBERS]
    if not chosen:
        raise ValueError("the evidence constrains no number that varied: there is nothing to show")
    column_of = {one.path: at for at, one in enumerate(found.varied)}
    panels = [_panel(found, one.path, column_of[one.path]) for one in chosen]
    says = "Bars: worlds that fit. Dashed: the range alone, before the evidence. Line: as written."
    title = alt.Title("What the evidence says of numbers that nobody knows", subtitle=says)
    return finished(alt.concat(*panels, columns=2).properties(title=title))


def _panel(found: Calibration, path: str, column: int) -> AnyChart:
    number = found.varied[column]
    shares, ends = np.histogram(found.sampled[:, column], bins=BARS, range=(0.0, 1.0))
    values = number.low + ends * (number.high - number.low)
    bars = [
        {
            "from": float(low),
            "to": float(high),
            "share": 100.0 * float(share) / len(found.sampled),
            "before": 100 / BARS,
        }
        for share, low, high in zip(shares, values[:-1], values[1:], strict=True)
    ]
    unit = "" if number.unit in ("", "1") else f" ({number.unit})"
    base = alt.Chart(rows(bars))
    x = alt.X("from:Q", title=f"{path}{unit}", scale=alt.Scale(domain=[number.low, number.high], nice=False))
    y = alt.Y("share:Q", title="% of worlds")
    after = base.mark_bar(color=BLUE).encode(x=x, x2="to:Q", y=y, y2=alt.datum(0.0))
    before = base.mark_rule(color=GREY, strokeDash=[4, 3]).encode(y="before:Q")
    written = alt.Chart(rows([{"value": number.value}])).mark_rule(color="#222222").encode(x="value:Q")
    return alt.layer(after, before, written).properties(width=260, height=110)


def write_calibration(found: Calibration, folder: str | Path) -> Path:
    """The picture as `calibration.png` in a folder that is made where missing."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    path = target / "calibration.png"
    path.write_bytes(png(prior_and_posterior(found)))
    return path
