# SPDX-License-Identifier: Apache-2.0
"""Libraries that only some features need."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

from colead.base.errors import MissingLibraryError

PACKAGES = {"vl_convert": "vl-convert-python"}  # as they are installed, where they are imported under another name


def how_to_install(name: str, extra: str) -> str:
    """What every message about a library that is not there says: what it is called, and the extra that brings it."""
    library = name.partition(".")[0]
    return f"this needs {PACKAGES.get(library, library)}: pip install 'colead[{extra}]'"


def extra_library(name: str, extra: str) -> Any:
    """The module; raises MissingLibraryError that names the extra to install."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise MissingLibraryError(how_to_install(name, extra), name=error.name) from error


DRAWING = ("vl_convert", "pictures")


def drawing_library() -> Any:
    """vl-convert, which draws charts as pictures: the largest library of all, so not in the base install."""
    return extra_library(*DRAWING)


def can_draw() -> bool:
    """Whether the library that draws pictures is there; it is not loaded for that."""
    return importlib.util.find_spec(DRAWING[0]) is not None


def how_to_draw() -> str:
    """What to install where `can_draw` says no."""
    return how_to_install(*DRAWING)
