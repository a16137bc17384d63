# SPDX-License-Identifier: Apache-2.0
"""Commands that are imported when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from colead.cli.commands import COMMANDS, text_of


class _Made(MutableMapping[str, Any]):
    """Typer's commands by name, each made when it is first asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
            alone.command(name, context_settings={"help_option_names": ["-h", "--help"]})(COMMANDS[name])
            self._made[name] = typer.main.get_command(alone)
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class OnDemand(TyperGroup):
    """A group whose list of commands imports none of them."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = _Made()

    def format_help(self, ctx: Any, formatter: Any) -> None:
        self.commands = {name: TyperCommand(name, help=text_of(name)) for name in COMMANDS}
        try:
            super().format_help(ctx, formatter)
        finally:
            self.commands = _Made()
