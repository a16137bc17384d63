# SPDX-License-Identifier: Apache-2.0
"""What would turn the answer, and what to measure to learn whether it holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from colead.report.blocks import Table, Words
from colead.words import hospital, phrases, titles
from colead.words.main_metrics import TIME

if TYPE_CHECKING:
    from colead.report.content import ReportContent
    from colead.statistics.flips import Flip

MOST_FLIPS = 3
CLEAR = 0.05  # how often chance may show as strong a turn
HEADING = "What would turn it"


def would_turn(content: ReportContent) -> Iterator[object]:
    """At most three numbers with today's value and the value at which the answer changes; or that none was found, or
    that nobody looked."""
    stress = content.tried
    if stress is None:
        yield Words(
            "Not yet tried: which numbers would turn the answer. Until then it is one of several that are possible.",
            heading=HEADING,
        )
        return
    flips = [flip for flip in stress.flips if flip.chance <= CLEAR][:MOST_FLIPS]
    if not flips:
        yield Words(
            f"In {stress.worlds} worlds no single number was seen to turn the answer within its plausible range.",
            heading=HEADING,
        )
        return
    today = {record.path: float(record.value) for record in content.scenario.assumptions}
    yield Table(
        HEADING,
        ["Number", "Today", "Turns", "Then best"],
        [
            [hospital.path_words(flip.path), *_now_and_then(today[flip.path], flip), content.called(flip.strategy)]
            for flip in flips
        ],
        numeric=frozenset({1}),
    )


def _now_and_then(today: float, flip: Flip) -> tuple[str, str]:
    now, then = phrases.told_apart(today, flip.value, ".3g")
    return now, f"{'above' if flip.above else 'below'} {then}"


def what_to_measure(content: ReportContent) -> str:
    """The numbers worth most, and what should be seen if the model is right."""
    parts = []
    if content.tried is not None:
        worth = [one for one in content.tried.information if one.clear][:MOST_FLIPS]
        if not worth and content.tried.measure_next is not None:
            worth = [content.tried.measure_next]
        if worth:
            named = phrases.listed([hospital.path_words(one.path) for one in worth])
            parts.append(f"To learn in which world you are: {named}.")
    effect = content.effect(content.best, content.main_metric)
    if effect is not None and effect.verdict in ("better", "worse"):
        parts.append(f"If the model is right: {_small(hospital.changed(effect))}.")
    cause = _greatest_cause(content)
    if cause and content.comparison.recommended is not None:
        parts.append(cause)
    if not parts:
        title = titles.metric_title(content.main_metric).lower()
        parts.append(f"{title[:1].upper()}{title[1:]}, as it is now: nobody knows yet how well the model fits it.")
    return " ".join(parts)


def _greatest_cause(content: ReportContent) -> str:
    """The part of the lead time that should move most."""
    if content.main_metric != TIME:
        return ""
    found = [
        effect
        for cause in titles.CAUSES
        if (effect := content.effect(content.best, "delay_hours", cause)) is not None and effect.low * effect.high > 0
    ]
    if not found:
        return ""
    most = max(found, key=lambda effect: abs(effect.difference))
    before, after = (titles.figures(mean, abs(most.difference)) for mean in (most.baseline_mean, most.mean))
    return f"Of each decision's hours, {titles.GROUPS[most.group]} should go from {before} to {after}."


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
