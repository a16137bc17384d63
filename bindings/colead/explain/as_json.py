# SPDX-License-Identifier: Apache-2.0
"""Records as JSON: NaN and infinity are null."""

from __future__ import annotations

import math
from typing import Any


def plain(value: Any) -> Any:
    """A copy of dicts, lists, texts and numbers that JSON can hold."""
    if isinstance(value, dict):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
