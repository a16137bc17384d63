# SPDX-License-Identifier: Apache-2.0
"""How precise an answer is wanted, as it is written on a command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypedDict

from colead import _core
from colead.base.shown import quoted
from colead.experiments.judged_metric import metric_named
from colead.statistics.until import Until

GRAMMAR = 'expected METRIC DIFFERENCE[UNIT] [CONFIDENCE%], such as "lead_time 0.5h 95%"'
SECONDS = {"": 1.0, "s": 1.0, "min": 60.0, "h": 3600.0}


class Budget(TypedDict, total=False):
    """What an `Until` may take, where it was said."""

    budget: int
    budget_seconds: float


class UntilOptions(TypedDict, total=False):
    """What else of an `Until` was said."""

    confidence: float


def parse_until(text: str, outputs: Sequence[_core.OutputInfo], *, budget: str | None = None) -> Until:
    """Reads `METRIC DIFFERENCE[UNIT] [CONFIDENCE%]`; raises ValueError saying what is wrong and what is expected.

    The unit may be left out; otherwise it must be that of the metric, where `h`, `hour`, `hours` are one, and `%` or
    `pp` divide by 100 where the metric is a share.
    """
    found = re.fullmatch(
        r"\s*([A-Za-z_][\w]*)[\s:,]+([-+]?[\d.]+(?:e[-+]?\d+)?)\s*([^\s\d][^\s]*)?(?:\s*,?\s+(\d[\d.]*)\s*%)?\s*", text
    )
    if found is None:
        raise ValueError(f"cannot read {quoted(text)}; {GRAMMAR}")
    name, difference, unit, confidence = found.groups()
    output = metric_named(name, outputs)
    size = _number(difference, text) * _factor((unit or "").rstrip(","), output)
    options: UntilOptions = {} if confidence is None else {"confidence": _number(confidence, text) / 100.0}
    return Until(output.name, size, **options, **parse_budget(budget))


def parse_budget(text: str | None) -> Budget:
    """`200` are replications of each strategy; `60s`, `10min`, `2h` are time."""
    if text is None:
        return {}
    found = re.fullmatch(r"\s*([\d.]+)\s*(s|min|h|)\s*", text)
    if found is None:
        raise ValueError(
            f"cannot read the budget {quoted(text)}; expected replications, such as 200, or time, such as 10min"
        )
    amount, unit = found.groups()
    if unit:
        return {"budget_seconds": _number(amount, text) * SECONDS[unit]}
    if not amount.isdigit():
        raise ValueError(f"the budget {quoted(text)} must be a whole number of replications")
    return {"budget": int(amount)}


def until_text(until: Until) -> str:
    """What `parse_until` reads as the same, apart from its budget."""
    return f"{until.metric} {until.smallest_difference!r} {100.0 * until.confidence:.12g}%"


def budget_text(until: Until) -> str:
    """What `parse_budget` reads as the same limit: of time where there is one, else of replications."""
    return f"{until.budget_seconds:.12g}s" if until.budget_seconds > 0 else str(until.budget)


def _number(written: str, text: str) -> float:
    try:
        return float(written)
    except ValueError:
        raise ValueError(f"{quoted(written)} in {quoted(text)} is not a number; {GRAMMAR}") from None


SPELLINGS = {"hour": "h", "hours": "h", "hrs": "h", "share": "share", "shares": "share"}


def _factor(written: str, output: _core.OutputInfo) -> float:
    unit = output.unit
    if written in ("", unit) or SPELLINGS.get(written) == unit:
        return 1.0
    if unit == "share" and written in ("%", "pp"):
        return 0.01
    raise ValueError(f"{quoted(written)} is not the unit of {output.name}, which is {unit or 'a plain number'}")
