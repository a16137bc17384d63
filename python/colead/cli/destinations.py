# SPDX-License-Identifier: Apache-2.0
"""Where results go."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import typer

from colead.base.files import write_json
from colead.base.optional_libraries import can_draw, how_to_draw
from colead.base.text import escaped
from colead.browser.engine import require_engine
from colead.cli.present import also_read_or_written, write_beside
from colead.cli.streams import while_read
from colead.drafting.shipped import file_behind
from colead.experiments.table_endings import require_ending
from colead.report.formats import PAGES, require_format
from colead.runs.manifest import manifest_path, written_when

STANDARD_OUTPUT = ("--json", "--output")  # which take '-' for it


def require_writable(target: str | None, hint: str) -> None:
    """Refused before the work begins, not after it."""
    if target is None or (target == "-" and hint in STANDARD_OUTPUT):
        return
    if target in ("", "-"):
        raise typer.BadParameter(f"'{target}' is no name of a file", param_hint=hint)
    path = Path(target)
    if path.is_dir():
        raise typer.BadParameter(f"'{target}' is a folder", param_hint=hint)
    if not path.parent.is_dir():
        raise typer.BadParameter(f"there is no folder '{path.parent}'", param_hint=hint)
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise typer.BadParameter(f"'{target}' may not be written", param_hint=hint)
    written_when()
    if is_device(path):
        return
    if (beside := manifest_path(path)).is_dir():
        raise typer.BadParameter(f"'{beside}', where its manifest goes, is a folder", param_hint=hint)
    if hint != "--output" and also_read_or_written(target):
        raise typer.BadParameter(
            f"'{target}' is a file that this command reads or writes otherwise; name another", param_hint=hint
        )


def is_device(path: Path) -> bool:
    """A pipe or a device, beside which nothing is written."""
    return path.exists() and not path.is_file()


def require_new(output: str, force: bool) -> None:
    """A scenario that can be written and is not there yet."""
    if output == "-":
        raise typer.BadParameter("a scenario builds on a file beside it; name a file", param_hint="--output")
    require_writable(output, "--output")
    if Path(output).exists() and not force:
        raise typer.BadParameter(f"'{output}' is there; --force writes over it", param_hint="--output")


def require_beside(output: str, file: str) -> None:
    """In the folder of the scenario that it extends, or in one above it, and another file.
    What comes with colead can be extended from anywhere."""
    if file_behind(file) != file:
        return
    if Path(output).resolve() == Path(file).resolve():
        raise typer.BadParameter(f"'{output}' is the scenario itself; name another file", param_hint="--output")
    if not Path(file).resolve().is_relative_to(Path(output).resolve().parent):
        raise typer.BadParameter(
            f"a scenario extends a file in its own folder: write it to '{Path(file).parent}'", param_hint="--output"
        )


def reached_from(output: str, file: str) -> str:
    """The scenario as `extends` names it in the other file."""
    if file_behind(file) != file:
        return file
    return Path(file).resolve().relative_to(Path(output).resolve().parent).as_posix()


def require_report(target: str | None, hint: str) -> None:
    """A report that can be written under its name here; refused before the work begins."""
    if target is None:
        return
    require_writable(target, hint)
    try:
        if hint == "--pdf" and not target.lower().endswith(".pdf"):
            raise ValueError(f"'{target}' must end in .pdf")
        require_format(target)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=hint) from None


def require_playground(target: str | None, report: str | None) -> None:
    """A page that can be written, beside a report that can link to it; refused before the work begins."""
    if target is None:
        return
    if report is None or not report.lower().endswith(PAGES):
        raise typer.BadParameter("belongs to --report with a name in .html", param_hint="--playground")
    require_writable(target, "--playground")
    require_engine()


def require_pictures(folder: str | None, hint: str) -> None:
    """A folder for pictures, and what draws them; refused before the work begins."""
    require_folder(folder, hint)
    if folder is not None and not can_draw():
        raise typer.BadParameter(how_to_draw(), param_hint=hint)


def require_table(target: str | None, hint: str) -> None:
    """A file for a table that can be written under its name here."""
    if target is None:
        return
    require_writable(target, hint)
    try:
        require_ending(target)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=hint) from None


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


def give(json_file: str | None, record: Any, show: Callable[[], None]) -> None:
    """The record to the file where one was named; what people read unless the record went to standard output."""
    if json_file is not None and json_file != "-":
        write_json(json_file, record)
        write_beside(json_file)
    with while_read():
        if json_file == "-":
            write_json(json_file, record)
        else:
            show()


def tell_written(what: str, where: str | Path) -> None:
    """Beside standard output, which may be somebody's data."""
    print(f"{what} written to {escaped(str(where))}", file=sys.stderr)


def tell_result(what: str, where: str | Path, files: Sequence[Path] = ()) -> None:
    """The same of a result, whose manifest is written beside it; of files in a folder it stands in the folder."""
    write_beside(where, files)
    tell_written(what, where)
