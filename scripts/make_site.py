# SPDX-License-Identifier: Apache-2.0
"""Builds the documentation site: build/docs/html/index.html. `make docs` calls it with the tools that it needs.

    python scripts/make_site.py              everything; a warning is an error
    python scripts/make_site.py --quick      for those who write: no C++ reference, notebooks as they are written

The pages of docs/ are the site. They are laid out in build/docs/source beside what is made of the code: Python's public
names, commands, tables, C++ headers, and the notebooks, which are run. Nothing asks the network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import site_commands
import site_cpp
import site_notebooks
import site_playground
import site_python
import site_tables
from site_pages import ROOT, lay_out

BUILD = Path(os.environ.get("COLEAD_DOCS_BUILD", ROOT / "build/docs"))


def sphinx(source: Path, html: Path) -> int:
    """Runs Sphinx in a process of its own, so that it finds the package as a reader does."""
    command = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--keep-going", "--quiet", "--jobs", "2"]
    command += ["--conf-dir", ROOT / "docs", "--doctree-dir", BUILD / "doctrees", source, html]
    return subprocess.run(command, cwd=ROOT, check=False, env=os.environ | {"COLEAD_DOCS_BUILD": str(BUILD)}).returncode


def main(arguments: list[str]) -> int:
    began, quick = time.perf_counter(), "--quick" in arguments
    source, html = BUILD / "source", BUILD / "html"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    made = [site_python.write(source), site_commands.write(source), site_tables.write(source)]
    if not quick:
        made.append(site_cpp.write(source, BUILD / "doxygen"))
    site_notebooks.write(source / "notebooks", None if quick else BUILD / "notebooks")
    lay_out(source, made, site_playground.embedded())
    code = sphinx(source, html)
    site_playground.write(html)
    pages = len(list(html.rglob("*.html")))
    print(f"site: {pages} pages in {time.perf_counter() - began:.0f} s: {html / 'index.html'}")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
