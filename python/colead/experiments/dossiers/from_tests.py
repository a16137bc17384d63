# SPDX-License-Identifier: Apache-2.0
"""Rows that the tests told, from the XML that GoogleTest and pytest write.

A test tells a row as a property named `claim` or `claim_<n>` whose value is a JSON object: kind, source, claim,
relation, expected, tolerance, got, error, holds. A test that tells none is a row by its name; one that fails apart
from its rows gives a row that fails.
"""

from __future__ import annotations

import json
import math
import re
import shlex
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from colead.base.as_json import JsonObject
from colead.base.errors import ModelError
from colead.experiments.dossiers.row import DossierRow, judged, said

CLAIM = re.compile(r"claim(_\d+)?")
PASSES = "passes"
PROGRAMS = "build/release/tests"
FIELDS = ("kind", "source", "claim", "relation", "expected", "tolerance", "got", "error", "holds")


def rows_of_tests(path: str | Path) -> tuple[DossierRow, ...]:
    """The rows of one file, in the order of its tests. ModelError for a file that is none of tests, or has no test."""
    try:
        root = ET.parse(path).getroot()
    except ET.ParseError as error:
        raise ModelError(f"{path}: expected the XML that a test program writes; {error}") from None
    cases = [case for case in root.iter("testcase") if case.find("skipped") is None and case.get("status") != "notrun"]
    if not cases:
        raise ModelError(f"{path}: no test was run in it")
    by_name: dict[str, tuple[DossierRow, ...]] = {}
    for case in cases:
        for row in _rows_of(case, path):
            merged = by_name.get(_name_of(case), ())
            if row.kind != "test" or row.verdict == "fails" or not merged:
                by_name[_name_of(case)] = (*merged, row)
    return tuple(row for rows in by_name.values() for row in rows)


def _rows_of(case: ET.Element, path: str | Path) -> Iterator[DossierRow]:
    command = _command(case)
    told = [_row(one.get("value", ""), command, path) for one in case.iter("property") if _is_claim(one)]
    yield from told
    failed = case.find("failure") is not None or case.find("error") is not None
    if failed and all(row.verdict == "holds" for row in told):
        yield said("test", _words(case), "the test", (PASSES, "fails"), command)
    elif not told:
        yield said("test", _words(case), "the test", (PASSES, PASSES), command)


def _is_claim(one: ET.Element) -> bool:
    return CLAIM.fullmatch(one.get("name", "")) is not None


def _row(text: str, command: str, path: str | Path) -> DossierRow:
    try:
        told: JsonObject = json.loads(text)
    except json.JSONDecodeError as error:
        raise ModelError(f"{path}: a claim is no JSON: {error}") from None
    missing = [name for name in FIELDS if name not in told]
    if missing:
        raise ModelError(f"{path}: a claim has no {' and no '.join(missing)}: {text}")
    return DossierRow(
        kind=told["kind"],
        claim=told["claim"],
        source=told["source"],
        relation=told["relation"],
        expected=_number(told["expected"]),
        tolerance=_number(told["tolerance"]),
        got=_number(told["got"]),
        error=_number(told["error"]),
        verdict=judged(told["holds"]),
        command=command,
    )


def _number(told: Any) -> Any:
    return math.nan if told is None else told


def _name_of(case: ET.Element) -> str:
    """The test without the numbers of its instances."""
    return re.sub(r"/\d+$", "", f"{case.get('classname', '')}.{case.get('name', '')}")


def _words(case: ET.Element) -> str:
    """`Suite.WhatItSays` and `tests.room.test_what_it_says` as words."""
    suite, name = case.get("classname", ""), re.sub(r"/.*$|\[.*\]$", "", case.get("name", ""))
    if _is_python(case):
        return name.removeprefix("test_").replace("_", " ")
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name).lower()
    return f"{suite.rpartition('/')[2]}: {words}"


def _is_python(case: ET.Element) -> bool:
    return case.get("name", "").startswith("test_")


def _command(case: ET.Element) -> str:
    suite, name = case.get("classname", ""), case.get("name", "")
    if _is_python(case):
        return shlex.join(["pytest", f"{suite.replace('.', '/')}.py::{name}"])
    found = re.search(r"tests/(\w+)/[\w.]+$", case.get("file", ""))
    program = f"{PROGRAMS}/colead_{found[1]}_tests" if found else "the test program"
    return shlex.join([program, f"--gtest_filter={suite}.{name}"])
