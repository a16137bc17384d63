# SPDX-License-Identifier: Apache-2.0
"""Values as they are written in a scenario."""

from __future__ import annotations

import json
import re
from typing import Any


def flow(value: Any) -> str:
    """The value as YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value if re.fullmatch(r"[A-Za-z_][\w-]*", value) else json.dumps(value, ensure_ascii=False)
    return f"{value:g}" if isinstance(value, float) else str(value)


def text_of(text: str) -> str:
    """As a YAML text: plain where that reads as the same words."""
    plain = re.fullmatch(r"[A-Za-z][A-Za-z0-9 ,;()%.'/-]*", text) and not re.search(r"[,:#]\s|: ", text)
    words = {"true", "false", "yes", "no", "null", "on", "off"}
    return text if plain and "," not in text and text.lower() not in words else json.dumps(text, ensure_ascii=False)
