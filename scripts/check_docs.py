# SPDX-License-Identifier: Apache-2.0
"""Keeps the pages true: links resolve, and what a page shows as the output of a command is what the command prints.

    python scripts/check_docs.py             name what is wrong; exit code 1 if anything is
    python scripts/check_docs.py --update    write the outputs into the pages

A shown output is a fenced block below `<!-- run: colead ... -->`. The last line of a comparison is left out of it: it
tells of speed and fingerprint. A block below `<!-- output: NAME -->` is what the page's example NAME prints, run after
the examples before it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUN = re.compile(r"<!-- run: (?P<command>colead [^\n]*?) -->\n```text\n(?P<output>.*?)```\n", re.DOTALL)
EXAMPLE = re.compile(r"<!-- example: (?P<name>\w+) -->\n```python\n(?P<code>.*?)```\n", re.DOTALL)
OUTPUT = re.compile(r"<!-- output: (?P<name>\w+) -->\n```text\n(?P<output>.*?)```\n", re.DOTALL)
MARK = "---- end of an example ----"
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")


def pages() -> list[Path]:
    return sorted(path for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("scenarios/*.md")])


def run(command: str) -> str:
    """Standard output of a colead command, as on a plain terminal of 100 columns."""
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    arguments = [sys.executable, "-m", "colead.cli", *shlex.split(command)[1:]]
    done = subprocess.run(
        arguments, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=600
    )
    if done.returncode != 0:
        raise RuntimeError(f"{command} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def shown(command: str) -> str:
    lines = [line.rstrip() for line in run(command).splitlines()]
    last = next((n for n, line in enumerate(lines) if line.startswith("Paired on common random")), len(lines))
    return "\n".join(lines[:last]).strip("\n") + "\n"


def printed(text: str, folder: Path = ROOT) -> dict[str, str]:
    """What each Python example of a page prints, by name. They are run in one go, as a reader would, in `folder`."""
    blocks = [(match["name"], match["code"]) for match in EXAMPLE.finditer(text)]
    script = "".join(f"{code}print({MARK!r}, flush=True)\n" for _, code in blocks)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=600
    )
    if done.returncode != 0:
        raise RuntimeError(f"an example ended with {done.returncode}:\n{done.stderr}")
    return dict(zip((name for name, _ in blocks), done.stdout.split(f"{MARK}\n"), strict=False))


def without_code(text: str) -> str:
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def anchors(text: str) -> set[str]:
    """The names that headings can be linked by."""
    titles = re.findall(r"^#+ (.+)$", without_code(text), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def broken_links() -> Iterator[str]:
    for page in pages():
        for match in LINK.finditer(without_code(page.read_text(encoding="utf-8"))):
            target, _, anchor = match["target"].partition("#")
            if re.match(r"\w+:", match["target"]):
                continue
            file = (page.parent / target).resolve() if target else page
            if not file.exists():
                yield f"{page.relative_to(ROOT)}: there is no {match['target']}"
            elif anchor and anchor not in anchors(file.read_text(encoding="utf-8")):
                yield f"{page.relative_to(ROOT)}: {target or 'the page'} has no heading for #{anchor}"


def stale_outputs(*, update: bool) -> Iterator[str]:
    for page in pages():
        text = page.read_text(encoding="utf-8")

        def fresh(match: re.Match[str]) -> str:
            command = match["command"]
            return f"<!-- run: {command} -->\n```text\n{shown(command)}```\n"

        made = RUN.sub(fresh, text)
        if OUTPUT.search(made):
            outputs = printed(made)
            made = OUTPUT.sub(lambda m: f"<!-- output: {m['name']} -->\n```text\n{outputs[m['name']]}```\n", made)  # noqa: B023
        if made == text:
            continue
        if update:
            page.write_text(made, encoding="utf-8")
        yield f"{page.relative_to(ROOT)}: shows what its commands no longer print"


def main(arguments: list[str]) -> int:
    update = "--update" in arguments
    stale, broken = list(stale_outputs(update=update)), list(broken_links())
    for line in [*stale, *broken]:
        print(line)
    return 1 if broken or (stale and not update) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
