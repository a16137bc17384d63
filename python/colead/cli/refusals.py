# SPDX-License-Identifier: Apache-2.0
"""What is said when something went wrong, and the exit code that goes with it: one place for all commands."""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import typer
from rich.console import Console

from colead.base.checks import option_refused
from colead.base.errors import (
    BudgetError,
    ExecutorError,
    MissingLibraryError,
    ModelError,
    NonDeterminismError,
    ScenarioError,
    StoreError,
)
from colead.base.shown import cut
from colead.base.text import is_utf8
from colead.cli.diagnostics import print_diagnostics, print_mistake
from colead.runs.failed import failed_run_of

OUR_FAULT, USERS_INPUT = 1, 2
TOLD = BudgetError | ExecutorError | MissingLibraryError | StoreError
# Options, commands and files as they were typed: names that nothing has are shorter.
LONGEST_WORD = 500
LONGER = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
# Click's classes stand in click or in typer, by the version of typer.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]
# Where a flag is called otherwise than the keyword in Python.
FLAGS = {
    "scenario": "FILE",
    "strategies": "--strategy",
    "at_week": "--branch-week",
    "parameters": "--vary",
    "metrics": "--metric",
    "evidence": "FILE",
    "weeks": "--panel-weeks",
    "of": "--panel-of",
}


def exit_code(error: Exception) -> int:
    """2 for the user's input and for what the system refuses, 1 for a fault of ours."""
    if isinstance(error, NonDeterminismError):
        return OUR_FAULT
    return (
        USERS_INPUT
        if isinstance(error, ScenarioError | TOLD | ModelError | UsageError) or _of_system(error)
        else OUR_FAULT
    )


def tell(error: Exception, console: Console) -> None:
    """Says what is wrong."""
    if isinstance(error, ScenarioError):
        print_diagnostics(error.diagnostics, console)
    elif isinstance(error, TOLD):
        print_mistake(str(error), console)
    elif isinstance(error, UsageError):
        told = error.format_message()  # type: ignore[attr-defined]
        print_mistake(LONGER.sub(lambda word: cut(word[0], LONGEST_WORD), told), console)
    elif isinstance(error, ModelError):
        failed = failed_run_of(error)
        told = str(error) if failed is None else f"{failed.which} failed: {error}"
        print_mistake(
            told, console, "" if failed is None else f"{failed.advice}; --on-error collect goes on without it"
        )
    elif said := _of_system(error):
        print_mistake(said, console)
    else:
        traceback.print_exception(error)
        print_mistake("this is a mistake in colead, not in your input; please report it", console)


def _of_system(error: Exception) -> str:
    """What the system says of a file or a disk; empty for another error."""
    if not isinstance(error, OSError) or error.errno is None:
        return ""
    what = error.strerror or os.strerror(error.errno)
    return what if error.filename is None else f"'{cut(os.fsdecode(error.filename), LONGEST_WORD)}': {what}"


def require_text(words: Sequence[str]) -> None:
    """Arguments are UTF-8, as all that they name, but for files that are there: those may be called anything."""
    there = os.path.lexists  # which takes a name of any length
    for at, word in enumerate(words, 1):
        if not is_utf8(word) and not there(word) and not there(word.partition("=")[2]):
            raise typer.BadParameter(f"argument {at}, '{cut(word)}', is not UTF-8")


@contextmanager
def refusing() -> Iterator[None]:
    """Whatever is refused about an option within is a mistake in what was typed."""
    try:
        yield
    except (TypeError, ValueError, ModelError) as error:
        option = option_refused(error)
        if option is None:
            raise
        raise typer.BadParameter(str(error), param_hint=flag_of(option)) from error


def flag_of(option: str) -> str:
    """What a keyword of the Python functions is called on the command line."""
    return FLAGS.get(option, "--" + option.replace("_", "-"))
