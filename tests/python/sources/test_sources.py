# SPDX-License-Identifier: Apache-2.0
"""Whatever cites a source cites one that exists, and says honestly how well it is known."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import colead as cl
from colead import sources
from colead.sources import by_key, cited, groups, told

ROOT = Path(__file__).resolve().parents[3]
Record = dict[str, Any]
KEY_LIKE = re.compile(r"\b(?:(?:assumed|design|computed|hypothesis)_[a-z0-9_]*[a-z0-9]|[a-z_]+_(?:1[789]|20)\d\d)\b")


def with_inner(fields: list[Record]) -> Iterator[Record]:
    for field in fields:
        yield field
        yield from with_inner(field.fields)


def nodes(node: Record, path: str = "") -> Iterator[tuple[str, str]]:
    """Every key of the schema and its description."""
    for name, field in node.get("properties", {}).items():
        place = f"{path}.{name}".lstrip(".")
        yield place, field.get("description", "")
        for inside in (field, field.get("additionalProperties"), field.get("items")):
            if isinstance(inside, dict):
                yield from nodes(inside, place)


def citations() -> dict[str, str]:
    """Where -> source, of every kind, parameter, metric and key of a scenario."""
    found = {}
    for catalogue in cl.kinds():
        for kind in catalogue.kinds:
            place = f"{catalogue.name}.{kind.name}"
            found[place] = kind.source
            found |= {f"{place}.{field.path}": field.source for field in with_inner(kind.fields)}
    for place, description in nodes(cl.schema()):
        if match := re.search(r"\. Source: (.*?)\.(?: \w+: |$)", description):
            found[place] = match[1]
    return {place: source for place, source in found.items() if source}


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_every_cited_source_exists() -> None:
    found = citations()
    assert len(found) > 200
    unknown = {place: key for place, text in found.items() for key in re.split(r",\s*", text) if key not in by_key()}
    assert unknown == {}


def test_every_kind_and_every_graded_number_cites_a_source() -> None:
    bare = []
    for catalogue in cl.kinds():
        for kind in catalogue.kinds:
            bare += [] if kind.source else [kind.name]
            bare += [f"{kind.name}.{f.path}" for f in with_inner(kind.fields) if f.grade and not f.source]
    assert bare == []


def test_keys_in_comments_and_pages_exist() -> None:
    unknown = []
    for path in tracked("libsim/**/*.?pp", "tests/**/*.?pp", "docs/**/*.md", "scenarios/**/*.yaml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        said = lines if path.suffix in (".md", ".yaml") else [line.partition("//")[2] for line in lines]
        unknown += [(path.name, key) for line in said for key in KEY_LIKE.findall(line) if key not in by_key()]
    assert unknown == []


def test_nothing_cites_notes_that_are_not_here() -> None:
    old = re.compile(
        r"\bdomain(?:\.md| reference| notes)?,? +(?:rows? +)?\d|\bdomain (?:reference|notes)|domain\.md", re.IGNORECASE
    )
    places = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        if path.suffix in (".cpp", ".hpp", ".py", ".pyi", ".md", ".yaml", ".toml", ".ipynb") and path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if old.search(line)
    ]
    assert places == []


def test_every_file_of_sources_is_a_group_of_the_page() -> None:
    files = {path.stem for path in Path(sources.__file__).parent.glob("*.toml")}
    assert files - {"ranges"} == set(sources.ORDER)  # ranges by rule cite sources and are none


def test_a_key_stands_once() -> None:
    keys = [source.key for group in groups() for source in group.sources]
    assert len(keys) == len(set(keys)) == len(by_key())


@pytest.mark.parametrize("key", list(by_key()))
def test_an_entry_says_how_well_it_is_known(key: str) -> None:
    source = by_key()[key]
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)+", key)
    assert source.cite
    assert source.found.endswith((".", '."'))
    assert source.grade in sources.GRADES
    assert source.where or source.grade != "A", "grade A: the text was seen; say where"
    assert bool(source.range) == key.startswith("assumed_"), "an assumption has a plausible range, nothing else has"
    assert (source.grade == "C") == key.startswith("assumed_")
    assert [named for named in KEY_LIKE.findall(source.found) if named not in by_key()] == []


def test_cited_finds_keys_in_free_text_each_once_and_in_order() -> None:
    text = "josang_2002: W = 2; not assumed_by_anybody, but assumed_voice and josang_2002"
    assert [source.key for source in cited(text, "march_1991")] == ["josang_2002", "assumed_voice", "march_1991"]
    assert cited("no measurement") == []


def test_told_replaces_keys_alone() -> None:
    assert told("josang_2002: W = 2") == "Jøsang & Ismail 2002: W = 2"
    assert told("share of 1-3 person-hours") == "share of 1-3 person-hours"
