# SPDX-License-Identifier: Apache-2.0
"""The same decision in two worlds: what a section of the report needs of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Happening:
    """A step of the decision: hours since it arrived, and what happened, in a sentence."""

    hours: float
    text: str


@dataclass(frozen=True)
class OneWorld:
    """How the decision went under one strategy. `hours_by_cause` adds up to the lead time; `told` is by heading."""

    strategy: str
    outcome: str
    hours_by_cause: dict[str, float]
    happenings: Sequence[Happening]
    told: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class DecisionStory:
    """One decision of one replication under two strategies, the baseline first."""

    title: str
    replication: int
    worlds: Sequence[OneWorld]
    differences: Sequence[tuple[str, str, str]] = ()  # what, in the first world, in the second
    afterwards: str = ""
