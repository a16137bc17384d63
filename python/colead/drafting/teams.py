# SPDX-License-Identifier: Apache-2.0
"""Who works where, in the words of a hospital: counted out over services, or read from a staff list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from colead import _core
from colead.base.errors import Diagnostic, ScenarioError
from colead.base.shown import quoted

COLUMNS = ("service", "role", "people")
LARGEST_FILE = 1 << 20
MOST_PEOPLE = 10_000


@dataclass(frozen=True)
class Role:
    """A role as a staff group of the shipped parts: profession, tier, calendar, and what else is written of it."""

    profession: str
    tier: str
    calendar: str
    rest: str


# Tenure and rotation as in scenarios/small_unit.yaml; grades and sources stand with the fields.
ROLES: Mapping[str, Role] = {
    "executive": Role("manager", "board", "board", "background: 0.5, tenure_years: 4"),
    "senior manager": Role("manager", "senior", "office", "background: 0.45, tenure_years: 6"),
    "manager": Role("manager", "mid", "office", "background: 0.4, tenure_years: 5"),
    "junior manager": Role("manager", "early", "office", "background: 0.35, tenure_years: 4"),
    "consultant": Role("medic", "senior", "consultant", "background: 0.3, tenure_years: 18"),
    "senior resident": Role("medic", "mid", "resident", "background: 0.3, rotation_months: 12"),
    "resident": Role("medic", "early", "resident", "background: 0.3, rotation_months: 4"),
}


@dataclass(frozen=True)
class Team:
    """A service and its people, by role."""

    service: str
    people: Mapping[str, int]


def teams_of(services: int, managers: int, consultants: int, residents: int) -> tuple[Team, ...]:
    """The same number in each service, the first ones one more where it does not divide. Of managers one is senior
    and one in the middle; half the residents are senior ones."""
    return tuple(
        Team(
            f"Service {number + 1}",
            _roles(*(total // services + (number < total % services) for total in (managers, consultants, residents))),
        )
        for number in range(services)
    )


def _roles(managers: int, consultants: int, residents: int) -> dict[str, int]:
    counts = {
        "senior manager": min(managers, 1),
        "manager": min(max(managers - 1, 0), 1),
        "junior manager": max(managers - 2, 0),
        "consultant": consultants,
        "senior resident": (residents + 1) // 2,
        "resident": residents // 2,
    }
    return {role: count for role, count in counts.items() if count > 0}


def read_staff(path: str) -> tuple[Team, ...]:
    """A staff list: a table with the columns service, role and people, separated by commas or semicolons.

    ScenarioError with every mistake and its line."""
    text = _text_of(path)
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    head = [name.strip().lower() for name in next(rows, [])]
    missing = [name for name in COLUMNS if name not in head]
    if missing:
        raise ScenarioError(
            [
                Diagnostic(
                    "SCHEMA", path, 1, 1, "", f"the first line has no column '{missing[0]}'", ", ".join(COLUMNS),
                    _core.nearest(missing[0], head),
                )
            ]
        )  # fmt: skip
    mistakes: list[Diagnostic] = []
    found: dict[str, dict[str, int]] = {}
    for line, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(head, (cell.strip() for cell in cells), strict=False))
        wrong = list(_mistakes(row, path, line, _columns(cells, head)))
        mistakes += wrong
        if not wrong:
            service = found.setdefault(row["service"], {})
            role = row["role"].lower()
            service[role] = service.get(role, 0) + int(row["people"])
    if not mistakes and not found:
        mistakes.append(Diagnostic("SCHEMA", path, 1, 1, "", "there is nobody in the list", "a line for each role"))
    if mistakes:
        raise ScenarioError(mistakes)
    return tuple(Team(service, roles) for service, roles in found.items())


def _columns(cells: Sequence[str], head: Sequence[str]) -> dict[str, int]:
    """Where the cell of each heading begins, counted from 1; one that is missing, where the line ends. Quotation marks
    around a cell are not counted."""
    begins = [1]
    for cell in cells:
        begins.append(begins[-1] + len(cell) + 1)
    return {name: begins[min(place, len(begins) - 1)] for place, name in enumerate(head)}


def _mistakes(row: Mapping[str, str], path: str, line: int, columns: Mapping[str, int]) -> Iterator[Diagnostic]:
    role, people = row.get("role", "").lower(), row.get("people", "")
    if not row.get("service"):
        yield Diagnostic(
            "SCHEMA", path, line, columns["service"], "service", "the service has no name", "a name, such as Cardiology"
        )
    if role not in ROLES:
        yield Diagnostic(
            "REF", path, line, columns["role"], "role", f"unknown role {quoted(role)}", f"one of: {', '.join(ROLES)}",
            _core.nearest(role, list(ROLES)),
        )  # fmt: skip
    if not people.isascii() or not people.isdigit() or not 1 <= int(people[:6]) <= MOST_PEOPLE:
        yield Diagnostic(
            "RANGE",
            path,
            line,
            columns["people"],
            "people",
            f"{quoted(people)} is no number of people",
            f"a whole number, 1 to {MOST_PEOPLE}",
        )


def _text_of(path: str) -> str:
    try:
        with Path(path).open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise ScenarioError([Diagnostic("LIMIT", path, 0, 0, "", "the file is too large", "at most 1 MiB")])
        return content.decode("utf-8-sig")
    except OSError as error:
        message = f"cannot read the file: {error.strerror or error}"
        raise ScenarioError([Diagnostic("IO", path, 0, 0, "", message)]) from error
    except UnicodeDecodeError as error:
        raise ScenarioError([Diagnostic("ENCODING", path, 0, 0, "", "the file is no UTF-8 text")]) from error
