# SPDX-License-Identifier: Apache-2.0
"""A study in words: what would count for and against it, and the answer, made of the figures and never typed in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from colead.base.text import decimals_for, number
from colead.experiments.studies.judged import Answer, Finding, Robust
from colead.experiments.studies.study_file import Claim, Levels, StudyFile
from colead.statistics.crossing import Crossing
from colead.words import titles

WORDS: dict[Answer, str] = {
    "yes": "Yes",
    "no": "No",
    "in part": "In part",
    "it depends": "It depends on what is assumed",
    "cannot tell": "Cannot tell",
}


def answer_sentence(
    study: StudyFile,
    answer: Answer,
    found: Sequence[Finding],
    crossings: Sequence[tuple[Claim, Crossing]],
    robust: Robust | None,
) -> str:
    """The whole answer."""
    text = f"{WORDS[answer]}. {_capital('; '.join(_clause(study, one) for one in found))}."
    for claim, crossing in crossings:
        text += " " + _crossing(study, claim, crossing)
    return text if robust is None else f"{text} {_robust(robust, len(found))}"


def headline(
    study: StudyFile, answer: Answer, found: Sequence[Finding], crossings: Sequence[tuple[Claim, Crossing]]
) -> str:
    """The finding alone, short enough to stand above a picture: where a sign turns, else the claim that decides."""
    if crossings:
        return f"{WORDS[answer]}. {_crossing(study, *crossings[0])}"
    decides = {"no": "no", "in part": "no", "cannot tell": "cannot tell"}.get(answer)
    shown = [one for one in found if one.claim.figure in study.pictured] or found
    clause = next((one for one in shown if one.state == decides), shown[0])
    return f"{WORDS[answer]}. {_capital(_clause(study, clause))}."


def _clause(study: StudyFile, found: Finding) -> str:
    """`at load 0.5 quality of decisions: 1.2 percentage points [0.8, 1.6] higher with x than as it is, less ...`"""
    claim = found.claim
    figure = f"{_at(study, claim)}{figure_words(claim)}"
    if found.pairs < 2:
        return f"{figure}: no value in enough runs"
    sign = 1.0 if found.difference >= 0 else -1.0
    low, high = sorted((sign * found.low, sign * found.high))
    by = titles.scale(found.unit)
    decimals = decimals_for(by * (high - low) / 2 or by * abs(found.difference) / 10)
    middle, first, last = (number(by * value, decimals) for value in (abs(found.difference), low, high))
    size = f"{middle} {amount_unit(found.unit)} [{first}, {last}]"
    return f"{figure}: {size} {_compared(study, claim, sign)}, {_meaning(found)}"


def _meaning(found: Finding) -> str:
    matters = f"the {amount(found.matters, found.unit)} that would matter" if found.matters else ""
    if found.state == "yes":
        return f"at least {matters}" if matters else "for sure"
    if found.state == "no":
        towards = max(found.claim.sign * found.low, found.claim.sign * found.high)
        if towards < 0 and towards <= -found.matters:
            return "the opposite of what was claimed"
        return f"less than {matters}" if matters else "no difference"
    return f"which may or may not reach {matters}" if matters else "which may be no difference"


def _at(study: StudyFile, claim: Claim) -> str:
    """`at load 0.5 `; empty where a claim is of no level or of two."""
    alone = study.levels is not None and claim.at is not None and claim.since is None
    return f"at {level_words(study.levels, claim.at)} " if alone else ""


def _compared(study: StudyFile, claim: Claim, sign: float) -> str:
    """`higher under joint accountability than as it is`; with two levels how these differ."""
    ones = study.variant(claim.variant).title
    way = "higher" if sign > 0 else "lower"
    if study.levels is None or claim.since is None:
        if isinstance(claim.than, str):
            return f"{way} {ones} than {study.variant(claim.than).title}"
        return f"{'above' if sign > 0 else 'below'} {claim.than:g} {ones}"
    levels = f"at {level_words(study.levels, claim.at)} than at {claim.since:g}"
    if isinstance(claim.than, str):
        return f"{way} {ones} against {study.variant(claim.than).title} {levels}"
    return f"{way} {ones} {levels}"


def _crossing(study: StudyFile, claim: Claim, crossing: Crossing) -> str:
    """`Net value each week under x against that as it is: above up to load 1.2 [1.1, 1.4], below beyond.`"""
    spread = (crossing.high - crossing.low) / 2
    at, low, high = (number(one, decimals_for(spread)) for one in (crossing.level, crossing.low, crossing.high))
    before, after = ("above", "below") if crossing.falls else ("below", "above")
    other = f"that {study.variant(claim.than).title}" if isinstance(claim.than, str) else f"{claim.than:g}"
    figure = _capital(figure_words(claim))
    ones = study.variant(claim.variant).title
    title = "" if study.levels is None else study.levels.title
    return f"{figure} {ones} against {other}: {before} up to {title} {at} [{low}, {high}], {after} beyond."


def _robust(robust: Robust, claims: int) -> str:
    held = f"{robust.held} of {robust.worlds} plausible worlds"
    share = f"{100 * robust.held / robust.worlds:.0f} % [{100 * robust.low:.0f}, {100 * robust.high:.0f}]"
    text = f"The direction{'s' if claims > 1 else ''} claimed came out in {held}, {share}"
    if robust.most_share >= 0.1:
        text += f"; the size rests most on {robust.most} ({100 * robust.most_share:.0f} % of its spread)"
    return text + "."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def level_words(levels: Levels | None, level: float | None) -> str:
    return "" if levels is None or level is None else f"{levels.title} {level:g}"


def figure_words(claim: Claim) -> str:
    """The metric's title, without a capital, and the group where it is of one."""
    title = titles.metric_title(claim.metric)
    lowered = title if title[:2].isupper() else title[:1].lower() + title[1:]
    return lowered if claim.group == "all" else f"{lowered} ({titles.group_words(claim.group)})"


def amount_unit(unit: str) -> str:
    if unit in titles.PERCENTAGES:
        return "percentage points"
    words = titles.difference_unit(unit)
    return "points" if words.startswith("points on a scale") else words


def amount(size: float, unit: str) -> str:
    shown = f"{titles.scale(unit) * size:g}"
    words = amount_unit(unit)
    one = re.sub(r"(point|hour)s", r"\1", words, count=1)
    return f"{shown} {one if shown == '1' else words}"


# ---- Before the run ----


def for_and_against(study: StudyFile, units: Mapping[str, str], matters: Mapping[str, float]) -> tuple[str, str]:
    """What would count for the hypothesis and what against it: what is decided before anything runs."""
    clauses = []
    for claim in study.claims:
        size = matters.get(claim.metric, 0.0) if claim.matters is None else claim.matters
        least = f"at least {amount(size, units[claim.metric])} " if size else ""
        clauses.append(f"{_at(study, claim)}{figure_words(claim)} {least}{_compared(study, claim, claim.sign)}")
    sure = f"{100 * study.scenario.confidence:g} %"
    each, one = ("each", "such an") if len(clauses) > 1 else ("it", "the")
    text = f"{'; and '.join(clauses)}: the whole {sure} interval of {each} has to say so"
    if study.worlds is not None:
        worlds = study.worlds
        text += f", and the direction has to come out in {100 * worlds.share:g} % of {worlds.count} plausible worlds"
    return text, f"no part of {one} interval says so; where a part does, nobody can tell"
