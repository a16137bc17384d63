# SPDX-License-Identifier: Apache-2.0
"""What is said of a name that there is not."""

from __future__ import annotations

import pytest

import colead as cl
from colead.base.known_names import did_you_mean, require_known, unknown_name

KNOWN = ("baseline", "shadowing", "real_time")


@pytest.mark.parametrize(("written", "meant"), [("shadwing", "shadowing"), ("real", "real_time"), ("xyz", "")])
def test_a_near_name_or_the_one_that_was_begun_is_suggested(written: str, meant: str) -> None:
    assert did_you_mean(written, KNOWN) == (f" (did you mean '{meant}'?)" if meant else "")


def test_where_nothing_is_near_all_names_are_listed_up_to_a_number() -> None:
    assert unknown_name("strategy", "xyz", KNOWN) == (
        "unknown strategy 'xyz'; expected one of: baseline, shadowing, real_time"
    )
    many = [f"name_{number}" for number in range(25)]
    assert unknown_name("strategy", "xyz", many).endswith("name_19, ... (25 in all)")


def test_the_first_unknown_name_is_refused() -> None:
    require_known("strategy", KNOWN, KNOWN)
    with pytest.raises(cl.ModelError, match=r"unknown strategy 'reel_time' \(did you mean 'real_time'\?\)"):
        require_known("strategy", ["baseline", "reel_time", "xyz"], KNOWN)
