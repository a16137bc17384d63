// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/check_plan.hpp"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colead/fields/field_writer.hpp"
#include "colead/fields/scalar.hpp"
#include "colead/world/decision_record.hpp"

namespace colead {
namespace {

/// A list of names that a text of the file must stand in. `expected` says what they are where they are too many to be
/// named.
class Known {
 public:
  Known(const char* what, const char* expected = "") : what_(what), expected_(expected) {}

  void add(const std::string& name) {
    if (quick_.insert(name).second) names_.push_back(name);
  }
  /// Whether it is known, or nothing is written; what is not is a mistake.
  bool require(FieldReader& reader, const std::string& field, const std::string& name) const {
    if (name.empty() || quick_.contains(name)) return true;
    std::string near = nearest(name, names_);
    for (const std::string& longer : names_) {  // `lead_time` is the beginning of a metric rather than a slip
      if (near.empty() && longer.starts_with(name)) near = longer;
    }
    reader.fail(ErrorCode::ref, field, "unknown " + what_ + " " + shown(name), expected_.empty() ? listed() : expected_,
                near);
    return false;
  }
  [[nodiscard]] std::string listed() const { return FieldReader::one_of(names_); }

 private:
  std::string what_;
  std::string expected_;
  std::vector<std::string> names_;
  std::set<std::string> quick_;
};

/// What a metric says of its groups.
struct Grouped {
  Groups groups{Groups::all};
  bool of_all{true};
};

struct KnownMetrics {
  Known names{"metric", "a metric"};
  std::map<std::string, Grouped> groups;  ///< of each
};

void add_outputs(const Metric& metric, KnownMetrics& known) {
  for (const Output& output : metric.outputs()) {
    known.names.add(std::string{output.name});
    known.groups.emplace(output.name, Grouped{output.groups, output.of_all});
  }
}

/// Those that the scenario names and all others there are: what is believed may be about one that is not watched
/// now.
KnownMetrics metrics_of(const Scenario& scenario, const NameTable& names, const Catalogues& catalogues) {
  KnownMetrics known;
  for (const KindInstance& instance : scenario.metrics) add_outputs(*Kind<Metric>{instance}, known);
  for (const KindEntry& entry : catalogues.metrics.entries()) {
    FieldWriter defaults(names);  // a visitor that leaves the defaults as they are
    add_outputs(*Kind<Metric>{entry.make(defaults)}, known);
  }
  return known;
}

void add_directions(const NameTable& names, bool by_criterion, Known& known) {
  for (const std::string& from : names.names(Domain::profession)) {
    for (const std::string& to : names.names(Domain::profession)) {
      if (from == to) continue;
      if (!by_criterion) known.add(from + "->" + to);
      for (const std::string& criterion : names.names(Domain::criterion)) {
        if (by_criterion) known.add(from + "->" + to + ":" + criterion);
      }
    }
  }
}

/// The names of groups that no scenario changes.
std::span<const std::string_view> fixed_groups(Groups groups) {
  switch (groups) {
    case Groups::cause:
      return cause_names;
    case Groups::route:
      return route_names;
    case Groups::style:
      return std::span{style_names}.subspan(1);  // 0 is `open`, which no decision ends as
    case Groups::behaviour:
      return behaviour_names;
    case Groups::use:
      return use_names;
    default:
      return {};
  }
}

/// The groups of a figure; nothing for those that only the metric itself knows.
std::optional<Known> groups_of(const Grouped& grouped, const NameTable& names) {
  static const std::map<Groups, Domain> domains{{Groups::profession, Domain::profession},
                                                {Groups::decision_class, Domain::decision_class},
                                                {Groups::calendar, Domain::calendar}};
  if (grouped.groups == Groups::own) return std::nullopt;
  Known known("group", grouped.of_all ? "all, or a group of this metric" : "");
  if (grouped.of_all) known.add("all");
  if (grouped.groups == Groups::direction || grouped.groups == Groups::direction_and_criterion) {
    add_directions(names, grouped.groups == Groups::direction_and_criterion, known);
  }
  if (const auto domain = domains.find(grouped.groups); domain != domains.end()) {
    for (const std::string& name : names.names(domain->second)) known.add(name);
  }
  for (const std::string_view name : fixed_groups(grouped.groups)) known.add(std::string{name});
  return known;
}

/// Whether a metric has figures of this group.
void require_group(FieldReader& reader, const std::string& item, const std::string& metric, const std::string& group,
                   const KnownMetrics& metrics, const NameTable& names) {
  const Grouped& grouped = metrics.groups.at(metric);
  const std::optional<Known> known = groups_of(grouped, names);
  if (!known) return;
  if (group == "all" && !grouped.of_all) {
    reader.fail(ErrorCode::ref, item + "group", metric + " has no figure of all, only of its groups", known->listed());
    return;
  }
  known->require(reader, item + "group", group);
}

/// What is said of a strategy against itself can never be decided.
void refuse_itself(FieldReader& reader, const std::string& item, const Expectation& expectation,
                   const std::string& baseline) {
  if (expectation.strategy.empty()) return;
  if (expectation.strategy != (expectation.than.empty() ? baseline : expectation.than)) return;
  reader.fail(ErrorCode::range, item + "strategy",
              shown(expectation.strategy) + " is compared with itself, which no run can decide",
              "another strategy than the one it is compared with");
}

}  // namespace

void check_plan(FieldReader& reader, const Scenario& scenario, const NameTable& names, const Catalogues& catalogues) {
  Known strategies("strategy");
  for (const Strategy& strategy : scenario.strategies) strategies.add(strategy.id);
  const CompareSection& compare = scenario.compare;
  if (!compare.until.wanted() && compare.matters.empty() && scenario.expectations.empty() && scenario.evidence.empty())
    return;
  const KnownMetrics metrics = metrics_of(scenario, names, catalogues);
  metrics.names.require(reader, "compare.until.metric", compare.until.metric);
  for (const Matter& matter : compare.matters) metrics.names.require(reader, "compare.matters." + matter.id, matter.id);
  const std::string baseline = compare.baseline.empty() ? scenario.strategies.front().id : compare.baseline;
  for (std::size_t n = 0; n < scenario.expectations.size(); ++n) {
    const std::string item = "expectations[" + std::to_string(n) + "].";
    const Expectation& expectation = scenario.expectations[n];
    const bool known = strategies.require(reader, item + "strategy", expectation.strategy) &&
                       strategies.require(reader, item + "than", expectation.than) &&
                       strategies.require(reader, item + "more", expectation.more);
    if (!metrics.names.require(reader, item + "metric", expectation.metric)) continue;
    require_group(reader, item, expectation.metric, expectation.group, metrics, names);
    if (known) refuse_itself(reader, item, expectation, baseline);
  }
  for (std::size_t n = 0; n < scenario.evidence.size(); ++n) {
    const std::string item = "evidence[" + std::to_string(n) + "].";
    const WrittenEvidence& evidence = scenario.evidence[n];
    if (!metrics.names.require(reader, item + "metric", evidence.metric)) continue;
    require_group(reader, item, evidence.metric, evidence.group, metrics, names);
  }
}

std::vector<Diagnostic> report_late_evidence(FieldReader& reader, std::vector<Diagnostic>& problems,
                                             const Scenario& scenario) {
  std::vector<Diagnostic> notices;
  const double weeks = scenario.setting.horizon_weeks;
  for (std::size_t n = 0; n < scenario.evidence.size(); ++n) {
    const WrittenEvidence& evidence = scenario.evidence[n];
    if (evidence.time != EvidenceTime::week || evidence.week <= weeks) continue;
    reader.fail(ErrorCode::range, "evidence[" + std::to_string(n) + "].week",
                "week " + number_text(evidence.week) + " of " + evidence.metric + " is never observed: a run ends at " +
                    number_text(weeks),
                "horizon_weeks of " + number_text(evidence.week) + " or more");
    notices.push_back(std::move(problems.back()));
    problems.pop_back();
  }
  return notices;
}

}  // namespace colead
