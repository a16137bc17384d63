// SPDX-License-Identifier: Apache-2.0
// Student's intervals: around the mean, wider with more confidence, moved and stretched with the sample.
#include "colead/experiment/interval.hpp"

#include <vector>

#include "properties/numbers.hpp"
#include "properties/property.hpp"

namespace colead {
namespace {

using test::near;

rc::Gen<std::vector<double>> sample() {
  return rc::gen::container<std::vector<double>>(
      rc::gen::map(rc::gen::inRange(-10000, 10001), [](int n) { return n / 8.0; }));
}

rc::Gen<double> confidence() {
  return rc::gen::map(rc::gen::inRange(1, 1000), [](int n) { return n / 1000.0; });
}

PROPERTY(StudentIntervals, HoldTheMeanAndAreAsWideOnBothSides, ()) {
  const std::vector<double> values = *sample();
  const Interval made = interval(values, *confidence());
  RC_ASSERT(made.count == static_cast<std::int64_t>(values.size()));
  RC_ASSERT(std::isnan(made.mean) == values.empty());
  RC_ASSERT(std::isnan(made.low) == (values.size() < 2) && std::isnan(made.high) == (values.size() < 2));
  if (values.size() < 2) return;
  RC_ASSERT(made.low <= made.mean && made.mean <= made.high);
  RC_ASSERT(near(made.high - made.mean, made.mean - made.low, 1e-9));
  RC_ASSERT(made.mean >= *std::ranges::min_element(values) - 1e-9);
  RC_ASSERT(made.mean <= *std::ranges::max_element(values) + 1e-9);
}

PROPERTY(StudentIntervals, WidenWithConfidenceUnlessAllValuesAreOne, ()) {
  const std::vector<double> values = *sample();
  RC_PRE(values.size() >= 2);
  const double a = *confidence();
  const double b = *confidence();
  RC_PRE(a != b);
  const Interval narrow = interval(values, std::min(a, b));
  const Interval wide = interval(values, std::max(a, b));
  RC_ASSERT(wide.mean == narrow.mean && wide.error == narrow.error);
  const bool one = std::ranges::all_of(values, [&](double value) { return value == values.front(); });
  RC_ASSERT(one || (wide.low < narrow.low && wide.high > narrow.high));
  RC_ASSERT(!one || (near(wide.low, values.front(), 1e-12) && near(wide.high, values.front(), 1e-12)));
}

PROPERTY(StudentIntervals, MoveAndStretchWithTheSample, ()) {
  const std::vector<double> values = *sample();
  RC_PRE(values.size() >= 2);
  const double shift = *rc::gen::inRange(-1000, 1000);
  const double factor = *rc::gen::inRange(1, 1000) / 8.0;
  const double level = *confidence();
  std::vector<double> moved;
  for (const double value : values) moved.push_back(shift + factor * value);
  const Interval before = interval(values, level);
  const Interval after = interval(moved, level);
  RC_ASSERT(near(after.low, shift + factor * before.low, 1e-8));
  RC_ASSERT(near(after.high, shift + factor * before.high, 1e-8));
  RC_ASSERT(near(after.error, factor * before.error, 1e-8));
}

}  // namespace
}  // namespace colead
