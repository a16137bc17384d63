// SPDX-License-Identifier: Apache-2.0
// Counts in a file: so many organisations and units alike, each by itself in a run.
#include "colead/scenario/copies.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <set>

#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

std::string counted(const std::string& organisation, const std::string& north) {
  const std::string text = with(tiny(), "hospital: {visibility: 0.5}", "hospital: {" + organisation + "}");
  return with(text, "north: {type: ward}", "north: {" + north + "}");
}

std::vector<std::string> ids(const std::vector<Unit>& units) {
  std::vector<std::string> out;
  for (const Unit& unit : units) out.push_back(unit.id);
  return out;
}

std::vector<Diagnostic> problems_of(const std::string& text) {
  try {
    read(text);
  } catch (const ScenarioError& error) {
    return error.diagnostics();
  }
  return {};
}

TEST(Copies, OfUnitsAreNumberedAndTheOthersKeepTheirNames) {
  const Scenario scenario = read(counted("visibility: 0.5", "type: ward, title: Ward, count: 3"));
  EXPECT_EQ(ids(scenario.setting.units), (std::vector<std::string>{"north_1", "north_2", "north_3", "south"}));
  EXPECT_EQ(scenario.setting.units[1].title, "Ward 2");
  EXPECT_EQ(scenario.setting.organisations.size(), 1U);
  EXPECT_EQ(scenario.setting.organisations[0].id, "hospital");
}

TEST(Copies, OfOrganisationsHaveTheirOwnUnitsTogether) {
  const Scenario scenario =
      read(counted("visibility: 0.5, title: Trust, count: 2", "type: ward, title: Ward, count: 2"));
  EXPECT_EQ(ids(scenario.setting.units),
            (std::vector<std::string>{"hospital_1_north_1", "hospital_1_north_2", "hospital_1_south",
                                      "hospital_2_north_1", "hospital_2_north_2", "hospital_2_south"}));
  EXPECT_EQ(scenario.setting.units[4].title, "Ward 2, Trust 2");
  EXPECT_EQ(scenario.setting.units[4].organisation.index, 1U);
  EXPECT_EQ(scenario.setting.organisations[1].title, "Trust 2");
}

TEST(Copies, SumsOfTheFileAreThoseOfTheUnits) {
  const double once = expected_decisions(read(tiny()).setting);
  const Setting many = read(counted("visibility: 0.5, count: 5", "type: ward, count: 1")).setting;
  EXPECT_DOUBLE_EQ(expected_decisions(many), 5.0 * once);
  EXPECT_EQ(copies_of(many, many.written_units[0]), 5.0);
  EXPECT_EQ(Plan(many).positions().size(), 5 * Plan(read(tiny()).setting).positions().size());
}

TEST(Copies, ACountOfOneChangesNoBitAndNoKeyOfStoredRuns) {
  const std::string text = counted("visibility: 0.5, count: 1", "type: ward, count: 1");
  EXPECT_EQ(canonical(read(text)), canonical(read(tiny())));
  EXPECT_NE(canonical(read(counted("visibility: 0.5", "type: ward, count: 2"))), canonical(read(tiny())));
  const auto run = [](const std::string& written) { return experiment(written).run(RunTask{0, {11, 0, {}}}); };
  EXPECT_EQ(run(text).fingerprint, run(tiny()).fingerprint);
}

/// Written out by hand a run is the same, bit for bit.
TEST(Copies, AreWhatTheirNamesWrittenOutWouldBe) {
  const std::string by_hand = with(
      with(tiny(), "hospital: {visibility: 0.5}", "hospital_1: {visibility: 0.5}\n  hospital_2: {visibility: 0.5}"),
      "  north: {type: ward}\n  south: {type: ward}\n",
      "  hospital_1_north: {type: ward, organisation: hospital_1}\n"
      "  hospital_1_south: {type: ward, organisation: hospital_1}\n"
      "  hospital_2_north: {type: ward, organisation: hospital_2}\n"
      "  hospital_2_south: {type: ward, organisation: hospital_2}\n");
  const auto run = [](const std::string& text) { return experiment(text).run(RunTask{0, {11, 0, {}}}); };
  EXPECT_EQ(run(counted("visibility: 0.5, count: 2", "type: ward")).fingerprint, run(by_hand).fingerprint);
}

TEST(Copies, AnInterventionForAUnitIsForEveryCopyOfIt) {
  const std::string text =
      with_trial(counted("visibility: 0.5, count: 2", "type: ward, count: 2"), "{kind: real_time, units: [north]}");
  const Experiment made = experiment(text);
  const Scenario& scenario = made.scenario();
  const Programme programme(scenario.setting, scenario.strategies.back().interventions);
  std::set<std::string> meant;
  for (const UnitId unit : programme.items()[0].units) meant.insert(scenario.setting.units[unit.value].id);
  EXPECT_EQ(meant, (std::set<std::string>{"hospital_1_north_1", "hospital_1_north_2", "hospital_2_north_1",
                                          "hospital_2_north_2"}));
  EXPECT_EQ(programme.items()[0].by_employer.size(), 2U);
}

TEST(Copies, AnIdThatComesOutTwiceIsToldWhereItsCountStands) {
  const auto problems = problems_of(
      with(counted("visibility: 0.5", "type: ward, count: 2"), "  south: {type: ward}\n", "  north_1: {type: ward}\n"));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].code, ErrorCode::ref);
  EXPECT_EQ(problems[0].path, "units.north_1");
  EXPECT_NE(problems[0].message.find("a second unit 'north_1'"), std::string::npos) << problems[0].message;
  EXPECT_GT(problems[0].line, 0);
}

TEST(Copies, TooManyAreRefusedByTheirSumBeforeAnyIsMade) {
  const auto problems = problems_of(counted("visibility: 0.5, count: 1000000", "type: ward, count: 1000000"));
  ASSERT_FALSE(problems.empty());
  for (const Diagnostic& problem : problems) EXPECT_EQ(problem.code, ErrorCode::budget) << problem.message;
}

TEST(Copies, ACountBelowOneOrABrokenOneIsRefusedWhereItStands) {
  for (const char* bad : {"0", "-1", "1.5", "many", "1000001"}) {
    const auto problems = problems_of(counted("visibility: 0.5", std::string("type: ward, count: ") + bad));
    ASSERT_EQ(problems.size(), 1U) << bad;
    EXPECT_EQ(problems[0].path, "units.north.count");
    EXPECT_GT(problems[0].column, 0);
  }
}

}  // namespace
}  // namespace colead
