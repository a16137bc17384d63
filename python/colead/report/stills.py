# SPDX-License-Identifier: Apache-2.0
"""Still pictures of charts: what stands on paper, in a saved page and where no script runs."""

from __future__ import annotations

import copy
import functools
import json
import re
from dataclasses import dataclass

from colead.base.as_json import JsonObject
from colead.base.optional_libraries import drawing_library

# Attributes that say where something stands. Shares of a colour range and of opacity keep their digits; so does text.
PLACES = re.compile(r' (?:d|transform|[xyr][12]?|c[xy]|width|height)="[^"]*"')
LONG = re.compile(r"-?\d+\.\d{3,}")


@dataclass(frozen=True)
class Still:
    """A chart as SVG text, and how high it is."""

    svg: str
    height: int


def still(vega: JsonObject, name: str, width: int) -> Still:
    """The chart as it is drawn that wide. Identifiers inside it begin with its name, since a page holds many."""
    fixed = copy.deepcopy(vega)
    for signal in fixed.get("signals", ()):
        if signal.get("name") == "width":
            signal.clear()
            signal.update({"name": "width", "value": width})
    svg = _svg(json.dumps(fixed))
    svg = _slim(svg)
    svg = re.sub(r'id="([^"]+)"', rf'id="{name}-\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", svg)
    height = re.search(r'<svg[^>]* height="([\d.]+)"', svg)
    return Still(svg, round(float(height[1])) if height else 0)


def _slim(svg: str) -> str:
    """Without what the picture's own description says, and places to a tenth of a dot."""
    svg = re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", svg)
    return re.sub(r"<[^>]*>", lambda tag: PLACES.sub(_rounded, tag[0]), svg)


def _rounded(attribute: re.Match[str]) -> str:
    return LONG.sub(lambda place: f"{float(place[0]):.1f}".removesuffix(".0"), attribute[0])


@functools.lru_cache(maxsize=256)
def _svg(spec: str) -> str:
    vl_convert = drawing_library()
    return str(vl_convert.vega_to_svg(json.loads(spec)))
