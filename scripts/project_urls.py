# SPDX-License-Identifier: Apache-2.0
"""Addresses of the project for the metadata of a package: `[project.urls]`, filled while the package is built.

They are those of the repository that the checkout came from, if it is on a public forge: nobody writes down an address
that is not there (yet), and a fork names itself. In a source distribution they are what it was made with.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from email import message_from_string
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# git@host:owner/name.git, and addresses with a scheme, without whom and by which port they are spoken to.
REMOTE = re.compile(
    r"(?:(?:https?|ssh|git)://)?(?:[^@/\s]+@)?(?P<host>[\w.-]+)(?::\d+/|[:/])(?P<path>[\w./~-]+?)(?:\.git)?/?"
)


@dataclass(frozen=True)
class Forge:
    """Where a forge has what belongs to a repository."""

    issues: str = "issues"
    file: str = "blob/HEAD"


FORGES = {
    "github.com": Forge(),
    "gitlab.com": Forge("-/issues", "-/blob/HEAD"),
    "codeberg.org": Forge(file="src/branch/main"),
    "bitbucket.org": Forge(file="src/HEAD"),
}


def addresses(remote: str) -> dict[str, str]:
    """By their labels; none where the remote is no repository of a public forge."""
    found = REMOTE.fullmatch(remote.strip())
    forge = FORGES.get(found["host"].lower()) if found else None
    if found is None or forge is None or found["path"].count("/") < 1:
        return {}
    source = f"https://{found['host'].lower()}/{found['path']}"
    return {
        "Source": source,
        "Issues": f"{source}/{forge.issues}",
        "Documentation": f"{source}/{forge.file}/docs/index.md",
        "Changelog": f"{source}/{forge.file}/CHANGELOG.md",
    }


def kept(package: str) -> dict[str, str]:
    """Those of a PKG-INFO."""
    told = message_from_string(package).get_all("Project-URL", [])
    return {label: address for label, _, address in (one.partition(", ") for one in told)}


def remote_of(root: Path) -> str:
    """What `origin` is called in a checkout; nothing elsewhere, below a checkout of something else too."""
    if not (root / ".git").exists():
        return ""
    try:
        asked = ["git", "-C", str(root), "config", "--get", "remote.origin.url"]
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:  # no git
        return ""


def urls(root: Path) -> dict[str, str]:
    package = root / "PKG-INFO"
    return kept(package.read_text(encoding="utf-8")) if package.exists() else addresses(remote_of(root))


def dynamic_metadata(settings: Mapping[str, Any], project: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """What the build asks: see `[[tool.dynamic-metadata]]` in pyproject.toml."""
    del settings, project
    return {"urls": urls(ROOT)}
