# SPDX-License-Identifier: Apache-2.0
"""Numbers in groups by where they stand, so that a whole group can be moved at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LARGEST = 24  # numbers in a group
MOST_OPENED = 60  # numbers of groups that are opened
LEFT_CLOSED = 0.1  # of the sum of all effects


def group_names(paths: Sequence[str], largest: int = LARGEST) -> list[str]:
    """The group of each path: its beginning, as short as at most `largest` numbers share it.

    Of a section with more, each part of several numbers is a group of its own, and those that stand alone in it are
    one, cut in pieces that are numbered from 1 where they are still too many.
    """
    names = [""] * len(paths)
    _divide(paths, range(len(paths)), 1, largest, names)
    return names


def opened_groups(
    sizes: Mapping[str, float], counts: Mapping[str, int], most: int = MOST_OPENED, left: float = LEFT_CLOSED
) -> frozenset[str]:
    """Groups whose numbers are worth looking at one by one: those of greatest effect, until what is closed makes at
    most a share `left` of all effects together or the next would bring their numbers above `most`; the greatest in any
    case. None where none has any effect."""
    total = closed = sum(sizes.values())
    opened: set[str] = set()
    numbers = 0
    for name in sorted(sizes, key=lambda one: -sizes[one]):
        if closed <= left * total or (opened and numbers + counts[name] > most):
            break
        opened.add(name)
        numbers += counts[name]
        closed -= sizes[name]
    return frozenset(opened)


def _divide(paths: Sequence[str], at: Sequence[int], parts: int, largest: int, names: list[str]) -> None:
    """Names the places `at`, whose paths share all but the last of so many parts."""
    inside: dict[str, list[int]] = {}
    for place in at:
        inside.setdefault(_beginning(paths[place], parts), []).append(place)
    alone = [place for places in inside.values() if len(places) == 1 for place in places]
    if alone:
        _cut(alone, _beginning(paths[alone[0]], parts - 1) or "the rest", largest, names)
    for name, places in inside.items():
        if len(places) > largest and any(_beginning(paths[place], parts + 1) != name for place in places):
            _divide(paths, places, parts + 1, largest, names)
        elif len(places) > 1:
            _cut(places, name, largest, names)


def _cut(places: Sequence[int], name: str, largest: int, names: list[str]) -> None:
    for part, first in enumerate(range(0, len(places), largest), start=1):
        for place in places[first : first + largest]:
            names[place] = name if len(places) <= largest else f"{name} ({part})"


def _beginning(path: str, parts: int) -> str:
    return ".".join(path.split(".")[:parts])
