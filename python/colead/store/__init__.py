# SPDX-License-Identifier: Apache-2.0
"""Runs in one SQLite file: never lost, found again, checked. See `Store`."""

from colead.runs import StorePath
from colead.store.store import Store, open_store, using

__all__ = ["Store", "StorePath", "open_store", "using"]
