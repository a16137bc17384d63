# SPDX-License-Identifier: Apache-2.0
"""The engine that a page has in it: the library in WebAssembly, where it was built."""

from __future__ import annotations

import gzip
from importlib import resources

from colead.base.errors import MissingLibraryError

ENGINE = resources.files("colead.browser").joinpath("assets", "engine.wasm")
HOW_TO_BUILD = (
    "the engine of the playground is not built: run `make playground` in a checkout of colead (it needs Debian's "
    "emscripten), or install a wheel that carries it"
)


def require_engine() -> None:
    """Raises MissingLibraryError with how to build it, where it is not there."""
    if not ENGINE.is_file():
        raise MissingLibraryError(HOW_TO_BUILD)


def engine() -> bytes:
    """The engine by gzip. Raises MissingLibraryError where it is not there."""
    require_engine()
    return gzip.compress(ENGINE.read_bytes(), mtime=0)
