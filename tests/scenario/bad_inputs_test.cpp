// SPDX-License-Identifier: Apache-2.0
// Mistakes of the schema layer: code, line, column and suggestion of each (the rows after the gate, P25 to P44).
#include <gtest/gtest.h>

#include "support/cpu_time.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

/// Line and column of `mark` in the text, where `|` in the mark stands for the place meant.
std::pair<int, int> place_of(const std::string& text, std::string mark) {
  const std::size_t bar = mark.find('|');
  mark.erase(bar, 1);
  const std::size_t at = text.find(mark);
  if (at == std::string::npos) throw std::logic_error("no such place: " + mark);
  const std::size_t place = at + bar;
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n') + 1;
  const std::size_t start = text.rfind('\n', place == 0 ? 0 : place - 1);
  return {static_cast<int>(line), static_cast<int>(place - (start == std::string::npos ? 0 : start + 1)) + 1};
}

std::vector<Diagnostic> problems_of(const std::string& text) {
  try {
    static_cast<void>(read(text));
  } catch (const ScenarioError& error) {
    return error.diagnostics();
  }
  return {};
}

struct Mistake {
  const char* id;
  const char* from;
  const char* to;
  ErrorCode code;
  const char* place;  ///< of the changed text, with | where the message points
  const char* suggestion;
};

