# SPDX-License-Identifier: Apache-2.0
"""What is shipped: the source distribution, the stubs, the types."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tarfile
from importlib import metadata
from pathlib import Path
from types import ModuleType

import pytest
from support import ROOT

PACKAGE = ROOT / "python" / "colead"


def shipped() -> set[str]:
    """Every file of the package as it stands in the tree."""
    return {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in {".so", ".pyc"}
    }


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("sdist")
    code = f"import scikit_build_core.build as b; print(b.build_sdist({str(folder)!r}))"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, timeout=600)
    archive = next(folder.glob("*.tar.gz"))
    with tarfile.open(archive) as members:
        return {name.partition("/")[2] for name in members.getnames()}


def test_the_source_distribution_holds_all_that_a_build_needs(sdist: set[str]) -> None:
    assert {f"python/colead/{name}" for name in shipped()} <= sdist
    for part in ("libsim", "cmake", "bindings", "python"):
        files = {
            str(path.relative_to(ROOT)) for path in (ROOT / part).rglob("*.[chix]*") if "__pycache__" not in path.parts
        }
        assert {name for name in files if Path(ROOT / name).is_file() and not name.endswith(".so")} <= sdist
    assert {"pyproject.toml", "CMakeLists.txt", "LICENSE", "README.md"} <= sdist


def test_the_installed_package_holds_every_file() -> None:
    if "editable" in (metadata.distribution("colead").read_text("direct_url.json") or ""):
        pytest.skip("colead is installed from the tree")
    files = {str(path).removeprefix("colead/") for path in metadata.files("colead") or ()}
    assert shipped() <= files
    assert "py.typed" in files


def test_the_stub_is_what_the_module_says() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/make_stubs.py", "--check"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, f"run scripts/make_stubs.py:\n{done.stdout}{done.stderr}"


@pytest.fixture
def make_stubs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_stubs", ROOT / "scripts/make_stubs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def program(path: Path) -> str:
    path.parent.mkdir()
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def test_the_stub_is_formatted_by_the_ruff_that_is_there(
    make_stubs: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Beside the interpreter, else on the path, else as a module; else it says so."""
    beside, on_path = program(tmp_path / "beside" / "ruff"), program(tmp_path / "path" / "ruff")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "beside" / "python"))
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    assert make_stubs.ruff() == [beside]
    Path(beside).unlink()
    assert make_stubs.ruff() == [on_path]
    Path(on_path).unlink()
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())
    assert make_stubs.ruff() == [sys.executable, "-m", "ruff"]
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(SystemExit, match="no ruff beside"):
        make_stubs.ruff()


def test_types_are_strictly_sound() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy"], cwd=ROOT, check=False, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout


def test_stubs_and_modules_agree() -> None:
    """Both in one call: most of its time goes on reading what they import."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy.stubtest", "colead._core", "colead._engine", "--concise"),
            *("--mypy-config-file", "pyproject.toml", "--allowlist", "tests/python/package/stubtest_allowed.txt"),
            "--ignore-unused-allowlist",
        ],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
