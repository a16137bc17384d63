# SPDX-License-Identifier: Apache-2.0
"""Files that cannot be read or written, streams that are closed, and a reader that has seen enough."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support import TINY, Command

from colead.base.files import write_file

FEW = ("--replications", "2", "--quiet")


def colead_in(folder: Path, words: list[str], shell: str) -> subprocess.CompletedProcess[str]:
    """`colead` as a process of its own, in a line of bash that may close its streams."""
    line = f'"{sys.executable}" -m colead.cli {subprocess.list2cmdline(words)}'
    return subprocess.run(
        ["bash", "-c", shell.replace("colead", line, 1)], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", ["nothere", ".", "x" * 300, ""])
def test_a_file_that_cannot_be_read_is_no_fault_of_colead(colead: Command, name: str) -> None:
    told = colead("verify", name, "--quiet")
    assert told.code == 2
    assert told.err.startswith(f"colead: '{name or '.'}") or name == ""
    assert told.err.count("\n") == 1


def test_a_full_disk_is_told_and_no_fault_of_colead(colead: Command, tmp_path: Path) -> None:
    told = colead("diff", TINY, TINY, "--json", "/dev/full")
    assert (told.code, told.err) == (2, "colead: No space left on device\n")
    printed = colead_in(tmp_path, ["diff", str(TINY), str(TINY)], "colead > /dev/full")
    assert (printed.returncode, printed.stderr) == (2, "colead: No space left on device\n")


def test_who_has_seen_enough_takes_nothing_from_the_answer(tmp_path: Path) -> None:
    words = ["compare", str(TINY), *FEW, "--strategy", "shadowing", "--full", "--capsule", "x.capsule"]
    read = colead_in(tmp_path, words, "colead | true; exit ${PIPESTATUS[0]}")
    assert read.returncode == 0, read.stderr
    assert (tmp_path / "x.capsule").is_file()


@pytest.mark.parametrize("more", [[], ["--json", "-"]])
def test_who_has_seen_enough_does_not_make_different_things_the_same(tmp_path: Path, more: list[str]) -> None:
    words = ["diff", str(TINY), "small_unit", *more]
    assert colead_in(tmp_path, words, "colead | true; exit ${PIPESTATUS[0]}").returncode == 1


def test_a_mistake_has_its_exit_code_though_nobody_reads_it(tmp_path: Path) -> None:
    words = ["validate", "nothere"]
    assert colead_in(tmp_path, words, "colead 2>&1 | true; exit ${PIPESTATUS[0]}").returncode == 2


@pytest.mark.parametrize("width", ["0", "00", "-3", "no", "\u00b2", "1000000000", "9" * 5000])
@pytest.mark.parametrize("words", [["validate", TINY], ["compare", TINY, *FEW, "--strategy", "shadowing"]])
def test_a_width_that_is_none_counts_as_unknown(
    colead: Command, monkeypatch: pytest.MonkeyPatch, words: list[object], width: str
) -> None:
    monkeypatch.delenv("COLUMNS")
    unknown = colead(*words)
    monkeypatch.setenv("COLUMNS", width)
    assert colead(*words) == unknown
    assert len(unknown.out) > 500


def test_a_file_may_have_a_name_that_is_no_text(colead: Command, tmp_path: Path) -> None:
    file = tmp_path / "tiny\udcff.yaml"
    file.write_bytes(TINY.read_bytes())
    assert colead("show", file).code == 0


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_closed_streams_take_nothing_from_the_answer(tmp_path: Path, closed: str) -> None:
    words = ["run", str(TINY), *FEW, "--json", "x.json"]
    assert colead_in(tmp_path, words, f"colead {closed}").returncode == 0
    assert (tmp_path / "x.json").read_text(encoding="utf-8").startswith("{")


def test_what_cannot_be_written_is_named_by_its_own_name(tmp_path: Path) -> None:
    target = tmp_path / "nothere" / "x.json"
    with pytest.raises(FileNotFoundError) as told:
        write_file(target, "x")
    assert told.value.filename == str(target)


def test_a_name_as_long_as_names_may_be_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 255)
    write_file(target, "x")
    assert target.read_text(encoding="utf-8") == "x"


def test_links_are_followed_and_devices_stay_devices(tmp_path: Path) -> None:
    link, device = tmp_path / "link", tmp_path / "device"
    link.symlink_to(tmp_path / "behind")
    device.symlink_to("/dev/null")
    for target in (link, device):
        write_file(target, "x")
        assert target.is_symlink()
    assert (tmp_path / "behind").read_text(encoding="utf-8") == "x"
    assert Path("/dev/null").is_char_device()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["behind", "device", "link"]


def test_a_ring_of_links_is_refused_by_the_system(colead: Command, tmp_path: Path) -> None:
    ring = tmp_path / "ring"
    ring.symlink_to(ring)
    told = colead("verify", ring, "--quiet")
    assert (told.code, "symbolic links" in told.err) == (2, True)
