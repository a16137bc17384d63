# SPDX-License-Identifier: Apache-2.0
"""Old names of options are read for one release, and say what they are called now."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer
from support import Command

import colead as cl
from colead.cli.app import app
from colead.cli.commands import COMMANDS
from colead.cli.renamed import OLD_OPTIONS, notices, renewed

EVERY = [(command, old, new) for command, names in OLD_OPTIONS.items() for old, new in names.items()]


@pytest.mark.parametrize(("command", "old", "new"), EVERY)
def test_an_old_name_is_read_with_a_notice_and_the_new_one_without(
    colead: Command, tiny_file: str, command: str, old: str, new: str
) -> None:
    few = ("--worlds", 20) if command == "stress" else ("--replications", 2)
    extra = ("--strategy", "shadowing") if command == "stress" else ()
    if command in ("attribute", "doctor", "report"):
        pytest.skip("the smallest organisation has no bundle to divide, and a store is another test's")
    asked = [
        colead(command, tiny_file, *few, *extra, "--quiet", "--json", "-", option, "trust_mean")
        for option in (old, new)
    ]
    assert [one.code for one in asked] == [0, 0]
    assert asked[0].out == asked[1].out
    assert asked[0].err == f"colead: {old} is now called {new}; the old name goes with the next release\n"
    assert asked[1].err == ""


def test_an_old_name_is_known_in_both_spellings_and_in_its_own_commands_alone() -> None:
    assert list(notices(["stress", "x.yaml", "--judge-by=trust_mean"])) == list(
        notices(["stress", "x.yaml", "--judge-by", "trust_mean"])
    )
    assert len(list(notices(["compare", "--measure", "a", "--judge-by", "b"]))) == 2
    assert list(notices(["validate", "--measure", "a"])) == list(notices([])) == []


def test_both_names_at_once_are_refused_in_python(tiny: cl.Scenario) -> None:
    with pytest.raises(ValueError, match="give metric alone"):
        cl.compare(tiny, metric="trust_mean", judge_by="trust_mean", progress=False)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example_of_the_command(colead: Command, command: str) -> None:
    assert re.search(rf"Example: colead {command} ", colead(command, "--help").out)


def test_a_key_under_its_old_name_is_read_with_a_notice_in_every_command_that_reads_files(
    colead: Command, tiny_text: str, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    for file, key in ((old, "measures"), (new, "criteria")):
        file.write_text(f"{tiny_text}{key}: [safety, access]\n", encoding="utf-8")
    place = f"{old}:{tiny_text.count(chr(10)) + 1}:1"
    notice = f"{place}: SCHEMA: 'measures' is now called 'criteria'; the old name goes with the next release"
    few = ("--replications", 2, "--quiet", "--json", "-")
    for command, *options in (("validate",), ("show",), ("run", *few), ("compare", *few)):
        before, now = (colead(command, file, *options) for file in (old, new))
        assert [before.code, now.code] == [0, 0]
        assert before.out.replace(str(old), str(new)) == now.out
        assert (before.err, now.err) == (f"colead: {notice}\n", "")


def test_a_scenario_tells_of_its_old_names_and_lists_its_criteria(tiny_text: str) -> None:
    old = cl.Scenario.from_yaml(f"{tiny_text}measures: [safety, access]\n", "old.yaml")
    assert old.criteria == ("safety", "access")
    assert [notice.split(": ")[0] for notice in old.old_names] == [f"old.yaml:{tiny_text.count(chr(10)) + 1}:1"]
    assert cl.Scenario.from_yaml(f"{tiny_text}criteria: [safety, access]\n").old_names == ()


def test_old_names_become_new_ones_before_anything_is_read() -> None:
    assert renewed(["doctor", "x.db", "-k", "3"]) == ["doctor", "x.db", "--runs", "3"]
    assert renewed(["stress", "x.yaml", "--judge-by=trust_mean"]) == ["stress", "x.yaml", "--metric=trust_mean"]
    assert renewed(["report", "x.db", "-o", "r.html"]) == ["report", "x.db", "--report", "r.html"]
    assert renewed(["report", "x.db", "--output=r.html"]) == ["report", "x.db", "--report=r.html"]
    assert renewed(["validate", "--measure"]) == ["validate", "--measure"]


def test_an_option_has_one_name_and_the_same_short_one_in_every_command() -> None:
    group: Any = typer.main.get_command(app)
    spellings: dict[str, set[tuple[str, ...]]] = {}
    shorts: dict[str, set[str]] = {}
    for command in group.commands.values():
        for option in command.params:
            if option.param_type_name != "option" or option.name == "help":
                continue
            long = [name for name in option.opts if name.startswith("--")]
            assert len(long) == 1, (command.name, option.opts)
            spellings.setdefault(long[0], set()).add(tuple(sorted(option.opts)))
            for short in set(option.opts) - set(long):
                shorts.setdefault(short, set()).add(long[0])
    assert {name: found for name, found in spellings.items() if len(found) > 1} == {}
    assert {short: found for short, found in shorts.items() if len(found) > 1} == {"-n": {"--replications", "--runs"}}
    assert not {"--measure", "--judge-by", "--out", "--file"} & spellings.keys()
