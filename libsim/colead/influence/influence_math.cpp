// SPDX-License-Identifier: Apache-2.0
#include "colead/influence/influence_math.hpp"

#include <algorithm>

#include "colead/core/error.hpp"

namespace colead {

void require_valid(const Discussion& d) {
  const std::size_t size = d.people * d.matters;
  const bool lengths = d.opinion.size() == size && d.scratch.size() >= size && d.first.size() == d.people + 1 &&
                       d.listened.size() == d.weight.size() && d.first.back() == d.listened.size();
  if (!lengths) throw ModelError("the spans of a discussion do not fit its numbers of people and matters");
}

void listen(const Discussion& d) {
  const std::size_t m = d.matters;
  std::fill_n(d.scratch.begin(), d.people * m, 0.0);
  for (std::size_t i = 0; i < d.people; ++i) {
    for (std::size_t e = d.first[i]; e < d.first[i + 1]; ++e) {
      const double* said = d.opinion.data() + d.listened[e] * m;
      for (std::size_t k = 0; k < m; ++k) d.scratch[i * m + k] += d.weight[e] * said[k];
    }
  }
}

}  // namespace colead
