#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes libsim/colead/math/tables.cpp: the tables of exp, log, pow and acos, from 60 digits of arithmetic.

    make_math_tables.py [--check]

--check writes nothing and fails where the file differs. Every number is written in hexadecimal, so that no compiler
rounds it. The standard library of Python alone is needed.
"""

from __future__ import annotations

import argparse
import decimal
import struct
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

OUTPUT = Path(__file__).resolve().parents[1] / "libsim/colead/math/tables.cpp"
CELLS = 128
FIRST = 0x3FE6000000000000  # bits of 0.6875, where the first cell of the logarithm begins
STEP = 1 << 45  # a cell in units of the last place
GRID = 1 << 42  # high parts of logarithms are multiples of 1 / GRID, so that k of them add up without rounding
ACOS_DEGREE = 14

decimal.getcontext().prec = 60


def exactly(x: float) -> Decimal:
    return Decimal(x)  # of a float: all its digits


def bits(x: float) -> int:
    return int(struct.unpack("<Q", struct.pack("<d", x))[0])


def of_bits(word: int) -> float:
    return float(struct.unpack("<d", struct.pack("<Q", word))[0])


def on_grid(x: Decimal) -> float:
    return int((x * GRID).to_integral_value()) / GRID


def exp2_rows() -> list[str]:
    """2^(j / 128) rounded, less j in the place of the exponent's fraction; and what was rounded off, over the value."""
    rows = []
    for j in range(CELLS):
        exact = (Decimal(2).ln() * j / CELLS).exp()
        value = float(exact)
        rest = float((exact - exactly(value)) / exactly(value))
        rows.append(f"{{{bits(value) - j * STEP:#018x}, {rest.hex()}}}")
    return rows


def log_rows() -> list[str]:
    """1 / c near the middle of a cell (1 in the two at 1), so short that z / c - 1 fits a double; log c in two."""
    rows = []
    for i in range(CELLS):
        first, last = of_bits(FIRST + i * STEP), of_bits(FIRST + (i + 1) * STEP)
        parts = 128 if last <= 1.0 else 256
        inverse = 1.0 if 1.0 in (first, last) else round(2 * parts / (first + last)) / parts
        log = -exactly(inverse).ln()
        high = on_grid(log)
        rows.append(f"{{{inverse.hex()}, {high.hex()}, {float(log - exactly(high)).hex()}}}")
    return rows


def inverse_sine_series(z: Fraction) -> Fraction:
    """(asin(s) / s - 1) / z at z = s^2, by its Taylor series."""
    total, factor, power = Fraction(0), Fraction(1), Fraction(1)
    for n in range(1, 80):
        factor *= Fraction(2 * n - 1, 2 * n)
        total += factor / (2 * n + 1) * power
        power *= z
    return total


def acos_polynomial() -> list[str]:
    """The polynomial that meets inverse_sine_series at the Chebyshev points of [0, 1/4]."""
    count = ACOS_DEGREE + 1
    places = [Fraction(1, 8) + Fraction(chebyshev_point(k, count)) / 8 for k in range(count)]
    divided = [inverse_sine_series(z) for z in places]
    for order in range(1, count):
        for k in range(count - 1, order - 1, -1):
            divided[k] = (divided[k] - divided[k - 1]) / (places[k] - places[k - order])
    powers = [Fraction(0)] * count
    for k in range(count - 1, -1, -1):
        shifted = [Fraction(0), *powers[:-1]]
        powers = [up - places[k] * same for up, same in zip(shifted, powers, strict=True)]
        powers[0] += divided[k]
    return [float(power).hex() for power in powers]


def chebyshev_point(k: int, count: int) -> Decimal:
    """cos(pi (2 k + 1) / (2 count)), by its series; where exactly the points lie matters little."""
    x = Decimal("3.14159265358979323846264338327950288") * (2 * k + 1) / (2 * count)
    term, total = Decimal(1), Decimal(1)
    for n in range(1, 40):
        term *= -x * x / ((2 * n - 1) * (2 * n))
        total += term
    return total.quantize(Decimal("1e-20"))


def text() -> str:
    polynomial = acos_polynomial()
    lines = [
        "// SPDX-License-Identifier: Apache-2.0",
        "// Written by scripts/make_math_tables.py.",
        '#include "colead/math/tables.hpp"',
        "",
        "namespace colead::math {",
        "",
        "// clang-format off",
        "constinit const std::array<Exp2Cell, cells> exp2_cells = {{",
        *paired(exp2_rows(), 2),
        "}};",
        "",
        "constinit const std::array<LogCell, cells> log_cells = {{",
        *paired(log_rows(), 1),
        "}};",
        "",
        f"constinit const std::array<double, {len(polynomial)}> acos_series = {{{{",
        *paired(polynomial, 4),
        "}};",
        "// clang-format on",
        "",
        "}  // namespace colead::math",
        "",
    ]
    return "\n".join(lines)


def paired(rows: list[str], at_a_time: int) -> list[str]:
    return ["    " + ", ".join(rows[n : n + at_a_time]) + "," for n in range(0, len(rows), at_a_time)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail where the file differs")
    given = parser.parse_args()
    written = text()
    if not given.check:
        OUTPUT.write_text(written, encoding="utf-8")
        return 0
    if OUTPUT.read_text(encoding="utf-8") != written:
        print(f"{OUTPUT} is not what scripts/make_math_tables.py writes", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
