// SPDX-License-Identifier: Apache-2.0
// How many cases are drawn: few in every run of the tests, and always the same, so that a test that passes here passes
// everywhere; RC_PARAMS="max_success=1500" draws many, new ones each time. What fails prints the RC_PARAMS that repeat
// it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

int main(int argc, char** argv) {
  if (std::getenv("RC_PARAMS") == nullptr) ::setenv("RC_PARAMS", "seed=2026 max_success=100", 0);
  testing::InitGoogleTest(&argc, argv);
  const int failed = RUN_ALL_TESTS();
  std::cout << testing::UnitTest::GetInstance()->successful_test_count() << " passed in C++\n";
  return failed;
}
