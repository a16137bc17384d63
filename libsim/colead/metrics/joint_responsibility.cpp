// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// 1 - |a_manager - a_medic| of the accountability shares a of a decision, in general 1 less the difference between the
/// largest and the smallest share of a side needed: 1 when sides answer equally, 0 when one answers alone. Decisions
/// that need one profession only are left out, and those that nobody had set about when they fell to the status quo.
class JointResponsibility final : public Metric {
 public:
  using Params = NoParams;
  explicit JointResponsibility(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<JointResponsibility>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    std::vector<double>& share = share_;
    share.resize(world.profession_count());
    for (const DecisionRecord& d : closed) {
      if (!needs_two_sides(d) || d.route == Route::none) continue;
      for (std::size_t p = 0; p < d.participants; ++p) share[d.profession[p]] = 0.0;
      for (std::size_t p = 0; p < d.participants; ++p)
        share[d.profession[p]] += static_cast<double>(d.accountability[p]);
      double most = 0.0;
      double least = 1.0;
      for (std::size_t p = 0; p < d.participants; ++p) {
        most = std::max(most, share[d.profession[p]]);
        least = std::min(least, share[d.profession[p]]);
      }
      mean_.add(1.0 - (most - least));
    }
  }
  void report(const World& world, Figures& figures) const override {
    static_cast<void>(world);
    figures.add(given[0].name, mean_.value());
  }

 private:
  static constexpr std::array<Output, 1> given{
      {{"joint_responsibility", "Shared responsibility", "index", Better::higher, Groups::all,
        "mean of 1 less the difference of accountability between the sides needed"}}};

  Mean mean_;
  std::vector<double> share_;  ///< by profession, of the decision at hand
};

}  // namespace

void add_joint_responsibility(Catalogue<Metric>& c) {
  c.add<JointResponsibility>("joint_responsibility", "How equally the sides needed answer for decisions.",
                             "design_metrics");
}

}  // namespace colead
