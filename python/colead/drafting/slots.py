# SPDX-License-Identifier: Apache-2.0
"""Whether anybody is at work for what a session asks, by the calendars of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from colead.base.as_resolved import Calendar
from colead.base.shown import quoted

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
A_DAY = 96  # quarter-hours
A_WEEK = 7 * A_DAY
HOURS = re.compile(r"(?P<days>[a-z,\-]+) (?P<h0>\d\d):(?P<m0>\d\d)-(?P<h1>\d\d):(?P<m1>\d\d)")


def ever_at_work(calendars: Sequence[Calendar], slot: str, hours: float) -> bool:
    """Whether a week of one of these calendars holds the session in one piece; slot as in "wed 14:00"."""
    day, time = slot.split()
    start = DAYS.index(day) * A_DAY + _quarters(*time.split(":"))
    wanted = range(start, start + max(1, -int(-hours * 4 // 1)))
    return any(all(place in week for place in wanted) for calendar in calendars for week in _weeks(calendar))


def most_at_work(calendars: Sequence[Calendar], weeks: int) -> float:
    """Hours at work in so many weeks on end, of the calendar and the moment that give most."""
    return max(_most_of_one(calendar, weeks) for calendar in calendars)


def at_work_a_week(calendar: Calendar) -> float:
    """Hours at work in the mean of its weeks."""
    weeks = [len([place for place in week if 0 <= place < A_WEEK]) for week in _weeks(calendar)]
    return sum(weeks) / len(weeks) / 4


def _most_of_one(calendar: Calendar, weeks: int) -> float:
    cycle = [place in week for week in _weeks(calendar) for place in range(A_WEEK)]
    length = weeks * A_WEEK
    until = [0, *accumulate(cycle * (length // len(cycle) + 2))]  # a stretch from each moment of the cycle
    return max(until[at + length] - until[at] for at in range(len(cycle))) / 4


def _weeks(calendar: Calendar) -> Iterator[set[int]]:
    """Quarter-hours at work from the beginning of each week of the cycle, into the next one."""
    weeks = [
        {place for text in (*week["duty"], *week["open"]) for place in _places(text)} for week in calendar["weeks"]
    ]
    for at, week in enumerate(weeks):
        following = weeks[(at + 1) % len(weeks)]
        before = {place - A_WEEK for place in weeks[at - 1] if place >= A_WEEK}
        yield week | before | {place + A_WEEK for place in following}


def _places(text: str) -> Iterator[int]:
    """Quarter-hours of "mon-fri 09:00-17:00"; what ends before it begins goes on past midnight."""
    found = HOURS.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"cannot read the hours {quoted(text)}")
    begin, end = _quarters(found["h0"], found["m0"]), _quarters(found["h1"], found["m1"])
    for day in _days(found["days"]):
        yield from range(day * A_DAY + begin, day * A_DAY + (end if end > begin else end + A_DAY))


def _days(text: str) -> Iterator[int]:
    """ "fri-mon" goes through the weekend."""
    for part in text.split(","):
        if part == "daily":
            yield from range(7)
            continue
        first, _, last = part.partition("-")
        begin, end = DAYS.index(first), DAYS.index(last or first)
        yield from (day % 7 for day in range(begin, end + (1 if end >= begin else 8)))


def _quarters(hour: str, minute: str) -> int:
    return (int(hour) * 60 + int(minute)) // 15
