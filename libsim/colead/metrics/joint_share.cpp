// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <numeric>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// How decisions were set about (docs/concepts/model.md, section 3), and how many were both taken up jointly and
/// resolved by those they needed.
class JointShare final : public Metric {
 public:
  using Params = NoParams;
  explicit JointShare(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<JointShare>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) {
      ++routes_[static_cast<std::size_t>(d.route)];
      resolved_ += d.route == Route::joint && d.style == Style::resolution ? 1 : 0;
    }
  }
  void report(const World& world, Figures& figures) const override {
    static_cast<void>(world);
    const auto all = static_cast<double>(std::accumulate(routes_.begin(), routes_.end(), std::uint64_t{0}));
    const auto share = [all](std::uint64_t part) { return ratio(static_cast<double>(part), all); };
    figures.add(given[0].name, share(routes_[static_cast<std::size_t>(Route::joint)]));
    for (std::size_t route = 0; route < route_names.size(); ++route) {
      figures.add(given[1].name, share(routes_[route]), std::string{route_names[route]});
    }
    figures.add(given[2].name, share(resolved_));
  }

 private:
  static constexpr std::array<Output, 3> given{
      {{"joint_share", "Decisions taken up jointly", "share", Better::higher, Groups::all,
        "share of decisions taken up jointly"},
       {"route_share", "Decisions by route", "share", Better::neither, Groups::route,
        "share of decisions by route: joint, one_sided, formal, none (nobody had noticed)", false},
       {"jointly_resolved_share", "Decisions resolved jointly", "share", Better::higher, Groups::all,
        "share of decisions taken up jointly and resolved, neither escalated nor left to default"}}};

  std::array<std::uint64_t, route_names.size()> routes_{};
  std::uint64_t resolved_{0};
};

}  // namespace

void add_joint_share(Catalogue<Metric>& c) {
  c.add<JointShare>("joint_share",
                    "Share of decisions taken up jointly, by one side or on paper, and share resolved jointly.",
                    "design_metrics");
}

}  // namespace colead
