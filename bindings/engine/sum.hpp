// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace colead::python {

/// A sum of products in two doubles (Dekker 1971): what is left over of each operation is kept, so whole numbers are
/// added up exactly as far as 2^106, and others to twice the digits of a double.
struct Sum {
  double high{0}, low{0};

  void add(double a, double b = 1) {
    const double product = a * b;
    const double beyond = std::fma(a, b, -product);
    const double total = high + product;
    const double part = total - high;
    low += ((high - (total - part)) + (product - part)) + beyond;
    high = total + low;
    low -= high - total;
  }

  [[nodiscard]] double value() const { return high + low; }
};

}  // namespace colead::python
