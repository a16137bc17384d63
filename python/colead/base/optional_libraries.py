# SPDX-License-Identifier: Apache-2.0
"""Libraries that only some features need."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

from colead.base.errors import MissingLibraryError


def extra_library(name: str, extra: str) -> Any:
    """The module; raises MissingLibraryError that names the extra to install."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise MissingLibraryError(f"this needs {name}: pip install 'colead[{extra}]'", name=error.name) from error


def drawing_library() -> Any:
    """vl-convert, which draws charts as pictures: the largest library of all, so not in the base install."""
    return extra_library("vl_convert", "pictures")


def can_draw() -> bool:
    """Whether the library that draws pictures is there; it is not loaded for that."""
    return importlib.util.find_spec("vl_convert") is not None
