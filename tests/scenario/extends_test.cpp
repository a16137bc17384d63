// SPDX-License-Identifier: Apache-2.0
// A scenario that builds on another file, and shipped scenarios cut short or damaged.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/cpu_time.hpp"
#include "support/source_dir.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;
namespace fs = std::filesystem;

class Extends : public testing::Test {
 protected:
  Extends() : folder(fs::temp_directory_path() / fs::path("colead_" + std::to_string(identity(name())))) {
    fs::create_directories(folder / "parts");
  }
  ~Extends() override { fs::remove_all(folder); }
  Extends(const Extends&) = delete;
  Extends& operator=(const Extends&) = delete;

  static std::string name() { return testing::UnitTest::GetInstance()->current_test_info()->name(); }
  [[nodiscard]] std::string write(const std::string& file, const std::string& text) const {
    std::ofstream(folder / file) << text;
    return (folder / file).string();
  }
  [[nodiscard]] static std::vector<Diagnostic> problems_of(const std::string& path) {
    try {
      static_cast<void>(load_scenario(path, shipped()));
    } catch (const ScenarioError& error) {
      return error.diagnostics();
    }
    return {};
  }

  fs::path folder;
};

TEST_F(Extends, MappingsAreMergedAndListsAndNumbersReplaced) {
  static_cast<void>(write("parts/base.yaml", tiny()));
  const Scenario scenario = load_scenario(
      write("own.yaml",
            "extends: parts/base.yaml\ncolead: 1\nname: own\nseed: 3\nhorizon_weeks: 9\n"
            "professions: {medic: {habit: 0.7}}\nunits: {east: {type: ward}}\ncriteria: [access, cost]\n"),
      shipped());
  EXPECT_EQ(scenario.name, "own");
  EXPECT_EQ(scenario.seed, 3U);
  EXPECT_EQ(scenario.setting.horizon_weeks, 9.0);
  EXPECT_EQ(scenario.setting.warm_up_weeks, 4.0);
  EXPECT_EQ(scenario.setting.professions.size(), 2U);
  EXPECT_EQ(scenario.setting.professions[1].habit, 0.7);
  EXPECT_EQ(scenario.setting.units.size(), 3U);
  EXPECT_EQ(scenario.setting.criteria, (std::vector<std::string>{"access", "cost"}));
}

TEST_F(Extends, WithoutChangesIsTheBase) {
  static_cast<void>(write("base.yaml", tiny()));
  const Scenario scenario = load_scenario(write("own.yaml", "extends: base.yaml\n"), shipped());
  EXPECT_EQ(canonical(scenario), canonical(read(tiny())));
  const Experiment own(load_scenario(write("own.yaml", "extends: base.yaml\n"), shipped()), shipped());
  EXPECT_EQ(run(own).fingerprint, run(experiment(tiny())).fingerprint);
}

TEST_F(Extends, NoPathLeadsOutOfTheFolder) {
  static_cast<void>(write("base.yaml", tiny()));
  for (const char* path : {"../base.yaml", "/etc/passwd", "parts/../base.yaml", "..", "''", "'a\\b.yaml'"}) {
    const auto problems = problems_of(write("own.yaml", std::string("name: x\nextends: ") + path + "\n"));
    ASSERT_EQ(problems.size(), 1U) << path;
    EXPECT_EQ(problems[0].code, ErrorCode::path) << one_line(problems[0]);
    EXPECT_EQ(problems[0].line, 2);
    EXPECT_EQ(problems[0].column, 10);
  }
}

TEST_F(Extends, NoSymbolicLinkLeadsOutOfTheFolderAndOneWithinItIsFollowed) {
  const fs::path outside = folder / "outside";
  const fs::path inside = folder / "inside";
  fs::create_directories(outside);
  fs::create_directories(inside / "parts");
  static_cast<void>(write("outside/base.yaml", tiny()));
  static_cast<void>(write("inside/parts/base.yaml", tiny()));
  fs::create_symlink(outside / "base.yaml", inside / "linked.yaml");
  fs::create_symlink(outside, inside / "folder");
  fs::create_symlink("parts/base.yaml", inside / "near.yaml");
  for (const char* file : {"linked.yaml", "folder/base.yaml"}) {
    const auto problems = problems_of(write("inside/own.yaml", std::string("name: x\nextends: ") + file + "\n"));
    ASSERT_EQ(problems.size(), 1U) << file;
    EXPECT_EQ(problems[0].code, ErrorCode::path) << one_line(problems[0]);
    EXPECT_EQ(problems[0].line, 2);
    EXPECT_EQ(problems[0].column, 10);
    EXPECT_NE(problems[0].message.find("symbolic link"), std::string::npos);
  }
  EXPECT_TRUE(problems_of(write("inside/own.yaml", "name: x\nextends: near.yaml\n")).empty());
  // A scenario that is itself reached by a link stands in the folder of the link.
  fs::create_symlink(inside, folder / "shortcut");
  EXPECT_TRUE(problems_of((folder / "shortcut" / "own.yaml").string()).empty());
}

