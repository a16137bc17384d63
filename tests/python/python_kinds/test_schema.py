# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import jsonschema
import pytest
from support import ROOT

import colead as cl

LIBRARY = ROOT / "libsim" / "colead"
NO_KINDS = {
    *("delivery", "sessions", "sets", "problem_feed", "voting", "influence_math"),
    *("scans", "decided_times", "trust_model"),
}


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft7Validator:
    schema = cl.schema()
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


@pytest.fixture
def document(tiny: cl.Scenario) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(tiny.resolved_json())
    return made


def test_the_schema_accepts_a_scenario(validator: jsonschema.Draft7Validator, document: dict[str, Any]) -> None:
    assert [error.message for error in validator.iter_errors(document)] == []


@pytest.mark.parametrize("place", [(), ("professions", "medic"), ("strategies", "shadowing", 0), ("network",)])
def test_the_schema_refuses_a_misspelt_key(
    validator: jsonschema.Draft7Validator, document: dict[str, Any], place: tuple[str | int, ...]
) -> None:
    part: Any = document
    for key in place:
        part = part[key]
    part["misspelt"] = 1
    assert not validator.is_valid(document)


@pytest.mark.parametrize(("key", "value"), [("seed", -1), ("horizon_weeks", "twelve"), ("network", {"kind": "net"})])
def test_the_schema_refuses_a_wrong_value(
    validator: jsonschema.Draft7Validator, document: dict[str, Any], key: str, value: object
) -> None:
    document[key] = value
    assert not validator.is_valid(document)


@pytest.mark.parametrize("catalogue", ["generators", "trust", "influence", "decisions", "interventions", "metrics"])
def test_every_file_of_a_folder_of_kinds_is_listed(catalogue: str) -> None:
    found = next(record for record in cl.kinds() if record.name == catalogue)
    stems = {path.stem for path in (LIBRARY / catalogue).glob("*.cpp")} - NO_KINDS
    assert len(found.kinds) == len(stems)
    text = {path.stem: path.read_text(encoding="utf-8") for path in (LIBRARY / catalogue).glob("*.cpp")}
    for kind in found.kinds:
        assert any(f'"{kind.name}"' in text[stem] for stem in stems), kind.name


def test_kinds_describe_their_fields() -> None:
    interventions = next(record for record in cl.kinds() if record.name == "interventions")
    shadowing = next(kind for kind in interventions.kinds if kind.name == "shadowing")
    assert shadowing.summary
    assert shadowing.source
    dose = next(field for field in shadowing.fields if field.name == "dose")
    assert (dose.type, dose.default, dose.low, dose.grade) == ("number", "1", 0.0, "C")
    assert dose.doc


def test_metrics_tell_what_they_give() -> None:
    metrics = next(record for record in cl.kinds() if record.name == "metrics")
    outputs = [output.name for kind in metrics.kinds for output in kind.outputs]
    assert "lead_time_mean" in outputs
    assert len(outputs) == len(set(outputs))


def test_kinds_can_be_written_as_json() -> None:
    (first, *_) = cl.kinds()
    written = json.loads(json.dumps([asdict(catalogue) for catalogue in cl.kinds()], allow_nan=False))
    assert [catalogue["name"] for catalogue in written] == [catalogue.name for catalogue in cl.kinds()]
    assert written[0]["kinds"][0]["fields"][0]["path"] == first.kinds[0].fields[0].path
