# SPDX-License-Identifier: Apache-2.0
"""Libraries that only some features need."""

from __future__ import annotations

import importlib
from typing import Any

from colead.base.errors import MissingLibraryError


def extra_library(name: str, extra: str) -> Any:
    """The module; raises MissingLibraryError that names the extra to install."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise MissingLibraryError(f"this needs {name}: pip install 'colead[{extra}]'", name=error.name) from error
