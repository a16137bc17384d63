# SPDX-License-Identifier: Apache-2.0
"""The commands of the command line, one file each: its function is the command, the function's text the help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from colead.commands.attribute import attribute
from colead.commands.compare import compare
from colead.commands.doctor import doctor
from colead.commands.explain import explain
from colead.commands.export import export
from colead.commands.kinds import kinds
from colead.commands.report import report
from colead.commands.run import run
from colead.commands.schema import schema
from colead.commands.show import show
from colead.commands.sources import sources
from colead.commands.stress import stress
from colead.commands.validate import validate
from colead.commands.warm_up import warm_up

COMMANDS: tuple[Callable[..., Any], ...] = (
    validate,
    compare,
    attribute,
    stress,
    warm_up,
    run,
    explain,
    report,
    doctor,
    export,
    show,
    kinds,
    sources,
    schema,
)
