// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/budget.hpp"

#include <gtest/gtest.h>

#include "colead/core/error.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

TEST(RunBudget, IsRunsTimesTheDecisionsExpectedInOne) {
  const Scenario scenario = read(tiny());
  // Two wards with 3 + 2 + 0.5 decisions a week, over 26 weeks and 4 of warm-up.
  const double decisions = 2.0 * 5.5 * 30.0;
  EXPECT_NO_THROW(require_budget(scenario, 2, 50, {.decisions = 100.0 * decisions}));
  EXPECT_THROW(require_budget(scenario, 2, 50, {.decisions = 100.0 * decisions - 1.0}), BudgetError);
  EXPECT_NO_THROW(require_budget(scenario, 4, 25, {.runs = 100}));
  EXPECT_THROW(require_budget(scenario, 4, 26, {.runs = 100}), BudgetError);
}

TEST(RunBudget, SaysWhatWasAskedForAndWhatIsAllowed) {
  try {
    require_budget(read(tiny()), 3, 7, {.runs = 20});
    FAIL();
  } catch (const BudgetError& error) {
    const std::string words = error.what();
    EXPECT_NE(words.find("21 runs and about 6930 decisions"), std::string::npos) << words;
    EXPECT_NE(words.find("20 runs"), std::string::npos) << words;
  }
}

TEST(RunBudget, IsTheUsersToRaise) {
  const Budget raised = budget_in(" people=4e6,decisions = 1e11 ");
  EXPECT_EQ(raised.people, 4e6);
  EXPECT_EQ(raised.decisions, 1e11);
  EXPECT_EQ(raised.runs, Budget{}.runs);
  EXPECT_EQ(budget_in("").people, Budget{}.people);
  for (const char* wrong :
       {"people", "people=", "people=many", "people=-1", "people=0", "person=4e6", "people=inf", "4e6"}) {
    EXPECT_THROW((void)budget_in(wrong), ModelError) << wrong;
  }
}

TEST(RunBudget, OfAHundredMillionRunsIsTheDefault) {
  EXPECT_NO_THROW(require_budget(read(tiny()), 1, 1'000'000));
  EXPECT_THROW(require_budget(read(tiny()), 101, 1'000'000), BudgetError);
}

}  // namespace
}  // namespace colead
