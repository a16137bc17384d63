# SPDX-License-Identifier: Apache-2.0
"""Text for people: what a terminal may be shown, and numbers without false precision."""

from __future__ import annotations

import math
import unicodedata

# Control characters, formats (bidirectional controls among them), surrogates, line and paragraph separators.
UNSAFE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
LARGEST_PLAIN = 1e7


def escaped(text: str) -> str:
    """The text with everything that would act on a terminal spelt out: `\\x1b`, `\\u202e`."""
    return "".join(_spelt(char) if unicodedata.category(char) in UNSAFE else char for char in text)


def _spelt(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def decimals_for(*widths: float) -> int:
    """Decimals that leave two significant digits of the smallest width (of an interval) there is."""
    known = [abs(width) for width in widths if math.isfinite(width) and width != 0]
    if not known:
        return 0
    return min(6, max(0, 1 - math.floor(math.log10(min(known)))))


def number(value: float, decimals: int) -> str:
    """Fixed decimals, no minus before a zero; `n/a` where there is nothing to tell."""
    if not math.isfinite(value):
        return "n/a"
    if abs(value) >= LARGEST_PLAIN:
        return f"{value:.4g}"
    shown = f"{value:.{decimals}f}"
    return shown.lstrip("-") if float(shown) == 0 else shown


def short(value: float) -> str:
    """Three significant digits."""
    return number(value, decimals_for(value / 10) if value else 0)
