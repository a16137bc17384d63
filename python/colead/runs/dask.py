# SPDX-License-Identifier: Apache-2.0
"""A Dask cluster as an executor."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from colead.base.errors import ExecutorError
from colead.base.optional_libraries import extra_library

SECONDS_TO_CONNECT = 30


@contextmanager
def dask_executor(address: str) -> Iterator[Executor]:
    """The workers of the scheduler at `address` (tcp://host:8786, or tls:// with the certificates Dask is set up with).

    Each worker needs colead of this version. Raises ExecutorError when nobody answers.
    """
    distributed = extra_library("distributed", "dask")
    try:
        _check_address(distributed, address)
        client = distributed.Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ExecutorError(f"no Dask scheduler answers at {address}: {error}") from error
    with client, client.get_executor(pure=False) as executor:
        yield executor


def _check_address(distributed: Any, address: str) -> None:
    """ValueError for what no client can be made of: one that is half made waits a minute for its end."""
    distributed.comm.get_address_host(address)
    if address.startswith("tls://") and distributed.Security().get_connection_args("client")["ssl_context"] is None:
        raise ValueError("Dask is set up without certificates (distributed.comm.tls)")
