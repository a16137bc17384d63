# SPDX-License-Identifier: Apache-2.0
"""What somebody who wrote an unknown name may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from colead import _core


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like it; empty when none is like it."""
    return _core.nearest(name, list(known))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """` (did you mean 'lead_time_mean'?)`, to stand behind a message; empty when no known name is like it."""
    near = nearest(name, known)
    return f" (did you mean '{near}'?)" if near else ""