const std::array mistakes{
    Mistake{"P25_top", "horizon_weeks: 26", "horizon_week: 26", ErrorCode::schema, "|horizon_week:", "horizon_weeks"},
    Mistake{"P25_nested", "per_week: 3\n", "per_weak: 3\n", ErrorCode::schema, "|per_weak", "per_week"},
    Mistake{"P25_compare", "{replications: 8}", "{replication: 8}", ErrorCode::schema,
            "{|replication:", "replications"},
    Mistake{"BudgetBelowZero", "{replications: 8}", "{replications: 8, budget_hours_a_year: -1}", ErrorCode::range,
            "budget_hours_a_year: |-1", ""},
    Mistake{"BudgetMisspelt", "{replications: 8}", "{replications: 8, budget_hours_year: 3000}", ErrorCode::schema,
            "|budget_hours_year", "budget_hours_a_year"},
    Mistake{"P26_no_colon", "seed: 11", "seed: 11\ntrust 0.5", ErrorCode::schema, "|trust 0.5", "trust: 0.5"},
    Mistake{"P26_no_blank", "seed: 11", "seed: 11\ntrust:0.5", ErrorCode::schema, "|trust:0.5", "trust: 0.5"},
    Mistake{"P27_seed", "seed: 11\n", "", ErrorCode::schema, "|colead: 1", ""},
    Mistake{"P27_network", "network: {kind: erdos_renyi, mean_degree: 5}\n", "", ErrorCode::schema, "|colead: 1", ""},
    Mistake{"P29_boolean", "urgent: true", "urgent: yes", ErrorCode::type, "urgent: |yes", ""},
    Mistake{"P30_octal", "replications: 8", "replications: 010", ErrorCode::type, "replications: |010", ""},
    Mistake{"P31_exponent", "replications: 8", "replications: 1e3", ErrorCode::type, "replications: |1e3", ""},
    Mistake{"P31_point", "replications: 8", "replications: 10.0", ErrorCode::type, "replications: |10.0", ""},
    Mistake{"P31_quoted", "replications: 8", "replications: \"10\"", ErrorCode::type, "replications: |\"10\"", ""},
    Mistake{"P31_hex", "replications: 8", "replications: 0x10", ErrorCode::type, "replications: |0x10", ""},
    Mistake{"P31_underscore", "replications: 8", "replications: 1_000", ErrorCode::type, "replications: |1_000", ""},
    Mistake{"P39_criterion", "criteria: [safety, access, finance]", "criteria: [safety, access, safety]",
            ErrorCode::ref, "access, |safety]", ""},
    Mistake{"P42_sample", "sample_every_weeks: 4\n", "sample_every_weeks: 1e-9\n", ErrorCode::range,
            "sample_every_weeks: |1e-9", ""},
    Mistake{"P32_zero", "replications: 8", "replications: 0", ErrorCode::range, "replications: |0", ""},
    Mistake{"P32_negative", "replications: 8", "replications: -5", ErrorCode::range, "replications: |-5", ""},
    Mistake{"P32_huge", "replications: 8", "replications: 99999999999999999999", ErrorCode::range,
            "replications: |9999", ""},
    Mistake{"P33_nan", "visibility: 0.5", "visibility: .nan", ErrorCode::range, "visibility: |.nan", ""},
    Mistake{"P33_inf", "visibility: 0.5", "visibility: .inf", ErrorCode::range, "visibility: |.inf", ""},
    Mistake{"P33_above", "visibility: 0.5", "visibility: 1.5", ErrorCode::range, "visibility: |1.5", ""},
    Mistake{"P33_below", "visibility: 0.5", "visibility: -0.1", ErrorCode::range, "visibility: |-0.1", ""},
    Mistake{"P34_word", "visibility: 0.5", "visibility: apple", ErrorCode::type, "visibility: |apple", ""},
    Mistake{"P34_list", "visibility: 0.5", "visibility: [0.5]", ErrorCode::type, "visibility: |[", ""},
    Mistake{"P34_null", "visibility: 0.5", "visibility: ~", ErrorCode::type, "visibility: |~", ""},
    Mistake{"P35_negative", "seed: 11", "seed: -1", ErrorCode::range, "seed: |-1", ""},
    Mistake{"P35_above", "seed: 11", "seed: 18446744073709551616", ErrorCode::range, "seed: |1844", ""},
    Mistake{"P36_negative", "  medic: {}", "  medic: {values: {safety: -0.1, access: 0.6, finance: 0.5}}",
            ErrorCode::range, "safety: |-0.1", ""},
    Mistake{"P36_all_zero", "  medic: {}", "  medic: {values: {safety: 0}}", ErrorCode::range, "values: |{safety", ""},
    Mistake{"P36_sum", "  medic: {}", "  medic: {values: {safety: 0.8, access: 0.5}}", ErrorCode::range,
            "values: |{safety", ""},
    Mistake{"P36_criterion", "  medic: {}", "  medic: {values: {savety: 1}}", ErrorCode::ref, "{|savety", "safety"},
    Mistake{"P37_null", "[safety, access, finance]", "[safety,, finance]", ErrorCode::type, "[safety|,, fin", ""},
    Mistake{"P38_profession", "{profession: medic}]", "{profession: medick}]", ErrorCode::ref, "profession: |medick",
            "medic"},
    Mistake{"P38_type", "north: {type: ward}", "north: {type: wart}", ErrorCode::ref, "type: |wart", "ward"},
    Mistake{"P38_class", "{rota: {}, beds: {}, plan: {}}", "{rot: {}}", ErrorCode::ref, "rot: |{}", "rota"},
    Mistake{"P38_rule", "rule: two_key", "rule: two_keys", ErrorCode::ref, "rule: |two_keys", "two_key"},
    Mistake{"P38_calendar", "tier: senior, calendar: office", "tier: senior, calendar: offices", ErrorCode::ref,
            "calendar: |offices", "office"},
    Mistake{"P38_baseline", "{replications: 8}", "{baseline: baselin}", ErrorCode::ref, "baseline: |baselin}",
            "baseline"},
    Mistake{"P38_target", "  baseline: []\n", "  baseline: []\n  t: [{kind: real_time, units: [nort]}]\n",
            ErrorCode::ref, "units: [|nort", "north"},
    Mistake{"P38_kind", "  baseline: []\n", "  baseline: []\n  t: [{kind: real_tim}]\n", ErrorCode::ref,
            "kind: |real_tim", "real_time"},
    Mistake{"P38_tier", "{profession: manager, tier: mid, count: 2}, {",
            "{profession: manager, tier: midd, count: 2}, {", ErrorCode::type, "tier: |midd", "mid"},
    Mistake{"P39_id", "  south: {type: ward}", "  north: {type: ward}", ErrorCode::dupkey, "{type: ward}\n  |north",
            ""},
    Mistake{"P41_nobody", "units:\n  north: {type: ward}\n  south: {type: ward}\n", "units: {}\n", ErrorCode::schema,
            "units: |{}", ""},
    Mistake{"P42_interval", "sample_every_weeks: 4", "sample_every_weeks: 0", ErrorCode::range, "every_weeks: |0", ""},
    Mistake{"P43_runs", "replications: 8", "replications: 1000000000", ErrorCode::budget, "replications: |1000", ""},
    Mistake{"P43_horizon", "horizon_weeks: 26", "horizon_weeks: 1e12", ErrorCode::range, "horizon_weeks: |1e12", ""},
    Mistake{"UntilMetric", "{replications: 8}", "{until: {metric: lead_tim_mean, smallest_difference: 1}}",
            ErrorCode::ref, "metric: |lead_tim_mean", "lead_time_mean"},
    Mistake{"UntilAlone", "{replications: 8}", "{until: {metric: lead_time_mean}}", ErrorCode::range, "until: |{metric",
            ""},
    Mistake{"ExpectationStrategy", "compare:",
            "expectations: [{strategy: baselin, metric: trust_mean, direction: must_rise}]\ncompare:", ErrorCode::ref,
            "strategy: |baselin", "baseline"},
    Mistake{"ExpectationMetric", "compare:",
            "expectations: [{strategy: baseline, metric: trust_men, direction: must_rise}]\ncompare:", ErrorCode::ref,
            "metric: |trust_men", "trust_mean"},
    Mistake{"ExpectationDirection", "compare:",
            "expectations: [{strategy: baseline, metric: trust_mean, direction: must_rize}]\ncompare:", ErrorCode::type,
            "direction: |must_rize", "must_rise"},
    Mistake{"ExpectationOfNobody", "compare:", "expectations: [{metric: trust_mean, direction: must_rise}]\ncompare:",
            ErrorCode::range, "[|{metric", ""},
    Mistake{
        "ExpectationGroup", "compare:",
        "expectations: [{more: baseline, metric: trust_mean, group: manger->medic, direction: must_rise}]\ncompare:",
        ErrorCode::ref, "group: |manger->medic", "manager->medic"},
    Mistake{"ExpectationOfAClass", "compare:",
            "expectations: [{more: baseline, metric: lead_time_mean, group: rot, direction: must_rise}]\ncompare:",
            ErrorCode::ref, "group: |rot", "rota"},
    Mistake{"ExpectationOfItself",
            "compare:", "expectations: [{strategy: baseline, metric: trust_mean, direction: must_rise}]\ncompare:",
            ErrorCode::range, "strategy: |baseline", ""},
    Mistake{"EvidenceOfNoWeek", "compare:",
            "evidence: [{metric: trust_mean, time: week, value: 0.5, tolerance: 0.1, source: survey}]\ncompare:",
            ErrorCode::schema, "evidence: [|{metric", ""},
    Mistake{"TooManyProfessions", "  medic: {}",
            "  medic: {}\n  a: {}\n  b: {}\n  c: {}\n  d: {}\n  e: {}\n  f: {}\n  g: {}", ErrorCode::range,
            "professions:\n  |manager", ""},
    Mistake{"Subnormal", "visibility: 0.5", "visibility: 5e-324", ErrorCode::range, "visibility: |5e-324", ""},
    Mistake{"NearlyNothing", "visibility: 0.5", "visibility: 1e-13", ErrorCode::range, "visibility: |1e-13", ""},
    Mistake{"EndlessMeetings", "north: {type: ward}", "north: {type: ward, meeting_every_days: 1.0e-300}",
            ErrorCode::range, "meeting_every_days: |1.0e-300", ""},
    Mistake{"ConstantMeetings", "north: {type: ward}", "north: {type: ward, meeting_every_days: 0.005}",
            ErrorCode::range, "meeting_every_days: |0.005", ""},
    Mistake{"P44_path", "compare:", "output: ../../x\ncompare:", ErrorCode::schema, "|output:", ""}};

