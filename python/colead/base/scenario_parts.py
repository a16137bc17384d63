# SPDX-License-Identifier: Apache-2.0
"""What a scenario offers beside its fields: values by path, other strategies, a file, equality, a table of itself."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from os import PathLike
from pathlib import Path
from typing import Any

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.as_resolved import resolved_of
from colead.base.errors import ModelError
from colead.base.files import write_file
from colead.base.known_names import did_you_mean, require_known
from colead.base.shown import Told, counted, cut, facts, quoted
from colead.base.shown import as_html as told_as_html

STEP = re.compile(r"\[(\d+)\]")
PLAIN_STEP = re.compile(r"[\w-]+")
MOST_VALUES, MOST_DEPTH = 200_000, 64  # where the reader gives up, and says so: a tree may hold itself
NAMING = ("strategy", "than", "more")  # keys of an expectation that name a strategy


def require_scenario(scenario: object) -> None:
    """TypeError, with the call that makes one, for what is no scenario: its name, its file, its text."""
    if isinstance(scenario, _core.Scenario):
        return
    if isinstance(scenario, str | PathLike):
        way = "from_yaml" if isinstance(scenario, str) and "\n" in scenario else "load"
        text = "..." if way == "from_yaml" else cut(repr(os.fspath(scenario)))
        raise TypeError(f"expected a Scenario; cl.Scenario.{way}({text}) makes one")
    raise TypeError(f"expected a Scenario, not {scenario!r:.40}; cl.Scenario.load reads one from a file")


def require_pairs(name: str, tree: Mapping[str, Any]) -> None:
    """TypeError, with where it stands, for a mapping in the tree whose items are no pairs of a key and a value."""
    waiting: list[tuple[str, Any, int]] = [(name, tree, 0)]
    for _ in range(MOST_VALUES):
        if not waiting:
            return
        where, value, depth = waiting.pop()
        if isinstance(value, Mapping):
            items: Any = value.items()
            inner = [_pair(where, value, one) for one in (items if isinstance(items, Iterable) else [items])]
        else:
            inner = list(enumerate(value))
        if depth < MOST_DEPTH:
            waiting += [
                (f"{where}[{key!r}]", one, depth + 1) for key, one in inner if isinstance(one, Mapping | list | tuple)
            ]


def _pair(where: str, mapping: Mapping[str, Any], item: Any) -> tuple[Any, Any]:
    if not isinstance(item, tuple) or len(item) != 2:
        kind = type(mapping).__name__
        raise TypeError(f"{where}: items of {kind} must be pairs of a key and a value, not {item!r:.40}")
    return item


def part(scenario: _core.Scenario, path: str) -> Any:
    """The value at a path, defaults filled in; KeyError with the nearest name for a path that leads nowhere."""
    if not isinstance(path, str):
        raise TypeError(f"a scenario is read by a path such as 'seed', not by a {type(path).__name__}")
    found: Any = resolved_of(scenario)
    rest = path
    while rest:
        above = path[: len(path) - len(rest)].rstrip(".")
        position = STEP.match(rest)
        if position and isinstance(found, list):
            found, rest = _item(found, int(position[1]), above), rest[position.end() :]
            continue
        rest = rest.removeprefix(".")
        name = _name(found, rest, above)
        found, rest = found[name], rest[len(name) :]
    return found


def _item(found: list[Any], index: int, above: str) -> Any:
    if index >= len(found):
        raise KeyError(f"'{above}' has {counted(len(found), 'item')}")
    return found[index]


def _name(found: Any, rest: str, above: str) -> str:
    """Names may hold dots, so the longest that fits is meant."""
    known: list[str] = list(found) if isinstance(found, Mapping) else []
    fitting = [one for one in known if rest == one or rest.startswith((f"{one}.", f"{one}["))]
    if not fitting:
        wrong = re.split(r"[.\[]", rest)[0]
        where = f" in '{above}'" if above else ""
        what = f"no {quoted(wrong)}{where}" if known else f"'{above}' has no parts"
        raise KeyError(what + did_you_mean(wrong, known))
    return max(fitting, key=len)


def paths(scenario: _core.Scenario) -> list[str]:
    """Every path that leads to a value or a part, for completion."""
    found: list[str] = []

    def walk(value: Any, path: str) -> None:
        if path:
            found.append(path)
        if isinstance(value, dict):
            for name, inner in value.items():
                walk(inner, f"{path}.{name}" if path else name)
        elif isinstance(value, list):
            for at, inner in enumerate(value):
                walk(inner, f"{path}[{at}]")

    walk(resolved_of(scenario), "")
    return found


def save(scenario: _core.Scenario, path: str | PathLike[str]) -> Path:
    """Writes it as it is written, with ranges, grades and sources; OSError when it cannot be, TypeError for no path."""
    target = Path(path)
    write_file(target, scenario.written_yaml())
    return target


def with_strategy(
    scenario: _core.Scenario, name: str, interventions: Sequence[Any], title: str = "", description: str = ""
) -> _core.Scenario:
    """One strategy more, or another one of that name; compared where the file lists what is."""
    if not isinstance(name, str):
        raise TypeError(f"a strategy is named by a text, not by a {type(name).__name__}")
    written: JsonObject = scenario.to_dict()
    changes: JsonObject = {f"strategies.{name}": list(interventions)}
    if not PLAIN_STEP.fullmatch(name):  # a path would lead somewhere else
        changes = {"strategies": {**written["strategies"], name: list(interventions)}}
    before = written.get("strategy_texts") or {}
    said = {key: text for key, text in (("title", title), ("description", description)) if text}
    if said or name in before:  # what was said of another strategy of that name is not said of this one
        changes["strategy_texts"] = {other: text for other, text in before.items() if other != name}
        if said:
            changes["strategy_texts"][name] = said
    listed = resolved_of(scenario)["compare"].get("strategies", [])
    if listed and name not in listed:
        changes["compare.strategies"] = [*listed, name]
    return scenario.with_(changes)


def only(scenario: _core.Scenario, names: Sequence[str]) -> _core.Scenario:
    """The baseline and these strategies alone."""
    require_known("strategy", names, scenario.strategies)
    kept = {scenario.baseline, *names}
    return without(scenario, [one for one in scenario.strategies if one not in kept])


def without(scenario: _core.Scenario, names: Sequence[str]) -> _core.Scenario:
    """All strategies but these, and nothing of what is believed of them."""
    require_known("strategy", names, scenario.strategies)
    if scenario.baseline in names:
        raise ModelError(f"'{scenario.baseline}' is the baseline, which the others are compared with")
    written: JsonObject = scenario.to_dict()
    changes: JsonObject = {}
    for key in ("strategies", "strategy_texts"):
        if written.get(key):
            changes[key] = {name: value for name, value in written[key].items() if name not in names}
    listed = (written.get("compare") or {}).get("strategies")
    if listed:
        changes["compare.strategies"] = [name for name in listed if name not in names]
    beliefs = written.get("expectations")
    if beliefs:
        changes["expectations"] = [one for one in beliefs if not any(one.get(key) in names for key in NAMING)]
    return scenario.with_(changes)


def observed_words(scenario: _core.Scenario) -> str:
    """`2027-01-04 to 2029-01-01`: from the first day observed to the last; empty where there is no date."""
    if scenario.observed_from is None:
        return ""
    last = scenario.observed_from + timedelta(days=math.ceil(7 * scenario.horizon_weeks) - 1)
    return f"{scenario.observed_from} to {last}"


def equal(scenario: _core.Scenario, other: object) -> bool:
    """Whether both say the same: every value, with its range, grade and source, and the same kinds of one's own."""
    if scenario is other:
        return True
    return isinstance(other, _core.Scenario) and _said(scenario) == _said(other)


