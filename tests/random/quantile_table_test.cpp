// SPDX-License-Identifier: Apache-2.0
#include "colead/random/quantile_table.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <thread>
#include <vector>

#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"

namespace colead {
namespace {

struct Shape {
  double mean;
  double concentration;
};

class BetaTable : public testing::TestWithParam<Shape> {
 protected:
  [[nodiscard]] double exact(double u) const {
    const auto [mean, concentration] = GetParam();
    return beta_quantile(u, mean * concentration, (1.0 - mean) * concentration);
  }
};

TEST_P(BetaTable, AgreesWithTheQuantileItWasMadeFrom) {
  const QuantileTable table([this](double u) { return exact(u); });
  for (int n = 1; n < 2000; ++n) EXPECT_NEAR(table(n / 2000.0), exact(n / 2000.0), 1e-4) << n;
}

/// 512 cells of equal width in the normal score, from -8.3 to 8.3: at their ends nothing is interpolated.
TEST_P(BetaTable, IsExactAtTheEndsOfItsCells) {
  const QuantileTable table([this](double u) { return exact(u); });
  for (const int cell : {160, 224, 255, 256, 257, 288, 352}) {
    const double u = 0.5 * std::erfc(-8.3 * (cell / 256.0 - 1.0) / std::sqrt(2.0));
    EXPECT_NEAR(table(u), exact(u), 1e-10) << cell;
  }
}

TEST_P(BetaTable, IncreasesInTheUniform) {
  const QuantileTable table([this](double u) { return exact(u); });
  double before = 0.0;
  for (int n = 1; n < 5000; ++n) {
    const double now = table(n / 5000.0);
    EXPECT_GE(now, before);
    before = now;
  }
}

TEST_P(BetaTable, KeepsMeanAndVarianceOfTheDistribution) {
  const auto [mean, concentration] = GetParam();
  const QuantileTable table([this](double u) { return exact(u); });
  constexpr int cells = 100000;
  double sum = 0.0;
  double squares = 0.0;
  for (int n = 0; n < cells; ++n) {
    const double x = table((n + 0.5) / cells);
    sum += x;
    squares += x * x;
  }
  EXPECT_NEAR(sum / cells, mean, 1e-4);
  EXPECT_NEAR(squares / cells - mean * mean, mean * (1.0 - mean) / (concentration + 1.0), 1e-4);
}

INSTANTIATE_TEST_SUITE_P(Shapes, BetaTable,
                         testing::Values(Shape{0.5, 8}, Shape{0.15, 8}, Shape{0.9, 8}, Shape{0.4, 2}, Shape{0.6, 200}));

TEST(QuantileTable, StaysInsideTheUnitIntervalAtTheEndsOfTheUniforms) {
  const QuantileTable table([](double u) { return beta_quantile(u, 1.2, 6.8); });
  EXPECT_GE(table(0x1p-53), 0.0);
  EXPECT_LE(table(1.0 - 0x1p-53), 1.0);
}

TEST(QuantileTable, WorksOutTheNodesThatAreAskedForAndEachOnce) {
  int worked_out = 0;
  const QuantileTable table([&](double u) { return ++worked_out, u; });
  EXPECT_EQ(worked_out, 0);
  const double first = table(0.3);
  EXPECT_EQ(worked_out, 2);
  const QuantileTable copy = table;
  EXPECT_EQ(copy(0.3), first);
  EXPECT_EQ(table(0.3), first);
  EXPECT_EQ(worked_out, 2);
}

TEST(QuantileTable, IsTheSameWhateverThreadAsksFirst) {
  const auto quantile = [](double u) { return beta_quantile(u, 1.2, 6.8); };
  const QuantileTable alone(quantile);
  const QuantileTable shared(quantile);
  std::array<std::vector<double>, 4> read;
  {
    std::vector<std::jthread> threads;
    for (auto& values : read) {
      threads.emplace_back([&] {
        for (int n = 1; n < 500; ++n) values.push_back(shared(n / 500.0));
      });
    }
  }
  for (const auto& values : read) {
    ASSERT_EQ(values.size(), 499U);
    for (int n = 1; n < 500; ++n) EXPECT_EQ(values[static_cast<std::size_t>(n - 1)], alone(n / 500.0)) << n;
  }
}

}  // namespace
}  // namespace colead
