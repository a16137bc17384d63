# SPDX-License-Identifier: Apache-2.0
"""The answer of a comparison in a sentence."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from colead.base.text import decimals_for, number
from colead.experiments.carried import CARRIES, Carried
from colead.experiments.sequential import Precision
from colead.statistics.ranking import Rank


@dataclass(frozen=True, slots=True)
class Held:
    """What amounts are held against: the smallest difference that matters, in the unit of the metric (0: any does),
    and the confidence of intervals."""

    matters: float = 0.0
    confidence: float = 0.95


ANY_MATTERS = Held()
MOST_DECIMALS = 8
WORDS = {"k": "understanding", "psi": "safety"}  # units that are a letter of the model


def sentence(
    ranks: Sequence[Rank], baseline: str, lower_is_better: bool, precision: Precision | None, held: Held = ANY_MATTERS
) -> str:
    """Empty when nothing could be ranked. Amounts are advantages: positive is better, whichever way a metric goes."""
    if precision is not None:
        return _sequential(precision, {rank.strategy: rank.probability_best for rank in ranks})
    if len(ranks) < 2:
        return ""
    sign = -1.0 if lower_is_better else 1.0
    base = next(rank.mean for rank in ranks if rank.strategy == baseline)
    alike = [rank for rank in ranks if rank.strategy != baseline and rank.low == rank.high == 0.0]
    if not alike or sign * base < max(sign * rank.mean for rank in ranks):
        return _ranked(ranks, baseline, sign, held)
    exactly = (
        f"{', '.join(rank.strategy for rank in alike)} {'is' if len(alike) == 1 else 'are'} exactly as {baseline}."
    )
    apart = [rank for rank in ranks if rank not in alike]
    if len(apart) == 1:
        return f"No difference on {ranks[0].metric}: {exactly}"
    shared = sum(rank.probability_best for rank in alike)
    as_one = [
        replace(rank, probability_best=rank.probability_best + shared) if rank.strategy == baseline else rank
        for rank in apart
    ]
    return f"{_ranked(as_one, baseline, sign, held)} Of the others, {exactly}"


def _ranked(ranks: Sequence[Rank], baseline: str, sign: float, held: Held) -> str:
    """Of two or more that differ. sign: 1 where higher is better, -1 where lower is."""
    base = next(rank.mean for rank in ranks if rank.strategy == baseline)
    best = ranks[0]
    chance = _probability(best.probability_best)
    # What leads is held against the baseline; the baseline against what comes next.
    leads = best.strategy != baseline
    other = best if leads else ranks[1]
    ahead = sign if leads else -sign
    against = baseline if leads else other.strategy
    low, high = sorted((ahead * other.low, ahead * other.high))
    matters = held.matters
    together = ", all strategies together" if len(ranks) > 2 else ""
    amount = _amount(ahead * (other.mean - base), low, high, best.unit, matters)
    gain = f"{amount} ({100 * held.confidence:g} %{together})"
    if abs(other.mean - base) < matters:
        least = _plain(matters, best.unit)
        further = ", though the interval reaches further" if max(-low, high) > matters else ""
        lost = [rank.strategy for rank in ranks if rank is not other and _lost(rank, base, sign, matters)]
        worse = f" Clearly worse than {baseline}: {', '.join(lost)}." if lost else ""
        return (
            f"No {'gain' if lost else 'difference'} on {best.metric} that matters: {best.strategy} leads, by {gain} "
            f"over {against}, less than {least}{further} ({chance}).{worse}"
        )
    if not leads and all(sign * rank.low < 0 and sign * rank.high < 0 for rank in ranks if rank.strategy != baseline):
        return f"{baseline} is best on {best.metric} among {len(ranks)} strategies, by {gain} over {against}; {chance}."
    if leads and low > 0:
        size = f", {'more than' if low >= matters else 'perhaps less than'} what matters ({_plain(matters, best.unit)})"
        return (
            f"{best.strategy} is better than {baseline} on {best.metric} by {gain}{size if matters else ''}; {chance}."
        )
    sure = [rank.strategy for rank in ranks if _gained(rank, base, sign, matters)]
    better = f" Clearly better than {baseline}: {', '.join(sure)}." if sure else ""
    return f"{best.strategy} leads on {best.metric}, by {gain} over {against}, but not clearly; {chance}.{better}"


def _lost(rank: Rank, base: float, sign: float, matters: float) -> bool:
    """Whether it is worse than the baseline, for sure and by as much as matters."""
    return _gained(rank, base, -sign, matters)


def _gained(rank: Rank, base: float, sign: float, matters: float) -> bool:
    """Whether it is better than the baseline, for sure and by as much as matters."""
    return sign * (rank.mean - base) >= matters and min(sign * rank.low, sign * rank.high) > 0


def _sequential(precision: Precision, chances: dict[str, float]) -> str:
    leader, rival, metric = precision.leader, precision.rival, precision.metric
    gain = _amount(precision.gain, precision.low, precision.high, precision.unit, precision.smallest_difference)
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
        how = f"is better than {rival} on {metric} by {gain}, at least what matters ({matters})"
    elif precision.decision == "practically equal":
        how = f"and {rival} are practically equal on {metric}: the difference {gain} is within {matters}"
    else:
        how = f"is better than {rival} on {metric} by {gain}, about what matters ({matters})"
    return f"{leader} {how} ({sure}){chance}."


def carried_by(carried: Carried, called: Callable[[str], str] = str) -> str:
    """What the answer rests on, where one assumed number carries it; else that none of those tried does.

    called: what the number that a path leads to is called."""
    bearing = [one for one in carried.mechanisms if one.carries]
    if not carried.mechanisms:
        return ""
    most = (bearing or carried.mechanisms)[0]
    runs = f"{carried.replications} replications"
    if not most.gain > 0 or math.isnan(most.carried):
        return f"On which assumed number it rests cannot be told: the first {runs} show no gain to take away."
    share = 100.0 * most.carried / most.gain
    unit = _scaled(carried.unit)
    if not bearing:
        tried = len(carried.mechanisms)
        of_all = "the one" if tried == 1 else f"all {tried}"
        if carried.untried:
            of_all = f"{tried} of {tried + carried.untried}"
        half = most.carried >= CARRIES * most.gain
        takes = f"the most, {called(most.path)}, takes {share:.0f} % of the gain away"
        takes += ", which may be chance" if half else ""
        return (
            f"No single assumed number of what it does {'surely carries' if half else 'carries'} it: of {of_all} that "
            f"can be 0, each taken to 0 by itself, "
            f"{takes if share >= 1 else 'none takes anything of the gain away'} ({runs})."
        )
    without = _amount_only(most.without, most.carried / 10, unit)
    turned = "the sign reverses" if most.reverses else "that is what is left"
    how_much = "All" if share >= 99.5 else f"{share:.0f} %"
    which = f"{called(most.path)} = {most.value:g} (grade {most.grade})"
    return f"{how_much} of it rests on one assumed number, {which}: at 0 the gain is {without}, {turned} ({runs})."


def _amount_only(value: float, width: float, unit: tuple[float, str]) -> str:
    scale, name = unit
    decimals = decimals_for(abs(scale * width) or 1.0)
    return f"{number(scale * value, decimals)}{name}"


def _probability(chance: float) -> str:
    shown = f"{chance:.2f}" if 0.005 <= chance < 0.995 else ("> 0.99" if chance > 0.5 else "< 0.01")
    return f"probability best {shown}"


def _scaled(unit: str) -> tuple[float, str]:
    return (
        (100.0, " points") if unit == "share" else (1.0, f" {WORDS.get(unit, unit)}" if unit not in ("", "1") else "")
    )


def _amount(middle: float, low: float, high: float, unit: str, matters: float = 0.0) -> str:
    """As precise as its interval; a middle below what matters is not rounded up to it."""
    scale, name = _scaled(unit)
    width = scale * (high - low) / 2
    decimals = decimals_for(width if math.isfinite(width) and width > 0 else scale * middle / 10)
    while (
        abs(middle) < matters and decimals < MOST_DECIMALS and round(scale * abs(middle), decimals) >= scale * matters
    ):
        decimals += 1
    bounds = ", ".join(number(scale * bound, decimals) for bound in (low, high))
    return f"{number(scale * middle, decimals)}{name} [{bounds}]"


def _plain(size: float, unit: str) -> str:
    scale, name = _scaled(unit)
    return f"{scale * size:g}{name.removesuffix('s') if scale * size == 1.0 and name == ' points' else name}"
