# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from colead.base.files import write_json
from colead.cli.arguments import require_name, terminal
from colead.cli.views.sources_view import every, one
from colead.sources import by_key, groups


def sources(
    key: Annotated[str | None, typer.Argument(metavar="[KEY]", help="What a `source` cites, as josang_2002.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """List what numbers and mechanisms rest on; with a key, what was found, where, and how well it is known.

    Example: colead sources josang_2002
    """
    if key is not None:
        require_name("source", key, list(by_key()), "KEY")
    if as_json:
        write_json("-", asdict(by_key()[key]) if key else [asdict(source) for source in by_key().values()])
    else:
        terminal().print(one(by_key()[key]) if key else every(groups()))
