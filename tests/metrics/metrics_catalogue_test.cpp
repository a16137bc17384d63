// SPDX-License-Identifier: Apache-2.0
#include <bit>
#include <set>

#include "metrics/record_builder.hpp"

namespace colead {
namespace {

/// People of both professions in both units who differ in everything, ties, open decisions and hours.
struct Lively : SmallWorld {
  explicit Lively(bool swapped = false) : SmallWorld(swapped) {
    for (std::uint32_t n = 0; n < 12; ++n) hire(n % 3 == 0 ? manager : medic, n % 2);
    open();
    for (std::uint32_t i = 0; i < 12; ++i) furnish(PersonId{i});
    world.units[0] = {0.5, 3, 0, 0, 0};
    world.units[1] = {0.75, 2, 0, 0, 0};
    world.reality = {0x0f0fU, 0x3333U};
    world.counts.leavers = 3;
    Decision late;
    late.record = RecordBuilder(0, 0, 10);
    late.record.style = Style::open;
    late.stage = Stage::deferred;
    world.decisions = {late};
  }

  /// Numbers in [0,1) that depend on the person and the occasion alone.
  static float some(PersonId id, std::uint32_t what) {
    return static_cast<float>((id.value * 7919U + what * 104729U + 13U) % 64U) / 64.0F;
  }
  void furnish(PersonId id) {
    Person& person = world.people[id];
    person.values = row(some(id, 1), 1.0F - some(id, 1));
    person.effective = row(some(id, 2), 1.0F - some(id, 2));
    person.code_yes = 0x00ffU << id.value, person.code_no = 0x5500'0000U >> id.value & ~person.code_yes;
    person.background = 0.25F;
    View& other = view(id, person.profession.value == manager ? medic : manager);
    other.perceived = row(some(id, 3), 1.0F - some(id, 3));
    other.understanding = some(id, 4);
    other.self_assessed = 0.1F;
    other.prior_ability = some(id, 5);
    for (std::uint32_t step : {1U, 2U, 5U, 10U, 11U}) {
      const PersonId target{(id.value + step) % 12};
      Tie& known = tie(id, target, some(id, step));
      known.respect = some(id, step + 20);
      known.positive[0] = static_cast<float>(step);
    }
    Timesheet& sheet = world.timesheets[id.value];
    sheet.preparation = hours(10.0 * static_cast<double>(some(id, 6)));
    sheet.meetings = hours(5);
    sheet.strategy = hours(4.0 * static_cast<double>(some(id, 7)));
    sheet.displaced = hours(1);
    sheet.attended_time = sheet.strategy;
    sheet.need_met = sheet.strategy * 0.5;
    sheet.offered = 4, sheet.attended = id.value % 3;
  }
  [[nodiscard]] std::vector<DecisionRecord> records(std::size_t count) const {
    std::vector<DecisionRecord> out;
    for (std::size_t n = 0; n < count; ++n) {
      const PersonId key{static_cast<std::uint32_t>(n)};
      const auto part = [&](std::uint32_t side, std::uint32_t what) {
        return RecordBuilder::Part{side, some(key, what) > 0.25F, 0.5, some(key, what + 1), some(key, what + 2)};
      };
      out.push_back(
          RecordBuilder(static_cast<double>(n), static_cast<double>(n) + 40.0 * static_cast<double>(some(key, 1)), 30)
              .of_class(n % 2)
              .style(static_cast<Style>(1 + n % 4))
              .route(static_cast<Route>(n % 3))
              .worth(some(key, 2), 1)
              .realised(n % 5 == 0 ? std::numeric_limits<double>::quiet_NaN() : 1.0, 2)
              .needs({part(manager, 3), part(medic, 4)})
              .spent(Cause::work, 1000003 * static_cast<std::int64_t>(n))
              .with([&](DecisionRecord& d) {
                d.reworks = n % 3 == 0 ? 1 : 0;
                d.unique_held = 4, d.unique_voiced = n % 4, d.unique_total = 6, d.shared_total = 3;
                d.incongruency = some(key, 8), d.true_incongruency = some(key, 9);
                d.behaviours[n % behaviour_count] = 1;
              }));
    }
    return out;
  }
};

/// Of a world that was watched for less than the time after which a decision counts as never made, this is not known.
bool not_known_yet(const std::string& output) { return output == "never_decided_share"; }

/// Runs `use(name, metric)` on a fresh instance of every kind.
template <class Use>
void for_all(Use use) {
  for (const KindEntry& entry : all_metrics().entries()) use(entry.name, *make_metric(entry.name));
}

void expect_same(const FigureMap& a, const FigureMap& b, const std::string& kind) {
  ASSERT_EQ(a.size(), b.size()) << kind;
  for (const auto& [name, value] : a) {
    EXPECT_EQ(std::bit_cast<std::uint64_t>(value), std::bit_cast<std::uint64_t>(at(b, name.first, name.second)))
        << kind << " " << name.first << " " << name.second;
  }
}

TEST(MetricsCatalogue, NoTwoMetricsGiveAnOutputOfOneName) {
  std::map<std::string, std::string> giver;
  for_all([&](const std::string& kind, const Metric& metric) {
    for (const Output& output : metric.outputs()) {
      const auto [at, fresh] = giver.emplace(std::string(output.name), kind);
      EXPECT_TRUE(fresh) << output.name << " of " << kind << " and of " << at->second;
    }
  });
  EXPECT_GE(giver.size(), 60U);
}

TEST(MetricsCatalogue, EveryOutputHasNameUnitAndDefinition) {
  for_all([](const std::string& kind, const Metric& metric) {
    EXPECT_FALSE(metric.outputs().empty()) << kind;
    for (const Output& output : metric.outputs()) {
      EXPECT_EQ(output.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), std::string_view::npos)
          << output.name;
      EXPECT_FALSE(output.unit.empty()) << output.name;
      EXPECT_GT(output.doc.size(), 10U) << output.name;
    }
  });
}

TEST(MetricsCatalogue, EveryOutputHasATitleOfItsOwnInWords) {
  std::set<std::string_view> titles;
  for_all([&](const std::string&, const Metric& metric) {
    for (const Output& output : metric.outputs()) {
      EXPECT_TRUE(titles.insert(output.title).second) << output.title;
      ASSERT_FALSE(output.title.empty()) << output.name;
      EXPECT_TRUE(output.title[0] >= 'A' && output.title[0] <= 'Z') << output.title;
      EXPECT_EQ(output.title.find('_'), std::string_view::npos) << output.title;
      EXPECT_FALSE(output.title.ends_with('.')) << output.title;
    }
  });
}

/// Whether a group other than "all" is one of those that were declared.
bool is_of(const Setting& setting, Groups groups, const std::string& group) {
  const auto is_profession = [&](std::string_view id) {
    return std::any_of(setting.professions.begin(), setting.professions.end(),
                       [&](const auto& p) { return p.id == id; });
  };
  const auto one_of = [&](auto begin, auto end) { return std::find(begin, end, group) != end; };
  const std::size_t arrow = group.find("->"), colon = group.find(':');
  const bool directed = arrow != std::string::npos && is_profession(group.substr(0, arrow)) &&
                        is_profession(group.substr(arrow + 2, colon == std::string::npos ? colon : colon - arrow - 2));
  switch (groups) {
    case Groups::profession:
      return is_profession(group);
    case Groups::direction:
      return directed && colon == std::string::npos;
    case Groups::direction_and_criterion:
      return directed && colon != std::string::npos &&
             std::find(setting.criteria.begin(), setting.criteria.end(), group.substr(colon + 1)) !=
                 setting.criteria.end();
    case Groups::decision_class:
      return std::any_of(setting.decisions.begin(), setting.decisions.end(),
                         [&](const DecisionClass& c) { return c.id == group; });
    case Groups::calendar:
      return std::any_of(setting.calendars.begin(), setting.calendars.end(),
                         [&](const Calendar& c) { return c.id == group; });
    case Groups::cause:
      return one_of(cause_names.begin(), cause_names.end());
    case Groups::route:
      return one_of(route_names.begin(), route_names.end());
    case Groups::style:
      return one_of(style_names.begin(), style_names.end());
    case Groups::behaviour:
      return one_of(behaviour_names.begin(), behaviour_names.end());
    case Groups::use:
      return one_of(use_names.begin(), use_names.end());
    case Groups::own:  // of no shipped metric
    case Groups::all:
      return false;
  }
  return false;
}

TEST(MetricsCatalogue, GroupsAreTheDeclaredOnes) {
  Lively small;
  for_all([&](const std::string&, Metric& metric) {
    metric.begin(small.world);
    metric.observe(small.world, small.records(40));
    static_cast<void>(sampled(metric, small.world));
    for (const Output& output : metric.outputs()) {
      std::size_t others = 0;
      for (const auto& [name, value] : report(metric, small.world)) {
        if (name.first != output.name || name.second == "all") continue;
        EXPECT_TRUE(is_of(small.setting, output.groups, name.second)) << name.first << " " << name.second;
        ++others;
      }
      EXPECT_EQ(others > 0, output.groups != Groups::all) << output.name;
    }
  });
}

TEST(MetricsCatalogue, EveryKindHasASummaryAndASource) {
  for (const KindEntry& entry : all_metrics().entries()) {
    EXPECT_TRUE(entry.summary.ends_with('.')) << entry.name;
    EXPECT_FALSE(entry.source.empty()) << entry.name;
    NumberReader reader;
    entry.describe(reader);
  }
}

TEST(MetricsCatalogue, ReportsGiveEveryOutputAndNoOther) {
  Lively small;
  for_all([&](const std::string& kind, Metric& metric) {
    metric.begin(small.world);
    metric.observe(small.world, small.records(20));
    const FigureMap series = sampled(metric, small.world);
    std::set<std::string> given;
    std::set<std::string> declared;
    for (const auto& [name, value] : report(metric, small.world)) given.insert(name.first);
    for (const Output& output : metric.outputs()) declared.emplace(output.name);
    EXPECT_EQ(given, declared) << kind;
    for (const auto& [name, value] : series) EXPECT_TRUE(declared.contains(name.first)) << kind;
  });
}

TEST(MetricsCatalogue, NothingIsUnknownInALivelyWorld) {
  Lively small;
  for_all([&](const std::string& kind, Metric& metric) {
    metric.begin(small.world);
    metric.observe(small.world, small.records(40));
    static_cast<void>(sampled(metric, small.world));
    for (const auto& [name, value] : report(metric, small.world)) {
      EXPECT_EQ(std::isfinite(value), !not_known_yet(name.first)) << kind << " " << name.first << " " << name.second;
    }
  });
}

TEST(MetricsCatalogue, WithoutDecisionsNoFigureOfDecisionsIsKnown) {
  const std::set<std::string> of_the_state{"backlog",           "overdue_open",  "leavers",
                                           "safety_mean",       "safety_lowest", "leavers_per_100_person_years",
                                           "safety_end",        "open_at_end",   "value_per_week",
                                           "net_value_per_week"};
  const SmallWorld nobody;
  for_all([&](const std::string&, Metric& metric) {
    metric.begin(nobody.world);
    metric.observe(nobody.world, {});
    for (const auto& [name, value] : report(metric, nobody.world)) {
      EXPECT_TRUE(of_the_state.contains(name.first) || std::isnan(value)) << name.first << " " << name.second;
    }
  });
}

TEST(MetricsCatalogue, SharesAndIndicesStayInRange) {
  Lively small;
  for_all([&](const std::string&, Metric& metric) {
    metric.begin(small.world);
    metric.observe(small.world, small.records(40));
    static_cast<void>(sampled(metric, small.world));
    const FigureMap figures = report(metric, small.world);
    for (const Output& output : metric.outputs()) {
      if (output.unit != "share" && output.unit != "index") continue;
      for (const auto& [name, value] : figures) {
        if (name.first != output.name || not_known_yet(name.first)) continue;
        EXPECT_GE(value, output.unit == "share" ? 0.0 : -1.0) << output.name;
        EXPECT_LE(value, 1.0) << output.name;
      }
    }
  });
}

TEST(MetricsCatalogue, ACloneGoesItsOwnWay) {
  Lively small;
  const auto records = small.records(30);
  const std::span<const DecisionRecord> all(records);
  for_all([&](const std::string& kind, Metric& metric) {
    metric.begin(small.world);
    metric.observe(small.world, all.first(10));
    static_cast<void>(sampled(metric, small.world));
    const FigureMap before = report(metric, small.world);
    const auto branch = metric.clone();
    metric.observe(small.world, all.subspan(10));
    static_cast<void>(sampled(metric, small.world));
    expect_same(report(*branch, small.world), before, kind);
    branch->observe(small.world, all.subspan(10));
    static_cast<void>(sampled(*branch, small.world));
    expect_same(report(*branch, small.world), report(metric, small.world), kind);
  });
}

TEST(MetricsCatalogue, BlocksMakeNoDifference) {
  Lively small;
  const auto records = small.records(30);
  const std::span<const DecisionRecord> all(records);
  for_all([&](const std::string& kind, Metric& metric) {
    const auto other = metric.clone();
    metric.begin(small.world), other->begin(small.world);
    metric.observe(small.world, all);
    for (const std::size_t first : {0U, 1U, 17U}) {
      other->observe(small.world, all.subspan(first, first == 0 ? 1 : first == 1 ? 16 : 13));
    }
    expect_same(report(metric, small.world), report(*other, small.world), kind);
  });
}

TEST(MetricsCatalogue, ReportingTwiceGivesTheSame) {
  Lively small;
  for_all([&](const std::string& kind, Metric& metric) {
    metric.begin(small.world);
    metric.observe(small.world, small.records(10));
    const FigureMap once = report(metric, small.world);
    expect_same(once, report(metric, small.world), kind);
  });
}

// design_metamorphic: which profession stands first in the scenario changes the order of rows, never a figure.
TEST(MetricsCatalogue, TheOrderOfProfessionsMakesNoDifference) {
  Lively straight(false);
  Lively swapped(true);
  for_all([&](const std::string& kind, Metric& metric) {
    const auto other = metric.clone();
    metric.begin(straight.world), other->begin(swapped.world);
    metric.observe(straight.world, straight.records(30)), other->observe(swapped.world, swapped.records(30));
    static_cast<void>(sampled(metric, straight.world)), static_cast<void>(sampled(*other, swapped.world));
    const FigureMap a = report(metric, straight.world);
    const FigureMap b = report(*other, swapped.world);
    ASSERT_EQ(a.size(), b.size()) << kind;
    for (const auto& [name, value] : a) {
      const double of_swapped = at(b, name.first, name.second);
      EXPECT_TRUE(std::abs(value - of_swapped) < 1e-12 || (std::isnan(value) && std::isnan(of_swapped)))
          << name.first << " " << name.second << ": " << value << ", " << of_swapped;
    }
  });
}

TEST(MetricsCatalogue, GroupsAreLabelledByTheScenario) {
  Lively small;
  small.setting.professions[0].id = "commissioner";
  const FigureMap trust = report("trust", small);
  EXPECT_TRUE(trust.contains({"trust_mean", "commissioner->medic"}));
  EXPECT_TRUE(trust.contains({"trust_mean", "medic->commissioner"}));
  EXPECT_TRUE(report("regret", small).contains({"regret", "commissioner"}));
}

TEST(MetricsCatalogue, ThreeProfessionsHaveSixDirections) {
  SmallWorld small;
  small.setting.professions.resize(3);
  small.setting.professions[2].id = "nurse";
  small.world.people = People(3);
  const FigureMap trust = report("trust", small);
  EXPECT_EQ(trust.size(), 3U * 7U);  // mean, spread and the last day, each for all and six directions
  EXPECT_TRUE(trust.contains({"trust_mean", "nurse->manager"}));
}

}  // namespace
}  // namespace colead
