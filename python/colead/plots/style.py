# SPDX-License-Identifier: Apache-2.0
"""How every chart looks: colours that colour-blind readers tell apart, few lines, plain type."""

from __future__ import annotations

import functools
import json
from typing import Any, TypeAlias

import altair as alt

from colead.base.as_json import JsonObject
from colead.experiments.effect_table import Verdict

AnyChart: TypeAlias = alt.Chart | alt.LayerChart | alt.ConcatChart | alt.FacetChart

# Okabe and Ito (2008), without the yellow, which is too light on white.
BLACK = "#000000"
ORANGE = "#E69F00"
SKY_BLUE = "#56B4E9"
GREEN = "#009E73"
BLUE = "#0072B2"
VERMILION = "#D55E00"
PURPLE = "#CC79A7"
GREY = "#767676"
LINE = "#D9D9D9"
SERIES = (BLUE, ORANGE, GREEN, PURPLE, VERMILION, SKY_BLUE)

# Colour is never alone: the verdict has a shape and a word too.
VERDICTS: dict[Verdict, tuple[str, str, str]] = {
    "better": ("better", BLUE, "triangle-up"),
    "worse": ("worse", VERMILION, "triangle-down"),
    "unclear": ("unclear", GREY, "circle"),
    "changed": ("changed", BLACK, "diamond"),
    "immaterial": ("no difference that matters", GREY, "square"),
}
FONT = "Segoe UI, Helvetica Neue, Helvetica, Arial, DejaVu Sans, sans-serif"
Row: TypeAlias = JsonObject  # one datum of a chart, a column a key
CONFIG: JsonObject = {
    "font": FONT,
    "background": "white",
    "padding": {"left": 5, "top": 5, "right": 18, "bottom": 5},  # room for half of the last number of a scale
    "view": {"stroke": None},
    "title": {
        "anchor": "start",
        "frame": "group",
        "fontSize": 14,
        "fontWeight": 600,
        "offset": 10,
        "subtitleFontSize": 12,
        "subtitleColor": "#444444",
        "subtitlePadding": 4,
    },
    "axis": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "titlePadding": 8,
        "labelColor": "#222222",
        "titleColor": "#222222",
        "domainColor": "#8A8A8A",
        "tickColor": "#8A8A8A",
        "gridColor": "#EBEBEB",
        "labelLimit": 220,
    },
    "axisQuantitative": {"tickCount": 5},
    "legend": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelLimit": 260,
        "orient": "top",
    },
    "range": {"category": list(SERIES)},
    "concat": {"spacing": 24},
}


class Drawn:
    """A chart that a notebook draws without a network: a front end that knows Vega-Lite gets the specification, any
    other one a still picture, made in this process."""

    def _repr_mimebundle_(self, *_include: object, **_options: object) -> JsonObject:
        import vl_convert

        chart: Any = self
        written = chart.to_json()
        major = str(alt.SCHEMA_VERSION).removeprefix("v").split(".")[0]
        return {
            f"application/vnd.vegalite.v{major}+json": json.loads(written),
            "image/svg+xml": str(vl_convert.vegalite_to_svg(written)),
            "text/plain": f"<colead chart: {type(self).__name__}>",
        }


@functools.cache
def _drawn(kind: type) -> type:
    return type(kind.__name__, (Drawn, kind), {"__module__": kind.__module__})


def finished(chart: AnyChart) -> AnyChart:
    """The chart with the house's looks, drawn by notebooks without a network; called once, on what is shown."""
    shown: AnyChart = chart.configure(**CONFIG)
    kind: Any = type(shown)
    object.__setattr__(shown, "__class__", _drawn(kind))  # Altair would take an attribute for a property
    return shown


def rows(values: list[Row]) -> alt.InlineData:
    return alt.InlineData(values=tuple(values))  # of a list Altair makes a deep copy with every step of a chart


def verdict_scale(channel: str) -> alt.Scale:
    place = {"color": 1, "shape": 2}[channel]
    return alt.Scale(
        domain=[looks[0] for looks in VERDICTS.values()], range=[looks[place] for looks in VERDICTS.values()]
    )
