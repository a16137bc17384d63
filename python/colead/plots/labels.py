# SPDX-License-Identifier: Apache-2.0
"""Names beside points and axes: each near its own, none over another, none cut."""

from __future__ import annotations

import json
from collections.abc import Sequence

import altair as alt

from colead.base.text import wrapped
from colead.plots.style import Row

APART = 1 / 15  # of the height: labels nearer than this at 340 points would touch
WIDEST = 24  # letters in a line of a label: as many as stand beside a point on a phone
WIDEST_AT_AXIS = 22  # the same beside an axis
LINE = 14  # points from one line of a name to the next


def names_axis(names: Sequence[str]) -> alt.Axis:
    """An axis of names, of which long ones stand in several lines."""
    long = {name: lines for name in names if len(lines := wrapped(name, WIDEST_AT_AXIS)) > 1}
    text = f"({json.dumps(long)})[datum.label] || datum.label" if long else alt.Undefined
    return alt.Axis(ticks=False, domain=False, labelPadding=8, labelExpr=text)


def rows_high(names: Sequence[str], each: int) -> int:
    """Height of a row for each name: as high as asked, or as its lines need."""
    most = max((len(wrapped(name, WIDEST_AT_AXIS)) for name in names), default=1)
    return max(len(names), 1) * max(each, LINE * most + 2 if most > 1 else 0)


def with_labels(values: list[Row], at: str, height: int) -> list[Row]:
    """Where each name stands: beside its point (`hours`, and the key `at`), moved no further up or down than its
    neighbours ask for. Intervals are `low` and `high`; the picture is `height` points high."""
    if not values:
        return values
    bounds = [0.0, *(row[key] for row in values for key in ("low", "high"))]
    names = {str(row["name"]): wrapped(str(row["name"]), WIDEST) for row in values}
    tallest = max(len(lines) for lines in names.values())
    apart = (max(bounds) - min(bounds)) * APART * 340 / height * (1 + tallest) / 2
    most = max(row["hours"] for row in values)
    inorder = sorted(values, key=lambda row: (float(row[at]), str(row["name"])))
    heights = spread([float(row[at]) for row in inorder], apart)
    placed: list[Row] = []
    for row, beside in zip(inorder, heights, strict=True):
        side, away = ("left", 0.025) if row["hours"] <= most / 2 else ("right", -0.025)
        label = "\n".join(names[str(row["name"])])
        placed.append(
            row | {"side": side, "label": label, "label_at": beside, "label_from": row["hours"] + away * most}
        )
    return placed


def spread(heights: list[float], apart: float) -> list[float]:
    """The places nearest to rising heights (least squares) that are at least `apart` from each other: isotonic
    regression by pooling adjacent violators."""
    pools: list[list[float]] = []  # sum and count of what stands together, less the distances within
    for index, height in enumerate(heights):
        pools.append([height - index * apart, 1.0])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, count = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += count
    levels = [total / count for total, count in pools for _ in range(int(count))]
    return [level + index * apart for index, level in enumerate(levels)]
