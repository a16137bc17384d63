// SPDX-License-Identifier: Apache-2.0
// Mistakes of people who know a hospital and not this file format, and what they are told to write.
#include <gtest/gtest.h>

#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

struct Slip {
  const char* id;
  const char* from;
  const char* to;
  const char* message;     ///< a part of it
  const char* expected;    ///< a part of it
  const char* suggestion;  ///< the whole
};

const std::vector<Slip> slips{
    {"DecimalComma", "  baseline: []\n", "  baseline: []\n  t: [{kind: shadowing, session_hours: 7,5}]\n",
     "the comma of '7,5' ends the number", "a point before decimals", "7.5"},
    {"ThousandsComma", "{replications: 8}", "{replications: 3,000}", "the comma of '3,000'",
     "nothing between thousands", "3000"},
    {"DateBackwards", "warm_up_weeks: 4", "warm_up_weeks: 2026-04-01", "'2026-04-01' is a date", "a number", ""},
    {"DateWithPoints", "warm_up_weeks: 4", "warm_up_weeks: 01.04.2026", "'01.04.2026' is a date", "a number", ""},
    {"LeadingZero", "warm_up_weeks: 4", "warm_up_weeks: 04", "leading zero; write 4", "a number", ""},
    {"NameForList", "  baseline: []\n", "  baseline: []\n  t: [{kind: shadowing, professions: managers}]\n",
     "'managers' is not a list", "a list", "[manager]"},
    {"TextForList", "  baseline: []\n", "  baseline: []\n  t: [{kind: shadowing, tiers: senior}]\n",
     "'senior' is not a list", "a list", "[senior]"},
    {"Consultant", "profession: medic, tier: senior", "profession: consultant, tier: senior",
     "unknown profession 'consultant'", "a consultant is written profession: medic, tier: senior", ""},
    {"Residents", "  baseline: []\n", "  baseline: []\n  t: [{kind: shadowing, professions: [residents]}]\n",
     "unknown profession 'residents'", "tier: mid or early", ""},
    {"Host", "  baseline: []\n", "  baseline: []\n  t: [{kind: shadowing, host: consultant}]\n", "unknown key 'host'",
     "host_tiers, who has guests", ""},
    {"Cost", "  baseline: []\n", "  baseline: []\n  t: [{kind: shadowing, cost: 100}]\n", "unknown key 'cost'",
     "the cost is hours", ""},
    {"KindAsKey", "  baseline: []\n", "  baseline: []\n  t: [{shadowing: {session_hours: 3}}]\n", "missing key 'kind'",
     "one of", "{kind: shadowing, ...}"},
    {"EverydayName", "  baseline: []\n", "  baseline: []\n  t: [{kind: away_day}]\n",
     "unknown interventions kind 'away_day'", "colead kinds --find \"away day\"", ""},
    {"BeginningOfAKey", "  baseline: []\n", "  baseline: []\n  t: [{kind: shadowing, session: 3}]\n",
     "unknown key 'session'", "", "session_hours"}};

class PlainWords : public testing::TestWithParam<Slip> {};

TEST_P(PlainWords, SayWhatToWrite) {
  const Slip& slip = GetParam();
  try {
    static_cast<void>(read(with(tiny(), slip.from, slip.to)));
    FAIL() << slip.to;
  } catch (const ScenarioError& error) {
    const Diagnostic& told = error.diagnostics().front();
    EXPECT_NE(told.message.find(slip.message), std::string::npos) << one_line(told);
    EXPECT_NE(told.expected.find(slip.expected), std::string::npos) << one_line(told);
    EXPECT_EQ(told.suggestion, slip.suggestion) << one_line(told);
    EXPECT_GT(told.line, 0);
  }
}

INSTANTIATE_TEST_SUITE_P(Slips, PlainWords, testing::ValuesIn(slips), [](const auto& row) { return row.param.id; });

TEST(PlainWordsTogether, SectionsThatAnotherFileWouldBringAreNamedOnce) {
  try {
    static_cast<void>(read("colead: 1\nname: own\nseed: 1\nunits: {u: {type: s}}\n"));
    FAIL();
  } catch (const ScenarioError& error) {
    ASSERT_EQ(error.diagnostics().size(), 1U) << error.what();
    const Diagnostic& told = error.diagnostics().front();
    EXPECT_NE(told.message.find("missing keys 'professions', 'calendars'"), std::string::npos) << told.message;
    EXPECT_NE(told.expected.find("extends: parts/health_service.yaml"), std::string::npos) << told.expected;
  }
}

TEST(PlainWordsTogether, CriteriaOfOnesOwnInOneFileAreToldAtEveryPlaceThatNamesOthers) {
  try {
    static_cast<void>(read(with(tiny(), "criteria: [safety, access, finance]",
                                "criteria: [quality, cost]\nsocietal_weights: {safety: 1}")));
    FAIL();
  } catch (const ScenarioError& error) {
    EXPECT_EQ(error.diagnostics().front().path, "societal_weights.safety") << error.what();
  }
}

}  // namespace
}  // namespace colead
