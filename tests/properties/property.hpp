// SPDX-License-Identifier: Apache-2.0
// RapidCheck (BSD-2-Clause) draws cases, makes a failing one smaller and says how to see it again (RC_PARAMS);
// GoogleTest runs and names the properties.
#pragma once

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace colead::test {

/// Checks the property of the test under way and tells how many cases it passed; one in so many of the cases that are
/// asked for, where each is a whole run.
template <class Testable>
void check_property(const Testable& testable, int one_in) {
  const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
  const std::string name = std::string(test.test_suite_name()) + "." + test.name();
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  params.maxSuccess = std::max(1, params.maxSuccess / one_in);
  const rc::detail::TestResult result =
      rc::detail::checkTestable(testable, rc::detail::TestMetadata{name, name}, params);
  if (result.is<rc::detail::SuccessResult>()) {
    std::cout << name << ": " << result.get<rc::detail::SuccessResult>().numSuccess << " passing, 0 failing"
              << std::endl;
    return;
  }
  std::ostringstream said;
  rc::detail::printResultMessage(result, said);
  FAIL() << said.str();
}

/// What expectations of GoogleTest find in `body` fails the case that is tried, not the whole test: so a smaller one is
/// looked for.
inline void holds(const std::function<void()>& body) {
  testing::TestPartResultArray found;
  {
    const testing::ScopedFakeTestPartResultReporter kept(
        testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &found);
    body();
  }
  for (int n = 0; n < found.size(); ++n) {
    const testing::TestPartResult& part = found.GetTestPartResult(n);
    if (part.failed()) throw std::logic_error(std::string(part.file_name()) + ": " + part.message());
  }
}

}  // namespace colead::test

/// A law for whatever is drawn for its arguments: PROPERTY(Suite, NameOfTheLaw, (int a, int b)) { RC_ASSERT(...); }
#define PROPERTY(Suite, Name, Arguments) PROPERTY_OF_RUNS(Suite, Name, 1, Arguments)
/// The same with one in `OneIn` of the cases.
#define PROPERTY_OF_RUNS(Suite, Name, OneIn, Arguments)                         \
  void Suite##_##Name Arguments;                                                \
  TEST(Suite, Name) { ::colead::test::check_property(&Suite##_##Name, OneIn); } \
  void Suite##_##Name Arguments
