# SPDX-License-Identifier: Apache-2.0
"""Addresses of the project in a package: those of the public repository that it was built from, or none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))

import project_urls


@pytest.mark.parametrize(
    ("remote", "source"),
    [
        ("https://github.com/owner/colead.git", "https://github.com/owner/colead"),
        ("https://github.com/owner/colead/", "https://github.com/owner/colead"),
        ("https://name:secret@GitHub.com/owner/colead", "https://github.com/owner/colead"),
        ("git@github.com:owner/colead.git", "https://github.com/owner/colead"),
        ("ssh://git@gitlab.com:22/group/part/colead.git", "https://gitlab.com/group/part/colead"),
        ("ssh://git@codeberg.org/owner/colead", "https://codeberg.org/owner/colead"),
        ("/srv/git/colead.git", None),
        ("../github.com/owner/colead", None),
        ("file:///github.com/owner/colead", None),
        ("http://git.hospital.example/owner/colead.git", None),
        ("https://github.com.example/owner/colead", None),
        ("https://github.com/colead", None),
        ("", None),
    ],
)
def test_a_repository_of_a_public_forge_has_an_address(remote: str, source: str | None) -> None:
    found = project_urls.addresses(remote)
    assert found.get("Source") == source
    assert len(found) == (4 if source else 0)
    assert all(one.startswith(f"{source}/") for label, one in found.items() if label != "Source")


def test_each_forge_has_its_own_places() -> None:
    assert project_urls.addresses("https://gitlab.com/a/b")["Issues"] == "https://gitlab.com/a/b/-/issues"
    changes = {host: project_urls.addresses(f"https://{host}/a/b")["Changelog"] for host in project_urls.FORGES}
    assert changes["github.com"] == "https://github.com/a/b/blob/HEAD/CHANGELOG.md"
    assert changes["codeberg.org"] == "https://codeberg.org/a/b/src/branch/main/CHANGELOG.md"


def test_a_checkout_is_asked_and_a_source_distribution_keeps_what_it_had(tmp_path: Path) -> None:
    assert project_urls.urls(tmp_path) == {}
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert project_urls.urls(tmp_path) == {}
    address = "git@github.com:owner/colead.git"
    subprocess.run(["git", "-C", str(tmp_path), "remote", "add", "origin", address], check=True)
    found = project_urls.urls(tmp_path)
    assert found == project_urls.addresses(address) != {}
    inner = tmp_path / "colead-0.1.0"
    inner.mkdir()
    assert project_urls.urls(inner) == {}
    lines = [f"Project-URL: {label}, {one}" for label, one in found.items()]
    package = "\n".join(["Metadata-Version: 2.2", "Name: colead", *lines, "", "Project-URL: Source, nowhere"])
    (inner / "PKG-INFO").write_text(package, encoding="utf-8")
    assert project_urls.urls(inner) == found
