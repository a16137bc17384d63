# SPDX-License-Identifier: Apache-2.0
"""How precise an answer is wanted, and how that is written on a command line."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from colead import _core

MOST_REPLICATIONS = 10**8
GRAMMAR = 'expected MEASURE DIFFERENCE[UNIT] [CONFIDENCE%], such as "lead_time 0.5h 95%"'
SECONDS = {"": 1.0, "s": 1.0, "min": 60.0, "h": 3600.0}


@dataclass(frozen=True, slots=True)
class Until:
    """Repeat until the answer on `metric` is settled.

    smallest_difference: the smallest that matters, above 0, in the unit of the metric.
    confidence: that everything said at the end is true, in [0.5, 1), however often one has looked.
    budget: most replications of each strategy; budget_seconds: most time, 0 for no limit. What a limit in seconds
    gives depends on the machine.
    """

    metric: str
    smallest_difference: float
    confidence: float = 0.95
    budget: int = 1000
    budget_seconds: float = 0.0

    def __post_init__(self) -> None:
        if not (math.isfinite(self.smallest_difference) and self.smallest_difference > 0):
            raise ValueError(f"smallest_difference must be above 0, not {self.smallest_difference!r}")
        if not 0.5 <= self.confidence < 1:
            raise ValueError(f"confidence must be from 0.5 to below 1, not {self.confidence!r}")
        if isinstance(self.budget, bool) or not isinstance(self.budget, int):
            raise TypeError(f"budget must be a whole number of replications, not {self.budget!r}")
        if not 2 <= self.budget <= MOST_REPLICATIONS:
            raise ValueError(f"budget must be from 2 to {MOST_REPLICATIONS} replications, not {self.budget}")
        if not (math.isfinite(self.budget_seconds) and self.budget_seconds >= 0):
            raise ValueError(f"budget_seconds must be 0 or more, not {self.budget_seconds!r}")


def metric_named(name: str, outputs: Sequence[Mapping[str, str]]) -> Mapping[str, str]:
    """The measure of that name, or the one that `name` begins: `lead_time` means `lead_time_mean`."""
    known = {output["name"]: output for output in outputs}
    for exact in (name, f"{name}_mean"):
        if exact in known:
            return known[exact]
    longer = [word for word in known if name and word.startswith(name)]
    if len(longer) == 1:
        return known[longer[0]]
    if longer:
        raise ValueError(f"measure '{name}' may mean any of: {', '.join(longer)}")
    near = _core.nearest(name, list(known))
    raise ValueError(f"unknown measure '{name}'" + (f" (did you mean '{near}'?)" if near else ""))


def parse_until(text: str, outputs: Sequence[Mapping[str, str]], *, budget: str | None = None) -> Until:
    """Reads `MEASURE DIFFERENCE[UNIT] [CONFIDENCE%]`; raises ValueError saying what is wrong and what is expected.

    The unit may be left out; otherwise it must be that of the measure, where `h`, `hour`, `hours` are one, and `%` or
    `pp` divide by 100 where the measure is a share.
    """
    found = re.fullmatch(
        r"\s*([A-Za-z_][\w]*)[\s:,]+([-+]?[\d.]+(?:e[-+]?\d+)?)\s*([^\s\d][^\s]*)?(?:\s*,?\s+(\d[\d.]*)\s*%)?\s*", text
    )
    if found is None:
        raise ValueError(f"cannot read '{text}'; {GRAMMAR}")
    name, difference, unit, confidence = found.groups()
    output = metric_named(name, outputs)
    size = _number(difference, text) * _factor((unit or "").rstrip(","), output)
    options: dict[str, Any] = {} if confidence is None else {"confidence": _number(confidence, text) / 100.0}
    return Until(output["name"], size, **options, **parse_budget(budget))


def parse_budget(text: str | None) -> dict[str, Any]:
    """`200` are replications of each strategy; `60s`, `10min`, `2h` are time."""
    if text is None:
        return {}
    found = re.fullmatch(r"\s*([\d.]+)\s*(s|min|h|)\s*", text)
    if found is None:
        raise ValueError(f"cannot read the budget '{text}'; expected replications, such as 200, or time, such as 10min")
    amount, unit = found.groups()
    if unit:
        return {"budget_seconds": _number(amount, text) * SECONDS[unit]}
    if not amount.isdigit():
        raise ValueError(f"the budget '{text}' must be a whole number of replications")
    return {"budget": int(amount)}


def _number(written: str, text: str) -> float:
    try:
        return float(written)
    except ValueError:
        raise ValueError(f"'{written}' in '{text}' is not a number; {GRAMMAR}") from None


SPELLINGS = {"hour": "h", "hours": "h", "hrs": "h", "share": "share", "shares": "share"}


def _factor(written: str, output: Mapping[str, str]) -> float:
    unit = output["unit"]
    if written in ("", unit) or SPELLINGS.get(written) == unit:
        return 1.0
    if unit == "share" and written in ("%", "pp"):
        return 0.01
    raise ValueError(f"'{written}' is not the unit of {output['name']}, which is {unit or 'a plain number'}")
