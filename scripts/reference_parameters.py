# SPDX-License-Identifier: Apache-2.0
"""Every number of the shipped hospital with value, range, grade and source, as ISPOR-SMDM asks for; make_reference.py
writes the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from reference_sources import cell, linked

from colead import Scenario
from colead._core import Assumption
from colead.base.grades import by_grade
from colead.sources.plausible import plausible

ROOT = Path(__file__).resolve().parents[1]
FILE = "scenarios/acute_hospital.yaml"
INTRODUCTION = f"""The table of parameters that the good practice of ISPOR and SMDM asks of a discrete-event simulation
([caro_2012](sources.md#caro_2012)), of `{FILE}`. A range, for plausible worlds, is what somebody stated;
*by rule* that of its sort of number (`colead/sources/ranges.toml`), which other assumptions have. Grades:
[sources](sources.md). `colead show {FILE} --origins` names the line of each.
"""
TITLES = ("parameter", "value", "unit", "range", "grade", "source")


def parameters_body() -> Iterator[str]:
    """Counts, then a table for each section of the scenario."""
    numbers = [one for one in Scenario.load(str(ROOT / FILE)).assumptions if _section(one) != "evidence"]
    grades = by_grade(numbers)
    stated = sum(one.origin == "stated" for one in numbers)
    counts = ", ".join(f"{grades[grade]} of grade {grade}" for grade in "ABCR")
    yield (
        f"{len(numbers)} numbers; what one source says of several counts once in the grades: {counts},\n"
        f"{grades['']} not graded because they are choices or sizes. {stated} have a stated range.\n"
    )
    for section in dict.fromkeys(_section(one) for one in numbers):
        yield f"## {section}\n\n{_table([one for one in numbers if _section(one) == section])}"


def _section(number: Assumption) -> str:
    first = number.path.split(".")[0].split("[")[0]
    return first if "." in number.path or "[" in number.path else "setting"


def _table(numbers: Sequence[Assumption]) -> str:
    lines = ["| " + " | ".join(TITLES) + " |", "|" + "---|" * len(TITLES)]
    lines += ["| " + " | ".join(_row(one)) + " |" for one in numbers]
    return "\n".join(lines) + "\n"


def _row(number: Assumption) -> list[str]:
    unit = "" if number.unit == "1" else cell(number.unit)
    return [f"`{cell(number.path)}`", f"{number.value:.6g}", unit, _range(number), number.grade, linked(number.source)]


def _range(number: Assumption) -> str:
    if number.origin == "stated":
        return f"{number.low:.6g} to {number.high:.6g}"
    found = plausible(number, number.value) if number.grade == "C" and not number.ranged else None
    return f"{found.low:.3g} to {found.high:.3g} *by rule*" if found is not None and found.moves else ""
