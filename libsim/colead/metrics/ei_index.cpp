// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"
#include "colead/metrics/state_metric.hpp"

namespace colead {
namespace {

/// How far ties keep within a profession (krackhardt_1988): the E-I index (across - within) / (across + within) of
/// Krackhardt & Stern (1988), and Newman's (2006) modularity of the split into professions. Over all present ties, a
/// pair tied in one or both directions being one tie.
class EiIndex final : public StateMetric<EiIndex> {
 public:
  using Params = NoParams;
  explicit EiIndex(const Params& params) { static_cast<void>(params); }

  void report(const World& world, Figures& figures) const override {
    report_over_time(world, figures, given[0].name, given[2].name);
  }

 private:
  friend class StateMetric<EiIndex>;
  static void now(const World& world, Figures& figures) {
    std::vector<std::uint32_t> profession;
    profession.reserve(world.people.size());
    for (const Person& person : world.people.all()) profession.push_back(person.profession.value);
    const GroupTies network = group_ties(world.network, profession);
    const bool tied = network.ties_within + network.ties_across > 0.0;
    figures.add(given[0].name, tied ? network.ei_index : std::numeric_limits<double>::quiet_NaN());
    figures.add(given[1].name, tied ? network.modularity : std::numeric_limits<double>::quiet_NaN());
  }

  static constexpr std::array<Output, 3> given{
      {{"ei_index", "Ties across professions rather than within", "index", Better::higher, Groups::all,
        "ties across professions less ties within, over all ties, over time: -1 silos, 1 across only"},
       {"modularity", "Separation of the professions' networks", "index", Better::lower, Groups::all,
        "modularity of the network's split into professions over time"},
       {"ei_index_end", "Ties across professions rather than within at the end", "index", Better::higher, Groups::all,
        "ties across professions less ties within, over all ties, at the end"}}};
};

}  // namespace

void add_ei_index(Catalogue<Metric>& c) {
  c.add<EiIndex>("ei_index", "E-I index and modularity of ties by profession.", "krackhardt_1988");
}

}  // namespace colead
