# SPDX-License-Identifier: Apache-2.0
"""The kinds a scenario can name, and the schema of scenario files."""

from __future__ import annotations

import json
from collections.abc import Iterable

from colead import _core
from colead.base.as_json import JsonObject


def kinds(kinds: Iterable[type] = ()) -> tuple[_core.CatalogueInfo, ...]:
    """Every catalogue with its kinds and their fields.

    `dataclasses.asdict` makes dicts of them, as `colead kinds --json` writes them.

    Parameters:
        kinds: kinds of one's own, to be among them.

    Returns:
        One record for each catalogue.

    Raises:
        TypeError: for a class that is no kind.

    Example:
        >>> any(catalogue.name == "interventions" for catalogue in cl.kinds())
        True
    """
    return _core.kinds(kinds)


def schema(kinds: Iterable[type] = ()) -> JsonObject:
    """The schema of scenario files, for editors and validators.

    Parameters:
        kinds: kinds of one's own that a file may name too.

    Returns:
        JSON Schema (draft-07).

    Raises:
        TypeError: for a class that is no kind.

    Example:
        >>> cl.schema()["type"]
        'object'
    """
    made: JsonObject = json.loads(_core.schema(kinds))
    return made
