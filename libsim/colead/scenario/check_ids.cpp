// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/check_ids.hpp"

#include <set>

namespace colead {
namespace {

template <class Declared>
void refuse_reserved(FieldReader& reader, const char* section, const char* what,
                     const std::vector<Declared>& declared) {
  for (const Declared& one : declared) {
    if (one.id != "all") continue;
    reader.fail(ErrorCode::ref, std::string(section) + ".all",
                std::string("no ") + what + " can be called 'all': tables call everything together so", "another id");
  }
}

template <class Declared>
void refuse_dots(FieldReader& reader, const char* section, const char* what, const std::vector<Declared>& declared) {
  for (const Declared& one : declared) {
    if (one.id.find('.') == std::string::npos) continue;
    reader.fail(ErrorCode::ref, std::string(section) + "." + one.id,
                "the id '" + one.id + "' of a " + what + " holds a dot, which parts the names of posts and decisions",
                "letters, digits, '_' or '-'");
  }
}

/// Outputs are found by name, so a second metric of one kind would never be seen.
void refuse_second_metrics(FieldReader& reader, const Scenario& scenario) {
  std::set<std::string> seen;
  for (std::size_t m = 0; m < scenario.metrics.size(); ++m) {
    if (seen.insert(scenario.metrics[m].kind).second) continue;
    reader.fail(ErrorCode::ref, "metrics[" + std::to_string(m) + "]",
                "metric '" + scenario.metrics[m].kind + "' stands twice and gives the same outputs both times",
                "every metric once");
  }
}

}  // namespace

void check_ids(FieldReader& reader, const Scenario& scenario) {
  refuse_reserved(reader, "professions", "profession", scenario.setting.professions);
  refuse_reserved(reader, "decisions", "decision class", scenario.setting.decisions);
  refuse_dots(reader, "units", "unit", scenario.setting.written_units);
  refuse_dots(reader, "decisions", "decision class", scenario.setting.decisions);
  refuse_second_metrics(reader, scenario);
}

}  // namespace colead
