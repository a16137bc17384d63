# SPDX-License-Identifier: Apache-2.0
"""The page of sources, and links of the other reference pages to it; scripts/make_reference.py writes them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping

from colead.sources import GRADES, Group, Source, by_key, groups


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


def linked(text: str) -> str:
    """The text of a `source`, each key a link to its place on the page."""

    def link(word: re.Match[str]) -> str:
        return f"[{word[0]}](sources.md#{word[0]})" if word[0] in by_key() else word[0]

    return re.sub(r"\w+", link, cell(text))


def sources_introduction() -> str:
    grades = "\n".join(f"- {f'**{grade}**' if grade else 'no grade'}: {text}" for grade, text in GRADES.items())
    return (
        "What numbers, mechanisms and kinds rest on. A `source` in C++, Python and YAML cites the keys below, several\n"
        "separated by commas; `colead sources KEY` tells the same. The entries stand in `colead/sources/` of the\n"
        "package, one file a group. The grade here is that of the source; a field has one of its value.\n\n"
        f"{grades}\n\n"
        "Whoever prints a figure of grade B looks it up first. Behind a field stand its default and its limits.\n"
    )


def sources_body(cited_by: Mapping[str, list[str]]) -> Iterator[str]:
    """Every group, and below each source who cites it."""
    for group in groups():
        yield from _group(group)
        for source in group.sources:
            yield from _source(source, cited_by.get(source.key, []))


def _group(group: Group) -> Iterator[str]:
    yield f"## {group.title}\n"
    if group.note:
        yield _wrapped(linked(group.note))


def _source(source: Source, cited_by: list[str]) -> Iterator[str]:
    facts = [f"**{source.cite[0].upper()}{source.cite[1:]}.**"]
    facts += [f"{source.title.removesuffix('.')}."] if source.title else []
    facts += [f"Grade **{source.grade}**."] if source.grade else []
    facts += [source.where] if source.where else []
    yield f"### {source.key}\n\n{_wrapped(cell(' '.join(facts)))}"
    yield _wrapped(linked(source.found) + (f" Plausible: {cell(source.range)}." if source.range else ""))
    if cited_by:
        yield _wrapped("Cited by " + ", ".join(cited_by) + ".")


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 120, break_on_hyphens=False, break_long_words=False) + "\n"
