// SPDX-License-Identifier: Apache-2.0
// Every field of every kind acts: changed over its range it changes something in a run that is built for it, or the
// scenario is refused or told about it. A field that does neither promises what the model does not have.
#include <algorithm>
#include <set>

#include "colead/fields/field_describer.hpp"
#include "colead/scenario/emit.hpp"
#include "conformance/every_kind.hpp"

namespace colead::test {
namespace {

struct Place {
  const CatalogueBase* catalogue;
  const KindEntry* entry;
};

std::vector<Place> everything() {
  std::vector<Place> out;
  for (const CatalogueBase* catalogue : shipped().all()) {
    for (const KindEntry& entry : catalogue->entries()) out.push_back({catalogue, &entry});
  }
  return out;
}

/// What stands beside a field so that it has something to act on; `kind` empty: in every kind that has the field, or
/// the name of a catalogue.
struct Beside {
  std::string_view kind;
  std::string_view field;
  std::string_view text;
};
constexpr std::array beside{
    Beside{"interventions", "threshold", "trigger: overdue, every_weeks: 1"},
    Beside{"interventions", "accredited", "selection: voluntary, every_weeks: 2"},
    Beside{"joint_accountability", "tendency", "closes: joint"},
    Beside{"leader_behaviour", "leads", "level: mid, tiers: [senior, mid]"},
    Beside{"", "minutes_each", "raise_per_hour: 2"},
    Beside{"", "standing_sets", "set_size: 2, every_weeks: 2"},
    Beside{"", "set_size", "every_weeks: 2"},
    Beside{"", "standing_pairs", "every_weeks: 2"},
    Beside{"learning_network", "open", "operational: [medic]"},
    Beside{"learning_network", "operational", "open: operational"},
    Beside{"", "lasts_weeks", "every_weeks: 2"},
    Beside{"stochastic_block", "mean_degree", "within_unit: 0.5"},
    Beside{"stochastic_block", "within_unit", "mean_degree: 4"},
    Beside{"stochastic_block", "across_organisations", "mean_degree: 4"},
    Beside{"stochastic_block", "mixing", "mean_degree: 4"},
    Beside{"stochastic_block", "density_by_profession", "mean_degree: 2"},
    Beside{"stochastic_block", "ei_index", "mean_degree: 4, mixing: ei_index"},
    Beside{"stochastic_block", "p_in", "mixing: probabilities, p_out: 0.1"},
    Beside{"stochastic_block", "p_out", "mixing: probabilities, p_in: 0.1"},
    Beside{"stochastic_block", "p_in_by_profession", "mixing: probabilities, p_out: 0.1"},
    Beside{"beta_evidence", "base_rate", "prior_share: 0.5"},
    Beside{"beta_evidence", "prior_share", "base_rate: 0.9"},
};

/// What a kind needs so as to act at all within half a year of two small wards.
struct Setting {
  std::string_view kind;
  std::string_view field;
  std::string_view value;
};
constexpr std::array settings{
    Setting{"parachute", "trigger", "schedule"},
    Setting{"parachute", "every_weeks", "2"},
    Setting{"parachute", "share", "1"},
    Setting{"parachute", "session_hours", "2"},
    Setting{"entry_curriculum", "share", "1"},
    Setting{"entry_curriculum", "session_hours", "45"},  // most of what a year asks for
    Setting{"learning_network", "innovation", "20"},
    Setting{"learning_network", "every_weeks", "2"},
    Setting{"late_merge", "every_weeks", "2"},
    Setting{"late_merge", "session_hours", "2"},
};

/// Values that are neither numbers nor choices.
struct Written {
  std::string_view field;
  std::string_view value;
};
constexpr std::array written{Written{"ties", "[{from: north.manager.mid.1, to: south.medic.mid.1}]"},
                             Written{"tiers", "[mid]"}, Written{"host_tiers", "[senior]"},
                             Written{"at", "\"wed 10:00\""}};

std::string in_braces(const FieldDescription& field, double weight) {
  const bool people = field.names == "profession";
  return std::string("{") + (people ? "manager: " : "safety: ") + format_double(weight) +
         (people ? "}" : ", access: 0}");
}

/// Values over the range of a field, the ends and between.
std::vector<std::string> values_of(const FieldDescription& field) {
  for (const Written& one : written) {
    if (one.field == field.name) return {std::string(one.value)};
  }
  if (field.type == "boolean") return {"true", "false"};
  if (field.type == "choice") return field.options;
  if (field.type == "name") return {"manager", "medic"};
  if (field.type == "names" && field.names == "unit") return {"[north]"};
  if (field.type == "names") return {"[medic]", "[manager]"};
  if (field.type == "by_name") return {in_braces(field, 1.0), in_braces(field, 0.25)};
  std::vector<std::string> out;
  if (field.type != "number" && field.type != "integer") return out;
  const double standard = field.default_value.empty() ? 0.0 : std::stod(field.default_value);
  const double top = std::min(field.high, std::max(20.0, 4.0 * standard));
  for (const double share : {0.0, 0.001, 0.1, 0.5, 1.0}) {
    double value = field.low + share * (top - field.low);
    if (field.type == "integer") value = std::round(value);
    if (value != standard && !(field.open_low && value <= field.low)) out.push_back(format_double(value));
  }
  return out;
}

/// Two wards under strain, in which things go unnoticed, come late and are seen differently.
std::string strained() {
  std::string text = with(tiny(), "{type: ward}", "{type: ward, load: 2}");
  text = with(text, "  manager: {}",
              "  manager: {understanding: 0.4, stereotype: {finance: 1}, stereotype_weight: 0.5, pressure: 0.3, "
              "scorecard: {finance: 1}}");
  text = with(text, "  medic: {}",
              "  medic: {understanding: 0.4, stereotype: {safety: 1}, stereotype_weight: 0.5, pressure: 0.3, "
              "scorecard: {safety: 1}}");
  text = with(text, "    due_days: 6\n", "    due_days: 6\n    detection_days: 3\n");
  return with(text, "  hospital: {visibility: 0.5}\n", "  hospital: {visibility: 0.5, programme_spread: 0.5}\n");
}

std::string scenario_of(const Place& place, const std::string& fields) {
  std::string kind = "{kind: " + place.entry->name + (fields.empty() ? "" : ", ") + fields;
  for (const Setting& one : settings) {
    if (one.kind != place.entry->name || fields.find(std::string(one.field) + ":") != std::string::npos) continue;
    kind += ", " + std::string(one.field) + ": " + std::string(one.value);
  }
  kind += "}";
  const std::string& label = place.catalogue->label();
  if (label == "decisions")
    return with(with(strained(), "rule: two_key", "rule: " + kind), "rule: unanimity", "rule: " + kind);
  if (label == "generators") {
    return with(strained(), "network: {kind: erdos_renyi, mean_degree: 5}", "network: " + kind);
  }
  if (label == "interventions") {
    return with_trial(
        strained(),
        "{kind: silo_training, professions: [medic], every_weeks: 4}, {kind: check_in, every_weeks: 4}, " + kind);
  }
  if (label == "metrics") return strained() + "metrics: [" + kind + "]\n";
  return strained() + label + ": " + kind + "\n";
}

/// All that can be seen of two runs; a reader's word where it refuses or has something to tell.
struct Seen {
  std::vector<Fingerprint> runs;
  std::size_t told{0};  ///< things
};

Seen look(const Place& place, const std::string& fields) {
  Seen out;
  try {
    Scenario scenario = read(scenario_of(place, fields));
    out.told = scenario.notices.size();
    const Experiment made(std::move(scenario), shipped());
    const std::size_t strategy = place.catalogue->label() == "interventions" ? 1 : 0;
    for (std::uint64_t r = 0; r < 2; ++r) out.runs.push_back(run(made, strategy, r).fingerprint);
  } catch (const ScenarioError& error) {
    out.told = 1000 + error.diagnostics().size();
  }
  return out;
}

class EveryField : public testing::TestWithParam<Place> {
 protected:
  [[nodiscard]] std::string beside_of(const std::string& field) const {
    for (const Beside& one : beside) {
      const bool here =
          one.kind.empty() || one.kind == GetParam().entry->name || one.kind == GetParam().catalogue->label();
      if (here && one.field == field) return std::string(one.text);
    }
    return {};
  }
  /// `around` puts a field into the group it stands in.
  void expect_acts(const FieldDescription& field, const std::string& before, const std::string& after) {
    if (!field.children.empty() && field.type == "mapping") {
      for (const FieldDescription& child : field.children) expect_acts(child, before + field.name + ": {", "}" + after);
      return;
    }
    const std::string more = beside_of(field.name);
    const Seen plain = look(GetParam(), before + more + after);
    // A group that is told of as a whole says it of its fields.
    if (!before.empty() && plain.told > look(GetParam(), "").told) return;
    for (const std::string& value : values_of(field)) {
      const std::string fields = field.name + ": " + value + (more.empty() ? "" : ", " + more);
      const Seen seen = look(GetParam(), before + fields + after);
      if (seen.told > plain.told || seen.runs != plain.runs) return;
    }
    ADD_FAILURE() << GetParam().entry->name << "." << field.path << " changes nothing";
  }
};

TEST_P(EveryField, ChangesARunOrIsToldOf) {
  for (const FieldDescription& field : describe_kind(*GetParam().entry, shipped().all()).children) {
    expect_acts(field, "", "");
  }
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryField, testing::ValuesIn(everything()), [](const auto& place) {
  return place.param.catalogue->label() + "_" + place.param.entry->name;
});

}  // namespace
}  // namespace colead::test
