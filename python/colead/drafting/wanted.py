# SPDX-License-Identifier: Apache-2.0
"""An idea as somebody words it: `monthly learning set for consultants, 90 minutes`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from colead.base.as_resolved import Intervention
from colead.base.errors import ModelError
from colead.base.shown import quoted
from colead.drafting.ideas import Idea, find_ideas, ideas, near_names

# What a word says of the rhythm: weeks or months between two times.
RHYTHMS: Mapping[str, tuple[str, float]] = {
    "daily": ("every_weeks", 0.2),  # five times a week
    "weekly": ("every_weeks", 1),
    "fortnightly": ("every_weeks", 2),
    "monthly": ("every_months", 1),
    "quarterly": ("every_months", 3),
    "half-yearly": ("every_months", 6),
    "yearly": ("every_months", 12),
    "annual": ("every_months", 12),
}
TIERS_NAMED: Mapping[str, tuple[str, ...]] = {
    "for consultants": ("senior",),
    "for seniors": ("senior", "board"),
    "for residents": ("early", "mid"),
}
PROFESSIONS_NAMED: Mapping[str, tuple[str, ...]] = {
    "for managers": ("manager",),
    "for doctors": ("medic",),
    "for consultants": ("medic",),
    "for residents": ("medic",),
}
LENGTH = re.compile(r"(\d+(?:\.\d+)?)[ -]?(minutes?|min|hours?|h)\b")
MINUTES = 60.0


@dataclass(frozen=True)
class Wanted:
    """What was said, the idea that was found, and its interventions as the words change them."""

    text: str
    idea: Idea
    interventions: tuple[Intervention, ...]

    @property
    def id(self) -> str:
        """What its strategy is called: letters, digits and `_`, beginning with a letter."""
        plain = re.sub(r"[^a-z0-9]+", "_", self.text.lower()).strip("_")[:40].strip("_")
        return plain if plain[:1].isalpha() else f"idea_{plain}"

    @property
    def title(self) -> str:
        return self.text[:1].upper() + self.text[1:]


def wanted(text: str) -> Wanted:
    """ModelError when nothing in the text is the name of an idea."""
    said = " ".join(text.split())
    low = said.lower()
    found = find_ideas(_name_alone(low))
    if not found:
        near = ", ".join(f"'{name}'" for name in near_names(low))
        advice = f"did you mean {near}?" if near else f"{len(ideas())} ideas stand in docs/guides/ideas.md"
        raise ModelError(f"no idea is called {quoted(said)}; {advice}")
    return Wanted(said, found[0], tuple(_changed(one, low) for one in found[0].interventions))


def _name_alone(text: str) -> str:
    """Without rhythm, length and for whom."""
    for words in (*RHYTHMS, *TIERS_NAMED, *PROFESSIONS_NAMED):
        text = re.sub(rf"\b{words}\b", " ", text)
    return LENGTH.sub(" ", text)


def _changed(intervention: Intervention, text: str) -> Intervention:
    changed: dict[str, object] = dict(intervention)
    has_sessions = "session_hours" in changed
    rhythm = next((RHYTHMS[word] for word in RHYTHMS if re.search(rf"\b{word}\b", text)), None)
    if rhythm is not None and ({"every_weeks", "every_months"} & changed.keys()):
        key, value = rhythm
        changed.pop("every_weeks", None)
        changed.pop("every_months", None)
        changed = {"kind": changed.pop("kind"), key: value, **changed}
    length = LENGTH.search(text)
    if length is not None and (has_sessions or "hours_per_week" in changed):
        hours = float(length[1]) / (MINUTES if length[2].startswith("m") else 1.0)
        changed["session_hours" if has_sessions else "hours_per_week"] = hours
    for named, field in ((TIERS_NAMED, "tiers"), (PROFESSIONS_NAMED, "professions")):
        said = next((list(value) for words, value in named.items() if re.search(rf"\b{words}\b", text)), None)
        if said is not None:
            changed[field] = said
    return cast("Intervention", changed)
