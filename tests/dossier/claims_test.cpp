// SPDX-License-Identifier: Apache-2.0
// A row is true to its test: what does not hold fails the test and is recorded as not holding.
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "colead/theory/queues.hpp"
#include "support/claim.hpp"

namespace colead {
namespace {

using namespace test;
const Claims textbook{"closed form", "computed_queues"};

/// What was recorded in this test, the last first.
std::string recorded(int back = 1) {
  const testing::TestResult& result = *testing::UnitTest::GetInstance()->current_test_info()->result();
  return result.GetTestProperty(result.test_property_count() - back).value();
}

bool says(const std::string& row, const std::string& part) { return row.find(part) != std::string::npos; }

/// Erlang's loss formula with a wrong recursion: the load is taken twice.
double mutated_erlang_b(std::size_t servers, double load) {
  double blocked = 1.0;
  for (std::size_t c = 1; c <= servers; ++c) {
    blocked = 2 * load * blocked / (static_cast<double>(c) + 2 * load * blocked);
  }
  return blocked;
}

TEST(Claims, WhatHoldsIsRecordedAsHolding) {
  expect_near(textbook("loss of five servers"), {theory::erlang_b(5, 4), 0.01}, .199067, 5e-7);
  EXPECT_TRUE(says(recorded(), "\"holds\":true")) << recorded();
  EXPECT_TRUE(says(recorded(), "\"claim\":\"loss of five servers\"")) << recorded();
  EXPECT_TRUE(says(recorded(), "\"error\":0.01")) << recorded();
}

TEST(Claims, AMutatedClosedFormFailsItsTestAndItsRowDoesNotHold) {
  EXPECT_NONFATAL_FAILURE(expect_near(textbook("loss"), {mutated_erlang_b(5, 4)}, theory::erlang_b(5, 4), 1e-9),
                          "loss");
  EXPECT_TRUE(says(recorded(), "\"holds\":false")) << recorded();
  EXPECT_NONFATAL_FAILURE(expect_share(textbook("share"), theory::erlang_b(5, 4), mutated_erlang_b(5, 4), 1e4),
                          "share");
  EXPECT_TRUE(says(recorded(), "\"holds\":false")) << recorded();
}

TEST(Claims, AMeanIsHeldAgainstFourStandardErrors) {
  const std::vector<double> values{1.0, 1.01, 0.99, 1.0};
  expect_mean(textbook("mean"), values, 1.0);
  EXPECT_TRUE(says(recorded(), "\"holds\":true")) << recorded();
  EXPECT_NONFATAL_FAILURE(expect_mean(textbook("mean"), values, 1.02), "mean");
  EXPECT_TRUE(says(recorded(), "\"holds\":false")) << recorded();
}

TEST(Claims, BoundsAreStrictAndWhatIsNoNumberHoldsNowhere) {
  EXPECT_NONFATAL_FAILURE(expect_above(textbook("above"), {1.0}, 1.0), "above");
  EXPECT_NONFATAL_FAILURE(expect_below(textbook("below"), {1.0}, 1.0), "below");
  EXPECT_NONFATAL_FAILURE(expect_near(textbook("nothing"), {std::nan("")}, 1.0, 1e9), "nothing");
  EXPECT_TRUE(says(recorded(), "\"got\":null")) << recorded();
}

TEST(Claims, EveryRowOfATestIsKept) {
  for (int k = 0; k < 3; ++k) expect_above(textbook("row " + std::to_string(k)), {1.0}, 0.0);
  EXPECT_TRUE(says(recorded(3), "row 0"));
  EXPECT_TRUE(says(recorded(1), "row 2"));
}

}  // namespace
}  // namespace colead
