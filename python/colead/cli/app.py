# SPDX-License-Identifier: Apache-2.0
"""The command `colead`. Exit codes: 0 good; 2 the user's input, or a file or disk that does not do; 1 our fault; 130
stopped by Ctrl-C."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from colead._core import __version__
from colead.cli.diagnostics import print_mistake
from colead.cli.on_demand import OnDemand
from colead.cli.optional_values import written_out
from colead.cli.present import begin
from colead.cli.refusals import exit_code, require_text, tell
from colead.cli.renamed import notices, renewed
from colead.cli.streams import Terminal, forget_no_width, open_streams, while_read

GOOD, STOPPED = 0, 130

app = typer.Typer(
    cls=OnDemand,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"colead {__version__}")
        raise typer.Exit


@app.callback()
def colead(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Simulates how managers and medics decide together, and which leadership intervention helps."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and gives its exit code."""
    open_streams()
    forget_no_width()
    errors = Terminal(stderr=True, highlight=False)
    words = list(sys.argv[1:] if arguments is None else arguments)
    begin(words)
    for notice in notices(words):
        print(f"colead: {notice}", file=sys.stderr)
    code: object = GOOD
    try:
        require_text(words)
        with while_read():
            code = app(args=written_out(renewed(words)), standalone_mode=False)
        if code == STOPPED:  # typer has caught the Ctrl-C itself
            raise KeyboardInterrupt
        return code if isinstance(code, int) else GOOD
    except (KeyboardInterrupt, typer.Abort):
        with while_read():
            print_mistake("stopped; no result was written", errors)
        return STOPPED
    except Exception as error:
        with while_read():
            tell(error, errors)
        return exit_code(error)
