# SPDX-License-Identifier: Apache-2.0
"""The page of tables and columns: tables as a short run of a shipped scenario gives them, so that none is left out.

What columns mean stands in docs/reference/columns.toml; a column that it does not tell of is an error.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from site_pages import ROOT, Made

import colead as cl
from colead.store.tidy import COLUMNS as STORED

NAME = "reference/tables"
INTRODUCTION = """# Tables and columns

A table of `colead` is columns that nothing changes ([`Table`](python/Table.rst)): pandas, polars, pyarrow and DuckDB
read it without a copy. Answers share their columns: what has the same name is the same everywhere. Times in weeks count
from the end of the warm-up, values of decisions lie on the societal weights with the status quo at 0, and NaN means
that there was no such event. How to work with them: [From Python](../guides/python.md#tables).
"""
WHOLE = "whole number"
KINDS = {"M": "date", "O": "text", "U": "text", "i": WHOLE, "u": WHOLE, "f": "number", "b": "true or false"}
STORED_KINDS = {"text": "text", "whole": "whole number", "real": "number"}
SCENARIO = ROOT / "scenarios" / "small_unit.yaml"
SHORT = {"horizon_weeks": 8, "warm_up_weeks": 2, "observed_from": "2027-01-18"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A table of the page: where it is found, what a row is, and kinds of its columns by name."""

    title: str
    about: str
    columns: Mapping[str, str]
    section: str = ""


@cache
def meanings() -> dict[str, dict[str, str]]:
    return tomllib.loads((ROOT / "docs/reference/columns.toml").read_text(encoding="utf-8"))


def meaning(section: str, column: str) -> str:
    """What a column means in a table: as the table's own section says, or else as everywhere. KeyError if nowhere."""
    for told in (meanings().get(section, {}), meanings()["everywhere"]):
        for name, text in told.items():
            if fnmatchcase(column, name):
                return text
    raise KeyError(f"docs/reference/columns.toml: nothing tells of the column '{column}' of {section or 'figures'}")


def kinds_of(table: Any) -> dict[str, str]:
    return {name: KINDS[table.column(name).dtype.kind] for name in table.column_names}


def tables() -> Iterator[Shown]:
    scenario = cl.Scenario.load(SCENARIO).with_(SHORT)
    asked: dict[str, Any] = {"strategies": ["real_time"], "replications": 2, "progress": False}
    comparison = cl.compare(scenario, **asked)
    sweep = cl.sweep(scenario, {"decisions.rota_gap.per_week": [1.0]}, replications=1, progress=False)
    result = cl.run(scenario, replications=1, progress=False)
    living = cl.Simulation(scenario)
    living.run_until(weeks=4)
    everywhere = "of `Result`, `Comparison`, `Store`"
    yield Shown(f"metrics, {everywhere}", "A row a figure of a run.", kinds_of(comparison.metrics))
    yield Shown(f"series, {everywhere}", "A row a figure of a run at a time.", kinds_of(comparison.series))
    about = "A row a figure of a strategy at a time, with its mean paired difference to the baseline."
    effects = kinds_of(comparison.series_effects)
    yield Shown("series_effects, of `Comparison`", about, effects, "series_effects")
    yield Shown(f"decisions, {everywhere}", "A row a decision of a run.", kinds_of(comparison.decisions), "decisions")
    about = "A row a step of a decision that closed, leave, turnover or a session."
    yield Shown("events, of `Result`", about, kinds_of(result.events), "events")
    about = "A row a figure of a replication: what effects are means of. `differences` are to the baseline."
    yield Shown("values and differences, of `Comparison`", about, kinds_of(comparison.differences))
    about = "As above, with the point and a column for each parameter, which has the name of its path."
    point = {name: kind for name, kind in kinds_of(sweep.metrics).items() if name not in sweep.parameters}
    yield Shown("metrics, series and decisions, of `Sweep`", about, point)
    for of in ("people", "ties", "units"):
        about = f"A row one of them at a week of a run; the columns are those of the run and then those of {of} below."
        looked_at = result.panel([0, 8], of=of, progress=False)
        yield Shown(f"panel of {of}", about, kinds_of(looked_at), of)
    yield Shown("people, of `Simulation` and `Network`", "A row a post.", kinds_of(living.people), "people")
    yield Shown("ties, of `Network`", "A row a directed tie.", kinds_of(living.network.ties), "ties")
    yield Shown("units, of `Simulation`", "A row a unit of the organisation.", kinds_of(living.units), "units")
    yield Shown(
        "open_decisions, of `Simulation`", "A row a decision on its way.", kinds_of(living.open_decisions), "decisions"
    )
    stored = {name: STORED_KINDS[kind] for name, kind in STORED["runs"].items()}
    about = "A row a stored run. `metrics` and `series` have the first columns of it and then those above."
    yield Shown("runs, written by `colead export`", about, stored, "runs")


def parts(shown: Shown) -> Iterator[str]:
    yield f"## {shown.title}\n\n{shown.about}\n"
    yield "| column | values | meaning |\n|---|---|---|"
    for name, kind in shown.columns.items():
        yield f"| `{name}` | {kind} | {meaning(shown.section, name)} |"
    yield ""


def page() -> str:
    records = "Effects, costs and the like are rows of records; their columns are the fields of "
    named = ", ".join(f"[`{name}`](python/{name}.rst)" for name in ("Effect", "StrategyCost", "Figure", "Run"))
    return "\n".join([INTRODUCTION, f"{records}{named}.\n", *(part for one in tables() for part in parts(one))])


def write(source: Path) -> Made:
    target = source / f"{NAME}.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page(), encoding="utf-8")
    return Made(NAME, "Tables and columns", "of results, living runs and stores")
