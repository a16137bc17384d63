# SPDX-License-Identifier: Apache-2.0
"""The kinds a scenario can name, and the schema of scenario files."""

from __future__ import annotations

import json
from typing import Any

from . import _core


def kinds() -> list[dict[str, Any]]:
    """Every catalogue: {"name", "kinds": [{"name", "summary", "source", "fields": [...]}]}.

    A field has name, path, type, unit, default, required, range, low, high, grade, source, doc, options, fields.
    """
    return _core.kinds()


def schema() -> dict[str, Any]:
    """JSON Schema (draft-07) of scenario files."""
    made: dict[str, Any] = json.loads(_core.schema())
    return made
