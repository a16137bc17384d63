# SPDX-License-Identifier: Apache-2.0
"""Which build of the compiled core makes the runs."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from pathlib import Path

from colead import _core


@cache
def build_id() -> str:
    """Version, machine and the beginning of the SHA-256 of the compiled core."""
    digest = hashlib.sha256(Path(_core.__file__).read_bytes()).hexdigest()
    return f"{_core.__version__}-{platform.machine()}-{digest[:12]}"
