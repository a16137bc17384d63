# SPDX-License-Identifier: Apache-2.0
"""The commands of the command line, one file each: its function is the command, the function's text the help.

A command is imported when it is asked for. The list of all reads their texts alone, so that it is there at once.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module, resources
from typing import Any

# In the order of the list; a command is its file's name with hyphens.
NAMES: tuple[str, ...] = (
    "init",
    "validate",
    "compare",
    "best",
    "attribute",
    "calibrate",
    "stress",
    "screen",
    "sweep",
    "optimise",
    "study",
    "warm-up",
    "dossier",
    "verify",
    "run",
    "explain",
    "report",
    "playground",
    "diff",
    "doctor",
    "export",
    "show",
    "scenarios",
    "kinds",
    "sources",
    "schema",
)


def _file_of(name: str) -> str:
    return name.replace("-", "_")


class Commands(Mapping[str, Callable[..., Any]]):
    """Every command by its name, imported when it is asked for."""

    def __getitem__(self, name: str) -> Callable[..., Any]:
        if name not in NAMES:
            raise KeyError(name)
        file = _file_of(name)
        function: Callable[..., Any] = getattr(import_module(f"{__name__}.{file}"), file)
        return function

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


COMMANDS = Commands()


def text_of(name: str) -> str:
    """The text of a command, without importing it."""
    file = _file_of(name)
    source = resources.files(__name__).joinpath(f"{file}.py").read_text(encoding="utf-8")
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == file:
            return inspect.cleandoc(ast.get_docstring(node) or "")
    raise LookupError(f"'{file}.py' has no function '{file}'")
