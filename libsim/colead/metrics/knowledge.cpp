// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"
#include "colead/metrics/state_metric.hpp"
#include "colead/world/learning.hpp"

namespace colead {
namespace {

/// (right - wrong) / dimensions of people's beliefs on the code of their own organisation, in [-1,1] (March 1991,
/// Organization Science 2:71-87).
class Knowledge final : public StateMetric<Knowledge> {
 public:
  using Params = NoParams;
  explicit Knowledge(const Params& params) { static_cast<void>(params); }

 private:
  friend class StateMetric<Knowledge>;
  static constexpr std::array<Output, 1> given{
      {{"code_knowledge", "Knowledge of how the organisation works", "index", Better::higher, Groups::profession,
        "mean knowledge of the organisation's reality over time, by profession"}}};

  static void now(const World& world, Figures& figures) {
    SideMeans sides(world);
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      sides[world.people[PersonId{i}].profession.value].add(code_knowledge(world, PersonId{i}));
    }
    sides.report(world, given[0].name, figures);
  }
};

}  // namespace

void add_knowledge(Catalogue<Metric>& c) {
  c.add<Knowledge>("knowledge", "Mean knowledge of the organisation's code, by profession.", "march_1991");
}

}  // namespace colead
