# SPDX-License-Identifier: Apache-2.0
"""Lays the written pages out as the source of the site: where each goes, and what its links become there.

The front page is docs/index.md. Its headings with lists of links are the chapters of the site: a page is in it because
the front page, or a page of a chapter, names it. A page that nobody names is an error of Sphinx.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
# Pages that a code forge wants at other places.
ELSEWHERE = {
    "CONTRIBUTING.md": "project/contributing.md",
    "CHANGELOG.md": "project/changelog.md",
    "SECURITY.md": "project/security.md",
    "scenarios/README.md": "project/scenarios.md",
    "packaging/README.md": "project/packaging.md",
}
LINK = re.compile(r"(?P<text>\[[^\]]*\]\()(?P<target>[^)\s]+)\)")
FENCE = re.compile(r"(^```.*?^```$)", re.DOTALL | re.MULTILINE)
GENERATED = "<!-- generated pages -->\n"
PLAYGROUND = "<!-- playground -->\n"


@dataclass(frozen=True, slots=True)
class Made:
    """A page that is made of the code, for the list on the front page."""

    page: str  # below the source, without ending
    title: str
    about: str
    ending: str = ".md"


def written() -> dict[Path, str]:
    """Place in the site by file, for every page that somebody wrote."""
    places = {page: page.relative_to(DOCS).as_posix() for page in sorted(DOCS.rglob("*.md"))}
    places |= {ROOT / name: place for name, place in ELSEWHERE.items()}
    return places | {path: f"notebooks/{path.stem}.ipynb" for path in sorted((ROOT / "notebooks").glob("*.py"))}


def relinked(text: str, page: Path, source: Path, places: dict[Path, str]) -> str:
    """Links as they are to be from the page's place in the site. Code is left alone."""
    folder = (source / places[page]).parent

    def moved(match: re.Match[str]) -> str:
        target, mark, anchor = match["target"].partition("#")
        if not target or re.match(r"\w+:", target):
            return match[0]
        file = (page.parent / target).resolve()
        if file.is_dir():  # a code forge lists a folder; here is nothing to show
            return match["text"][1:-2]
        new = source / places[file] if file in places else file
        return f"{match['text']}{os.path.relpath(new, folder)}{mark}{anchor})"

    parts = FENCE.split(text)
    parts[::2] = [LINK.sub(moved, part) for part in parts[::2]]
    return "".join(parts)


def linked_pages(text: str) -> Iterator[str]:
    """Pages that a laid-out text links to, without ending, in their order."""
    seen = set()
    for match in LINK.finditer(FENCE.sub("", text)):
        target = match["target"].partition("#")[0]
        name, ending = os.path.splitext(target)  # noqa: PTH122 - a link, not a file
        if ending in {".md", ".rst", ".ipynb"} and not re.match(r"\w+:", target) and name not in seen:
            seen.add(name)
            yield name


def toctree(pages: Sequence[str], caption: str = "") -> str:
    title = f":caption: {caption}\n" if caption else ""
    return f"```{{toctree}}\n:hidden:\n{title}\n" + "\n".join(pages) + "\n```\n"


def front_page(text: str, made: Sequence[Made], playground: str = "") -> str:
    """The front page with a chapter of the site for every heading that lists pages, and with the playground."""
    told = "".join(f"- [{one.title}]({one.page}{one.ending}): {one.about}\n" for one in made)
    for mark in (GENERATED, PLAYGROUND):
        if mark not in text:
            raise ValueError(f"docs/index.md: expected a line {mark.strip()}")
    opening, *chapters = re.split(
        r"^(?=## )", text.replace(GENERATED, told).replace(PLAYGROUND, playground), flags=re.MULTILINE
    )
    trees = []
    for chapter in chapters:
        title = chapter.partition("\n")[0].removeprefix("## ")
        if pages := list(linked_pages(chapter)):
            trees.append(toctree(pages, title))
    return opening + "".join(chapters) + "\n" + "\n".join(trees)


def lay_out(source: Path, made: Sequence[Made], playground: str = "") -> None:
    """Writes every page but the notebooks to its place below `source`."""
    places = written()
    for page, place in places.items():
        if page.suffix != ".md":
            continue
        text = relinked(page.read_text(encoding="utf-8"), page, source, places)
        if place == "index.md":
            text = front_page(text, made, playground)
        target = source / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    for picture in DOCS.rglob("*.svg"):
        target = source / picture.relative_to(DOCS)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(picture.read_bytes())
