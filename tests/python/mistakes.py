# SPDX-License-Identifier: Apache-2.0
"""A scenario with five mistakes, and what must be said of them."""

from __future__ import annotations

FIVE_MISTAKES = (
    # (what is written, what is written instead, code, what the message names, suggestion)
    ("horizon_weeks: 12", "horizon_weks: 12", "SCHEMA", "horizon_weks", "horizon_weeks"),
    ("warm_up_weeks: 2", "warm_up_weeks: -2", "RANGE", "-2", ""),
    ("{profession: medic}]", "{profession: medik}]", "REF", "medik", "medic"),
    ("rule: unanimity", "rule: unanimty", "REF", "unanimty", "unanimity"),
    ("dose: 1,", "dose: apple,", "TYPE", "apple", ""),
)


def with_mistakes(text: str) -> str:
    for right, wrong, *_ in FIVE_MISTAKES:
        assert right in text
        text = text.replace(right, wrong, 1)
    return text
