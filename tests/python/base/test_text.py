# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import math

import pytest

from colead.base.text import decimals_for, escaped, number, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain [red]text[/red] é", "plain [red]text[/red] é"),
        ("\x1b[31m", r"\x1b[31m"),
        ("a\nb\x00\x7f\x9b", r"a\x0ab\x00\x7f\x9b"),
        ("\u202e\u2028\ufeff", r"\u202e\u2028\ufeff"),
        ("\udcff", r"\udcff"),
    ],
)
def test_what_acts_on_a_terminal_is_spelt_out(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize(("width", "decimals"), [(250.0, 0), (3.0, 0), (2.0, 1), (0.25, 2), (0.004, 3), (0.0, 0)])
def test_decimals_follow_the_width_of_the_interval(width: float, decimals: int) -> None:
    assert decimals_for(width) == decimals


def test_numbers_have_no_minus_before_zero_and_no_nan() -> None:
    assert number(-0.001, 2) == "0.00"
    assert number(-12.34, 1) == "-12.3"
    assert number(math.nan, 1) == "n/a"
    assert number(123456789.0, 1) == "1.235e+08"


def test_long_names_break_where_their_words_do() -> None:
    assert wrapped("joint_accountability", 14) == ["joint_", "accountability"]
    assert wrapped("manager->medic", 10) == ["manager->", "medic"]
    assert wrapped("x" * 40, 10) == ["x" * 15, "x" * 15, "x" * 10]
    assert wrapped("", 5) == [""]
