# SPDX-License-Identifier: Apache-2.0
"""The answer of a comparison in a sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence

from colead.base.text import decimals_for, number
from colead.experiments.sequential import Precision
from colead.statistics.ranking import Rank


def sentence(ranks: Sequence[Rank], baseline: str, lower_is_better: bool, precision: Precision | None) -> str:
    """Empty when nothing could be ranked. Amounts are advantages: positive is better, whichever way a measure goes."""
    if precision is not None:
        return _sequential(precision, {rank.strategy: rank.probability_best for rank in ranks})
    if not ranks:
        return ""
    best = ranks[0]
    chance = _probability(best.probability_best)
    if best.strategy == baseline:
        return f"{baseline} is best on {best.metric} among {len(ranks)} strategies ({chance})."
    sign = -1.0 if lower_is_better else 1.0
    base = next(rank.mean for rank in ranks if rank.strategy == baseline)
    low, high = sorted((sign * best.low, sign * best.high))
    gain = _amount(sign * (best.mean - base), low, high, best.unit)
    if low > 0:
        return f"{best.strategy} is better than {baseline} on {best.metric} by {gain}, {chance}."
    return f"{best.strategy} leads on {best.metric}, by {gain} over {baseline}, but not clearly; {chance}."


def _sequential(precision: Precision, chances: dict[str, float]) -> str:
    leader, rival, metric = precision.leader, precision.rival, precision.metric
    gain = _amount(precision.gain, precision.low, precision.high, precision.unit)
    matters = _plain(precision.smallest_difference, precision.unit)
    sure = f"{100 * precision.confidence:g} %, {precision.replications} replications"
    chance = f", {_probability(chances[leader])}" if leader in chances else ""
    if not precision.settled:
        spent = "time" if precision.reason == "seconds" else "replications"
        return (
            f"Not settled within the budget of {spent} ({sure}): {leader} leads {rival} on {metric} by {gain}; "
            f"{matters} would matter{chance}."
        )
    if precision.decision == "better":
        how = f"is better than {rival} on {metric} by {gain}, at least the {matters} that matter"
    elif precision.decision == "practically equal":
        how = f"and {rival} are practically equal on {metric}: the difference {gain} is within {matters}"
    else:
        how = f"is better than {rival} on {metric} by {gain}, about the {matters} that matter"
    return f"{leader} {how} ({sure}){chance}."


def _probability(chance: float) -> str:
    shown = f"{chance:.2f}" if 0.005 <= chance < 0.995 else ("> 0.99" if chance > 0.5 else "< 0.01")
    return f"probability best {shown}"


def _scaled(unit: str) -> tuple[float, str]:
    return (100.0, " points") if unit == "share" else (1.0, f" {unit}" if unit not in ("", "1") else "")


def _amount(middle: float, low: float, high: float, unit: str) -> str:
    scale, name = _scaled(unit)
    width = scale * (high - low) / 2
    decimals = decimals_for(width if math.isfinite(width) and width > 0 else scale * middle / 10)
    bounds = ", ".join(number(scale * bound, decimals) for bound in (low, high))
    return f"{number(scale * middle, decimals)}{name} [{bounds}]"


def _plain(size: float, unit: str) -> str:
    scale, name = _scaled(unit)
    return f"{scale * size:g}{name}"
