// SPDX-License-Identifier: Apache-2.0
#include "colead/interventions/delivery.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "interventions/small_world.hpp"

namespace colead {
namespace {

using test::list;

std::vector<Diagnostic> problems(std::string key, Node value) {
  return test::make_checked("silo_training", {{std::move(key), std::move(value)}}).problems;
}
std::vector<Diagnostic> problems(std::string key, const char* value) {
  return problems(std::move(key), Node::scalar(value));
}

TEST(Delivery, TakesNumbersAtBothEndsOfTheirRange) {
  const std::vector<std::pair<std::string, const char*>> highest{{"threshold", "1"},      {"start_week", "5200"},
                                                                 {"every_weeks", "520"},  {"lasts_weeks", "5200"},
                                                                 {"probability", "1"},    {"share", "1"},
                                                                 {"dose", "20"},          {"session_hours", "80"},
                                                                 {"budget_hours", "1e7"}, {"preparation_hours", "80"}};
  for (const auto& [key, high] : highest) {
    EXPECT_TRUE(problems(key, "0").empty()) << key;
    EXPECT_TRUE(problems(key, high).empty()) << key;
    const std::string above = std::to_string(std::stod(high) * 1.01 + 0.01);
    ASSERT_EQ(problems(key, above.c_str()).size(), 1U) << key;
    ASSERT_EQ(problems(key, "-0.1").size(), 1U) << key;
    EXPECT_EQ(problems(key, "-0.1")[0].code, ErrorCode::range);
  }
}

TEST(Delivery, RefusesATierThatDoesNotExist) {
  EXPECT_TRUE(problems("tiers", list({"senior", "board"})).empty());
  const auto found = problems("tiers", list({"senior", "junior"}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].message.find("early, mid, senior, board"), std::string::npos);
}

TEST(Delivery, RefusesAProfessionOrUnitThatDoesNotExist) {
  EXPECT_TRUE(problems("professions", list({"medic"})).empty());
  ASSERT_EQ(problems("professions", list({"medics"})).size(), 1U);
  EXPECT_EQ(problems("professions", list({"medics"}))[0].suggestion, "medic");
  EXPECT_EQ(problems("units", list({"ward", "kitchen"})).size(), 1U);
}

TEST(Delivery, RefusesATriggerOrSelectionThatDoesNotExist) {
  for (const auto name : trigger_names) EXPECT_TRUE(problems("trigger", std::string(name).c_str()).empty());
  for (const auto name : selection_names) EXPECT_TRUE(problems("selection", std::string(name).c_str()).empty());
  EXPECT_EQ(problems("trigger", "monday").size(), 1U);
  EXPECT_EQ(problems("selection", "some").size(), 1U);
}

TEST(Delivery, FixedSlotIsADayAndAQuarterHour) {
  for (const char* good : {"any", "mon 00:00", "wed 14:00", "sun 23:45"})
    EXPECT_TRUE(problems("at", good).empty()) << good;
  for (const char* bad : {"wed", "Wed 14:00", "wed 24:00", "wed 14:10", "wed 14:60", "wed 9:00", "wed  09:00",
                          "wed 14:00 ", "wed-14:00", "xyz 14:00", "wed 1a:00", ""}) {
    const auto found = problems("at", bad);
    ASSERT_EQ(found.size(), 1U) << bad;
    EXPECT_EQ(found[0].code, ErrorCode::range) << bad;
  }
}

TEST(Delivery, SlotCountsFromMondayMidnight) {
  Delivery delivery;
  EXPECT_FALSE(delivery.slot().has_value());
  delivery.at = "wed 14:15";
  EXPECT_EQ(*delivery.slot(), days(2) + hours(14) + minutes(15));
  delivery.at = "whenever";
  EXPECT_THROW(static_cast<void>(delivery.slot()), ModelError);
}

TEST(Delivery, IsMeantForWhoPassesEveryFilter) {
  Person person;
  person.profession = ProfessionId{1};
  person.unit = UnitId{0};
  person.tier = Tier::senior;
  Delivery delivery;
  EXPECT_TRUE(delivery.meant_for(person));
  delivery.professions = {Name{"medic", 1}};
  delivery.tiers = {"senior", "board"};
  delivery.units = {Name{"ward", 0}, Name{"theatre", 1}};
  EXPECT_TRUE(delivery.meant_for(person));
  person.tier = Tier::mid;
  EXPECT_FALSE(delivery.meant_for(person));
  person.tier = Tier::board;
  person.profession = ProfessionId{0};
  EXPECT_FALSE(delivery.meant_for(person));
  person.profession = ProfessionId{1};
  person.unit = UnitId{2};
  EXPECT_FALSE(delivery.meant_for(person));
}

TEST(Delivery, KindsHaveDefaultsOfTheirOwnThatAScenarioReplaces) {
  EXPECT_EQ(test::make("parachute")->delivery().trigger, Trigger::overdue);
  EXPECT_EQ(test::make("parachute")->delivery().selection, Selection::connected);
  EXPECT_EQ(test::make("late_merge")->delivery().tiers, (std::vector<std::string>{"senior", "board"}));
  EXPECT_EQ(test::make("late_merge", {{"tiers", list({})}})->delivery().tiers.size(), 0U);
  EXPECT_EQ(test::make("check_in")->delivery().session_hours, 0.25);
  const auto replaced = test::make("check_in", {{"session_hours", "0.5"}, {"every_weeks", "2"}});
  EXPECT_EQ(replaced->delivery().session_hours, 0.5);
  EXPECT_EQ(replaced->delivery().every_weeks, 2.0);
}

TEST(Delivery, StandingRulesHoldNoSessionsByDefault) {
  for (const char* kind : {"joint_accountability", "common_standards", "structured_tool", "open_eligibility",
                           "first_move", "protected_time"}) {
    EXPECT_EQ(test::make(kind)->delivery().session_hours, 0.0) << kind;
    EXPECT_EQ(test::make(kind)->delivery().every_weeks, 0.0) << kind;
  }
}

}  // namespace
}  // namespace colead