def hashed(scenario: _core.Scenario) -> int:
    """Equal for equal scenarios."""
    return hash(scenario.resolved_json())


def _said(scenario: _core.Scenario) -> tuple[Any, ...]:
    grounds = [(one.path, one.low, one.high, one.grade, one.source, one.ranged) for one in scenario.assumptions]
    return scenario.resolved_json(), grounds, scenario.kinds


def as_html(scenario: _core.Scenario) -> str:
    """What it holds, and its strategies."""
    titles = [
        [name, scenario.strategy_title(name), scenario.strategy_description(name)] for name in scenario.strategies
    ]
    people, strategies = counted(scenario.people, "person", "people"), counted(len(titles), "strategy", "strategies")
    known = facts(
        {
            "title": scenario.title,
            "units": ", ".join(scenario.units),
            "professions": ", ".join(scenario.professions),
            "decisions": ", ".join(scenario.decisions),
            "weeks": f"{scenario.horizon_weeks:g}, after a warm-up of {scenario.warm_up_weeks:g}",
            "observed": observed_words(scenario),
            "baseline": scenario.baseline,
            "seed": scenario.seed,
        }
    )
    above = told_as_html("Scenario", Told(f"'{scenario.name}': {people}, {strategies}", scenario.question, rows=known))
    return above + told_as_html("Strategies", Told("", columns=("strategy", "title", "description"), rows=titles))
