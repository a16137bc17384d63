// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/smallest_difference.hpp"

#include <array>

namespace colead {
namespace {

// One percentage point, two hundredths of a scale from 0 to 1, two hours of a wait that lasts days.
constexpr std::array<UsualMatter, 8> usual{{{"share", 0.01, 0.0, 0.05},
                                            {"trust", 0.02, 0.0, 0.1},
                                            {"respect", 0.02, 0.0, 0.1},
                                            {"k", 0.02, 0.0, 0.1},
                                            {"psi", 0.02, 0.0, 0.1},
                                            {"index", 0.02, 0.0, 0.1},
                                            {"cosine", 0.02, 0.0, 0.1},
                                            {"h", 2.0, 0.0, 24.0}}};

}  // namespace

std::span<const UsualMatter> usual_matters() { return usual; }

double smallest_difference(const CompareSection& plan, const Output& output) {
  for (const Matter& matter : plan.matters) {
    if (matter.id == output.name) return matter.difference;
  }
  for (const UsualMatter& matter : usual) {
    if (matter.unit == output.unit) return matter.difference;
  }
  return 0.0;
}

}  // namespace colead
