# SPDX-License-Identifier: Apache-2.0
"""How many numbers a scenario rests on, by grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol


class Graded(Protocol):
    """A number with its grounds, such as `Assumption`."""

    @property
    def path(self) -> str:
        """Where it stands in the scenario."""
        ...

    @property
    def value(self) -> float:
        """The number."""
        ...

    @property
    def grade(self) -> str:
        """A, B, C, R, or nothing."""
        ...

    @property
    def source(self) -> str:
        """What it rests on."""
        ...


def by_grade(numbers: Iterable[Graded]) -> Counter[str]:
    """Counts numbers by grade. What one source says is one number, in however many places it stands.

    A sickness rate that holds for twenty staff groups is one measurement, not twenty: numbers of grades A, B and R
    count once for each field, value and source. An assumption (C) is one wherever it is made: each may be wrong alone.

    Parameters:
        numbers: the assumptions of a scenario.

    Returns:
        Grades and how many numbers have them; "" for numbers without one.

    Example:
        >>> by_grade(scenario.assumptions)["A"]
        3
    """
    seen: set[tuple[str, float, str, str]] = set()
    counted: Counter[str] = Counter()
    for number in numbers:
        if number.grade in ("A", "B", "R"):
            key = (number.path.rpartition(".")[2], number.value, number.grade, number.source)
            if key in seen:
                continue
            seen.add(key)
        counted[number.grade] += 1
    return counted
