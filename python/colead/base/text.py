# SPDX-License-Identifier: Apache-2.0
"""Text for people: what a terminal may be shown, and numbers without false precision."""

from __future__ import annotations

import math
import re
import unicodedata

from rich.cells import cell_len

# Control characters, formats (bidirectional controls among them), surrogates, line and paragraph separators.
UNSAFE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
LARGEST_PLAIN = 1e7


def escaped(text: str) -> str:
    """The text with everything that would act on a terminal spelt out: `\\x1b`, `\\u202e`."""
    return "".join(_spelt(char) if unicodedata.category(char) in UNSAFE else char for char in text)


def _spelt(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def is_utf8(text: str) -> bool:
    """Whether it can be written: bytes that were no UTF-8 stand in a text as surrogates, which cannot."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


def decimals_for(width: float) -> int:
    """Decimals that show this width (of an interval, say) by 3 to 30 units of the last place."""
    if not math.isfinite(width) or width == 0:
        return 0
    return min(8, max(0, -math.floor(math.log10(abs(width) / 3))))


def number(value: float, decimals: int) -> str:
    """Fixed decimals, no minus before a zero; `n/a` where there is nothing to tell."""
    if not math.isfinite(value):
        return "n/a"
    if abs(value) >= LARGEST_PLAIN:
        return f"{value:.4g}"
    shown = f"{value:.{decimals}f}"
    return shown.lstrip("-") if float(shown) == 0 else shown


def exact(value: float) -> str:
    """All its digits, as it may be typed: 4, 0.05."""
    return repr(float(value)).removesuffix(".0")


def gigabytes(count: float) -> str:
    """Bytes as people say them: `850 MB`, `7.4 GB`, `24 GB`."""
    if count < 1e9:
        return f"{count / 1e6:.0f} MB"
    return f"{count / 1e9:.1f} GB" if count < 10e9 else f"{count / 1e9:.0f} GB"


def duration(seconds: float) -> str:
    """Time as people say it: `40 s`, `12 min`, `3.5 h`."""
    if seconds < 99.5:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 99.5 * 60 else f"{seconds / 3600:.1f} h"


def wrapped(text: str, width: int) -> list[str]:
    """Lines broken after blanks, `_`, `-`, `.` and `>`, and inside a word only when it is longer than 1.5 widths."""
    lines = [""]
    for piece in re.findall(r".+?(?:[\s_.>-]+|$)", text):
        if lines[-1] and cell_len(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [part for line in lines for part in _folded(line.rstrip(), max(width, 1) * 3 // 2)]


def _folded(line: str, width: int) -> list[str]:
    return [line[start : start + width] for start in range(0, len(line), width)] or [""]
