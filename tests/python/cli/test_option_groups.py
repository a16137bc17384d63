# SPDX-License-Identifier: Apache-2.0
"""Groups of options: a command takes them whole, and its users see each of them."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from typing import Annotated

import pytest
import typer
from support import ROOT, Command
from typer.testing import CliRunner

from colead.cli.option_groups import Here, Work, grouped
from colead.cli.refusals import flag_of


@dataclass(frozen=True)
class Pair:
    left: Annotated[int, typer.Option("--left", "-l", max=9)] = 1
    right: Annotated[list[str] | None, typer.Option(help="As often as wanted.")] = None


def test_a_group_is_filled_from_its_options() -> None:
    taken: list[object] = []

    @grouped
    def command(file: Annotated[str, typer.Argument()], pair: Pair, more: bool = False) -> None:
        taken.extend([file, pair, more])

    app = typer.Typer()
    app.command()(command)
    assert CliRunner().invoke(app, ["x", "-l", "2", "--right", "a", "--right", "b", "--more"]).exit_code == 0
    assert taken == ["x", Pair(2, ["a", "b"]), True]
    assert CliRunner().invoke(app, ["x", "--left", "10"]).exit_code == 2
    taken.clear()
    assert CliRunner().invoke(app, ["x"]).exit_code == 0
    assert taken == ["x", Pair(), False]


def test_the_options_of_the_work_are_the_same_everywhere(colead: Command) -> None:
    for name in ("compare", "attribute", "stress", "run"):
        shown = colead(name, "--help").out
        assert all(option in shown for option in ("--threads", "--quiet", "--store", "--dask"))
    for name in ("warm-up", "explain", "report"):
        shown = colead(name, "--help").out
        assert "--threads" in shown
        assert "--dask" not in shown


def test_no_command_writes_an_option_of_a_group_again() -> None:
    shared = {name for group in (Here, Work) for name in inspect.signature(group).parameters}
    assert shared == {"threads", "memory", "quiet", "store", "dask"}
    for path in (ROOT / "python" / "colead" / "cli" / "commands").glob("*.py"):
        written = set(re.findall(r"^ {4}(\w+): Annotated\[", path.read_text(encoding="utf-8"), re.MULTILINE))
        assert not written & shared, path


@pytest.mark.parametrize(
    ("option", "flag"),
    [("metric", "--metric"), ("strategies", "--strategy"), ("at_week", "--branch-week"), ("scenario", "FILE")],
)
def test_a_refusal_names_the_option_that_was_typed(option: str, flag: str) -> None:
    assert flag_of(option) == flag
