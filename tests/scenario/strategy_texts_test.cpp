// SPDX-License-Identifier: Apache-2.0
// Title and description of strategies, and which of them are compared.
#include <gtest/gtest.h>

#include "colead/scenario/emit.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

std::string with_strategy(const std::string& written) {
  return with(tiny(), "  baseline: []\n", "  baseline: []\n  trial: " + written + "\n");
}

constexpr const char* in_words = "{title: Talks, description: Half an hour a week, interventions: [check_in]}";

TEST(StrategyTexts, AStrategyInWordsIsTheSameStrategy) {
  const Scenario said = read(with_strategy(in_words));
  EXPECT_EQ(said.text_of("trial").title, "Talks");
  EXPECT_EQ(said.text_of("trial").description, "Half an hour a week");
  EXPECT_EQ(said.text_of("baseline").title, "");
  EXPECT_EQ(canonical(said), canonical(read(with_strategy("[check_in]"))));
}

TEST(StrategyTexts, ArePartOfWhatIsWrittenOutAndReadBack) {
  const Scenario again = read(emit_yaml(resolved(read(with_strategy(in_words)))));
  EXPECT_EQ(again.text_of("trial").title, "Talks");
  EXPECT_EQ(again.strategies[1].interventions.size(), 1U);
  const Scenario pickled = read(emit_yaml(read(with_strategy(in_words)).document.root));
  EXPECT_EQ(pickled.text_of("trial").description, "Half an hour a week");
}

TEST(StrategyTexts, PathsOfValuesAreThoseOfTheList) {
  const Scenario said = read(with_strategy("{title: Talks, interventions: [{kind: check_in, session_hours: 0.4}]}"));
  const auto path = [](const Assumption& one) { return one.path == "strategies.trial[0].session_hours"; };
  EXPECT_TRUE(std::ranges::any_of(said.assumptions, path));
}

TEST(StrategyTexts, MistakesAreNamedWhereTheyStand) {
  EXPECT_EQ(problem_of(with_strategy("{titel: Talks, interventions: [check_in]}")).suggestion, "title");
  EXPECT_EQ(problem_of(with_strategy("{titel: Talks, interventions: [check_in]}")).code, ErrorCode::schema);
  const Diagnostic no_list = problem_of(with_strategy("{kind: check_in, every_weeks: 2}"));
  EXPECT_EQ(no_list.code, ErrorCode::type);
  EXPECT_NE(no_list.message.find("list of interventions"), std::string::npos) << no_list.message;
  const Diagnostic nothing = problem_of(with_strategy("{title: Talks}"));
  EXPECT_EQ(nothing.code, ErrorCode::ref);
  EXPECT_NE(nothing.message.find("'trial' has no interventions"), std::string::npos) << nothing.message;
  EXPECT_GT(nothing.line, 0);
}

TEST(StrategyTexts, AChoiceOfStrategiesIsNoPartOfTheKeyOfARun) {
  const std::string all = with_strategy("[check_in]");
  const Scenario some = read(with(all, "{replications: 8}", "{replications: 8, strategies: [trial]}"));
  EXPECT_EQ(some.compare.strategies, std::vector<std::string>{"trial"});
  EXPECT_EQ(canonical(some), canonical(read(all)));
  const Diagnostic unknown = problem_of(with(all, "{replications: 8}", "{strategies: [tiral]}"));
  EXPECT_EQ(unknown.code, ErrorCode::ref);
  EXPECT_EQ(unknown.suggestion, "trial");
}

}  // namespace
}  // namespace colead
