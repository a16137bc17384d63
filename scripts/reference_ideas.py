# SPDX-License-Identifier: Apache-2.0
"""The page of ideas; scripts/make_reference.py writes it."""

from __future__ import annotations

from collections.abc import Iterator

from reference_sources import cell

from colead.drafting.ideas import Priced, ideas, priced
from colead.drafting.in_words import hours_words
from colead.drafting.shipped import reference

INTRODUCTION = """What hospitals try, by the names people use, and the interventions that stand for it in a scenario.
`colead kinds --find "away day"` prints one of them, with the hours of your own organisation by `--scenario FILE`;
`colead init --idea "monthly learning set for consultants, 90 minutes"` writes it into a first scenario.

**Choosing the kind decides the answer.** The same hour a month gives other results as another kind, because a kind says
what happens in that hour. So look at what the line does ([kinds](../reference/kinds.md)) and at what is left out, and
where two kinds could be meant, compare both. Lengths and rhythms are the usual ones of the name, to be changed. Sizes
of effects are those of the kind: assumptions that no study has measured.

Hours a year are what is asked of the 24 people of `scenarios/small_unit.yaml` if all who are asked come; they are
computed from the line. "At most" stands where trouble or word of mouth decides how often.
"""


def ideas_body() -> Iterator[str]:
    """A section for each kind that stands for something, in the order in which they come up."""
    prices = priced(ideas(), reference())
    kinds = dict.fromkeys(one.kinds[0] for one in prices)
    for kind in kinds:
        yield f"## {kind}\n\n[What it does](../reference/kinds.md#{kind})\n"
        for one in prices:
            if one.kinds[0] == kind:
                yield _entry(one)


def _entry(one: Priced) -> str:
    others = one.idea.names[1:]
    also = f" ({', '.join(others)})" if others else ""
    hours = hours_words(one.hours)
    lines = "\n".join(one.idea.lines)
    head = f"**{cell(one.idea.name)}**{cell(also)}: {hours}. Left out: {cell(one.idea.left_out)}."
    return f"{head}\n\n```yaml\n{lines}\n```\n"
