# SPDX-License-Identifier: Apache-2.0
"""Every assumption has a range with its reason, or says why it has none; no range leaves what may be written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import colead as cl
from colead import _core
from colead.sources import by_key, cited
from colead.sources.plausible import plausible, rule_for, rules

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = sorted(path for path in (ROOT / "scenarios").rglob("*.yaml") if path.parent.name != "parts")


def number(path: str, unit: str, *, low: float = 0.0, high: float = 1e9, source: str = "assumed_x") -> _core.Assumption:
    return _core.Assumption(path, 0.0, unit, low, high, "C", source, "default", False, None, None, None)


def fields(found: tuple[_core.FieldInfo, ...]) -> Iterator[_core.FieldInfo]:
    for one in found:
        yield one
        yield from fields(one.fields)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda path: path.stem)
def test_every_assumption_of_the_shipped_scenarios_has_a_range_or_says_why_not(file: Path) -> None:
    for one in cl.Scenario.load(file).assumptions:
        if one.grade != "C" or one.ranged:
            continue
        found = plausible(one, one.value)
        assert found is not None, f"{one.path} ({one.unit}): no rule in ranges.toml is about it"
        assert found.why, one.path
        assert one.low <= found.low <= one.value <= found.high <= one.high, one.path
        if one.unit in ("share", "probability"):
            assert found.high <= 1.0


def test_every_assumed_number_of_every_kind_has_a_rule() -> None:
    numeric = ("number", "integer", "numbers")
    missing = [
        f"{kind.name}.{field.path} ({field.unit})"
        for catalogue in cl.kinds()
        for kind in catalogue.kinds
        for field in fields(kind.fields)
        if field.grade == "C" and field.type in numeric and rule_for(field.path, field.unit, field.source) is None
    ]
    assert missing == []


def test_every_rule_gives_its_reason_and_cites_what_exists() -> None:
    assert len({one.name for one in rules()}) == len(rules())
    for one in rules():
        assert one.why.endswith("."), one.name
        assert one.fields or one.units, one.name
        assert one.move in ("stays", "off") or one.by > 0, one.name
        assert all(key in by_key() for key in one.sources), one.name
    assert {source.key for source in cited(*(one.why for one in rules()))} >= {"stasser_1985", "allport_1954"}


@pytest.mark.parametrize(
    ("path", "unit", "value", "low", "high"),
    [
        ("behaviour.uptake.floor", "share", 0.5, 1 / 3.25, 2.25 / 3.25),  # odds 1 by 2.25 to both sides
        ("behaviour.learning.lasting", "share", 1.0, 1 - 1 / (1 + 2.25**2), 1.0),
        ("behaviour.routing.trust", "logit", 2.0, 1.3, 2.7),
        ("behaviour.feedback.ability", "evidence", 0.5, 0.25, 1.0),
        ("decisions.beds.options", "options", 3.0, 2.0, 4.0),
        ("decisions.beds.due_days", "days", 3.0, 2.0, 4.5),
        ("decisions.beds.meeting_minutes", "minutes", 100.0, 80.0, 100.0),
        ("societal_weights.safety", "weight", 0.3, 0.2, 0.45),
        ("decisions.beds.season", "share", 0.0, 0.0, 0.0),  # switched off
    ],
)
def test_a_range_is_that_of_its_rule(path: str, unit: str, value: float, low: float, high: float) -> None:
    found = plausible(number(path, unit), value)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high))


def test_a_range_ends_where_the_field_does() -> None:
    found = plausible(number("behaviour.uptake.confirmation_bias", "share", high=0.3), 0.25)
    assert found is not None
    assert found.high == 0.3


def test_a_choice_of_the_design_has_no_range_and_says_so() -> None:
    found = plausible(number("strategies.sets[0].session_hours", "hours", source="design_delivery"), 2.0)
    assert found is not None
    assert not found.moves
    assert "another strategy" in found.why.lower()
