# SPDX-License-Identifier: Apache-2.0
"""From sections to one HTML file that needs nothing else: no network, no second file."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from importlib import resources
from typing import Any

import jinja2

from colead.base.as_json import JsonObject
from colead.plots.style import finished
from colead.report.blocks import Figure, Section
from colead.report.inline import content_security_policy, json_for_script, require_inlinable

FOLDER = resources.files("colead.report")
SCRIPTS = (
    "assets/vega.min.js",
    "assets/network.min.js",
    "template/charts.js",
    "template/network.js",
    "template/page.js",
)


def render(sections: Sequence[Section], *, title: str, subtitle: str, version: str) -> str:
    """The whole page. Equal sections give equal bytes."""
    charts: dict[str, list[JsonObject]] = {}
    data: JsonObject = {}
    style = _text("template/page.css")
    scripts = [require_inlinable(_text(name), name) for name in SCRIPTS if _wanted(name, sections)]
    names = _Names(charts, data)
    body = _environment().get_template("page.html.j2")
    return body.render(
        title=title,
        subtitle=subtitle,
        version=version,
        sections=sections,
        names=names,
        style=style,
        scripts=scripts,
        policy=content_security_policy(scripts, [style]),
        charts=charts,
        data=data,
    )


class _Names:
    """Gives each chart and each set of data of the page its identifier while the template asks for it."""

    def __init__(self, charts: dict[str, list[JsonObject]], data: JsonObject) -> None:
        self._charts = charts
        self._data = data

    def chart(self, figure: Figure) -> str:
        name = f"chart-{len(self._charts) + 1}"
        self._charts[name] = [compiled(variant.chart) for variant in figure.variants]
        return name

    def data(self, value: Any) -> str:
        name = f"data-{len(self._data) + 1}"
        self._data[name] = value
        return name


def compiled(chart: Any) -> JsonObject:
    """A chart as the Vega its browser part reads. Its title stands in HTML, where it can be wrapped."""
    spec = finished(chart).to_dict(validate=False)  # tests validate every chart; here it would double the time
    spec.pop("title", None)
    vega: JsonObject = json.loads(_vega(json.dumps(spec)))
    return vega


@functools.lru_cache(maxsize=256)
def _vega(spec: str) -> str:
    import vl_convert

    vega = vl_convert.vegalite_to_vega(spec)
    vega.pop("$schema", None)
    return json.dumps(vega)


def _wanted(name: str, sections: Sequence[Section]) -> bool:
    """The picture of the network weighs something, so it comes only with a network."""
    has_network = any(getattr(block, "kind", "") == "network" for section in sections for block in section.blocks)
    return has_network or "network" not in name


@functools.cache
def _text(name: str) -> str:
    return FOLDER.joinpath(*name.split("/")).read_text(encoding="utf-8")


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: _text(f"template/{name}")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["json_for_script"] = json_for_script
    return environment
