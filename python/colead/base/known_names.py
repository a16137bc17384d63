# SPDX-License-Identifier: Apache-2.0
"""What is said to somebody who wrote a name that there is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from colead import _core
from colead.base.errors import UnknownNameError
from colead.base.shown import quoted

MOST_NAMES = 20


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like it or that it begins; empty when there is none."""
    names = list(known)
    return _core.nearest(name, names) or next((one for one in names if name and one.startswith(name)), "")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """` (did you mean 'lead_time_mean'?)`, to stand behind a message; empty when no known name is like it."""
    near = nearest(name, known)
    return f" (did you mean '{near}'?)" if near else ""


def unknown_name(what: str, name: str, known: Sequence[str]) -> str:
    """The whole message: what is unknown, and what may have been meant or is expected."""
    listed = ", ".join(known[:MOST_NAMES]) + (f", ... ({len(known)} in all)" if len(known) > MOST_NAMES else "")
    return f"unknown {what} {quoted(name)}" + (
        did_you_mean(name, known) or f"; expected one of: {listed or 'there is none'}"
    )


def require_figure(known: Iterable[tuple[str, str]], metric: str, group: str) -> None:
    """UnknownNameError for a metric, or a group of it, that is in none of the (metric, group) there are."""
    groups: dict[str, list[str]] = {}
    for name, part in known:
        groups.setdefault(name, []).append(part)
    require_known("metric", [metric], list(groups))
    require_known(f"group of {metric}", [group], list(dict.fromkeys(groups[metric])))


def known_or_raise(what: str, name: str, known: Sequence[str]) -> None:
    """UnknownNameError for a name that is not among the known."""
    if name not in known:
        raise UnknownNameError(unknown_name(what, name, known))


def require_known(what: str, names: Iterable[str], known: Sequence[str]) -> None:
    """UnknownNameError for the first of the names that there is not, TypeError for what is no name."""
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"a {what} is given by its name, a str, not by a {type(name).__name__}")
        known_or_raise(what, name, known)