class BadInput : public testing::TestWithParam<Mistake> {};

TEST_P(BadInput, IsRefusedWithCodeLineColumnAndSuggestion) {
  const Mistake& mistake = GetParam();
  const std::string text = with(tiny(), mistake.from, mistake.to);
  const auto problems = problems_of(text);
  ASSERT_FALSE(problems.empty());
  const auto [line, column] = place_of(text, mistake.place);
  EXPECT_EQ(problems[0].code, mistake.code) << one_line(problems[0]);
  EXPECT_EQ(problems[0].line, line) << one_line(problems[0]);
  EXPECT_EQ(problems[0].column, column) << one_line(problems[0]);
  EXPECT_EQ(problems[0].suggestion, mistake.suggestion) << one_line(problems[0]);
  EXPECT_EQ(problems[0].file, "tiny.yaml");
  EXPECT_EQ(one_line(problems[0]).find('\n'), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Rows, BadInput, testing::ValuesIn(mistakes), [](const auto& row) { return row.param.id; });

TEST(BadInputs, FiveMistakesOfFiveKindsAreAllReportedInTheOrderOfTheFile) {
  std::string text = with(tiny(), "horizon_weeks: 26", "horizon_weeks: -3");
  text = with(with(std::move(text), "per_week: 3\n", "per_week: apple\n"), "urgent: true", "urgent: yes");
  text = with(with(std::move(text), "rule: unanimity", "rule: unanimty"), "south: {type", "south: {tpye");
  const auto problems = problems_of(text);
  ASSERT_EQ(problems.size(), 5U);
  const std::array codes{ErrorCode::range, ErrorCode::type, ErrorCode::type, ErrorCode::ref, ErrorCode::schema};
  for (std::size_t n = 0; n < 5; ++n) {
    EXPECT_EQ(problems[n].code, codes[n]) << one_line(problems[n]);
    EXPECT_TRUE(n == 0 || problems[n].line > problems[n - 1].line);
  }
  EXPECT_EQ(problems[3].suggestion, "unanimity");
  EXPECT_EQ(problems[4].suggestion, "type");
}

TEST(BadInputs, ReferencesBetweenSectionsAreCheckedAmongOtherMistakesToo) {
  std::string text = with(tiny(), "horizon_weeks: 26", "horizon_weeks: -3");
  text = with(with(std::move(text), "south: {type: ward}", "south: {type: wrad}"), "{replications: 8}",
              "{baseline: base}");
  const auto problems = problems_of(text);
  ASSERT_EQ(problems.size(), 3U);
  EXPECT_EQ(problems[1].path, "units.south.type");
  EXPECT_EQ(problems[1].suggestion, "ward");
  EXPECT_EQ(problems[2].path, "compare.baseline");
}

TEST(BadInputs, AListThatIsItselfWrongMakesNoReferenceToItWrong) {
  const auto problems = problems_of(with(tiny(), "unit_types:\n", "unit_types: none\nother:\n"));
  for (const auto& problem : problems) EXPECT_EQ(problem.path.find("units."), std::string::npos) << one_line(problem);
  EXPECT_FALSE(problems.empty());
}

TEST(BadInputs, WordsThatLookLikeOtherThingsAreIdsAndStayVerbatim) {
  for (const char* id : {"no", "NO", "yes", "null", "1", "01"}) {
    const Scenario scenario = read(with(tiny(), "  south:", std::string("  ") + id + ":"));
    EXPECT_EQ(scenario.setting.units[1].id, id);
    EXPECT_NE(canonical(scenario).find(std::string("\"") + id + "\":"), std::string::npos);
  }
}

TEST(Expectations, AreReadInTheirOrderWithDefaultsForTheRest) {
  const std::string text = with(tiny(), "  baseline: []\n", "  baseline: []\n  other: []\n");
  const Scenario scenario = read(with(text, "compare:", R"(expectations:
  - {strategy: other, metric: trust_mean, direction: must_not_fall, because: habit}
  - {more: baseline, metric: lead_time_mean, group: rota, direction: must_fall}
compare:)"));
  ASSERT_EQ(scenario.expectations.size(), 2U);
  EXPECT_EQ(scenario.expectations[0].direction, Direction::must_not_fall);
  EXPECT_EQ(scenario.expectations[0].group, "all");
  EXPECT_EQ(scenario.expectations[0].because, "habit");
  EXPECT_EQ(scenario.expectations[1].more, "baseline");
  EXPECT_EQ(scenario.expectations[1].group, "rota");
}

TEST(Expectations, AndTheWishForPrecisionAreNoPartOfTheKeyOfARun) {
  const std::string text = with(tiny(), "  baseline: []\n", "  baseline: []\n  other: []\n");
  const std::string judged = with(
      with(text, "{replications: 8}", "{replications: 8, until: {metric: lead_time_mean, smallest_difference: 1}}"),
      "compare:", "expectations: [{strategy: other, metric: trust_mean, direction: must_rise}]\ncompare:");
  EXPECT_EQ(canonical(read(judged)), canonical(read(text)));
}

TEST(Evidence, OfAWeekAfterTheLastIsTold) {
  const auto notices = [](const std::string& week) {
    return read(with(tiny(), "compare:",
                     "evidence: [{metric: trust_mean, time: week, week: " + week +
                         ", value: 0.5, tolerance: 0.1, source: survey}]\ncompare:"))
        .notices;
  };
  EXPECT_TRUE(notices("0").empty());
  EXPECT_TRUE(notices("26").empty());
  const std::vector<Diagnostic> told = notices("26.5");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].message, "evidence[0].week: week 26.5 of trust_mean is never observed: a run ends at 26");
  EXPECT_EQ(told[0].expected, "horizon_weeks of 26.5 or more");
  EXPECT_GT(told[0].line, 1);
}

