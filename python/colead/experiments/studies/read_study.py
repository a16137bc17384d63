# SPDX-License-Identifier: Apache-2.0
"""A study file read whole: every mistake in it is found before anything runs, and told with line and column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from colead import _core
from colead.base.checks import LARGEST_KEY
from colead.base.errors import ModelError, ScenarioError
from colead.base.known_names import nearest
from colead.base.shown import quoted
from colead.experiments.judged_metric import metric_named
from colead.experiments.studies import written
from colead.experiments.studies.changes import at_level, changed
from colead.experiments.studies.study_file import (
    Claim,
    Direction,
    FigureKey,
    Levels,
    Picture,
    StudyFile,
    Variant,
    Worlds,
)
from colead.experiments.studies.written import Document, Mistake, Section
from colead.sources import by_key

FORMAT = 1
MOST_LEVELS = 50


def read_study(path: str | Path, overrides: Mapping[str, Any] | None = None) -> StudyFile:
    """ScenarioError with every mistake of the file, or those of its scenario. overrides: values that take the place of
    those that the study itself gives its scenario, such as a shorter horizon."""
    document = Document(path)
    root = document.root
    root.take("study", written.count(FORMAT, FORMAT), required=True)
    scenario = _scenario(root, Path(path))
    document.settle()
    changes = dict(root.raw("changes") or {}) | dict(overrides or {})
    world = _changed(root, scenario, changes)
    reader = _Reader(root, world)
    study = reader.read(changes)
    root.finish()
    document.settle()
    return study


def _scenario(root: Section, path: Path) -> _core.Scenario:
    name = root.take("scenario", written.text, required=True)
    if name is None:
        root.document.settle()
    target = path.parent / name
    if not target.is_file():
        root.fail("scenario", Mistake("PATH", f"there is no file '{target}'", "a scenario, seen from this file"))
        root.document.settle()
    scenario = _core.Scenario.load(target)
    strategies = root.raw("strategies")
    try:
        return changed(scenario, {} if strategies is None else {"strategies": strategies})
    except (ScenarioError, ModelError, TypeError) as error:
        root.fail("strategies", Mistake("SCHEMA", _told(error)))
        return scenario


def _told(error: Exception) -> str:
    if isinstance(error, ScenarioError):
        first = error.diagnostics[0]
        return first.message + (f" (did you mean '{first.suggestion}'?)" if first.suggestion else "")
    return str(error)


def _changed(section: Section, scenario: _core.Scenario, changes: Mapping[str, Any]) -> _core.Scenario:
    """The scenario with the changes; a mistake is told where the path stands that it is about."""
    inside = section.section("changes") if "changes" in section else None
    try:
        return changed(scenario, changes)
    except (ScenarioError, ModelError, TypeError) as error:
        about = error.path if isinstance(error, ScenarioError) else ""
        near = [key for key in changes if key == about or about.startswith(key) or f"'{key}'" in str(error)]
        place, key = (inside, near[0]) if inside is not None and near and near[0] in inside else (section, "changes")
        place.fail(key, Mistake("SCHEMA", _told(error)))
        section.document.settle()
        raise


@dataclass
class _Reader:
    root: Section
    scenario: _core.Scenario

    def __post_init__(self) -> None:
        self.outputs = _core.Experiment(self.scenario).outputs

    def read(self, changes: Mapping[str, Any]) -> StudyFile:
        root = self.root
        variants = self.variants()
        levels = self.levels()
        study = StudyFile(
            file=root.document.file,
            scenario_file=root.take("scenario", written.text),
            name=root.take("name", written.text, "", required=True),
            title=root.take("title", written.text, "", required=True),
            question=root.take("question", written.text, "", required=True),
            hypothesis=root.take("hypothesis", written.one_of("source", list(by_key())), "", required=True),
            design=root.take("design", written.text, "", required=True),
            limits=root.take("limits", written.text, ""),
            scenario=self.scenario,
            changes=changes,
            variants=variants,
            levels=levels,
            replications=root.take("replications", written.count(2, 10**6), self.scenario.replications),
            seed=root.take("seed", written.count(0, LARGEST_KEY), self.scenario.seed),
            equal_hours=root.take("equal_hours", written.boolean, False),
            claims=tuple(self.claim(one, variants, levels) for one in root.sections("claims")),
            also=root.take("also", written.list_of(self.figure), ()),
            shown=root.take("shown", written.list_of(self.figure), ()),
            picture=root.take("picture", written.one_of("picture", get_args(Picture)), "differences"),
            worlds=self.worlds(),
        )
        if not study.claims:
            root.fail("claims", Mistake("SCHEMA", "a study needs at least one claim"))
        return study

    def figure(self, value: Any) -> FigureKey:
        """`metric` or `metric:group`."""
        name, _, group = written.text(value).partition(":")
        try:
            return metric_named(name, self.outputs).name, group or "all"
        except ValueError:
            known = [output.name for output in self.outputs]
            near = nearest(name, known)
            raise Mistake("REF", f"unknown metric {quoted(name)}", "" if near else "a metric", near) from None

    def variants(self) -> tuple[Variant, ...]:
        found = []
        for name, one in self.root.named("variants").items():
            known = written.one_of("strategy", self.scenario.strategies)
            strategy = one.take("strategy", known, self.scenario.baseline)
            title = one.take("title", written.text, name, required=True)
            changes = dict(one.raw("changes") or {})
            _changed(one, self.scenario, changes)
            one.finish()
            found.append(Variant(name, title, strategy, changes))
        if not found:
            self.root.fail("variants", Mistake("SCHEMA", "a study needs at least one variant"))
            self.root.document.settle()
        return tuple(found)

    def levels(self) -> Levels | None:
        section = self.root.section("levels")
        if section is None:
            return None
        numbers = written.list_of(written.number)
        paths = section.take("paths", written.list_of(written.text), (), required=True)
        times = section.take("times", numbers)
        values = section.take("values", numbers)
        title = section.take("title", written.text, "", required=True)
        section.finish()
        if (times is None) == (values is None):
            section.fail("values", Mistake("SCHEMA", "levels need either values or times"))
        levels = Levels(title, paths, times if values is None else values, values is None)
        self._require_possible(section, levels)
        return levels

    def _require_possible(self, section: Section, levels: Levels) -> None:
        key = "times" if levels.times else "values"
        found = levels.values or ()
        if not 2 <= len(found) <= MOST_LEVELS or any(a >= b for a, b in pairwise(found)):
            section.fail(key, Mistake("RANGE", "levels rise from one to the next", f"2 to {MOST_LEVELS} numbers"))
        self.root.document.settle()
        for value in levels.values:
            try:
                at_level(self.scenario, levels.paths, value, times=levels.times)
            except (ScenarioError, ModelError) as error:
                section.fail("paths", Mistake("SCHEMA", f"at {value:g}: {_told(error)}"))
                break

    def claim(self, section: Section, variants: Iterable[Variant], levels: Levels | None) -> Claim:
        names = [one.name for one in variants]
        variant = written.one_of("variant", names)
        level = _level_of(levels)
        metric, group = section.take("metric", self.figure, ("", "all"), required=True)
        found = Claim(
            metric=metric,
            group=group,
            variant=section.take("variant", variant, names[0], required=True),
            than=section.take("than", lambda value: (variant if isinstance(value, str) else written.number)(value)),
            direction=section.take("is", written.one_of("direction", get_args(Direction)), "higher", required=True),
            at=section.take("at", level),
            since=section.take("since", level),
            matters=section.take("matters", written.amount(0.0, 1e12)),
        )
        section.finish()
        if levels is not None and "at" not in section:
            section.fail("at", Mistake("SCHEMA", "with levels a claim says at which", "at: one of them"))
        if "than" not in section and "since" not in section:
            section.fail("than", Mistake("SCHEMA", "the key 'than' is missing", "a variant, a number, or 'since'"))
        if found.than is not None and found.than == found.variant:
            section.fail("than", Mistake("REF", "a variant is no different from itself", "another variant"))
        if found.since is not None and found.since == found.at:
            section.fail("since", Mistake("REF", "nothing grows from a level to itself", "another level"))
        return found

    def worlds(self) -> Worlds | None:
        section = self.root.section("worlds")
        if section is None:
            return None
        found = Worlds(
            count=section.take("count", written.count(10, 10**5), 40),
            replications=section.take("replications", written.count(1, 10**4), 4),
            share=section.take("share", written.amount(0.5, 1.0), 0.8),
            only=section.take("only", written.list_of(written.text), ()),
        )
        section.finish()
        return found


def _level_of(levels: Levels | None) -> written.Check:
    def check(value: Any) -> float:
        found = written.number(value)
        known = () if levels is None else levels.values
        if found in known:
            return found
        raise Mistake("REF", f"there is no level {found:g}", "one of: " + ", ".join(f"{one:g}" for one in known))

    return check
