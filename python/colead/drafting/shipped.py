# SPDX-License-Identifier: Apache-2.0
"""The scenarios that come with colead, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from colead import _core
from colead.base.errors import ModelError
from colead.base.known_names import known_or_raise
from colead.base.shown import ShownFields

PART = "parts/health_service.yaml"
REFERENCE = "small_unit"
# Name and file, in the order in which one meets them.
FILES = {
    "small_unit": "small_unit.yaml",
    "acute_hospital": "acute_hospital.yaml",
    "care_system": "care_system.yaml",
    "health_service_england": "health_service_england.yaml",
    "two_stages": "classics/two_stages.yaml",
    "parallel_sign_off": "classics/parallel_sign_off.yaml",
    "pooled_approvers": "classics/pooled_approvers.yaml",
}


@dataclass(frozen=True)
class ShippedScenario(ShownFields):
    """A scenario that comes with colead.

    Fields:
        name: what `Scenario.load`, `extends:` and every command take.
        title: as reports show it.
        asks: its question, a sentence.
        people: number of posts, 1 or more.
        units: number of units, 1 or more.
        path: where its file stands, to be read or copied.

    Example:
        >>> cl.scenarios()[0].title
        'One clinical service'
    """

    name: str
    title: str
    asks: str
    people: int
    units: int
    path: Path


@cache
def folder() -> Path:
    """Inside the installed package; in a checkout whose package is a copy, the folder `scenarios` of the checkout."""
    package = Path(__file__).resolve().parents[1]
    for above in (package, *package.parents):
        if (above / "scenarios" / PART).is_file():
            return above / "scenarios"
    raise ModelError("the scenarios that come with colead are not installed; install it anew")


def shipped_file(name: str) -> Path:
    """Where a shipped scenario stands. UnknownNameError for an unknown one."""
    known_or_raise("scenario", name, list(FILES))
    return folder() / FILES[name]


def scenarios() -> tuple[ShippedScenario, ...]:
    """The scenarios that come with colead, in the order in which one meets them.

    Returns:
        One record for each: name, title, question, number of people and units, and where its file stands.

    Raises:
        ModelError: when their files are not installed.

    Example:
        >>> [scenario.name for scenario in cl.scenarios()][:2]
        ['small_unit', 'acute_hospital']
        >>> cl.Scenario.load("small_unit").people
        24
    """
    return tuple(_read(name) for name in FILES)


@cache
def reference() -> _core.Scenario:
    """The one in which ideas are priced where no other is named."""
    return _core.Scenario.load(shipped_file(REFERENCE))


def file_behind(file: str) -> str:
    """Where a file can be read that messages call by the name of a shipped scenario; any other name as it is."""
    if Path(file).exists():
        return file
    known = {**FILES, Path(PART).stem: PART}
    return str(folder() / known[file]) if file in known else file


def _read(name: str) -> ShippedScenario:
    path = shipped_file(name)
    scenario = _core.Scenario.load(path)
    return ShippedScenario(name, scenario.title, scenario.question, scenario.people, len(scenario.units), path)
