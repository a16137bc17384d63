# SPDX-License-Identifier: Apache-2.0
"""What a file with a table may be, by its name; asked before any work, so it needs nothing that the work needs."""

from __future__ import annotations

from pathlib import Path

from colead.base.known_names import unknown_name
from colead.base.optional_libraries import extra_library

ENDINGS = (".csv", ".parquet")


def require_ending(target: str) -> None:
    """ValueError for a file that is neither CSV nor Parquet by its name; MissingLibraryError without pyarrow."""
    ending = Path(target).suffix.lower()
    if ending not in ENDINGS:
        raise ValueError(f"'{target}': {unknown_name('ending', ending, ENDINGS)}")
    if ending == ".parquet":
        extra_library("pyarrow", "frames")
