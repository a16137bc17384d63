# SPDX-License-Identifier: Apache-2.0
"""Every public name says what it takes, gives and raises, and shows an example that runs."""

from __future__ import annotations

import doctest
import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import Any

import pytest

import colead as cl
from colead import explain

NAMES = sorted(name for name in cl.__all__ if callable(getattr(cl, name)))
COMPILED = sorted(name for name in NAMES if getattr(cl, name).__module__ in {"colead._core", "colead._engine"})
WRITTEN = sorted(set(NAMES) - set(COMPILED))
FUNCTIONS = [name for name in WRITTEN if not inspect.isclass(getattr(cl, name))]
CLASSES = [name for name in WRITTEN if inspect.isclass(getattr(cl, name))]


def function_of(member: object) -> Any:
    return getattr(member, "__func__", member)


def public(name: str) -> Iterator[tuple[str, object]]:
    """Members that the class has of its own, and of the class below it in its room."""
    made = getattr(cl, name)
    room = made.__module__.split(".")[:2]
    owners = [owner for owner in made.__mro__ if owner.__module__.split(".")[:2] == room]
    for member, value in (one for owner in owners for one in vars(owner).items()):
        described = isinstance(value, property | cached_property) or callable(function_of(value))
        if not member.startswith("_") and described and not inspect.isclass(value):
            yield f"{name}.{member}", value


EXPLAINING = sorted(name for name in explain.__all__ if not inspect.isclass(getattr(explain, name)))
NEVER_REFUSE = {"number", "parameter"}  # what they are given is checked where the kind is declared

METHODS = [
    (name, function_of(value))
    for owner in CLASSES
    for name, value in public(owner)
    if not isinstance(value, property | cached_property)
]


def section(text: str, title: str) -> str:
    found = re.search(rf"^{title}:\n((?:    .*\n|\n)+)", inspect.cleandoc(text) + "\n", flags=re.MULTILINE)
    return found[1] if found else ""


def told(text: str, *titles: str) -> set[str]:
    """Names that sections tell of; one line may tell of several."""
    lines = "".join(section(text, title) for title in titles)
    return {name for names in re.findall(r"^    (\w[\w, ]*):", lines, flags=re.MULTILINE) for name in names.split(", ")}


def shortcomings(name: str, function: Any) -> list[str]:
    signature = inspect.signature(function)
    text = function.__doc__ or ""
    missing = [] if text else ["nothing"]
    wanted = {one for one in signature.parameters if one not in {"self", "cls"}}
    missing += sorted(wanted - told(text, "Parameters"))
    missing += [f"no parameter {one}" for one in sorted(told(text, "Parameters") - wanted)]
    if signature.return_annotation not in {None, "None"} and not section(text, "Returns"):
        missing.append("Returns")
    return [f"{name}: {one}" for one in missing]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_tells_of_its_parameters_and_result_and_shows_an_example(name: str) -> None:
    function = getattr(cl, name)
    assert shortcomings(name, function) == []
    assert section(function.__doc__, "Example")


@pytest.mark.parametrize("name", EXPLAINING)
def test_explaining_tells_the_same_and_its_examples_give_what_they_say(name: str, tiny: cl.Scenario) -> None:
    function = getattr(explain, name)
    assert shortcomings(name, function) == []
    assert section(function.__doc__, "Raises")
    assert section(function.__doc__, "Example")
    hold(function.__doc__, name, {"explain": explain, "scenario": tiny})


@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) - NEVER_REFUSE))
def test_a_function_tells_what_it_refuses(name: str) -> None:
    assert section(getattr(cl, name).__doc__, "Raises")


@pytest.mark.parametrize(("name", "function"), METHODS)
def test_a_method_tells_of_its_parameters_and_result(name: str, function: Any) -> None:
    assert shortcomings(name, function) == []


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_tells_of_its_members_and_shows_an_example(name: str) -> None:
    made = getattr(cl, name)
    text = vars(made).get("__doc__") or ""
    assert text
    assert [member for member, value in public(name) if not getattr(value, "__doc__", None)] == []
    if is_dataclass(made):
        wanted = {one.name for one in fields(made) if not one.name.startswith("_")}
        assert told(text, "Fields", "Parameters") == wanted
    if not issubclass(made, Exception):
        assert section(text, "Example")


def test_members_of_compiled_classes_have_docstrings() -> None:
    assert all(getattr(cl, name).__doc__ for name in COMPILED)
    members = [one for name in COMPILED for one in public(name)]
    assert [member for member, value in members if not getattr(value, "__doc__", None)] == []


@pytest.mark.parametrize("name", WRITTEN)
def test_examples_give_what_they_say(name: str, tiny: cl.Scenario) -> None:
    hold(getattr(cl, name).__doc__ or "", name, {"cl": cl, "scenario": tiny})


def hold(text: str, name: str, known: dict[str, Any]) -> None:
    case = doctest.DocTestParser().get_doctest(inspect.cleandoc(text) + "\n", known, name, None, 0)
    said: list[str] = []
    found = doctest.DocTestRunner(verbose=False).run(case, out=said.append)
    assert found.failed == 0, "".join(said)


def test_what_is_left_out_is_seen() -> None:
    def short(scenario: str, seed: int) -> int:
        """Does.

        Parameters:
            scenario: told of.
            sed: misspelt.
        """
        return len(scenario) + seed

    assert shortcomings("short", short) == ["short: seed", "short: no parameter sed", "short: Returns"]
