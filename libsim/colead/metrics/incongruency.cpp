// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// G = 1 - cosine of own effective weights and what the other is believed to value (perceived) or truly weighs (true),
/// mean over pairs of professions at the first discussion (thomsen_2005). Over decisions that needed two professions,
/// were not taken up by one side alone and had two professions at the table of their first discussion.
class Incongruency final : public Metric {
 public:
  using Params = NoParams;
  explicit Incongruency(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Incongruency>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) {
      if (d.attempts == 0 || std::isnan(d.incongruency) || d.route == Route::one_sided || !needs_two_sides(d)) continue;
      perceived_.add(d.incongruency);
      real_.add(d.true_incongruency);
    }
  }
  void report(const World& world, Figures& figures) const override {
    static_cast<void>(world);
    figures.add(given[0].name, perceived_.value());
    figures.add(given[1].name, real_.value());
    figures.add(given[2].name, perceived_.value() - real_.value());
  }

 private:
  static constexpr std::array<Output, 3> given{
      {{"incongruency_perceived", "Distance of goals as perceived", "1 - cosine", Better::neither, Groups::all,
        "mean perceived goal incongruency at the first discussion"},
       {"incongruency_true", "True distance of goals", "1 - cosine", Better::neither, Groups::all,
        "mean true goal incongruency at the first discussion"},
       {"incongruency_excess", "Distance of goals overestimated by", "1 - cosine", Better::neither, Groups::all,
        "perceived less true: above 0 people seem further apart than they are"}}};

  Mean perceived_;
  Mean real_;
};

}  // namespace

void add_incongruency(Catalogue<Metric>& c) {
  c.add<Incongruency>("incongruency", "Perceived goal incongruency between professions against the true one.",
                      "thomsen_2005");
}

}  // namespace colead
