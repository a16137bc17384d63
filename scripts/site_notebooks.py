# SPDX-License-Identifier: Apache-2.0
"""Runs the notebooks for the site, from the root of the checkout as their readers do; an error in one ends the build.

Nothing of what they print is kept in the repository, so that a page never shows what the code no longer gives. A
notebook is run again when it, the package or its compiled modules have changed. Charts are drawn as still pictures: a
page of the site asks no network.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient
from site_pages import ROOT

import colead
from colead import _core, _engine

STILLS = '--IPKernelApp.exec_lines=import altair; altair.renderers.enable("svg")'


def sources() -> Iterator[Path]:
    """Everything that what a notebook prints depends on."""
    package = Path(colead.__file__).resolve().parent
    yield from (Path(str(module.__file__)) for module in (_core, _engine))
    yield from sorted(path for path in package.rglob("*.py") if "__pycache__" not in path.parts)
    yield from sorted((ROOT / "scenarios").rglob("*.yaml"))


def fingerprint() -> str:
    told = hashlib.sha256()
    for path in sources():
        told.update(path.name.encode() + b"\0" + path.read_bytes())
    return told.hexdigest()


def read(path: Path) -> nbformat.NotebookNode:
    """The notebook without the cell that jupytext makes of the lines above its first one."""
    notebook = jupytext.read(path)
    first = notebook.cells[0]
    if first.cell_type == "code" and all(line.startswith("#") for line in first.source.splitlines()):
        del notebook.cells[0]
    return notebook


def run(path: Path) -> nbformat.NotebookNode:
    notebook = read(path)
    resources = {"metadata": {"path": str(ROOT)}}
    client = NotebookClient(
        notebook,
        timeout=600,
        startup_timeout=300,
        kernel_name="python3",
        resources=resources,
        extra_arguments=[STILLS, "--log-level=ERROR"],
    )
    client.execute()
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            drawn = output.get("data", {})
            if "image/svg+xml" in drawn:  # the still stands on the page; Sphinx knows nothing of what it was drawn from
                output["data"] = {kind: one for kind, one in drawn.items() if "vegalite" not in kind}
    return notebook


def kept_or_run(path: Path, folder: Path, package: str) -> Path:
    """The notebook with its outputs, from `folder` where they are still true."""
    key = hashlib.sha256(package.encode() + path.read_bytes() + Path(__file__).read_bytes()).hexdigest()[:16]
    done = folder / f"{path.stem}-{key}.ipynb"
    if not done.exists():
        for old in folder.glob(f"{path.stem}-*.ipynb"):
            old.unlink()
        print(f"site: running {path.relative_to(ROOT)}", flush=True)
        nbformat.write(run(path), done)
    return done


def write(target: Path, kept: Path | None) -> None:
    """Writes every notebook to `target` with its outputs, which `kept` keeps; without it, as written."""
    target.mkdir(parents=True, exist_ok=True)
    package = fingerprint()
    for path in sorted((ROOT / "notebooks").glob("*.py")):
        if kept is None:
            notebook = read(path)
            notebook.metadata["language_info"] = {"name": "python", "pygments_lexer": "ipython3"}
            nbformat.write(notebook, target / f"{path.stem}.ipynb")
            continue
        kept.mkdir(parents=True, exist_ok=True)
        (target / f"{path.stem}.ipynb").write_bytes(kept_or_run(path, kept, package).read_bytes())
