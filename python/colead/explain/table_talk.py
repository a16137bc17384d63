# SPDX-License-Identifier: Apache-2.0
"""One meeting in words: who sat there, what was said, how views formed, what tipped the choice."""

from __future__ import annotations

from colead import _core
from colead.words import phrases

SHOWN = 0.005


def around_the_table(record: _core.DecisionAccount, meeting: _core.DecisionMeeting) -> list[str]:
    lines = []
    for person in meeting.people:
        heaviest = sorted(person.weights.items(), key=lambda item: -item[1])[:2]
        marks = ["owns the decision"] if person.owner else []
        marks += ["answers for safety"] if person.safety_owner else []
        cares = phrases.listed([f"{phrases.plain(name)} ({weight:.0%})" for name, weight in heaviest])
        lines.append(f"{phrases.post(person.post)}{' - ' + ', '.join(marks) if marks else ''}; looks most at {cares}.")
    lines += [f"{phrases.post(person.post)} had a seat and was not there." for person in meeting.missing]
    lines.append(f"The rule was '{phrases.plain(record.rule)}'.")
    lines += [f"{phrases.BEHAVIOURS[name]}." for name in meeting.behaviours]
    return [line[0].upper() + line[1:] for line in lines]


def what_was_said(record: _core.DecisionAccount, meeting: _core.DecisionMeeting) -> list[str]:
    cues = record.cues
    lines = []
    for fate, text in FATES.items():
        for said in meeting.cues:
            if said.fate != fate:
                continue
            cue = cues[said.cue]
            what = phrases.plain(cue.criterion)
            about = f"on {phrases.option(cue.option)}: {phrases.points(cue.value)} for {what}"
            heard = _taken_up(meeting, said.cue) if fate == "voiced" else ""
            lines.append(f"{text.format(who=phrases.post(cue.holder))} {about}{heard}.")
    common = sum(said.fate == "mentioned" for said in meeting.cues)
    silent = sum(said.fate == "unmentioned" for said in meeting.cues)
    lines.append(f"Of what everybody could know, {common} of {common + silent} pieces came up.")
    return [line[0].upper() + line[1:] for line in lines]


FATES = {
    "voiced": "{who} said,",
    "held_back": "{who} knew and kept to themselves,",
    "forgotten": "{who} knew and did not think of,",
    "holder_missing": "{who} knew but was not there,",
    "known_already": "known from before, from {who},",
}


def _taken_up(meeting: _core.DecisionMeeting, cue: int) -> str:
    """How far the others took it up."""
    shares = [h for h in meeting.hearings if h.cue == cue and h.source == "heard"]
    if not shares:
        return ""
    misread = [phrases.post(hearing.hearer) for hearing in shares if hearing.misread]
    mean = sum(hearing.share for hearing in shares) / len(shares)
    return f" (taken up at {mean:.0%}{'; misread by ' + phrases.listed(misread) if misread else ''})"


PARTS = (
    ("known", "what everybody knew"),
    ("own_cues", "own information"),
    ("common_cues", "what the table knew"),
    ("error", "error of judgement"),
)


def scores(meeting: _core.DecisionMeeting) -> list[str]:
    """Of each person, the views of the option that was chosen and of the one they liked best."""
    lines = []
    for person in meeting.people:
        own = [score for score in meeting.scores if score.post == person.post]
        favourite = max(own, key=lambda score: (score.final, -score.option))
        chosen = meeting.option
        lines.append(f"{phrases.post(person.post)} came to prefer {phrases.option(favourite.option)}:")
        shown = {favourite.option} | ({chosen} if chosen is not None else set())
        lines += [f"  {_sum_of(score)}" for score in own if score.option in shown and score.option > 0]
    return [line[0].upper() + line[1:] for line in lines]


def _sum_of(score: _core.MeetingScore) -> str:
    sizes = [(getattr(score, key), name) for key, name in PARTS]
    parts = [f"{phrases.points(size)} {name}" for size, name in sizes if abs(size) >= SHOWN]
    parts += [
        f"{phrases.points(v)} heard from {phrases.post(who)}" for who, v in score.evidence.items() if abs(v) >= SHOWN
    ]
    if abs(score.influence) >= SHOWN:
        parts.append(f"{phrases.points(score.influence)} pull of the others in discussion")
    if abs(score.definitions) >= SHOWN:
        parts.append(f"{phrases.points(score.definitions)} misunderstanding of what criteria mean")
    return f"{phrases.option(score.option)} {phrases.points(score.final)} = {', '.join(parts) or 'nothing'}"


def turning_points(record: _core.DecisionAccount, meeting: _core.DecisionMeeting) -> list[str]:
    lines = []
    if meeting.forced_by is not None:
        lines.append(f"{phrases.post(meeting.forced_by)} forced the choice of {phrases.option(meeting.option)}.")
    elif meeting.settled_by is not None:
        lines.append(f"The rule found no agreement; {phrases.post(meeting.settled_by)} settled it by rank.")
    elif meeting.agreed:
        lines.append(f"The rule gave {phrases.option(meeting.option)}.")
    else:
        lines.append("There was no agreement in this meeting.")
    pivotal = [pivot.post for pivot in meeting.pivots if pivot.pivotal]
    if pivotal:
        lines.append(
            f"Without the view of {phrases.posts(pivotal)}, or with it turned round, it would have gone otherwise."
        )
    else:
        lines.append("No single person's view was decisive.")
    if meeting.smallest_changes:
        lines.append("The smallest single changes that would have turned it, all else as it was:")
        lines += [f"  {_turned(record, change)}." for change in meeting.smallest_changes]
    elif meeting.agreed:
        lines.append("No single change that was tried would have turned it.")
    return [line[0].upper() + line[1:] for line in lines]


def _turned(record: _core.DecisionAccount, change: _core.MeetingChange) -> str:
    then = phrases.option(change.then)
    who = phrases.post(change.post)
    if change.cue is not None:
        cue = record.cues[change.cue]
        did = "had spoken up" if change.kind == "cue_voiced" else "had kept quiet"
        about = f"about {phrases.option(cue.option)} and {phrases.plain(cue.criterion)}"
        return f"if {who} {did} {about}: {then}"
    if change.kind == "score":
        after, before = phrases.told_apart(change.after, change.before, ".2f")
        return f"if {who} had valued {phrases.option(change.option)} at {after} instead of {before}: {then}"
    if change.kind == "trust":
        after, before = phrases.told_apart(change.after, change.before, ".2f")
        return f"if {who} had trusted {phrases.post(change.trusted)} at {after} instead of {before}: {then}"
    after, before = phrases.told_apart(change.after, change.before, ".0%")
    criterion = phrases.plain(change.criterion or "")
    return f"if {who} had given {criterion} a weight of {after} instead of {before}: {then}"
