# SPDX-License-Identifier: Apache-2.0
"""The page of the command line, from the parser itself and in its own words: whatever a command takes is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main
from site_pages import Made

from colead.cli.app import app

NAME = "reference/command_line"
INTRODUCTION = """# Command line

Every command and every option, as `colead COMMAND --help` prints them. An option has one name and one short form in all
commands. Exit codes: 0 good, 1 our fault or a difference found, 2 a mistake in what was given, 130 stopped by Ctrl-C.
Mistakes go to standard error with file, line, column and what was expected; results go to standard output.

`COLUMNS` sets the width of tables, `NO_COLOR` leaves colours out.
"""
KINDS = {str: "text", int: "whole number", float: "number", bool: ""}


def escaped(text: str) -> str:
    """For a cell of a table: no bar divides it, no angle bracket is a tag."""
    return re.sub(r"\s+", " ", text).strip().replace("|", "\\|").replace("<", "\\<").replace("*", "\\*")


def code(text: str) -> str:
    return f"`{text}`".replace("|", "\\|")


def limits(parameter: Any) -> str:
    low, high = getattr(parameter, "min", None), getattr(parameter, "max", None)
    if low is None and high is None:
        return ""
    if high is None:
        return f"from {low}"
    return f"up to {high}" if low is None else f"{low} to {high}"


def value_of(parameter: Any) -> str:
    """What is written after the option: a word of its own, or the type with its limits; nothing for a flag."""
    if parameter.param_type_name == "option" and parameter.is_flag:
        return ""
    if parameter.metavar:
        return code(parameter.metavar)
    kind = KINDS.get(parameter.type_descriptor.annotation, "text")
    return ", ".join(part for part in (kind, limits(parameter)) if part)


def usual(parameter: Any) -> str:
    value = parameter.default
    if parameter.required or value is None or callable(value) or value is False or value in ((), []):
        return "required" if parameter.required else ""
    return code(str(value))


def rows(parameters: list[Any]) -> Iterator[str]:
    for one in parameters:
        named = one.param_type_name == "option"
        names = ", ".join(code(name) for name in [*one.opts, *one.secondary_opts]) if named else code(one.metavar)
        often = " As often as wanted." if one.multiple and "as often as wanted" not in (one.help or "") else ""
        cells = [names, value_of(one) if named else "", usual(one), escaped(one.help or "") + often]
        yield "| " + " | ".join(cells) + " |"


def usage(command: Any) -> str:
    words = [f"{one.metavar}" for one in command.params if not named(one)]
    needed = [one.opts[0] for one in command.params if named(one) and one.required]
    options = [f"{name} ..." for name in needed] + ["[OPTIONS]"]
    return " ".join(["colead", command.name, *words, *options])


def named(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "option")


def parts(command: Any) -> Iterator[str]:
    yield f"## {command.name}\n"
    text, _, example = (command.help or "").partition("Example: ")
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    yield "\n\n".join(paragraphs).strip().replace("<", "\\<") + "\n"
    yield f"```text\n{usage(command)}\n```\n"
    if example:
        yield f"For example:\n\n```sh\n{' '.join(example.split())}\n```\n"
    shown = [one for one in command.params if not one.hidden and one.name != "help"]
    yield "| name | value | default | meaning |\n|---|---|---|---|\n" + "\n".join(rows(shown)) + "\n"


def page() -> str:
    group: Any = typer.main.get_command(app)
    commands = list(group.commands.values())
    first = [f"[`{one.name}`](#{one.name})" for one in commands]
    opening = [INTRODUCTION, "Commands: " + ", ".join(first) + ".\n"]
    return "\n".join([*opening, *(part for one in commands for part in parts(one))])


def write(source: Path) -> Made:
    target = source / f"{NAME}.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page(), encoding="utf-8")
    return Made(NAME, "Command line", "every command and option, from the parser")
