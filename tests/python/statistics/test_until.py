# SPDX-License-Identifier: Apache-2.0
"""How precise an answer may be asked for."""

from __future__ import annotations

from typing import Any

import pytest

from colead.statistics.until import Until


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"smallest_difference": 0.0}, ValueError),
        ({"smallest_difference": float("inf")}, ValueError),
        ({"confidence": 0.49}, ValueError),
        ({"confidence": 1.0}, ValueError),
        ({"budget": 1}, ValueError),
        ({"budget": 10**8 + 1}, ValueError),
        ({"budget": 2.0}, TypeError),
        ({"budget": True}, TypeError),
        ({"budget_seconds": -1.0}, ValueError),
        ({"budget_seconds": float("nan")}, ValueError),
    ],
)
def test_a_precision_that_cannot_be_asked_for_is_refused(change: dict[str, Any], error: type[Exception]) -> None:
    asked = {"metric": "m", "smallest_difference": 1.0}
    with pytest.raises(error, match=next(iter(change)).split("_seconds")[0]):
        Until(**(asked | change))


def test_the_ends_of_what_may_be_asked_for_are_accepted() -> None:
    ends = Until("m", 1e-9, confidence=0.5, budget=2, budget_seconds=0.0)
    assert (ends.confidence, ends.budget) == (0.5, 2)
    assert Until("m", 1.0, budget=10**8).budget == 10**8
