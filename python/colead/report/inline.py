# SPDX-License-Identifier: Apache-2.0
"""What makes one file safe to open: data that cannot end their script, and a policy that lets nothing else run."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable
from typing import Any

# Inside a script element these could end it, or begin a comment in it, or end a line.
UNSAFE_IN_SCRIPTS = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def json_for_script(value: Any) -> str:
    """JSON text for a `<script type="application/json">`; NaN is refused."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for char, spelt in UNSAFE_IN_SCRIPTS.items():
        text = text.replace(char, spelt)
    return text


def packed(value: Any) -> str:
    """The same JSON text by gzip, in base64: a fourth of its size or less. Equal values give equal texts."""
    return base64.b64encode(gzip.compress(json_for_script(value).encode(), mtime=0)).decode("ascii")


def content_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def content_security_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Nothing is loaded from anywhere, and only these very scripts and styles count."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(map(content_hash, scripts)),
            "style-src " + " ".join(map(content_hash, styles)),
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def require_inlinable(script: str, name: str) -> str:
    """A script of our own that could end its element would be a mistake in the build."""
    lowered = script.lower()
    if "</script" in lowered or "<!--" in lowered:
        raise ValueError(f"{name} must not contain </script or <!--")
    return script
