# SPDX-License-Identifier: Apache-2.0
"""The kinds a scenario can name, and the schema of scenario files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from colead import _core


def kinds(kinds: Iterable[type] = ()) -> list[dict[str, Any]]:
    """Every catalogue: {"name", "kinds": [{"name", "summary", "source", "fields": [...]}]}; with one's own `kinds`.

    A field has name, path, type, unit, default, required, range, low, high, grade, source, doc, options, fields.
    """
    return _core.kinds(kinds)


def schema(kinds: Iterable[type] = ()) -> dict[str, Any]:
    """JSON Schema (draft-07) of scenario files that may name these kinds of one's own too."""
    made: dict[str, Any] = json.loads(_core.schema(kinds))
    return made
