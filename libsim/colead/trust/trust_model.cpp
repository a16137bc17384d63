// SPDX-License-Identifier: Apache-2.0
#include "colead/trust/trust_model.hpp"

#include "colead/core/error.hpp"

namespace colead {

void TrustModel::expect(std::span<const Regard> regards, double now_weeks, std::span<Expected> expected) const {
  if (expected.size() != regards.size()) throw ModelError("expectations need one entry per regard");
  for (std::size_t i = 0; i < regards.size(); ++i) {
    float trust = 0;
    read({&regards[i], 1}, now_weeks, {&trust, 1});
    expected[i].fill(trust);
  }
}

}  // namespace colead
