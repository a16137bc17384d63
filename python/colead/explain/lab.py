# SPDX-License-Identifier: Apache-2.0
"""A decision in two runs as a story: what each knew, who spoke, what tipped it, what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from colead import _core
from colead.explain.account import Account
from colead.explain.sections import deciding
from colead.explain.table_talk import turning_points
from colead.words import phrases, titles

MOST_PIECES = 4  # of what somebody alone knew: those that speak loudest
MOST_LINES = 3  # of what tipped it
MOST_CHANGES = 2  # that would have turned it


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading of the story and its sentences."""

    title: str
    lines: tuple[str, ...]


def lab_story(first: Account, second: Account) -> tuple[Passage, ...]:
    """The same decision under two strategies, at most a page. What came up and what each knew are the same in both."""
    record = first.record
    pieces = alone_known(record)
    passages = [Passage("What came up", (_came_up(record),)), Passage("What each knew", tuple(_knew(pieces)))]
    for account in (first, second):
        name = account.title or titles.plain(account.strategy)
        passages.append(Passage(f"Who spoke: {name}", tuple(_spoke(account.record, pieces))))
        passages.append(Passage(f"What tipped it: {name}", tuple(_tipped(account.record))))
        passages.append(Passage(f"What came of it: {name}", (_came_of(account.record),)))
    return tuple(passages)


def decision_name(record: _core.DecisionAccount) -> str:
    """`Theatre list in North, week 12`."""
    what = titles.plain(record.decision_class)
    return f"{what} in {record.unit.replace('_', ' ')}, {phrases.week(record.arrived_week)}"


def alone_known(record: _core.DecisionAccount) -> list[_core.AccountCue]:
    """Pieces of information that one person alone held, the weightiest first."""
    unique = [cue for cue in record.cues if cue.holder is not None]
    return sorted(unique, key=lambda cue: (-abs(cue.value), cue.cue))[:MOST_PIECES]


def _came_up(record: _core.DecisionAccount) -> str:
    best = max(record.options, key=lambda option: (option.worth, -option.option))
    if best.option == 0:
        found = "Nothing was better than leaving things as they were"
    else:
        found = f"The best there was, known to nobody for sure, was {phrases.option(best.option)}"
    return f"{decision_name(record)}, with {phrases.counted(len(record.options) - 1, 'option')}. {found}."


def _knew(pieces: Sequence[_core.AccountCue]) -> Iterator[str]:
    for cue in pieces:
        yield _capital(f"{phrases.post(cue.holder)} alone knew {_good(cue.value)} of {_about(cue)}.")
    if not pieces:
        yield "Nobody knew anything that the others could not know."


def _good(value: float) -> str:
    return "something good" if value > 0 else "something bad" if value < 0 else "nothing good or bad"


def _about(cue: _core.AccountCue) -> str:
    return f"{phrases.option(cue.option)} ({phrases.plain(cue.criterion)})"


DID = {
    "voiced": "said so",
    "held_back": "kept it back",
    "forgotten": "did not think of it",
    "holder_missing": "was not there",
    "known_already": "had told it before",
}


def _spoke(record: _core.DecisionAccount, pieces: Sequence[_core.AccountCue]) -> Iterator[str]:
    meeting = deciding(record)
    if meeting is None:
        yield f"There was no meeting: it was taken up {phrases.ROUTES[record.route.taken]}."
        return
    fates = {said.cue: said.fate for said in meeting.cues}
    for cue in pieces:
        did = DID.get(fates.get(cue.cue, ""))
        if did is not None:
            yield _capital(f"{phrases.post(cue.holder)}, on {_about(cue)}: {did}.")
    if record.unique_held:
        yield f"{record.unique_voiced} of {record.unique_held} pieces that one person alone held were voiced."
    else:
        yield "Nobody there held anything alone any more."


def _tipped(record: _core.DecisionAccount) -> list[str]:
    meeting = deciding(record)
    if meeting is None:
        return [f"It was {phrases.STYLES[record.style]}."]
    lines = [line.strip() for line in turning_points(record, meeting)]
    told, changes = lines[:MOST_LINES], lines[MOST_LINES : MOST_LINES + MOST_CHANGES]
    if not told[-1].endswith(":"):
        return told
    return [*told[:-1], f"{told[-1]} {'; '.join(one.rstrip('.') for one in changes)}."]


def _came_of(record: _core.DecisionAccount) -> str:
    chosen = phrases.option(record.chosen) if record.style in ("resolution", "escalated") else ""
    ended = f"{phrases.STYLES[record.style]}{': ' + chosen if chosen else ''}"
    return _capital(
        f"{ended}, in force after {phrases.hours(record.lead_hours)}, worth {phrases.points(record.value)} to patients "
        f"and public (the best {phrases.points(record.best_value)})."
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
