# SPDX-License-Identifier: Apache-2.0
"""A group of a figure is called by text of one line, so that every table and every store can hold it."""

from __future__ import annotations

from typing import Any

import pytest

import colead as cl


def groups(tiny_text: str, group: str) -> list[str]:
    class Grouped(cl.Metric):
        """One figure."""

        source = "design_metrics"
        outputs = (cl.Output("grouped", unit="", better="higher", doc="a number"),)

        def report(self, world: Any, figures: Any) -> None:  # noqa: ARG002 - a contract names it
            figures.add("grouped", 1.0, group)

    scenario = cl.Scenario.from_yaml(f"{tiny_text}\nmetrics: [grouped]\n", "own.yaml", kinds=[Grouped])
    return [figure.group for figure in cl.run(scenario, replications=1, progress=False).figures]


def test_any_text_of_one_line_is_the_name_of_a_group(tiny_text: str) -> None:
    for group in ("all", "north ward", "médecin->cadre:coût"):
        assert groups(tiny_text, group) == [group]


@pytest.mark.parametrize("group", ["a\nb", "a\tb", "\x1b[2J", "\u202e", "\x00"])
def test_what_is_no_text_of_one_line_is_not(tiny_text: str, group: str) -> None:
    with pytest.raises(ValueError, match="grouped: the name of a group holds what is no text"):
        groups(tiny_text, group)
