# SPDX-License-Identifier: Apache-2.0
"""Questions as a store keeps them: their scenario, their key, their words and what was planned for them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from typing import Any, TypedDict, cast, get_type_hints

from colead import _core
from colead.base.as_json import json_from
from colead.base.checks import confidence_of, key_number, real, whole
from colead.base.errors import ScenarioError
from colead.runs.options import PlanRecord
from colead.runs.recipe import recipe_from
from colead.statistics.until import Until
from colead.store.damage import Damage, checksum_of, key_text, require_types
from colead.store.keys import short_hash, text_of_kind

MOST_REPLICATIONS = 10**9


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
    """A question as it was kept: its scenario by name, values and text as written; `options` is `Question.asked`, and
    `called` how messages name it."""

    name: str
    text: str
    written: str
    options: str
    called: str

    @property
    def scenario(self) -> _core.Scenario:
        return written_scenario(self.name, self.text, self.written)

    @property
    def keywords(self) -> AskedKeywords:
        return keywords(self.options)


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A row of the table `experiment`. One that was stored before there were checksums has none."""

    hash: bytes
    kind: str
    scenario: bytes
    options: str
    plan: str
    number: int
    crc: int | None

    @property
    def called(self) -> str:
        return f"question {key_text(self.hash)}"

    def check(self) -> None:
        """Damage where it is not as it was written, or no such question could have been."""
        require_types(self)
        if self.crc is not None and self.crc != checksum_of(astuple(self)[:-1]):
            raise Damage("its checksum is wrong")
        for column, read in (("options", keywords), ("plan", plan_from)):
            try:
                read(getattr(self, column))
            except (AttributeError, LookupError, TypeError, ValueError) as error:
                raise Damage(f"{column}: {error}") from error


def question_row(key: bytes, kind: str, scenario: bytes, texts: tuple[str, str], number: int) -> QuestionRow:
    """texts: its options and its plan."""
    row = QuestionRow(key, kind, scenario, *texts, number, None)
    return replace(row, crc=checksum_of(astuple(row)[:-1]))


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
    read = json_from(options)
    if not isinstance(read, dict):
        raise TypeError(f"no object, but {read!r:.40}")
    if wrong := sorted(read.keys() - get_type_hints(AskedWords).keys()):
        raise ValueError(f"unknown word {wrong[0]!r:.40}")
    until = None if read.get("until") is None else Until(**read["until"])
    words = {"metric" if name == "judge_by" else name: value for name, value in read.items()} | {"until": until}
    return cast("AskedKeywords", words)


def plan_from(written: str) -> PlanRecord:
    """A plan from what was kept of it."""
    read = json_from(written)
    sides: list[tuple[Mapping[str, Any], str, float]] = []
    for recipe, strategy, scale in read["sides"]:
        if not isinstance(strategy, str) or recipe_from(recipe).strategy != strategy:
            raise ValueError(f"a side of {strategy!r:.40}")
        if not math.isfinite(real("scale", scale)):
            raise ValueError(f"a scale of {scale}")
        sides.append((recipe, strategy, float(scale)))
    return {
        "sides": sides,
        "replications": whole("replications", read["replications"], 1, MOST_REPLICATIONS),
        "seed": key_number("seed", read["seed"]),
        "confidence": confidence_of(read["confidence"]),
    }
