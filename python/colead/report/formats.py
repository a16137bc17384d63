# SPDX-License-Identifier: Apache-2.0
"""The report in other formats than HTML, by programs that are installed: PDF by Chromium, a text document by pandoc."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from colead.base.files import write_file
from colead.base.optional_libraries import can_draw, drawing_library, how_to_draw

SECONDS = 300
PAGES = (".html", ".htm")  # what a browser opens
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def require_format(path: str | Path) -> None:
    """Whether a report can be written under this name here. ValueError says what is missing, and what to do."""
    suffix = Path(path).suffix.lower()
    if suffix not in WRITERS:
        known = ", ".join(WRITERS)
        raise ValueError(f"a report cannot be written as '{suffix or path}'; its name must end in one of {known}")
    if not can_draw():
        raise ValueError(f"a report holds charts; {how_to_draw()}")
    if suffix == ".pdf" and _browser() is None:
        raise ValueError(
            "a PDF is printed by Chromium or Chrome, and none is installed; write .html and print it from a browser"
        )
    if suffix == ".docx" and shutil.which("pandoc") is None:
        raise ValueError("a .docx is made by pandoc, which is not installed; write .html or .pdf, or install pandoc")


def write(html: str, path: Path) -> None:
    """The page in the format that its name asks for; the whole file or nothing."""
    require_format(path)
    WRITERS[path.suffix.lower()](html, path)


def _write_html(html: str, path: Path) -> None:
    write_file(path, html)


def _write_pdf(html: str, path: Path) -> None:
    browser = _browser()
    assert browser is not None
    with tempfile.TemporaryDirectory(prefix="colead-") as folder:
        page, printed = Path(folder, "report.html"), Path(folder, "report.pdf")
        page.write_text(html, encoding="utf-8")
        command = [
            browser, "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--no-pdf-header-footer", f"--user-data-dir={Path(folder, 'profile')}", f"--print-to-pdf={printed}",
            *(["--no-sandbox"] if os.geteuid() == 0 else []), page.as_uri(),
        ]  # fmt: skip
        _run(command, "Chromium")
        _take(printed, path, "Chromium")


def _write_docx(html: str, path: Path) -> None:
    pandoc = shutil.which("pandoc")
    assert pandoc is not None
    with tempfile.TemporaryDirectory(prefix="colead-") as folder:
        page, document = Path(folder, "report.html"), Path(folder, "report.docx")
        page.write_text(_pictures_as_files(html, Path(folder)), encoding="utf-8")
        _run(
            [pandoc, "--from=html", "--to=docx", f"--resource-path={folder}", f"--output={document}", str(page)],
            "pandoc",
        )
        _take(document, path, "pandoc")


def _pictures_as_files(html: str, folder: Path) -> str:
    """The page for a program that draws nothing: without scripts, its still pictures as files beside it."""
    vl_convert = drawing_library()
    bare = re.sub(r"<script.*?</script>|<style>.*?</style>", "", html, flags=re.DOTALL)
    count = 0

    def as_file(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        name = f"chart-{count}.png"
        Path(folder, name).write_bytes(bytes(vl_convert.svg_to_png(found[1], scale=2.0)))
        return f'<div><img src="{name}" alt=""></div>'

    return re.sub(r'<div class="picture">(<svg.*?</svg>)</div>', as_file, bare, flags=re.DOTALL)


def _run(command: list[str], name: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise OSError(f"{name} did not finish within {SECONDS} seconds") from None
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise OSError(f"{name} failed: {said[-1] if said else 'it said nothing'}")


def _take(made: Path, path: Path, name: str) -> None:
    if not made.is_file():
        raise OSError(f"{name} wrote nothing")
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    shutil.copyfile(made, beside)
    beside.replace(path)


def _browser() -> str | None:
    return next((found for name in BROWSERS if (found := shutil.which(name)) is not None), None)


WRITERS: dict[str, Callable[[str, Path], None]] = {
    ".html": _write_html,
    ".htm": _write_html,
    ".pdf": _write_pdf,
    ".docx": _write_docx,
}
