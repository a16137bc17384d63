# SPDX-License-Identifier: Apache-2.0
"""Both placebos of a comparison in a sentence: zero dose, and sessions without hours or without anybody."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from colead.experiments.checks.hours_check import HoursCheck, failures
from colead.experiments.checks.placebo import Placebo


def held(placebo: Placebo | None, checks: Sequence[HoursCheck], called: Callable[[str], str]) -> str:
    """What changed nothing, as it must; empty where there was nothing to check. Of what failed `failed` tells."""
    parts = []
    if placebo is not None and placebo.exact and placebo.strategies:
        parts.append(f"{called(placebo.strategies[0])} at zero dose changed nothing")
    if checks and not failures(checks):
        names = list(dict.fromkeys(check.strategy for check in checks))
        whose = called(names[0]) if len(names) == 1 else f"each of {len(names)} strategies that hold sessions"
        beyond = " beyond what its rules do" if any(check.against == "rules" for check in checks) else ""
        parts.append(f"{whose}, without hours and with nobody able to come, changed nothing{beyond}")
    if not parts:
        return ""
    return f"{'Both placebos' if len(parts) == 2 else 'The placebo'} held: {'; '.join(parts)}."


def failed(placebo: Placebo | None, checks: Sequence[HoursCheck], called: Callable[[str], str]) -> list[str]:
    """A sentence for each placebo that did something, which is a fault of colead."""
    told = []
    if placebo is not None and not placebo.exact:
        told.append(f"{called(placebo.strategies[0])} at zero dose")
    how = {"no_hours": "without hours", "nobody": "with nobody able to come"}
    told += [f"{called(check.strategy)} {how[check.how]}" for check in failures(checks)]
    return [f"A placebo failed: {one} changed something. This is a fault of colead; do not rely on it." for one in told]
