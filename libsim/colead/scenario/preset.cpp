// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/preset.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/fields/scalar.hpp"
#include "colead/scenario/gate.hpp"

namespace colead {
namespace {

/// `under`: values below those of the scenario, `each` for every entry of a mapping or item of a list. `absent`:
/// sections that stand only where the scenario has none of its own.
constexpr std::string_view queue = R"(
under:
  professions:
    each: {stereotype_weight: 0, pressure: 0, identity_strength: 0, habit: 0, competence: 1}
  organisations: {each: {visibility: 0, programme_spread: 0}}
  unit_types:
    each:
      staff:
        each:
          background: 0
          tenure_years: 1000
          absence: {sickness_share: 0, annual_leave_weeks: 0}
  decisions:
    each:
      pattern: always
      season: 0
      due_days: 3650
      default_share: 0
      half_life_days: 0
      patience_days: 1e6
      detection_days: 0
      effort_distribution: exponential
      options: 1
      shared_cues: 0
      unique_cues: 0
      known_share: 1
      joint_tendency: 50
      outcome_lag_days: 0
      rule: single_owner
  behaviour:
    routing: {trust: 0, understanding: 0, habit: 0, load: 0, formal_delay_days: 0}
    voice: {safety_up: 0, safety_down: 0, safety_late: 0}
    uptake: {floor: 1, confirmation_bias: 0, credit: 0, misread: 0, handoff: 0, definition_loss: 0, definition_noise: 0, noise: 0}
    deliberation:
      rounds: 0
      clarify_above: 1
      conflict_above: 1
      exception: 0
      monitor_below: 0
      delegate_above: 1000
      flight: 0
      loafing: 0
      stay_away: 0
    asking: {intercept: -50, gap: 0, safety: 0, minutes: 0, clears: 0}
    implementation: {rework_base: 0, rework_misread: 0, rework_buy_in: 0, value_loss: 0}
    feedback: {outcome_noise: 0, ability: 0, benevolence: 0, integrity: 0, attribution_bias: 0, overruled: 0, gossip: 0, respect_step: 0, voice: 0, late: 0}
    learning: {contact_understanding: 0, contact_perception: 0, contact_prior: 0, calibration: 0}
    meetings: {cancelled: 0, late: 0}
    prices: {displaced_hour: 0}
    endings: {sittings: 1, standing_after: 0, redraw_after: 0, sign_off_after: 0, escalated_patience_days: 0}
    acquaintance: {tie_chance: 0, tie_renewal: 0, entry_ties: 0, role_model: 0}
    codes: {socialisation: 0, code_learning: 0, turbulence: 0}
absent:
  professions: {staff: {stereotype_weight: 0, pressure: 0, identity_strength: 0, habit: 0, competence: 1}}
  calendars: {always: {weeks: [{open: ["daily 00:00-24:00"]}]}}
  organisations: {house: {visibility: 0, programme_spread: 0}}
  network: {kind: erdos_renyi, mean_degree: 0}
  trust: {kind: constant}
  influence: {kind: degroot}
  strategies: {baseline: []}
)";

struct Preset {
  std::string_view name;
  std::string_view text;
};
constexpr std::array<Preset, 1> presets{{{"queue", queue}}};

const Node* each_of(const Node& node) {
  return node.kind == Node::Kind::mapping && node.entries.size() == 1 ? node.find("each") : nullptr;
}

/// Puts the values of `base` under those of `node`. An object of a kind stays whole: other kinds have other parameters.
void put_under(const Node& base, Node& node) {
  if (const Node* each = each_of(base)) {
    for (Node::Entry& entry : node.entries) {
      if (entry.value.kind == Node::Kind::null) entry.value.kind = Node::Kind::mapping;
      put_under(*each, entry.value);
    }
    for (Node& item : node.items) put_under(*each, item);
    return;
  }
  if (base.kind != Node::Kind::mapping || node.kind != Node::Kind::mapping || base.find("kind") != nullptr) return;
  for (const Node::Entry& entry : base.entries) {
    if (Node* written = node.find(entry.key)) {
      put_under(entry.value, *written);
    } else if (each_of(entry.value) == nullptr) {
      node.entries.push_back(entry);
    }
  }
}

[[noreturn]] void refuse(const Document& document, const Node& name) {
  std::vector<std::string> known;
  std::string expected = "one of:";
  for (const Preset& preset : presets) {
    known.emplace_back(preset.name);
    expected += " " + known.back();
  }
  Diagnostic problem;
  problem.code = ErrorCode::ref;
  problem.file = name.mark.file < document.files.size() ? document.files[name.mark.file] : "";
  problem.line = static_cast<int>(name.mark.line);
  problem.column = static_cast<int>(name.mark.column);
  problem.path = "preset";
  problem.message = name.kind == Node::Kind::scalar ? "unknown preset " + shown(name.text) : "'preset' must be a name";
  problem.expected = expected;
  problem.suggestion = nearest(name.text, known);
  throw ScenarioError({problem});
}

}  // namespace

Node preset_schema() {
  Node schema = Node::mapping();
  Node& names = schema.add("enum", Node::sequence());
  for (const Preset& preset : presets) names.items.push_back(Node::scalar(std::string{preset.name}, true));
  schema.add(
      "description",
      Node::scalar("values of the library's own that stand under this scenario; queue: every mechanism off", true));
  return schema;
}

void apply_preset(Document& document) {
  auto& entries = document.root.entries;
  const auto entry = std::ranges::find(entries, "preset", &Node::Entry::key);
  if (entry == entries.end()) return;
  const Node name = entry->value;
  const auto found = std::ranges::find(presets, name.text, &Preset::name);
  if (name.kind != Node::Kind::scalar || found == presets.end()) refuse(document, name);
  entries.erase(entry);
  const std::string file = "preset " + name.text;
  document.files.push_back(file);
  const Node base = parse(found->text, file, static_cast<std::uint32_t>(document.files.size() - 1));
  put_under(*base.find("under"), document.root);
  for (const Node::Entry& section : base.find("absent")->entries) {
    if (document.root.find(section.key) == nullptr) document.root.entries.push_back(section);
  }
}

}  // namespace colead
