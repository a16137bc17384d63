# SPDX-License-Identifier: Apache-2.0
"""Room on the disk, and what kind of disk it is."""

from __future__ import annotations

import shutil
from pathlib import Path

from colead.base.errors import StoreError

LEAST_FREE = 1 << 30
NETWORK = {
    "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse.ceph", "fuse.glusterfs", "fuse.s3fs", "fuse.sshfs", "gpfs",
    "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "smb3", "smbfs", "virtiofs",
}  # fmt: skip
MOUNTS = Path("/proc/self/mountinfo")


def require_room(path: Path, needed: int = 0) -> None:
    """Refused before the disk is full, while everything else on it still works."""
    free = shutil.disk_usage(path.parent).free
    if free < LEAST_FREE + needed:
        wanted = f"about {_gib(needed)} for the results and " if needed > 0 else ""
        raise StoreError(
            f"only {_gib(free)} are free where {path} lies; {wanted}{_gib(LEAST_FREE)} must stay free. What was "
            "finished is in the store: free some space and start again"
        )


def _gib(size: int) -> str:
    return f"{size / 2**30:.1f} GiB"


def is_on_network(path: Path, mounts: str | None = None) -> bool:
    """Whether the file lies on a network file system, where SQLite's write-ahead log is not safe."""
    return kind_of_file_system(path, mounts) in NETWORK


def kind_of_file_system(path: Path, mounts: str | None = None) -> str:
    """As the system's table of mounts names it; "" where there is none."""
    if mounts is None:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="replace") if MOUNTS.exists() else ""
    place = path.resolve()
    found, longest = "", -1
    for line in mounts.splitlines():
        fields, _, rest = line.partition(" - ")
        words = fields.split()
        if len(words) < 5 or not rest:
            continue
        point = Path(words[4].replace("\\040", " "))
        if len(point.parts) >= longest and place.is_relative_to(point):  # a later mount covers an earlier one
            found, longest = rest.split()[0], len(point.parts)
    return found
