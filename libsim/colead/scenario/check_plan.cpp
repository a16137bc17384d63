// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/check_plan.hpp"

#include <algorithm>

#include "colead/fields/field_writer.hpp"

namespace colead {
namespace {

/// A list of names that a text of the file must stand in.
struct Known {
  const char* what;
  const char* expected;
  std::vector<std::string> names;

  void require(FieldReader& reader, const std::string& field, const std::string& name) const {
    if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) return;
    std::string near = nearest(name, names);
    for (const std::string& longer : names) {  // `lead_time` is the beginning of a metric rather than a slip
      if (near.empty() && longer.starts_with(name)) near = longer;
    }
    reader.fail(ErrorCode::ref, field, std::string("unknown ") + what + " '" + name + "'", expected, near);
  }
};

void add_outputs(const Metric& metric, std::vector<std::string>& names) {
  for (const Output& output : metric.outputs()) names.emplace_back(output.name);
}

/// Those that the scenario names and all others there are: what is believed may be about one that is not watched
/// now.
Known metrics_of(const Scenario& scenario, const Catalogues& catalogues) {
  Known known{"metric", "a metric", {}};
  for (const KindInstance& instance : scenario.metrics) add_outputs(*Kind<Metric>{instance}, known.names);
  for (const KindEntry& entry : catalogues.metrics.entries()) {
    FieldWriter defaults(scenario.names);  // a visitor that leaves the defaults as they are
    add_outputs(*Kind<Metric>{entry.make(defaults)}, known.names);
  }
  return known;
}

}  // namespace

void check_plan(FieldReader& reader, const Scenario& scenario, const Catalogues& catalogues) {
  Known strategies{"strategy", "one of the strategies", {}};
  for (const Strategy& strategy : scenario.strategies) strategies.names.push_back(strategy.id);
  const CompareSection& compare = scenario.compare;
  if (!compare.until.wanted() && compare.matters.empty() && scenario.expectations.empty() && scenario.evidence.empty())
    return;
  const Known metrics = metrics_of(scenario, catalogues);
  metrics.require(reader, "compare.until.metric", compare.until.metric);
  for (const Matter& matter : compare.matters) metrics.require(reader, "compare.matters." + matter.id, matter.id);
  for (std::size_t n = 0; n < scenario.expectations.size(); ++n) {
    const std::string item = "expectations[" + std::to_string(n) + "].";
    const Expectation& expectation = scenario.expectations[n];
    strategies.require(reader, item + "strategy", expectation.strategy);
    strategies.require(reader, item + "than", expectation.than);
    strategies.require(reader, item + "more", expectation.more);
    metrics.require(reader, item + "metric", expectation.metric);
  }
  for (std::size_t n = 0; n < scenario.evidence.size(); ++n)
    metrics.require(reader, "evidence[" + std::to_string(n) + "].metric", scenario.evidence[n].metric);
}

}  // namespace colead
