# SPDX-License-Identifier: Apache-2.0
"""The guide to a designed experiment runs as it stands, and prints what it shows."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT

PAGE = (ROOT / "docs" / "guides" / "designed_experiment.md").read_text(encoding="utf-8")
HAS_STATSMODELS = importlib.util.find_spec("statsmodels") is not None
MODELS = ("model", "panel_model")  # what statsmodels fits
PARTS = tuple(
    name
    for name in ("effects", "means", "model", "panel", "panel_model", "waves", "picture")
    if HAS_STATSMODELS or name not in MODELS
)
DIVIDER = "=" * 20
DOTS_AN_INCH = 300 / 0.0254


def block(name: str, language: str) -> str:
    found = re.search(rf"<!-- example: {name} -->\n```{language}\n(.*?)```", PAGE, flags=re.DOTALL)
    assert found, name
    return found[1]


def dots_a_metre(picture: bytes) -> int:
    """What a PNG says of its own resolution."""
    at = picture.index(b"pHYs") + 4
    return int.from_bytes(picture[at : at + 4], "big")


def test_the_guide_prints_what_it_shows(tmp_path: Path) -> None:
    code = f"\nprint('{DIVIDER}')\n".join(block(name, "python") for name in PARTS)
    code = code.replace('"gap_and_load.png"', repr(str(tmp_path / "gap_and_load.png")))
    script = tmp_path / "guide.py"
    script.write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], cwd=ROOT, check=False, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
    printed = [part.strip("\n") for part in done.stdout.split(DIVIDER)]
    assert len(printed) == len(PARTS)
    for name, found in zip(PARTS[:-1], printed, strict=False):
        assert found == block(f"{name}_output", "text").strip("\n"), name
    picture = (tmp_path / "gap_and_load.png").read_bytes()
    assert dots_a_metre(picture) == pytest.approx(DOTS_AN_INCH, abs=2)