TEST(BadInputs, ANameThatIsNearToNoneIsToldTheOnesThereAre) {
  const std::string types =
      "unit_types:\n  clinic: {staff: [{profession: medic, tier: mid, calendar: office}]}\n  ward:";
  const Diagnostic type =
      problem_of(with(with(tiny(), "unit_types:\n  ward:", types), "south: {type: ward}", "south: {type: xyz}"));
  EXPECT_EQ(type.expected, "one of: clinic, ward");
  const Diagnostic strategy = problem_of(
      with(tiny(), "compare:", "expectations: [{strategy: xyz, metric: trust_mean, direction: must_rise}]\ncompare:"));
  EXPECT_EQ(strategy.expected, "one of: baseline");
}

TEST(BadInputs, TheGreatestSeedIsKeptExactly) {
  EXPECT_EQ(read(with(tiny(), "seed: 11", "seed: 18446744073709551615")).seed, 18446744073709551615ULL);
}

TEST(BadInputs, MarkupInNamesIsText) {
  for (const char* name : {"<script>alert(1)</script>", "><img src=x onerror=alert(1)>"}) {
    EXPECT_EQ(read(with(tiny(), "name: tiny", "name: '" + std::string(name) + "'")).name, name);
  }
}

TEST(BadInputs, AByteOrderMarkAndCarriageReturnsMakeNoDifference) {
  const std::string marked = "\xEF\xBB\xBF" + tiny();
  EXPECT_EQ(canonical(read(marked)), canonical(read(tiny())));
  EXPECT_EQ(canonical(read(with(tiny(), "\n", "\r\n"))), canonical(read(tiny())));
}