TEST_F(Extends, AFileOfManyEntriesIsMergedInNoTime) {
  std::string many = "strategies:\n";
  for (int n = 0; n < 30000; ++n) many += "  s" + std::to_string(n) + ": []\n";
  static_cast<void>(write("base.yaml", with(tiny(), "strategies:\n", many)));
  const std::string own = write("own.yaml", "extends: base.yaml\n" + many);
  const CpuTime time;
  EXPECT_EQ(load_scenario(own, shipped()).strategies.size(), 30001U);
  EXPECT_LT(time.seconds(), 2.0);
}

TEST_F(Extends, NamesOneFileAndAFileThatIsThere) {
  const auto list = problems_of(write("own.yaml", "extends: [a.yaml]\n"));
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0].code, ErrorCode::type);
  const auto missing = problems_of(write("own.yaml", "extends: nobody.yaml\n"));
  ASSERT_EQ(missing.size(), 1U);
  EXPECT_EQ(missing[0].code, ErrorCode::io);
}

TEST_F(Extends, OverSeveralLevelsTheUppermostHasTheLastWord) {
  static_cast<void>(write("parts/first.yaml", tiny()));
  static_cast<void>(write("parts/second.yaml", "name: second\nseed: 5\nhorizon_weeks: 9\nextends: first.yaml\n"));
  const Scenario scenario = load_scenario(write("own.yaml", "seed: 6\nextends: parts/second.yaml\n"), shipped());
  EXPECT_EQ(scenario.seed, 6U);
  EXPECT_EQ(scenario.name, "second");
  EXPECT_EQ(scenario.setting.horizon_weeks, 9.0);
  EXPECT_EQ(scenario.setting.warm_up_weeks, 4.0);
  EXPECT_EQ(scenario.document.files.size(), 3U);
}

TEST_F(Extends, AnotherKindTakesNothingOfTheOneItReplaces) {
  static_cast<void>(write("base.yaml", tiny()));
  const Scenario scenario = load_scenario(
      write("own.yaml", "extends: base.yaml\nnetwork: {kind: stochastic_block, within_unit: 0.5}\n"), shipped());
  EXPECT_EQ(scenario.setting.network.instance.kind, "stochastic_block");
  const Scenario same =
      load_scenario(write("own.yaml", "extends: base.yaml\nnetwork: {kind: erdos_renyi, p: 0.2}\n"), shipped());
  EXPECT_EQ(same.document.root.find("network")->find("mean_degree")->text, "5");
}

TEST_F(Extends, ACircleIsRefusedWhereItCloses) {
  static_cast<void>(write("second.yaml", "extends: first.yaml\n"));
  for (const char* next : {"first.yaml", "second.yaml"}) {
    const auto problems = problems_of(write("first.yaml", std::string("extends: ") + next + "\n"));
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, ErrorCode::path);
    EXPECT_NE(problems[0].message.find("circle"), std::string::npos) << problems[0].message;
    EXPECT_EQ(problems[0].line, 1);
  }
}

TEST_F(Extends, AFileThatIsNotThereIsReportedWhereItIsNamed) {
  const auto problems = problems_of(write("own.yaml", "name: x\nextends: nobody.yaml\n"));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].line, 2);
  EXPECT_NE(problems[0].file.find("own.yaml"), std::string::npos) << problems[0].file;
  EXPECT_NE(problems[0].message.find("nobody.yaml"), std::string::npos) << problems[0].message;
}

TEST_F(Extends, AFileCalledNearlySoIsSuggested) {
  static_cast<void>(write("parts/base.yaml", tiny()));
  for (const char* name : {"parts/bsae.yaml", "base", "base.yaml", "bsae.yaml"}) {
    const auto problems = problems_of(write("own.yaml", std::string("extends: ") + name + "\n"));
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].suggestion, "parts/base.yaml") << one_line(problems[0]);
  }
}

TEST_F(Extends, CriteriaOfOnesOwnAreOneMistakeAtTheirList) {
  static_cast<void>(write("base.yaml", with(tiny(), "criteria: [safety, access, finance]",
                                            "criteria: [safety, access, finance]\nsocietal_weights: {safety: 1}")));
  const auto problems = problems_of(write("own.yaml", "extends: base.yaml\ncriteria: [quality, cost]\n"));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].line, 2);
  EXPECT_NE(problems[0].message.find("weigh by safety"), std::string::npos) << problems[0].message;
}

TEST_F(Extends, AStrategyWrittenAsNullIsLeftOutWithWhatIsExpectedOfIt) {
  static_cast<void>(write("base.yaml", with_trial(tiny(), "check_in") + "expectations:\n  - {strategy: trial, "
                                                                        "metric: trust_mean, direction: must_rise}\n"));
  const Scenario all = load_scenario(write("all.yaml", "extends: base.yaml\n"), shipped());
  const Scenario fewer = load_scenario(write("own.yaml", "extends: base.yaml\nstrategies: {trial: null}\n"), shipped());
  EXPECT_EQ(all.expectations.size(), 1U);
  EXPECT_TRUE(fewer.expectations.empty());
  EXPECT_EQ(fewer.strategies.size() + 1, all.strategies.size());
  EXPECT_THROW(static_cast<void>(fewer.strategy("trial")), ModelError);
}

