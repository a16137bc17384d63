# SPDX-License-Identifier: Apache-2.0
"""The commands of the command line, one file each: its function is the command, the function's text the help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from colead.cli.commands.attribute import attribute
from colead.cli.commands.best import best
from colead.cli.commands.compare import compare
from colead.cli.commands.diff import diff
from colead.cli.commands.doctor import doctor
from colead.cli.commands.dossier import dossier
from colead.cli.commands.explain import explain
from colead.cli.commands.export import export
from colead.cli.commands.init import init
from colead.cli.commands.kinds import kinds
from colead.cli.commands.optimise import optimise
from colead.cli.commands.playground import playground
from colead.cli.commands.report import report
from colead.cli.commands.run import run
from colead.cli.commands.scenarios import scenarios
from colead.cli.commands.schema import schema
from colead.cli.commands.screen import screen
from colead.cli.commands.show import show
from colead.cli.commands.sources import sources
from colead.cli.commands.stress import stress
from colead.cli.commands.study import study
from colead.cli.commands.sweep import sweep
from colead.cli.commands.validate import validate
from colead.cli.commands.verify import verify
from colead.cli.commands.warm_up import warm_up

COMMANDS: tuple[Callable[..., Any], ...] = (
    init,
    validate,
    compare,
    best,
    attribute,
    stress,
    screen,
    sweep,
    optimise,
    study,
    warm_up,
    dossier,
    verify,
    run,
    explain,
    report,
    playground,
    diff,
    doctor,
    export,
    show,
    scenarios,
    kinds,
    sources,
    schema,
)
