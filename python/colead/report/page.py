# SPDX-License-Identifier: Apache-2.0
"""From sections to one HTML file that needs nothing else: no network, no second file."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from typing import Any

import jinja2

from colead.base.as_json import JsonObject
from colead.base.optional_libraries import drawing_library
from colead.plots.style import finished
from colead.report.blocks import Figure, Fold, Grid, Section
from colead.report.inline import content_security_policy, json_for_script, packed, require_inlinable
from colead.report.stills import Still, still

FOLDER = resources.files("colead.report")
SCRIPTS = (
    "assets/vega.min.js",
    "assets/network.min.js",
    "template/charts.js",
    "template/network.js",
    "template/page.js",
)
WIDE, NARROW = 760, 380  # of a still picture, in points


def render(sections: Sequence[Section], *, title: str, subtitle: str, version: str, playground: str = "") -> str:
    """The whole page. Equal sections give equal bytes."""
    charts: dict[str, list[JsonObject]] = {}
    data: JsonObject = {}
    scripts = [require_inlinable(_text(name), name) for name in SCRIPTS if _wanted(name, sections)]
    names = _Names(charts, data, sections)
    style = _text("template/page.css") + names.heights()
    body = _environment().get_template("page.html.j2")
    return body.render(
        title=title,
        subtitle=subtitle,
        version=version,
        playground=playground,
        sections=sections,
        names=names,
        style=style,
        scripts=scripts,
        policy=content_security_policy(scripts, [style]),
        charts=packed(charts),
        data=data,
    )


class _Names:
    """Gives each chart and each set of data of the page its identifier, in the order of the page, and each chart its
    still picture."""

    def __init__(self, charts: dict[str, list[JsonObject]], data: JsonObject, sections: Sequence[Section]) -> None:
        self._charts = charts
        self._data = data
        self._names: dict[int, str] = {}
        self._stills: dict[str, Still] = {}
        for figure in (one for section in sections for one in figures_of(section.blocks)):
            name = f"chart-{len(charts) + 1}"
            charts[name] = [compiled(variant.chart) for variant in figure.variants]
            self._names[id(figure)] = name
            self._stills[name] = still(charts[name][0], name, WIDE if figure.wide else NARROW)

    def chart(self, figure: Figure) -> str:
        return self._names[id(figure)]

    def still(self, name: str) -> str:
        return self._stills[name].svg

    def heights(self) -> str:
        """Rules that keep the room of each chart, so that nothing moves when it is drawn."""
        return "".join(
            f"#{name} .picture {{ min-height: {one.height}px; }}\n" for name, one in self._stills.items()
        ).join(("@media screen {\n", "}\n"))

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
    vl_convert = drawing_library()
    vega = vl_convert.vegalite_to_vega(spec)
    vega.pop("$schema", None)
    return json.dumps(vega)


def figures_of(blocks: Iterable[Any]) -> Iterator[Figure]:
    """Every figure in blocks and in what they hold, in the order of the page."""
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Grid):
            yield from block.figures
        elif isinstance(block, Fold):
            yield from figures_of(block.blocks)


def filled(template: str, **values: Any) -> str:
    """A template of this folder with its values."""
    return _environment().get_template(template).render(**values)


def style_sheet(*names: str) -> str:
    """Style sheets of this folder, one after the other."""
    return "".join(_text(f"template/{name}") for name in names)


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