TEST_F(Extends, AStrategyThatIsNotThereCannotBeLeftOut) {
  static_cast<void>(write("base.yaml", with_trial(tiny(), "check_in")));
  const auto problems = problems_of(write("own.yaml", "extends: base.yaml\nstrategies: {tiral: null}\n"));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].code, ErrorCode::ref);
  EXPECT_EQ(problems[0].suggestion, "trial");
  EXPECT_EQ(problems[0].line, 2);
  EXPECT_EQ(problems[0].column, 14);
}

TEST_F(Extends, AMistakeOfTheBaseIsShownInTheBaseAndOneOfItsOwnInItself) {
  static_cast<void>(write("base.yaml", with(tiny(), "urgent: true", "urgent: yes")));
  const auto problems = problems_of(write("own.yaml", "extends: base.yaml\nhorizon_weeks: -1\n"));
  ASSERT_EQ(problems.size(), 2U);
  for (const Diagnostic& problem : problems) {
    const bool own = problem.file.find("own.yaml") != std::string::npos;
    EXPECT_EQ(problem.code, own ? ErrorCode::range : ErrorCode::type);
    EXPECT_EQ(problem.line, own ? 2 : 29) << one_line(problem);
  }
}

TEST_F(Extends, ALongNameIsToldByItsBeginning) {
  const std::string letters(60'000, 'x');
  for (const std::string& name : {letters, "/" + letters, "parts/" + letters + "/.."}) {
    const auto problems = problems_of(write("own.yaml", "extends: " + name + "\n"));
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_LT(one_line(problems[0]).size(), 1000U);
    EXPECT_NE(problems[0].message.find("xxx...'"), std::string::npos) << problems[0].message;
  }
  EXPECT_LT(one_line(problem_of("extends: " + letters + "\n")).size(), 1000U);
}

TEST_F(Extends, ATextStandsInNoFolder) {
  try {
    static_cast<void>(read("extends: base.yaml\n" + tiny()));
    FAIL();
  } catch (const ScenarioError& error) {
    EXPECT_EQ(error.diagnostics()[0].code, ErrorCode::path);
    EXPECT_EQ(error.diagnostics()[0].column, 10);
  }
}

// ---- Shipped scenarios, damaged ----

std::string file_text(const std::string& path) {
  std::ifstream file(source_dir() + "/" + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The shipped part and the small unit's people, which stand before what takes the place of something there.
std::string service() {
  std::string base = file_text("scenarios/parts/health_service.yaml");
  std::string own = file_text("scenarios/small_unit.yaml");
  base = with(base, "colead: 1\nname: health_service\nseed: 20260101\n", "");
  own.resize(own.find("# In one unit everybody is near"));
  return with(own, "extends: parts/health_service.yaml\n", "") + base;
}

bool accepted(const std::string& text) {
  try {
    static_cast<void>(parse_scenario(text, "service.yaml", shipped()));
    return true;
  } catch (const ScenarioError& error) {
    EXPECT_FALSE(error.diagnostics().empty());
    return false;
  }
}

TEST(Damaged, TheServiceAsOneTextIsAccepted) { EXPECT_TRUE(accepted(service())); }

/// Every third one and all that end with a line; of a tiny scenario every single one is tried below.
TEST(Damaged, NoPrefixIsAcceptedThatLacksARequiredSectionAndNoneDoesHarm) {
  const std::string text = service();
  const std::size_t strategies = text.find("\nstrategies:");
  std::size_t good = 0;
  for (std::size_t length = 0; length < text.size(); ++length) {
    if (length % 3 != 0 && text[length] != '\n') continue;
    if (!accepted(text.substr(0, length))) continue;
    EXPECT_GT(length, strategies) << length;
    ++good;
  }
  EXPECT_GT(good, 0U);
}

TEST(Damaged, FiveHundredBitFlipsGiveAScenarioOrAScenarioError) {
  const std::string text = service();
  Draws draws = Luck(44).draws(Purpose::cues, 1);
  std::size_t refused = 0;
  for (int n = 0; n < 500; ++n) {
    std::string flipped = text;
    const auto at = static_cast<std::size_t>(draws.next() * static_cast<double>(text.size()));
    const auto bit = static_cast<unsigned>(draws.next() * 8.0);
    flipped[at] = static_cast<char>(static_cast<unsigned char>(flipped[at]) ^ (1U << bit));
    refused += accepted(flipped) ? 0 : 1;
  }
  EXPECT_GT(refused, 100U);
}

TEST(Damaged, EveryPrefixAndEveryFlippedBitOfATinyScenarioGivesAScenarioOrAScenarioError) {
  const std::string text = tiny();
  for (std::size_t length = 0; length < text.size(); ++length) static_cast<void>(accepted(text.substr(0, length)));
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string flipped = text;
    flipped[at] = static_cast<char>(static_cast<unsigned char>(flipped[at]) ^ (1U << at % 8));
    static_cast<void>(accepted(flipped));
  }
}

}  // namespace
}  // namespace colead