TEST(BadInputs, SomebodyAloneAndNobodyAtAllGiveFiniteFigures) {
  for (const char* count : {"1", "0"}) {
    std::string text =
        with(tiny(), "units:\n  north: {type: ward}\n  south: {type: ward}\n", "units: {solo: {type: one}}\n");
    text = with(
        std::move(text), "unit_types:\n",
        std::string("unit_types:\n  one: {staff: [{profession: medic, calendar: office, count: ") + count + "}]}\n");
    const Experiment made =
        experiment(with(std::move(text), "{kind: erdos_renyi, mean_degree: 5}", "{kind: edge_list, ties: []}"));
    for (const FigureRow& row : run(made).figures) EXPECT_FALSE(std::isinf(row.value));
  }
}

TEST(BadInputs, ADecisionNobodyCanTakeIsRefusedWithTheUnitAndTheNeed) {
  const std::string text = with(tiny(), "{profession: manager}, {profession: medic}]",
                                "{profession: manager, tier: board}, {profession: medic}]");
  try {
    static_cast<void>(experiment(text));
    FAIL();
  } catch (const ScenarioError& error) {
    EXPECT_EQ(error.diagnostics()[0].code, ErrorCode::ref);
    EXPECT_EQ(error.diagnostics()[0].path, "decisions.rota.needs[0]");
    EXPECT_NE(std::string(error.what()).find("north"), std::string::npos);
    EXPECT_NE(std::string(error.what()).find("board"), std::string::npos);
  }
}

