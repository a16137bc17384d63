# SPDX-License-Identifier: Apache-2.0
"""The kinds a scenario can name, and the schema of scenario files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from colead import _core


def kinds(kinds: Iterable[type] = ()) -> tuple[_core.CatalogueInfo, ...]:
    """Every catalogue with its kinds and their fields; with one's own `kinds` among them.

    `dataclasses.asdict` makes dicts of them, as `colead kinds --json` writes them.
    """
    return _core.kinds(kinds)


def schema(kinds: Iterable[type] = ()) -> dict[str, Any]:
    """JSON Schema (draft-07) of scenario files that may name these kinds of one's own too."""
    made: dict[str, Any] = json.loads(_core.schema(kinds))
    return made
