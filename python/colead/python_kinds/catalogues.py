# SPDX-License-Identifier: Apache-2.0
"""The kinds a scenario can name, and the schema of scenario files."""

from __future__ import annotations

import json
from collections.abc import Iterable

from colead import _core
from colead.base.as_json import JsonObject


def kinds(kinds: Iterable[type] = ()) -> tuple[_core.CatalogueInfo, ...]:
    """Every catalogue with its kinds and their fields; with one's own `kinds` among them.

    `dataclasses.asdict` makes dicts of them, as `colead kinds --json` writes them.
    """
    return _core.kinds(kinds)


def schema(kinds: Iterable[type] = ()) -> JsonObject:
    """JSON Schema (draft-07) of scenario files that may name these kinds of one's own too."""
    made: JsonObject = json.loads(_core.schema(kinds))
    return made
