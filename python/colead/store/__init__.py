# SPDX-License-Identifier: Apache-2.0
"""Runs in one SQLite file: never lost, found again, checked. See `StoreFile`, and `colead.Store` for the answers."""

from typing import TYPE_CHECKING

from colead.base.lazy import lazily

if TYPE_CHECKING:
    from colead.runs import StorePath
    from colead.store.opening import using
    from colead.store.store import StoreFile
else:
    __getattr__, __dir__ = lazily(__spec__)

__all__ = ["StoreFile", "StorePath", "using"]
