# SPDX-License-Identifier: Apache-2.0
"""No mistake quotes a text of the file whole: a long one is told by its beginning, wherever it stands."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from support import ROOT

import colead as cl

TEXTS = ("x" * 2000, "x/" * 1000)
LONGEST = 1500  # of one mistake: what was expected may be a list of names


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    if isinstance(node, (dict, list)):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from places(value, (*path, key))


def with_text(root: Any, path: tuple[Any, ...], text: str, *, as_key: bool) -> Any:
    out = copy.deepcopy(root)
    at = out
    for key in path[:-1]:
        at = at[key]
    if as_key and isinstance(at, dict):
        at[text[:1000]] = at.pop(path[-1])
    else:
        at[path[-1]] = text
    return out


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:3])
@pytest.mark.parametrize("file", ["tests/python/tiny.yaml", "scenarios/small_unit.yaml"])
def test_a_long_text_is_told_by_its_beginning(file: str, text: str) -> None:
    root = cl.Scenario.load(ROOT / file).to_dict()
    lengths = {}
    for path in list(places(root)):
        for as_key in (False, True):
            try:
                cl.Scenario.from_dict(with_text(root, path, text, as_key=as_key))
            except cl.ScenarioError as error:
                lengths[path, as_key] = max(map(len, str(error).splitlines()))
    assert len(lengths) > 100
    assert {where: length for where, length in lengths.items() if length >= LONGEST} == {}


@pytest.mark.parametrize(
    "line", ["preset: {}", "extends: {}", "observed_from: {}", "{}: 1\n{}: 2", "horizon_weeks: {}"]
)
def test_a_long_text_of_a_file_as_well(tiny_text: str, line: str) -> None:
    long = "9" * 1000 if line == "horizon_weeks: {}" else "x" * 1000
    with pytest.raises(cl.ScenarioError) as told:
        cl.Scenario.from_yaml(f"{tiny_text}\n{line.replace('{}', long)}\n".replace("horizon_weeks: 12\n", ""))
    assert max(map(len, str(told.value).splitlines())) < LONGEST
