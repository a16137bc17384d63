// SPDX-License-Identifier: Apache-2.0
// Keys under the name they had before: read for one release, told, and never beside the new one.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "colead/scenario/edit.hpp"
#include "colead/scenario/emit.hpp"
#include "colead/scenario/schema.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;
namespace fs = std::filesystem;

const std::string now = "criteria: [safety, access, finance]";
const std::string before = "measures: [safety, access, finance]";

TEST(OldNames, AreReadAsTheNewOnesAndTold) {
  const Scenario old = read(with(tiny(), now, before));
  EXPECT_EQ(canonical(old), canonical(read(tiny())));
  ASSERT_EQ(old.old_names.size(), 1U);
  const Diagnostic& told = old.old_names.front();
  EXPECT_EQ(told.message, "'measures' is now called 'criteria'; the old name goes with the next release");
  const std::string text = with(tiny(), now, before);
  EXPECT_EQ(told.line, 1 + std::count(text.begin(), text.begin() + static_cast<long>(text.find(before)), '\n'));
  EXPECT_EQ(told.column, 1);
}

TEST(OldNames, AreNotTakenForMistakesOrSurprises) {
  EXPECT_TRUE(read(with(tiny(), now, before)).notices.empty());
  EXPECT_TRUE(read(tiny()).old_names.empty());
}

TEST(OldNames, BesideTheNewOneAreRefused) {
  const Diagnostic problem = problem_of(with(tiny(), now, now + "\n" + before));
  EXPECT_EQ(problem.code, ErrorCode::schema);
  EXPECT_EQ(problem.message, "'measures' is now called 'criteria', which is given too");
  EXPECT_EQ(problem.expected, "'criteria' alone");
  EXPECT_GT(problem.line, 1);
}

TEST(OldNames, MistakesBelowThemAreFoundAsBefore) {
  const Diagnostic problem = problem_of(with(tiny(), now, "measures: [safety, access, safety]"));
  EXPECT_EQ(problem.message, "criteria[2]: criterion 'safety' is named twice");
  EXPECT_GT(problem.line, 1);
}

TEST(OldNames, OfAFileThatIsExtendedGiveWayToTheNewOnes) {
  const fs::path folder = fs::temp_directory_path() / "colead_old_names";
  fs::create_directories(folder);
  std::ofstream(folder / "base.yaml") << with(tiny(), now, before);
  std::ofstream(folder / "own.yaml") << "extends: base.yaml\ncriteria: [access, cost]\n";
  const Scenario scenario = load_scenario((folder / "own.yaml").string(), shipped());
  fs::remove_all(folder);
  EXPECT_EQ(scenario.setting.criteria, (std::vector<std::string>{"access", "cost"}));
  ASSERT_EQ(scenario.old_names.size(), 1U);
  EXPECT_NE(scenario.old_names.front().file.find("base.yaml"), std::string::npos);
}

TEST(OldNames, LeadAPathToTheNewOne) {
  const std::vector<Edit> edits{{"measures[0]", Node::scalar("care")}};
  try {
    static_cast<void>(edited(read(tiny()), edits, shipped()));
    FAIL() << "the path leads nowhere";
  } catch (const ScenarioError& error) {
    EXPECT_EQ(error.diagnostics().front().suggestion, "criteria");
  }
}

TEST(OldNames, StandInTheSchemaAsDeprecated) {
  const Node schema = scenario_schema(shipped());
  const Node* properties = schema.find("properties");
  ASSERT_NE(properties->find("measures"), nullptr);
  EXPECT_EQ(properties->find("measures")->find("deprecated")->text, "true");
  EXPECT_EQ(properties->find("measures")->find("items")->find("type")->text,
            properties->find("criteria")->find("items")->find("type")->text);
  EXPECT_EQ(properties->find("criteria")->find("deprecated"), nullptr);
}

}  // namespace
}  // namespace colead
