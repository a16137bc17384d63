# SPDX-License-Identifier: Apache-2.0
"""Writes docs/reference/ from the field lists that also read scenarios: nobody edits those pages by hand.

python scripts/make_reference.py            write the pages
python scripts/make_reference.py --check    say which pages are out of date; exit code 1 if any is
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from reference_ideas import INTRODUCTION, ideas_body
from reference_parameters import INTRODUCTION as OF_PARAMETERS
from reference_parameters import parameters_body
from reference_sources import cell, linked, sources_body, sources_introduction

import colead
from colead.sources import cited

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
Record = dict[str, Any]

NOTE = """<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Written by scripts/make_reference.py; never edit. -->
"""
KEY = (
    "Grades: **A** text seen at the source, **B** standard reference from memory, **C** an assumption nobody has\n"
    "measured, **R** computed here; what a source is and what was found there: [Sources](sources.md).\n"
)
TITLES = {
    "generators": "Networks (`network:`)",
    "trust": "Trust models (`trust:`)",
    "influence": "Influence rules (`influence:`)",
    "decisions": "Decision rules (`rule:` of a decision class)",
    "interventions": "Interventions (`strategies:`)",
    "metrics": "Metrics (`metrics:`)",
}


def code(text: str) -> str:
    return f"`{text}`" if text else ""


def table(titles: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def page(title: str, introduction: str, body: Iterator[str]) -> str:
    return NOTE + f"# {title}\n\n{introduction}" + "".join(f"\n{part}" for part in body)


# ---- Kinds ----


def values_of(field: Record) -> str:
    if field.type == "choice":
        return " ".join(code(option) for option in field.options)
    if field.type == "boolean":
        return "`true` `false`"
    if field.names:
        return f"{field.names} names"
    return code(field.range)


def field_row(field: Record) -> list[str]:
    default = "required" if field.required else code(field.default)
    meaning = cell(field.doc) + (f" ({linked(field.source)})" if field.source else "")
    return [code(field.path), default, cell(field.unit), values_of(field), field.grade, meaning]


FIELD_TITLES = ["parameter", "default", "unit", "values", "grade", "meaning (source)"]


def shared_names(kinds: list[Record]) -> list[str]:
    """Fields that all kinds of a catalogue have in the same words: the schedule that interventions share."""
    meant = [{(field.name, field.doc) for field in kind.fields} for kind in kinds]
    common = set.intersection(*meant) if len(meant) > 1 else set()
    return [field.name for field in kinds[0].fields if (field.name, field.doc) in common]


def kind_parts(kind: Record, shared: list[str], usual: dict[str, str]) -> Iterator[str]:
    source = f" ({linked(kind.source)})" if kind.source else ""
    yield f"### {kind.name}\n\n{cell(kind.summary)}{source}\n"
    changed = [field for field in kind.fields if field.name in shared and field.default != usual[field.name]]
    if changed:
        yield "Delivery: " + ", ".join(f"`{field.name}: {field.default or '[]'}`" for field in changed) + ".\n"
    own = [field for field in kind.fields if field.name not in shared]
    yield table(FIELD_TITLES, [field_row(field) for field in own]) if own else "No parameters of its own.\n"


def catalogue_parts(catalogue: Record) -> Iterator[str]:
    kinds = catalogue.kinds
    yield f"## {TITLES[catalogue.name]}\n"
    shared = shared_names(kinds)
    usual: dict[str, str] = {}
    if shared:
        for name in shared:
            defaults = [next(f.default for f in kind.fields if f.name == name) for kind in kinds]
            usual[name] = max(sorted(set(defaults)), key=defaults.count)
        fields = [replace(f, default=usual[f.name]) for f in kinds[0].fields if f.name in shared]
        yield "### Delivery: what all of them have\n\nDefaults are the commonest; a kind names those that differ.\n"
        yield table(FIELD_TITLES, [field_row(field) for field in fields])
    for kind in kinds:
        yield from kind_parts(kind, shared, usual)


def kinds_page() -> str:
    catalogues = [c for c in colead.kinds() if c.name != "metrics"]
    introduction = f"What a scenario can name; `colead kinds` prints the same.\n{KEY}"
    return page("Kinds", introduction, (part for c in catalogues for part in catalogue_parts(c)))


# ---- Metrics ----


def metric_parts(kind: Record) -> Iterator[str]:
    yield f"## {kind.name}\n\n{cell(kind.summary)} ({linked(kind.source)})\n"
    rows = [[code(o.name), cell(o.unit), "" if o.better == "neither" else o.better, cell(o.doc)] for o in kind.outputs]
    yield table(["metric", "unit", "better", "definition"], rows)
    if kind.fields:
        yield table(FIELD_TITLES, [field_row(field) for field in kind.fields])


def metrics_page() -> str:
    metrics = next(c for c in colead.kinds() if c.name == "metrics").kinds
    introduction = (
        "Every metric there is, by the kind that gives it. A scenario without `metrics:` has all of them. The\n"
        "group is `all` unless others are named: professions, directions such as `manager->medic`, decision\n"
        "classes, causes. How to read them: [Reading results](../guides/reading_results.md).\n"
    )
    return page("Metrics", introduction, (part for kind in metrics for part in metric_parts(kind)))


# ---- Scenario fields ----

MARKS = {"Unit": "unit", "One of the names of the list": "names", "Source": "source", "Grade": "grade"}


def facts_of(node: Record) -> dict[str, str]:
    """A description is the meaning and then, as far as they are known, "Unit: ...", "Source: ..." and the rest."""
    parts = re.split(rf"\. ({'|'.join(MARKS)}): ", node.get("description", "").removesuffix("."))
    facts = dict.fromkeys(("doc", *MARKS.values()), "") | {"doc": parts[0]}
    return facts | {MARKS[mark]: text for mark, text in zip(parts[1::2], parts[2::2], strict=True)}


def kind_of(node: Record) -> str | None:
    """The catalogue that a value names a kind of."""
    found = re.search(
        r'"#/definitions/(\w+)"', json.dumps({key: node[key] for key in ("$ref", "allOf", "items") if key in node})
    )
    return found[1] if found else None


def shortest(number: float) -> str:
    return str(number) if isinstance(number, int) else f"{number:g}"


def limits(node: Record) -> str:
    plain = next((n for n in node.get("oneOf", []) if n.get("type") in ("number", "integer")), node)
    low = plain.get("minimum", plain.get("exclusiveMinimum"))
    high = plain.get("maximum")
    if low is None and high is None:
        return ""
    above = "exclusiveMinimum" in plain
    left = "..." if low is None else shortest(low)
    if high is None:
        return code(f"{'>' if above else '>='} {left}")
    return code(f"{'(' if above else '['}{left}, {shortest(high)}]")


def allowed(node: Record, names: str) -> str:
    if names and not inner(node):
        return f"{names} names"
    if "enum" in node:
        return " ".join(code(str(option)) for option in node["enum"])
    if catalogue := kind_of(node):
        return f"[{catalogue}](kinds.md) kind"
    if node.get("type") == "boolean":
        return "`true` `false`"
    return limits(node)


def inner(node: Record) -> tuple[str, Record] | None:
    """How the key of what stands inside is written, and that."""
    if node.get("properties"):
        return "", node
    for key, written in (("additionalProperties", ".<id>"), ("items", "[]")):
        inside = node.get(key)
        if isinstance(inside, dict) and inside.get("properties"):
            return written, inside
    return None


def field_parts(path: str, node: Record) -> Iterator[str]:
    rows, sections = [], []
    for name, field in node["properties"].items():
        facts = facts_of(field)
        below = inner(field)
        default = "required" if name in node.get("required", []) else ""
        if "default" in field:
            default = code(json.dumps(field["default"]).strip('"'))
        meaning = cell(facts["doc"]) + (f" ({linked(facts['source'])})" if facts["source"] else "")
        rows.append([code(name), default, cell(facts["unit"]), allowed(field, facts["names"]), facts["grade"], meaning])
        if below:
            sections.append((f"{path}.{name}{below[0]}".lstrip("."), below[1]))
    yield f"## {code(path) or 'The file'}\n"
    yield table(["key", "default", "unit", "values", "grade", "meaning (source)"], rows)
    for inside, content in sections:
        yield from field_parts(inside, content)


def scenario_page() -> str:
    introduction = (
        "Every key of a scenario file but `extends`, which is settled before these are read. Numbers may be bare or\n"
        "`{value, range, grade, source}`. What each section is for: [Scenario files](../guides/scenario_files.md).\n"
        f"{KEY}"
    )
    return page("Scenario fields", introduction, field_parts("", colead.schema()))


# ---- Sources ----


def described(fields: list[Record], inside: str) -> Iterator[tuple[str, str]]:
    """Every field inside a kind, with its source."""
    for field in fields:
        within = f", {field.range}" if field.range else ""
        yield f"`{inside}.{field.path}` ({field.default or 'required'}{within})", field.source
        yield from described(field.fields, inside)


def keyed(node: Record, path: str) -> Iterator[tuple[str, str]]:
    """Every key of a scenario file, with its source."""
    for name, field in node.get("properties", {}).items():
        facts, place = facts_of(field), f"{path}.{name}".lstrip(".")
        within, default = limits(field).strip("`"), field.get("default", "required")
        yield f"`{place}` ({default}{', ' if within else ''}{within})", facts["source"]
        if below := inner(field):
            yield from keyed(below[1], place + below[0])


def citations() -> dict[str, list[str]]:
    """Who cites a source: kinds, their parameters and the keys of a scenario, with default and limits."""
    found: dict[str, list[str]] = {}
    pairs = [*keyed(colead.schema(), "")]
    for catalogue in colead.kinds():
        shared = shared_names(catalogue.kinds)
        for kind in catalogue.kinds:
            own = [field for field in kind.fields if field.name not in shared]
            pairs += [(f"`{kind.name}`", kind.source), *described(own, kind.name)]
        common = [field for field in catalogue.kinds[0].fields if field.name in shared]
        pairs += described(common, catalogue.name)
    for who, text in pairs:
        for source in cited(text):
            found.setdefault(source.key, []).append(who)
    return found


def sources_page() -> str:
    return page("Sources", sources_introduction(), sources_body(citations()))


def ideas_page() -> str:
    return page("From ideas to interventions", INTRODUCTION, ideas_body())


def parameters_page() -> str:
    return page("Parameters of the shipped hospital", OF_PARAMETERS, parameters_body())


PAGES: dict[str, Callable[[], str]] = {
    "kinds.md": kinds_page,
    "metrics.md": metrics_page,
    "parameters.md": parameters_page,
    "scenario.md": scenario_page,
    "sources.md": sources_page,
    "../guides/ideas.md": ideas_page,
}


def main(arguments: list[str]) -> int:
    stale = []
    for name, make in PAGES.items():
        path, text = FOLDER / name, make()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        print(("out of date: " if "--check" in arguments else "written: ") + ", ".join(stale))
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
