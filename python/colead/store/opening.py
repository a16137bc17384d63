# SPDX-License-Identifier: Apache-2.0
"""A store by its path."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from colead.runs.options import RunStore, StorePath
from colead.store.store import Store


def open_store(path: StorePath) -> Store:
    """Opens a store that is there. `cl.compare(..., store=path)` makes one.

    Parameters:
        path: the file.

    Returns:
        The store, to be closed or used in a `with` block.

    Raises:
        StoreError: when there is none, or it cannot be used.

    Example:
        >>> cl.open_store("runs.db").comparison().verdict  # doctest: +SKIP
    """
    return Store(path)


@contextmanager
def using(store: RunStore | StorePath | None) -> Iterator[Store | None]:
    """The store itself, or the one at a path, made if need be and closed afterwards."""
    if isinstance(store, str | os.PathLike):
        with Store(store, create=True) as opened:
            yield opened
    elif store is None or isinstance(store, Store):
        yield store
    else:
        raise TypeError(f"store must be a path or a Store, not {store!r}")
