# SPDX-License-Identifier: Apache-2.0
"""What a table says to whoever reads it as it cannot be read; and that equal runs are equal."""

from __future__ import annotations

from typing import Any

import pytest

import colead as cl


@pytest.mark.parametrize(("key", "kind"), [(None, "NoneType"), (True, "bool"), (1.5, "float"), ([1, 2], "list")])
def test_a_table_is_read_by_names_numbers_and_slices(comparison: cl.Comparison, key: Any, kind: str) -> None:
    with pytest.raises(TypeError, match=rf"such as table\['strategy'\].* not by a {kind}"):
        comparison.metrics[key]


@pytest.mark.parametrize("at", [3, -4])
def test_a_row_that_there_is_not_is_refused(at: int) -> None:
    with pytest.raises(IndexError, match=rf"no row {at}: the table has 3 rows"):
        cl.Table.from_columns({"a": [1, 2, 3]})[at]


def test_equal_runs_are_equal_though_a_figure_of_them_is_not_known(tiny: cl.Scenario) -> None:
    one, other = (cl.run(tiny, replications=1, threads=1, progress=False) for _ in range(2))
    assert any(value != value for figure in one.figures for value in figure.values)  # no such event: NaN
    assert one == other
    assert [hash(figure) for figure in one.figures] == [hash(figure) for figure in other.figures]
    assert one != cl.run(tiny, replications=1, seed=8, threads=1, progress=False)


def test_a_strategy_is_given_by_its_name(tiny: cl.Scenario) -> None:
    with pytest.raises(TypeError, match=r"strategy must be a text, not \['baseline'\]"):
        cl.run(tiny, strategy=["baseline"], progress=False)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"strategies must be a list of names, and \['shadowing'\] is none"):
        cl.compare(tiny, strategies=[["shadowing"]], progress=False)  # type: ignore[list-item]
