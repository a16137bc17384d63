// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <numeric>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"
#include "colead/world/learning.hpp"

namespace colead {
namespace {

/// 2 / (n mean) sum(h R) - 1 with R = (rank - 1/2) / n; equal needs share their mean rank.
double concentration(const std::vector<double>& hours, const std::vector<double>& need) {
  const std::size_t n = need.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Stable, so that equal needs are added up in the same order by every standard library.
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return need[a] < need[b]; });
  double ranked = 0.0;
  for (std::size_t first = 0, last = 0; first < n; first = last) {
    double tied = 0.0;
    for (last = first; last < n && need[order[last]] == need[order[first]]; ++last) tied += hours[order[last]];
    ranked += tied * static_cast<double>(first + last) / 2.0;
  }
  const double total = std::accumulate(hours.begin(), hours.end(), 0.0);
  return ratio(2.0 * ranked, static_cast<double>(n) * total) - 1.0;
}

/// Whether development reaches those who need it. The concentration index C = 2 cov(h, R) / mean(h) of hours h
/// of the strategy spent by people who attended, over the fractional rank R of need 1 - k (Kakwani, Wagstaff & van
/// Doorslaer 1997, J Econometrics 77:87-103): -1 all hours go to those who need them least, 0 to all alike, 1 to those
/// who need them most. Need is ranked as it was when observation began, so that what was learnt does not count against
/// those who came. The gap compares the need met at sessions, weighted by hours, with everybody's at the sampling
/// times. What people gave as hosts is no attendance and does not count.
class AccessConcentration final : public Metric {
 public:
  using Params = NoParams;
  explicit AccessConcentration(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<AccessConcentration>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void begin(const World& world) override {
    need_.resize(world.people.size());
    for (std::uint32_t i = 0; i < need_.size(); ++i) need_[i] = true_need(world, PersonId{i});
  }
  void sample(const World& world, Figures& series) override {
    static_cast<void>(series);
    for (std::uint32_t i = 0; i < world.people.size(); ++i) everybody_.add(true_need(world, PersonId{i}));
  }
  void report(const World& world, Figures& figures) const override {
    std::vector<double> attended(need_.size());
    Mean met;
    for (std::size_t i = 0; i < need_.size(); ++i) {
      const Timesheet& sheet = world.timesheets[i];
      if (sheet.attended == 0) continue;
      attended[i] = in_hours(sheet.attended_time);
      met.gather(in_hours(sheet.need_met), attended[i]);
    }
    figures.add(given[0].name, concentration(attended, need_));
    figures.add(given[1].name, met.value() - everybody_.value());
  }

 private:
  static constexpr std::array<Output, 2> given{
      {{"access_concentration", "Whether hours went to those in need", "index", Better::higher, Groups::all,
        "concentration index of attended hours over the rank of need at the start"},
       {"access_need_gap", "Need of attendees beyond everybody's", "need", Better::higher, Groups::all,
        "mean need (1 - k) of attendees at their sessions less mean need of all"}}};

  std::vector<double> need_;  ///< by person, when observation began
  Mean everybody_;
};

}  // namespace

void add_access_concentration(Catalogue<Metric>& c) {
  c.add<AccessConcentration>(
      "access_concentration",
      "Concentration of attended hours over need, and mean need of attendees against everybody's.", "wagstaff_1991");
}

}  // namespace colead
