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

/// Why a field of a delivery is not heeded, and what to write instead; empty: it is.
struct Idle {
  std::string why;
  std::string expected;
};

/// What only deliveries by a calendar of their own heed, or only those that wait for a review.
Idle idle_beside_trigger(Trigger trigger, std::string_view field) {
  const std::string leave = "; leave " + std::string(field) + " out";
  if (field == "threshold" && (trigger == Trigger::schedule || trigger == Trigger::entry)) {
    return {"nothing is waited for that could pass a threshold", "trigger: overdue or failure" + leave};
  }
  if (trigger == Trigger::entry && (field == "every_weeks" || field == "every_months" || field == "together")) {
    return {"newcomers take part one by one, as they come", "trigger: schedule" + leave};
  }
  if (field == "together" && trigger != Trigger::schedule) {
    return {"each unit is reviewed by itself", "trigger: schedule" + leave};
  }
  return {};
}

Idle idle_in(const KindInstance& instance, const Intervention& intervention, std::string_view field) {
  if (!intervention.acts_by_rule() || intervention.delivery().session_hours > 0.0) {
    return idle_beside_trigger(intervention.delivery().trigger, field);
  }
  if (intervention.heeds(field)) return {};
  return {instance.kind + " is a standing rule without sessions",
          "what its units do throughout; leave " + std::string(field) + " out"};
}

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
      for (const std::string_view field : of_sessions) {
        if (written->items[n].find(field) == nullptr) continue;
        const Idle idle = idle_in(instance, intervention, field);
        if (idle.why.empty()) continue;
        const std::string place = "strategies." + strategy.id + "[" + std::to_string(n) + "]";
        reader.fail(ErrorCode::range, place + "." + std::string(field),
                    idle.why + ": " + std::string(field) + " changes nothing", idle.expected);
        notices.push_back(std::move(problems.back()));
        problems.pop_back();
      }
    }
  }
  return notices;
}

}  // namespace colead
