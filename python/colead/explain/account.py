# SPDX-License-Identifier: Apache-2.0
"""The account of one decision, as data and as text for people."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from colead import _core
from colead.base.as_json import JsonObject, json_value
from colead.explain.sections import Section, sections_of

__all__ = ["Account", "Section"]


@dataclass(frozen=True)
class Account:
    """Why one decision went as it did in one run. `record` holds it."""

    scenario: str
    strategy: str
    seed: int
    replication: int
    record: _core.DecisionAccount = field(repr=False)
    title: str = field(default="", repr=False)  # what the strategy is called; empty: its name

    @property
    def id(self) -> str:
        return self.record.id

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The account in words, by heading."""
        return sections_of(self.record)

    def to_json(self) -> JsonObject:
        return {
            "scenario": self.scenario,
            "strategy": self.strategy,
            "seed": self.seed,
            "replication": self.replication,
            "decision": json_value(self.record),
            "text": [{"title": section.title, "lines": list(section.lines)} for section in self.sections],
        }

    def __str__(self) -> str:
        head = f"{self.id} under '{self.strategy}' (replication {self.replication}, seed {self.seed})"
        parts = [head, "=" * len(head)]
        for section in self.sections:
            parts += ["", section.title, *(f"  {line}" for line in section.lines)]
        return "\n".join(parts)
