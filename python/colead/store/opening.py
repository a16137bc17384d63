# SPDX-License-Identifier: Apache-2.0
"""A store by its path, for as long as the work goes on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from colead.runs.options import RunStore, StorePath
from colead.store.store import StoreFile


@contextmanager
def using(store: RunStore | StorePath | None) -> Iterator[StoreFile | None]:
    """The store itself, or the one at a path, made if need be and closed afterwards."""
    if isinstance(store, str | os.PathLike):
        with StoreFile(store, create=True) as opened:
            yield opened
    elif store is None or isinstance(store, StoreFile):
        yield store
    else:
        raise TypeError(f"store must be a path or a Store, not {store!r:.40}")
