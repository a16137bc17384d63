// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// How much of what people value goes with their profession: the variance of v between professions as a share
/// of its whole variance, summed over criteria. 0: professions differ in nothing; 1: a profession's people are all
/// alike.
class ValuesBetween final : public Metric {
 public:
  using Params = NoParams;
  explicit ValuesBetween(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<ValuesBetween>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void report(const World& world, Figures& figures) const override {
    const std::vector<ProfessionMean> sides = profession_means(world, &Person::values);
    std::array<double, max_criteria> all{};
    for (const ProfessionMean& side : sides) {
      for (std::size_t k = 0; k < max_criteria; ++k)
        all[k] += side.people * side.row[k] / static_cast<double>(world.people.size());
    }
    double between = 0.0;
    double whole = 0.0;
    for (const Person& person : world.people.all()) {
      for (std::size_t k = 0; k < max_criteria; ++k) {
        const double side = sides[person.profession.value].row[k] - all[k];
        const double own = static_cast<double>(person.values[k]) - all[k];
        between += side * side;
        whole += own * own;
      }
    }
    figures.add(given[0].name, ratio(between, whole));
  }

 private:
  static constexpr std::array<Output, 1> given{
      {{"values_between_share", "Difference of values due to profession", "share", Better::neither, Groups::all,
        "share of the variance of values that lies between professions"}}};
};

}  // namespace

void add_values_between(Catalogue<Metric>& c) {
  c.add<ValuesBetween>("values_between", "Share of the variance of personal values that lies between professions.",
                       "design_metrics");
}

}  // namespace colead
