# SPDX-License-Identifier: Apache-2.0
"""What the page is given beside the engine: the scenario as a text, and the words for what comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import PurePath
from typing import TYPE_CHECKING

from colead import _core
from colead.base.as_json import JsonObject
from colead.experiments.stress_answer import require_stress_of
from colead.python_kinds.catalogues import schema
from colead.words import titles
from colead.words.main_metrics import BOARD_METRICS, TIME

if TYPE_CHECKING:
    from colead.experiments.stress_answer import Stress

METRICS = (TIME, *(one for one in BOARD_METRICS if one != TIME))
MOST_REPLICATIONS = 200  # of every strategy; the page stops earlier where the answer is settled
DECISIVE = 3  # flips that are marked
# More decisions in a run than this, and a page begins with fewer weeks: about a second of a browser.
DECISIONS_AT_ONCE = 6000


def content_of(scenario: _core.Scenario, stress: Stress | None) -> JsonObject:
    """Everything as JSON; equal scenarios give equal contents."""
    text, name, own_kinds = scenario.__getstate__()
    if own_kinds:
        raise ValueError("a kind that is written in Python cannot run in a page; name shipped kinds alone")
    if stress is not None:
        require_stress_of(scenario, stress)
    fields = list(_fields())
    return {
        "name": PurePath(name or "scenario.yaml").name,
        "text": text,
        "version": _core.__version__,
        "judged": TIME,
        "metrics": list(_metrics()),
        "most_replications": MOST_REPLICATIONS,
        "decisions_at_once": DECISIONS_AT_ONCE,
        "causes": {cause: titles.group_words(cause) for cause in titles.CAUSES},
        "routes": {route: titles.group_words(route) for route in ("joint", "one_sided", "formal", "none")},
        "styles": {style: titles.group_words(style) for style in titles.STYLES},
        "kinds": {kind.name: kind.summary for kind in _catalogue("interventions").kinds},
        "documents": {path: doc for path, field in fields if (doc := _document(field))},
        "whole_numbers": [path for path, field in fields if _is_whole(field)],
        "stressed": "" if stress is None else _stressed(stress),
        "flips": [] if stress is None else _flips(stress),
    }


def _catalogue(name: str) -> _core.CatalogueInfo:
    return next(one for one in _core.kinds() if one.name == name)


def _metrics() -> Iterator[JsonObject]:
    units = {output.name: output for kind in _catalogue("metrics").kinds for output in kind.outputs}
    for name in METRICS:
        unit = units[name].unit
        yield {
            "name": name,
            "title": titles.metric_title(name),
            "unit": titles.unit_words(unit),
            "difference_unit": titles.difference_unit(unit),
            "scale": titles.scale(unit),
            "better": units[name].better,
            "doc": units[name].doc,
        }


def _fields() -> Iterator[tuple[str, JsonObject]]:
    """Every field of a scenario by its path with `*` for a name and `[]` for a place in a list; those of an
    intervention by its kind: `shadowing:host_hours`."""
    whole = schema()
    yield from _below("", whole)
    for name, kind in whole["definitions"].items():
        catalogue, _, own = name.partition(".")
        if catalogue == "interventions" and own:
            yield from ((f"{own}:{path}", field) for path, field in _below("", kind))


def _below(path: str, part: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    for name, field in part.get("properties", {}).items():
        below = f"{path}.{name}" if path else name
        yield below, field
        yield from _below(below, field)
    for key, spelt in (("additionalProperties", ".*"), ("items", "[]")):
        if isinstance(part.get(key), dict):
            yield from _below(path + spelt, part[key])


def _document(field: JsonObject) -> str:
    """What the field is; its unit, range, grade and source come from the engine."""
    return re.split(r"\.? (?:Unit|Source|Grade|One of the names of the list):", field.get("description", ""))[0]


def _is_whole(field: JsonObject) -> bool:
    return "integer" in [one.get("type") for one in (field, *field.get("oneOf", ()))]


def _stressed(stress: Stress) -> str:
    """In a sentence, with what it is judged by where the page is judged by another figure."""
    judged = "" if stress.metric == TIME else f"Judged by {titles.metric_title(stress.metric).lower()}: "
    return f"{judged}{stress.sentence}."


def _flips(stress: Stress) -> list[JsonObject]:
    return [
        asdict(flip) | {"title": stress.title_of(flip.strategy), "clear": flip.chance <= 0.05}
        for flip in stress.flips[:DECISIVE]
    ]
