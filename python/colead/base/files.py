# SPDX-License-Identifier: Apache-2.0
"""Writing whole files or nothing."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any


def write_text(target: str, text: str) -> None:
    """The whole text or nothing; `-` is standard output."""
    path = Path(target)
    if target == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
    elif path.exists() and not path.is_file():  # a pipe or a device
        path.write_text(text, encoding="utf-8")
    else:
        _replace(path.resolve(), text)


def _replace(path: Path, text: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write_json(target: str, value: Any) -> None:
    write_text(target, json.dumps(value, indent=2, allow_nan=False) + "\n")
