# SPDX-License-Identifier: Apache-2.0
"""Where results go."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import typer

from colead._text import escaped


def require_writable(target: str | None, hint: str) -> None:
    """Refused before the work begins, not after it."""
    if target is None or target == "-":
        return
    path = Path(target)
    if path.is_dir():
        raise typer.BadParameter(f"'{target}' is a folder", param_hint=hint)
    if not path.parent.is_dir():
        raise typer.BadParameter(f"there is no folder '{path.parent}'", param_hint=hint)
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise typer.BadParameter(f"'{target}' may not be written", param_hint=hint)


def require_folder(target: str | None, hint: str) -> None:
    """A folder that is there and may be written to, or may be made."""
    if target is None:
        return
    path = Path(target)
    if path.exists() and not path.is_dir():
        raise typer.BadParameter(f"'{target}' is not a folder", param_hint=hint)
    nearest = next(parent for parent in (path.absolute(), *path.absolute().parents) if parent.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise typer.BadParameter(f"'{target}' may not be written", param_hint=hint)


def tell_written(what: str, where: str | Path) -> None:
    """Beside standard output, which may be somebody's data."""
    print(f"{what} written to {escaped(str(where))}", file=sys.stderr)


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
