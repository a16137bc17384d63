// SPDX-License-Identifier: Apache-2.0
#include "colead/trust/trust_model.hpp"

#include <algorithm>

#include "colead/core/error.hpp"

namespace colead {

void TrustModel::expect(std::span<const Regard> regards, double now_weeks, std::span<Expected> expected) const {
  if (expected.size() != regards.size()) throw ModelError("expectations need one entry per regard");
  constexpr std::size_t at_once = 16;
  std::array<float, at_once> trust{};
  for (std::size_t from = 0; from < regards.size(); from += at_once) {
    const std::size_t count = std::min(at_once, regards.size() - from);
    read(regards.subspan(from, count), now_weeks, {trust.data(), count});
    for (std::size_t i = 0; i < count; ++i) expected[from + i].fill(trust[i]);
  }
}

}  // namespace colead
