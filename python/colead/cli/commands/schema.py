# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from typing import Annotated

import typer

from colead import _core
from colead.base.files import write_json
from colead.cli.destinations import require_writable


def schema(
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="'-': standard output.")] = "-",
) -> None:
    """Write the JSON Schema of scenario files, for editors.

    Example: colead schema --output scenario.schema.json
    """
    require_writable(output, "--output")
    write_json(output, json.loads(_core.schema()))
