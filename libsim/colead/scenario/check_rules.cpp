// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/check_rules.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "colead/interventions/intervention.hpp"

namespace colead {
namespace {

constexpr std::array<std::string_view, 14> of_sessions{
    "trigger", "threshold", "every_weeks", "every_months", "probability", "professions",  "tiers",
    "share",   "selection", "together",    "accredited",   "at",          "budget_hours", "problem_feed"};

}  // namespace

std::vector<Diagnostic> report_idle_fields(FieldReader& reader, std::vector<Diagnostic>& problems,
                                           const Scenario& scenario, const Node& root) {
  std::vector<Diagnostic> notices;
  const Node* strategies = root.find("strategies");
  if (strategies == nullptr) return notices;
  std::map<std::string_view, const Node*> by_id;
  for (const Node::Entry& entry : strategies->entries) by_id.emplace(entry.key, &entry.value);
  for (const Strategy& strategy : scenario.strategies) {
    const auto found = by_id.find(strategy.id);
    if (found == by_id.end()) continue;
    const Node* written = found->second;
    for (std::size_t n = 0; n < std::min(strategy.interventions.size(), written->items.size()); ++n) {
      const KindInstance& instance = strategy.interventions[n];
      if (instance.object == nullptr) continue;
      const auto& intervention = *static_cast<const Intervention*>(instance.object.get());
      if (!intervention.acts_by_rule() || intervention.delivery().session_hours > 0.0) continue;
      for (const std::string_view field : of_sessions) {
        if (written->items[n].find(field) == nullptr || intervention.heeds(field)) continue;
        const std::string place = "strategies." + strategy.id + "[" + std::to_string(n) + "]";
        reader.fail(ErrorCode::range, place + "." + std::string(field),
                    instance.kind + " is a standing rule without sessions: " + std::string(field) + " changes nothing",
                    "what its units do throughout; leave " + std::string(field) + " out");
        notices.push_back(std::move(problems.back()));
        problems.pop_back();
      }
    }
  }
  return notices;
}

}  // namespace colead
