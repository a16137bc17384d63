# SPDX-License-Identifier: Apache-2.0
"""Runs in one SQLite file: never lost, found again, checked. See `StoreFile`, and `colead.Store` for the answers."""

from colead.runs import StorePath
from colead.store.opening import using
from colead.store.store import StoreFile

__all__ = ["StoreFile", "StorePath", "using"]
