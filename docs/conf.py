# SPDX-License-Identifier: Apache-2.0
"""Settings of the documentation site. `make docs` lays the pages out in build/docs/source and builds from there."""

from __future__ import annotations

import logging
import os
import re
import tomllib
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes

ROOT = Path(__file__).resolve().parents[1]
BUILD = Path(os.environ.get("COLEAD_DOCS_BUILD", ROOT / "build/docs"))

project = "colead"
author = "colead contributors"
project_copyright = author
release = version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
language = "en_GB"

extensions = [
    "myst_nb",
    "breathe",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
]
root_doc = "index"
exclude_patterns = ["**/.ipynb_checkpoints"]

# ---- Markdown, as a code forge reads it ----
myst_heading_anchors = 4
myst_enable_extensions = ["attrs_block", "colon_fence"]
nb_execution_mode = "off"  # scripts/site_notebooks.py has run them, where their files are, and failed if they do
nb_merge_streams = True
suppress_warnings = ["misc.highlighting_failure"]  # excerpts of files with dots in them

# ---- Python, from the docstrings of the package ----
autodoc_default_options = {"members": True, "show-inheritance": True, "member-order": "bysource"}
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
autosummary_generate = False  # scripts/site_python.py writes the pages
napoleon_numpy_docstring = False
napoleon_use_rtype = False
napoleon_custom_sections = [("Fields", "params_style")]
default_role = "py:obj"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
add_module_names = False

# ---- C++, from what Doxygen read in the public headers ----
breathe_projects = {"colead": str(BUILD / "doxygen/xml")}
breathe_default_project = "colead"
breathe_default_members = ("members",)
breathe_show_include = False  # a page says it once for a header, as it is to be written
cpp_index_common_prefix = ["colead::"]
cpp_maximum_signature_line_length = 88

# ---- Looks ----
html_theme = "furo"
html_title = f"colead {release}"
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_sphinx = False
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
pygments_style = "friendly"


def _keep_first_line(_app: Any, what: str, _name: str, _thing: object, _options: Any, lines: list[str]) -> None:
    """Napoleon takes what stands before a colon in the first line of a property for its type; here it is a sentence."""
    if what in {"property", "attribute", "data"}:
        lines.insert(0, "")


class _SpaceInManyFiles(logging.Filter):
    """A namespace is declared in every header, and each shows what it adds: that is no mistake, all else is."""

    def filter(self, record: logging.LogRecord) -> bool:
        told = record.getMessage()
        again = re.search(r"^Declaration is '\.\. cpp:type:: (colead|theory)'\.", told, re.MULTILINE)
        return again is None or not told.startswith("Duplicate C++ declaration")


def _without_spaces(_app: Any, tree: nodes.document) -> None:
    """What is in a namespace stands on the page itself, not in a box for the namespace within every header."""
    for box in [one for one in tree.findall(addnodes.desc) if str(one[0].astext()).startswith("namespace ")]:
        box.replace_self(box.children[-1].children)


def setup(app: Any) -> None:
    for module in ("sphinx.domains.cpp", "sphinx.domains.cpp._symbol"):
        logging.getLogger(f"sphinx.{module}").addFilter(_SpaceInManyFiles())
    app.connect("doctree-read", _without_spaces)
    app.connect("autodoc-process-docstring", _keep_first_line, priority=400)  # before Napoleon's 500
