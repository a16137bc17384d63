// SPDX-License-Identifier: Apache-2.0
#include "colead/random/draw_log.hpp"

#include <algorithm>

namespace colead {

void DrawLog::thin(PurposeDraws& draws) {
  auto& kept = draws.kept;
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  while (kept.size() > draws_kept) {
    ++draws.level;
    kept.erase(std::lower_bound(kept.begin(), kept.end(), std::uint64_t{1} << (64U - draws.level)), kept.end());
  }
}

std::vector<PurposeDraws> DrawLog::summary() const {
  std::vector<PurposeDraws> out;
  for (std::uint32_t purpose = 0; purpose < by_purpose_.size(); ++purpose) {
    if (by_purpose_[purpose].asked == 0) continue;
    out.push_back(by_purpose_[purpose]);
    out.back().purpose = purpose;
    thin(out.back());
  }
  return out;
}

}  // namespace colead
