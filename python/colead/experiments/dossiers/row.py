# SPDX-License-Identifier: Apache-2.0
"""One row of a dossier: what must come out, who says so, what came out, and how to see it again."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Literal

from colead.base.as_json import JsonObject, json_record

Relation = Literal["=", "<", "<=", ">"]
Verdict = Literal["holds", "fails"]


@dataclass(frozen=True, slots=True)
class DossierRow:
    """A claim held against what was got.

    Fields:
        kind: what sort of claim it is: closed form, published figure, docked classic, pattern, neutrality, placebo,
            evidence, expectation, interval,
            warm-up, steady state, or test (what a test says in its name).
        claim: what is compared, in words, with its unit.
        source: keys of the page of sources, or words.
        relation, expected, tolerance: what was to come out: "=" within the tolerance, "<", "<=" or ">". Expected is a
            number or words; the tolerance is NaN where there is none.
        got, error: what came out, and its standard error; NaN where no chance is in it.
        verdict: whether the claim holds.
        command: the shell command that repeats the row.
    """

    kind: str
    claim: str
    source: str
    relation: Relation
    expected: float | str
    tolerance: float
    got: float | str
    error: float
    verdict: Verdict
    command: str

    def to_json(self) -> JsonObject:
        """NaN is null."""
        return json_record(asdict(self))


def judged(holds: bool) -> Verdict:
    """The verdict in a word."""
    return "holds" if holds else "fails"


def near(got: float, expected: float, tolerance: float) -> Verdict:
    """Holds within the tolerance; a value that is no number fails."""
    return judged(math.isfinite(got) and abs(got - expected) <= tolerance)


def said(kind: str, claim: str, source: str, words: tuple[str, str], command: str) -> DossierRow:
    """A row in words, what was expected and what was got: it holds where they are the same."""
    expected, got = words
    return DossierRow(kind, claim, source, "=", expected, math.nan, got, math.nan, judged(got == expected), command)
