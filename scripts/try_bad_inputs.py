# SPDX-License-Identifier: Apache-2.0
"""Sends every hostile file through `colead validate` and writes what became of it: docs/reference/bad_inputs.md.

python scripts/try_bad_inputs.py            write the page
python scripts/try_bad_inputs.py --check    exit code 1 when a file ended otherwise than it must; writes nothing

Time is that of the processor, from when the command has been loaded; memory is the most that was resident.
"""

from __future__ import annotations

import os
import re
import resource
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from colead.cli.app import main as main_of_the_command

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "bad_inputs.md"
sys.path.insert(0, str(ROOT / "tests" / "python"))
from hostile import HostileFile, written  # noqa: E402 - the tests try the same files

MOST_SECONDS, MOST_MEBIBYTES = 60, 4096  # where one is stopped; each must take 2 s and 512 MiB at most
LONGEST = 110  # characters of a message on the page
INTRODUCTION = """<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Written by scripts/try_bad_inputs.py; never edit. -->
# Bad inputs and what becomes of them

Files that went wrong once, families of mistakes and attacks, and files as large as a file may be. Each is given to
`colead validate`. A file is accepted (exit code 0) or refused (exit code 2) with its line and the kind of mistake;
either is to take at most 2 s of processor time and 512 MiB of memory, whatever is in it. The same files are tests
(`tests/python/hostile.py`); `scripts/try_bad_inputs.py` writes this page. Seconds are those of one machine, at work.

"""


@dataclass(frozen=True)
class Ending:
    """What the command did with one file."""

    file: HostileFile
    exit_code: int
    message: str
    seconds: float
    mebibytes: float

    @property
    def as_it_must(self) -> bool:
        wanted = f": {self.file.code}: " in self.message if self.file.code else self.exit_code == 0
        return wanted and self.exit_code == (2 if self.file.code else 0)


def ending(file: HostileFile, path: Path) -> Ending:
    """A child of this process, which has everything loaded, is the command: its time is what the file costs."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        child = os.fork()
        if child == 0:
            os._exit(as_the_command(path, out.fileno(), errors.fileno()))
        _, status, used = os.wait4(child, 0)
        for stream in (out, errors):
            stream.seek(0)
        told, mistakes = (stream.read().decode("utf-8", "replace").splitlines() for stream in (out, errors))
    lines = [line for line in mistakes if not line.startswith("colead: ")] or mistakes or told or [""]
    seconds = used.ru_utime + used.ru_stime
    return Ending(file, os.waitstatus_to_exitcode(status), lines[0], seconds, used.ru_maxrss / 1024)


def as_the_command(path: Path, out: int, errors: int) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEBIBYTES << 20, MOST_MEBIBYTES << 20))
    os.environ |= {"COLUMNS": "200", "NO_COLOR": "1"}
    os.dup2(out, 1)
    os.dup2(errors, 2)
    os.chdir(path.parent)
    code = main_of_the_command(["validate", path.name])
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def cell(text: str) -> str:
    shown = text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " ..."
    return re.sub(r"[^\x20-\x7e]", "?", shown).replace("|", "\\|").replace("<", "&lt;")


def summary(endings: list[Ending]) -> str:
    refused = sum(one.exit_code == 2 for one in endings)
    most = max(one.seconds for one in endings)
    return (
        f"{len(endings)} files: {refused} refused, {sum(one.exit_code == 0 for one in endings)} accepted; at most "
        f"{most:.1f} s and {max(one.mebibytes for one in endings):.0f} MiB."
    )


def page(endings: list[Ending]) -> str:
    rows = ["| file | what it is | exit | first line | s | MiB |", "|---|---|---|---|---|---|"]
    for one in endings:
        message = cell(one.message.replace(f"{one.file.name}.yaml:", ""))
        cells = [f"`{one.file.name}`", one.file.what, str(one.exit_code), message, f"{one.seconds:.1f}"]
        rows.append("| " + " | ".join([*cells, f"{one.mebibytes:.0f}"]) + " |")
    return f"{INTRODUCTION}{summary(endings)}\n\n" + "\n".join(rows) + "\n"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        endings = [ending(*pair) for pair in written(Path(folder))]
    for one in endings:
        if not one.as_it_must:
            wanted = one.file.code or "accepted"
            print(f"{one.file.name}: exit code {one.exit_code}, {one.message!r}; wanted {wanted}", file=sys.stderr)
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(endings), encoding="utf-8")
    print(summary(endings))
    return 0 if all(one.as_it_must for one in endings) else 1


if __name__ == "__main__":
    sys.exit(main())
