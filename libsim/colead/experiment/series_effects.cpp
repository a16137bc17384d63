// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/series_effects.hpp"

#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "colead/experiment/interval.hpp"

namespace colead {
namespace {

using Key = std::tuple<std::uint32_t, std::string, double>;
using SeriesTable = std::map<Key, std::vector<double>>;

SeriesTable series_table(Results runs) {
  SeriesTable table;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    for (const SeriesRow& row : runs[r]->series) {
      auto& values = table[{row.output, row.group, row.weeks}];
      values.resize(runs.size(), std::numeric_limits<double>::quiet_NaN());
      values[r] = row.value;
    }
  }
  return table;
}

SeriesEffect effect_at(const Key& key, const std::vector<double>& base, const std::vector<double>& with,
                       double confidence) {
  std::vector<double> differences;
  double total = 0.0;
  for (std::size_t r = 0; r < base.size(); ++r) {
    if (std::isnan(base[r]) || std::isnan(with[r])) continue;
    differences.push_back(with[r] - base[r]);
    total += with[r];
  }
  const Interval paired = interval(differences, confidence);
  const auto& [output, group, weeks] = key;
  return {output,      group,      weeks,      paired.count, total / static_cast<double>(paired.count),
          paired.mean, paired.low, paired.high};
}

}  // namespace

std::vector<SeriesEffect> series_effects(Results base, Results with, double confidence) {
  const SeriesTable ours = series_table(with);
  std::vector<SeriesEffect> out;
  for (const auto& [key, values] : series_table(base)) {
    const auto found = ours.find(key);
    if (found != ours.end()) out.push_back(effect_at(key, values, found->second, confidence));
  }
  return out;
}

}  // namespace colead
