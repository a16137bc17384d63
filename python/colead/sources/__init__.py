# SPDX-License-Identifier: Apache-2.0
"""Where numbers and mechanisms come from: what the `source` of a field, kind or scenario cites by key.

One file a group, one table a source. A key is a surname and a year (`josang_2002`), or says that nobody has measured it
(`assumed_voice`), that it is a choice (`design_delivery`) or a value of our own for the checks (`computed_voter`). A
`source` text may hold several, separated by commas, and words beside them. scripts/make_reference.py makes
docs/reference/sources.md of them, one anchor a key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

PAGE = "docs/reference/sources.md"
ORDER = (
    *("trust", "safety", "contact", "relations", "influence", "memory", "hidden_profiles", "decisions", "escalation"),
    *("information_processing", "queues", "attention", "socialisation", "networks", "nhs", "interventions"),
    *("assumed_people", "assumed_work", "design", "hypotheses", "computed", "reporting"),
)
GRADES = {
    "A": "seen at the address",
    "B": "cited from memory or at second hand: check it before you print it",
    "C": "an assumption nobody has measured",
    "R": "computed independently for the checks",
    "": "a choice or a claim to be tested, no number",
}
_KEY = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b")  # a plain word is never a key


@dataclass(frozen=True)
class Source:
    """What a key stands for; `range` is the plausible one of an assumption, `where` an address or what was seen."""

    key: str
    cite: str
    title: str
    grade: str
    where: str
    found: str
    range: str


@dataclass(frozen=True)
class Group:
    name: str
    title: str
    note: str
    sources: tuple[Source, ...]


def _grade_of(name: str) -> str:
    return "C" if name.startswith("assumed_") else ""


def _source(key: str, entry: Mapping[str, str], group: str) -> Source:
    facts = {"title": "", "grade": _grade_of(group), "where": "", "range": ""} | dict(entry)
    return Source(key, **{name: " ".join(text.split()) for name, text in facts.items()})


def _group(name: str) -> Group:
    text = (resources.files(__name__) / f"{name}.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    title, note = str(content.pop("title")), " ".join(str(content.pop("note", "")).split())
    return Group(name, title, note, tuple(_source(key, entry, name) for key, entry in content.items()))


@cache
def groups() -> tuple[Group, ...]:
    """Every group in the order of the page."""
    return tuple(_group(name) for name in ORDER)


@cache
def by_key() -> Mapping[str, Source]:
    return {source.key: source for group in groups() for source in group.sources}


def cited(*texts: str) -> list[Source]:
    """The known sources that the texts cite, in their order, each once."""
    keys = dict.fromkeys(key for text in texts for key in _KEY.findall(text))
    return [by_key()[key] for key in keys if key in by_key()]


def told(text: str) -> str:
    """The text with each known key in words: "josang_2002: W = 2" is "Jøsang & Ismail 2002: W = 2"."""
    return _KEY.sub(lambda match: by_key()[match[0]].cite if match[0] in by_key() else match[0], text)
