# SPDX-License-Identifier: Apache-2.0
"""Writes docs/studies.md and its pictures from the studies in studies/: nobody edits that page by hand.

python scripts/make_studies.py           run every study at its own size, and write the page
python scripts/make_studies.py --quick   two short runs each, printed and not written: for the form
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from colead.experiments.study import Study, study
from colead.report.study_page import studies_page, write_studies

ROOT = Path(__file__).resolve().parents[1]
FOLDER, PAGE = Path("studies"), Path("docs/studies.md")
FIRST = "h7"  # its picture is the first that a reader meets


def files() -> list[Path]:
    """In the order of their numbers, seen from the top of the repository."""
    return sorted(FOLDER.glob("*.yaml"), key=lambda one: (len(one.stem), one.stem))


def quickly(file: Path) -> Study:
    return study(file, replications=2, horizon_weeks=8, worlds=False, progress=False)


def main(arguments: list[str]) -> int:
    os.chdir(ROOT)
    if "--quick" in arguments:
        print(studies_page([quickly(file) for file in files()], FIRST))
        return 0
    found = []
    for file in files():
        found.append(study(file))
        print(f"{file}: {found[-1].answer}, {found[-1].seconds:.0f} s", file=sys.stderr)
    write_studies(found, PAGE, FIRST)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