TEST(BadInputs, ATieToSomebodyUnknownOrToOneselfIsRefusedByName) {
  for (const auto& [to, shown] : {std::pair{"nobody", "nobody"}, {"north.manager.mid.1", "themselves"}}) {
    const std::string ties = std::string("{kind: edge_list, ties: [{from: north.manager.mid.1, to: ") + to + "}]}";
    try {
      static_cast<void>(run(experiment(with(tiny(), "{kind: erdos_renyi, mean_degree: 5}", ties))));
      FAIL() << to;
    } catch (const std::runtime_error& error) {
      EXPECT_NE(std::string(error.what()).find(shown), std::string::npos) << error.what();
    }
  }
}

TEST(BadInputs, WhatIsTooLargeIsRefusedBeforeAnythingIsBuiltWithTheEstimate) {
  const auto people = problems_of(with(tiny(), "tier: mid, count: 2, calendar", "tier: mid, count: 900000, calendar"));
  ASSERT_EQ(people.size(), 1U);
  EXPECT_EQ(people[0].code, ErrorCode::budget);
  EXPECT_NE(people[0].message.find("3600004 people"), std::string::npos);
  EXPECT_EQ(problems_of(with(tiny(), "per_week: 3\n", "per_week: 10000\n")).size(), 0U);
  Budget small;
  small.decisions = 1000;
  EXPECT_THROW(static_cast<void>(parse_scenario(tiny(), "tiny.yaml", shipped(), small)), ScenarioError);
  small.decisions = 1e5;
  EXPECT_NO_THROW(static_cast<void>(parse_scenario(tiny(), "tiny.yaml", shipped(), small)));
}

/// The tiny scenario's 12 people pay for 240 ties.
std::vector<Diagnostic> problems_of_network(const std::string& network) {
  Budget budget;
  budget.people = 12;
  budget.decisions = 1e9;
  try {
    static_cast<void>(
        parse_scenario(with(tiny(), "{kind: erdos_renyi, mean_degree: 5}", network), "tiny.yaml", shipped(), budget));
  } catch (const ScenarioError& error) {
    return error.diagnostics();
  }
  return {};
}

TEST(BadInputs, ANetworkTooLargeIsRefusedByItsEstimateBeforeItIsMade) {
  const auto problems = problems_of_network("{kind: watts_strogatz, degree: 100}");
  ASSERT_EQ(problems.size(), 2U);  // the tiny scenario has more places where decisions arise than 12 people pay for
  EXPECT_EQ(problems[1].code, ErrorCode::budget);
  EXPECT_EQ(problems[1].path, "network");
  EXPECT_EQ(problems[1].line, 57);
  EXPECT_NE(problems[1].message.find("about 1200 ties"), std::string::npos) << one_line(problems[1]);
  EXPECT_EQ(problems[1].expected, "at most 240");
  EXPECT_EQ(problems_of_network("{kind: barabasi_albert, edges_per_person: 50}").size(), 2U);
  EXPECT_EQ(problems_of_network("{kind: erdos_renyi, p: 1}").size(), 1U);  // 144 ties
}

TEST(BadInputs, AStrategyCanHaveAsManyInterventionsAsThereIsRoomForStandingGroups) {
  const auto with_networks = [](std::size_t count) {
    std::string list = "baseline: []\n  networks: [";
    for (std::size_t n = 0; n < count; ++n) list += "{kind: learning_network}, ";
    return with(tiny(), "baseline: []", list + "]");
  };
  EXPECT_TRUE(problems_of(with_networks(most_interventions)).empty());
  const auto problems = problems_of(with_networks(most_interventions + 1));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].code, ErrorCode::range);
  EXPECT_EQ(problems[0].message, "strategies.networks: a strategy can have at most 64 interventions");
  EXPECT_GT(problems[0].line, 1U);
}

TEST(BadInputs, AfterAHundredMistakesReadingEndsAndSaysSo) {
  std::string text = tiny();
  for (int n = 0; n < 50000; ++n) text += "wrong_" + std::to_string(n) + ": 1\n";
  const CpuTime time;
  const auto problems = problems_of(text);
  ASSERT_EQ(problems.size(), 101U);
  EXPECT_EQ(problems.back().code, ErrorCode::limit);
  EXPECT_NE(problems.back().message.find("more mistakes than these 100"), std::string::npos);
  EXPECT_LT(time.seconds(), 1.0);
}

}  // namespace
}  // namespace colead
