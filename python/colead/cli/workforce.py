# SPDX-License-Identifier: Apache-2.0
"""Who makes the runs and where they are kept, as asked for on the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, nullcontext
from typing import Annotated

import typer

from colead.base.text import escaped
from colead.runs.dask import dask_executor
from colead.store import Store

StoreOption = Annotated[
    str | None,
    typer.Option("--store", metavar="FILE", help="Keep every run in FILE; what is in it is not made again."),
]
Dask = Annotated[
    str | None,
    typer.Option("--dask", metavar="ADDRESS", help="Run on a Dask cluster: tcp://HOST:8786 or tls://HOST:8786."),
]


@contextmanager
def workforce(dask: str | None, store: str | None) -> Iterator[tuple[Executor | None, Store | None]]:
    """The executor and the open store; says on stderr what was found and what was made, also after Ctrl-C."""
    with (
        nullcontext() if store is None else Store(store, create=True) as opened,
        nullcontext() if dask is None else dask_executor(dask) as executor,
    ):
        try:
            yield executor, opened
        finally:
            if opened is not None:
                print(escaped(f"{store}: {opened.found} runs found, {opened.made} made"), file=sys.stderr)
