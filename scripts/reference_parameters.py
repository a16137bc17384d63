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

ROOT = Path(__file__).resolve().parents[1]
FILE = "scenarios/acute_hospital.yaml"
INTRODUCTION = f"""The table of parameters that the good practice of ISPOR and SMDM asks of a discrete-event simulation
([caro_2012](sources.md#caro_2012)), of `{FILE}`. A range stands where somebody stated one, for plausible worlds;
elsewhere a number is what is written or the default of the model, and `colead stress --spread` varies it. Grades:
[sources](sources.md). `colead show {FILE} --origins` names the line of each.
"""
TITLES = ("parameter", "value", "unit", "range", "grade", "source")


def parameters_body() -> Iterator[str]:
    """Counts, then a table for each section of the scenario."""
    numbers = Scenario.load(str(ROOT / FILE)).assumptions
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
    stated = f"{number.low:.6g} to {number.high:.6g}" if number.origin == "stated" else ""
    unit = "" if number.unit == "1" else cell(number.unit)
    return [f"`{cell(number.path)}`", f"{number.value:.6g}", unit, stated, number.grade, linked(number.source)]
