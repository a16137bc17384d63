# SPDX-License-Identifier: Apache-2.0
"""Questions as a store keeps them: their scenario, their key and their words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypedDict, cast

from colead import _core
from colead.base.errors import ScenarioError
from colead.statistics.until import Until
from colead.store.keys import short_hash, text_of_kind


class Asked(TypedDict):
    """What a kept question and the keywords of `Question.of` call alike."""

    baseline: str
    strategies: list[str]
    replications: int | None
    seed: int
    confidence: float
    equal_hours: bool | float
    mechanisms: bool


class AskedWords(Asked):
    """A question as it is kept. Its words never change: they make the key. `judge_by` is what `metric` was called."""

    judge_by: str | None
    until: dict[str, str | int | float] | None


class AskedKeywords(Asked):
    """The same as keywords of `Question.of`."""

    metric: str | None
    until: Until | None


@dataclass(frozen=True, slots=True)
class LastAsked:
    """A question as it was kept: its scenario by name, values and text as written; `options` is `Question.asked`."""

    name: str
    text: str
    written: str
    options: str

    @property
    def scenario(self) -> _core.Scenario:
        return written_scenario(self.name, self.text, self.written)

    @property
    def keywords(self) -> AskedKeywords:
        return keywords(self.options)


def written_scenario(name: str, text: str, written: str) -> _core.Scenario:
    """As written, with ranges and sources; by its values alone where a later version reads it differently."""
    with suppress(ScenarioError):
        scenario = _core.Scenario.from_yaml(written, name)
        if scenario.resolved_json() == text:
            return scenario
    return _core.Scenario.from_yaml(text, name)


def written_text(scenario: _core.Scenario, kinds: Sequence[type]) -> str:
    """As it was written; with kinds of one's own by its values, for the text alone does not make it again."""
    return scenario.resolved_json() if kinds else str(cast("tuple[object, ...]", scenario.__getstate__())[0])


def question_key(kind: str, scenario: _core.Scenario, options: Mapping[str, Any]) -> bytes:
    texts = [text_of_kind(own) for own in getattr(scenario, "kinds", ())]
    return short_hash(kind, _core.__version__, scenario.resolved_json(), texts, json.dumps(options, sort_keys=True))


def keywords(options: str) -> AskedKeywords:
    """Keywords of `Question.of` from what `Question.asked` gave; there the metric has the name it had in old stores."""
    read = json.loads(options)
    until = None if read["until"] is None else Until(**read["until"])
    words = {"metric" if name == "judge_by" else name: value for name, value in read.items()} | {"until": until}
    return cast("AskedKeywords", words)
