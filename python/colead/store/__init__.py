# SPDX-License-Identifier: Apache-2.0
"""Runs in one SQLite file: never lost, found again, checked. See `Store`."""

from colead.runs import StorePath
from colead.store.opening import open_store, using
from colead.store.store import Store

__all__ = ["Store", "StorePath", "open_store", "using"]
