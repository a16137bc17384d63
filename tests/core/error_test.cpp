// SPDX-License-Identifier: Apache-2.0
#include "colead/core/error.hpp"

#include <gtest/gtest.h>

namespace colead {
namespace {

Diagnostic sample() {
  return {ErrorCode::type, "a.yaml", 3, 7, "trust", "trust: 'x' is not a number", "a number", "y"};
}

TEST(Error, OneLineHoldsPlaceCodeMessageExpectationAndSuggestion) {
  EXPECT_EQ(one_line(sample()), "a.yaml:3:7: TYPE: trust: 'x' is not a number (expected a number) (did you mean 'y'?)");
}

TEST(Error, OneLineLeavesOutWhatIsNotKnown) {
  Diagnostic diagnostic;
  diagnostic.message = "missing key 'seed'";
  EXPECT_EQ(one_line(diagnostic), "<scenario>: SCHEMA: missing key 'seed'");
}

TEST(Error, OneLineEscapesControlBytesEverywhere) {
  Diagnostic diagnostic = sample();
  diagnostic.file = "a\nb.yaml";
  diagnostic.message = "\x1b[31mred\r\n\x7f";
  diagnostic.suggestion = std::string{"nul\0", 4};
  const std::string line = one_line(diagnostic);
  for (const char c : line) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) << line;
  EXPECT_NE(line.find("a\\x0ab.yaml"), std::string::npos);
  EXPECT_NE(line.find("\\x1b[31mred\\x0d\\x0a\\x7f"), std::string::npos);
  EXPECT_NE(line.find("nul\\x00"), std::string::npos);
}

TEST(Error, OneLineKeepsLettersOfOtherAlphabets) {
  Diagnostic diagnostic = sample();
  diagnostic.message = "caf\xc3\xa9";
  EXPECT_NE(one_line(diagnostic).find("caf\xc3\xa9"), std::string::npos);
}

TEST(Error, EveryCodeHasItsSpelling) {
  EXPECT_EQ(to_string(ErrorCode::io), "IO");
  EXPECT_EQ(to_string(ErrorCode::dupkey), "DUPKEY");
  EXPECT_EQ(to_string(ErrorCode::schema), "SCHEMA");
  EXPECT_EQ(to_string(ErrorCode::path), "PATH");
}

TEST(Error, ScenarioErrorListsEveryMistakeOnItsOwnLine) {
  const ScenarioError error({sample(), sample()});
  EXPECT_EQ(error.diagnostics().size(), 2U);
  EXPECT_EQ(std::string{error.what()}, one_line(sample()) + "\n" + one_line(sample()));
}

TEST(Error, NearestFindsSmallSlips) {
  const std::vector<std::string> words{"manager", "medic", "replications"};
  EXPECT_EQ(nearest("medik", words), "medic");
  EXPECT_EQ(nearest("replicatons", words), "replications");
  EXPECT_EQ(nearest("medic", words), "medic");
}

TEST(Error, NearestDoesNotGuessWildly) {
  EXPECT_EQ(nearest("porter", {"manager", "medic"}), "");
  EXPECT_EQ(nearest("medic", {}), "");
}

TEST(Error, NearestTakesTheFirstOfEquals) { EXPECT_EQ(nearest("gaim", {"gain", "gait"}), "gain"); }

}  // namespace
}  // namespace colead
