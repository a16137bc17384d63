# SPDX-License-Identifier: Apache-2.0
"""The page of studies: each with its question, what counts for and against it, the answer, a picture, the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from colead.experiments.study import Study
from colead.plots.pictures import svg
from colead.plots.study import study_picture
from colead.sources import by_key
from colead.words import titles

NOTE = "<!-- SPDX-License-Identifier: Apache-2.0 -->\n<!-- Written by scripts/make_studies.py; never edit. -->\n"
INTRODUCTION = """
Each study holds a hypothesis against runs. What counts for it and against it stands in its file, and the answer is made
of the figures. Where a file was changed after a first look at runs, its limits say so. A claim is that a difference
reaches the smallest one that matters: yes where the whole interval does, no where none of it does, otherwise nobody can
tell. Intervals tell how sure the *simulation* is. How sure the *assumptions* are is tried in plausible worlds, where a
study asks for them: every number with a written range drawn anew. No answer is about a named organisation. How a study
is written: [Studies](guides/studies.md).
"""


def studies_page(studies: Sequence[Study], first: str) -> str:
    """The whole page; the picture of the study named `first` stands on top."""
    top = next(one for one in studies if one.asked.name == first)
    parts = [f"{NOTE}# Studies\n", _picture(top), INTRODUCTION, _table(studies)]
    return "\n".join([*parts, *(section(one) for one in studies)])


def write_studies(studies: Sequence[Study], page: Path, first: str) -> list[Path]:
    """The page, and the pictures into the folder beside it that has its name. Returns the files."""
    folder = page.with_suffix("")
    folder.mkdir(parents=True, exist_ok=True)
    written = [page]
    for one in studies:
        picture = folder / f"{one.asked.name}.svg"
        picture.write_text(svg(study_picture(one)), encoding="utf-8")
        written.append(picture)
    page.write_text(studies_page(studies, first), encoding="utf-8")
    return written


def _heading(study: Study) -> str:
    return f"{study.asked.name.upper()}. {study.asked.title}"


def _anchor(study: Study) -> str:
    return "".join(c for c in _heading(study).lower() if c.isalnum() or c in " -_").replace(" ", "-")


def _picture(study: Study) -> str:
    return f"![{study.headline}](studies/{study.asked.name}.svg)\n"


def _table(studies: Sequence[Study]) -> str:
    rows = [f"| [{one.asked.name.upper()}](#{_anchor(one)}) | {one.asked.question} | {one.answer} |" for one in studies]
    return "\n".join(["| | question | answer |", "|---|---|---|", *rows]) + "\n"


def section(study: Study) -> str:
    """One study."""
    asked = study.asked
    counts_for, counts_against = study.counts
    source = by_key()[asked.hypothesis]
    link = f"[{source.cite}](reference/sources.md#{asked.hypothesis})"
    parts = [
        f"## {_heading(study)}\n",
        f"**{asked.question}** ({link}: {source.found})\n",
        f"{asked.design} {_run_words(study)}\n",
        f"*For*: {counts_for}. *Against*: {counts_against}.\n",
        f"> {study.sentence}\n",
        _picture(study),
        *_tables(study),
        f"Limits: {asked.limits}\n" if asked.limits else "",
        f"`colead study {asked.file}`\n",
    ]
    return "\n".join(part for part in parts if part)


def _run_words(study: Study) -> str:
    asked, scenario = study.asked, study.asked.scenario
    name = Path(asked.scenario_file).name
    horizon = "" if _swept(study, "horizon_weeks") else f" of {scenario.horizon_weeks:g} weeks"
    text = f"Scenario `{name}`: {asked.replications} runs{horizon} for each variant"
    text += " at each level" if asked.levels is not None else ""
    text += f", seed {asked.seed}, on the same luck."
    shared = [f"`{path}: {_value(value)}`" for path, value in asked.changes.items() if path != "horizon_weeks"]
    return text + (f" Changed in all: {', '.join(shared)}." if shared else "")


def _swept(study: Study, path: str) -> bool:
    return study.asked.levels is not None and path in study.asked.levels.paths


def _value(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _tables(study: Study) -> Iterator[str]:
    """Means of every variant, a row for each metric and level; differences are in the sentence and the picture."""
    asked = study.asked
    levels = asked.levels
    head = ["metric", "unit", *([levels.title] if levels is not None else []), *(one.title for one in asked.variants)]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for metric, group in asked.figures:
        own = [one for one in study.means if (one.metric, one.group) == (metric, group)]
        for level in asked.places:
            here = [one for one in own if one.level == level]
            title = titles.metric_title(metric) + ("" if group == "all" else f": {titles.group_words(group)}")
            at = [] if level is None else [f"{level:g}"]
            lines.append(
                "| " + " | ".join([title, titles.unit_words(here[0].unit), *at, *(one.text for one in here)]) + " |"
            )
    yield "\n".join(lines) + "\n"
