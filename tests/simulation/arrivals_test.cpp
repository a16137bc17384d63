// SPDX-License-Identifier: Apache-2.0
// What arrives: how much, when in the week and in the year, and what it is worth.
#include <gtest/gtest.h>

#include <array>
#include <numbers>

#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

/// Only `rota` arises, a hundred a week and ward, and nobody notices: what arrives stays as it came.
std::string unnoticed(const std::string& more = "") {
  std::string text = with(tiny(), "{rota: {}, beds: {}, plan: {}}", "{rota: {}}");
  text = with(std::move(text), "    per_week: 3\n    pattern: weekdays\n",
              "    per_week: 100\n    detection_days: 3650\n" + more);
  return with(std::move(text), "due_days: 6", "due_days: 3600");
}

/// What is found waiting at the end of a run of thirty weeks.
std::vector<Decision> waiting(const std::string& text, std::uint64_t replication = 0) {
  const Experiment made = experiment(text);
  Simulation simulation = begin(made, 0, replication);
  simulation.run_until(Time::start() + weeks(30));
  std::vector<Decision> out;
  for (const Decision& d : simulation.world().decisions) {
    if (d.stage == Stage::latent) out.push_back(d);
  }
  return out;
}

TEST(Arrivals, ComeAtTheirRate) {
  const double expected = 100.0 * 2 * 30;
  // About thirty weeks of 3650 days: 2.8 % are noticed by then and on their way.
  Sample counts;
  for (std::uint64_t r = 0; r < 6; ++r) {
    const Experiment made = experiment(unnoticed("    default_share: 0\n"));
    Simulation simulation = begin(made, 0, r);
    simulation.run_until(Time::start() + weeks(30));
    std::uint32_t most = 0;
    std::array<std::uint32_t, 2> last{};
    for (const Decision& d : simulation.world().decisions) {
      if (d.generation > 0) last[d.record.unit.value] = std::max(last[d.record.unit.value], d.record.ordinal);
    }
    most = last[0] + last[1];
    counts.push_back(most);
  }
  EXPECT_NEAR(estimate(counts).mean, expected, 4.0 * std::sqrt(expected / 6) + 2.0);
}

class Season : public testing::TestWithParam<double> {};

TEST_P(Season, IsFollowedFromItsPeak) {
  constexpr double amplitude = 0.8, years = 52.1775;
  const double peak = GetParam();
  const auto integral = [&](double a, double b) {
    const double w = 2.0 * std::numbers::pi / years;
    return 200.0 * (b - a + amplitude / w * (std::sin(w * (b - peak)) - std::sin(w * (a - peak))));
  };
  std::array<double, 3> counted{};
  constexpr int runs = 5;
  for (std::uint64_t r = 0; r < runs; ++r) {
    for (const Decision& d :
         waiting(unnoticed("    season: 0.8\n    season_peak_week: " + std::to_string(peak) + "\n"), r)) {
      ++counted[static_cast<std::size_t>(std::min(in_weeks(d.record.arrived - Time::start()) / 10.0, 2.9))];
    }
  }
  for (std::size_t n = 0; n < 3; ++n) {
    const double from = 10.0 * static_cast<double>(n);
    // Some are noticed meanwhile: exp(-days / 3650) stay.
    const double kept = std::exp(-7.0 * (25.0 - from) / 3650.0);
    const double expected = runs * integral(from, from + 10.0) * kept;
    EXPECT_NEAR(counted[n], expected, 4.5 * std::sqrt(expected) + 0.001 * expected) << "from week " << from;
  }
}

INSTANTIATE_TEST_SUITE_P(Peaks, Season, testing::Values(2.0, 20.0, 45.0),
                         [](const auto& peak) { return "week_" + std::to_string(static_cast<int>(peak.param)); });

TEST(Arrivals, KeepToTheHoursOfTheirPattern) {
  struct Hours {
    const char* pattern;
    bool weekend;
    bool night;
  };
  for (const auto& [pattern, weekend, night] : {Hours{"always", true, true}, Hours{"daytime", true, false},
                                                Hours{"weekdays", false, true}, Hours{"working_hours", false, false}}) {
    std::array<double, 4> seen{};  // weekday day, weekday night, weekend day, weekend night
    double n = 0;
    for (const Decision& d : waiting(unnoticed(std::string("    pattern: ") + pattern + "\n"))) {
      const double hour = std::fmod(in_hours(d.record.arrived - Time::start()), 168.0);
      const bool at_weekend = hour >= 120.0;
      const double clock = std::fmod(hour, 24.0);
      ++seen[(at_weekend ? 2 : 0) + (clock >= 8.0 && clock < 18.0 ? 0 : 1)];
      ++n;
    }
    const std::array<double, 4> open{50, night ? 70.0 : 0, weekend ? 20.0 : 0, weekend && night ? 28.0 : 0};
    const double all = open[0] + open[1] + open[2] + open[3];
    for (std::size_t k = 0; k < 4; ++k) {
      const double p = open[k] / all;
      EXPECT_NEAR(seen[k] / n, p, 4.0 * std::sqrt(p * (1 - p) / n)) << pattern << " " << k;
    }
  }
}

struct WorthCase {
  const char* name;
  std::string fields;
  std::array<double, 3> criteria;
  double spread;
  double promise;
};

class Worth : public testing::TestWithParam<WorthCase> {};

TEST_P(Worth, OfOptionsHasTheVarianceTheSpreadSaysAndTheMeanThePromiseSays) {
  const WorthCase& c = GetParam();
  std::array<Sample, 3> attributes;
  for (std::uint64_t r = 0; r < 3; ++r) {
    for (const Decision& d : waiting(unnoticed(c.fields), r)) {
      for (std::size_t k = 0; k < 3; ++k) {
        ASSERT_EQ(d.attributes[0][k], 0.0F);  // the status quo
        for (std::size_t o = 1; o < d.record.options; ++o)
          attributes[k].push_back(static_cast<double>(d.attributes[o][k]));
      }
    }
  }
  for (std::size_t k = 0; k < 3; ++k) {
    const double sd2 = c.spread * c.spread * 3.0 * c.criteria[k];
    const auto n = static_cast<double>(attributes[k].size());
    const double mean = c.criteria[k] > 0.0 ? c.promise * c.spread : 0.0;
    EXPECT_NEAR(estimate(attributes[k]).mean, mean, 4.0 * estimate(attributes[k]).error + 1e-12) << k;
    // Variance of a sample variance: sums of a random number of cues have more weight in the tails than a normal.
    Sample squares;
    for (const double x : attributes[k]) squares.push_back((x - mean) * (x - mean));
    EXPECT_NEAR(estimate(squares).mean, sd2, 4.0 * estimate(squares).error + 1e-12) << k << " of " << n;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Worth,
    testing::Values(WorthCase{"alike", "", {1.0 / 3, 1.0 / 3, 1.0 / 3}, 1.0, 0.2},
                    WorthCase{"wide", "    spread: 2\n    promise: -0.5\n", {1.0 / 3, 1.0 / 3, 1.0 / 3}, 2.0, -0.5},
                    WorthCase{"criteria", "    criteria: {safety: 0.7, access: 0.3}\n", {0.7, 0.3, 0.0}, 1.0, 0.2},
                    WorthCase{"all_hidden", "    known_share: 0\n", {1.0 / 3, 1.0 / 3, 1.0 / 3}, 1.0, 0.2},
                    WorthCase{"all_known", "    known_share: 1\n", {1.0 / 3, 1.0 / 3, 1.0 / 3}, 1.0, 0.2}),
    [](const auto& c) { return c.param.name; });

TEST(Arrivals, AllIsKnownWhereTheKnownShareIsOneAndNothingIsInTheCues) {
  for (const Decision& d : waiting(unnoticed("    known_share: 1\n"))) {
    for (std::size_t o = 0; o < d.record.options; ++o) EXPECT_EQ(d.known[o], d.attributes[o]);
  }
}

TEST(Arrivals, CuesAndWhatIsKnownAddUpToTheTrueAttributes) {
  for (const Decision& d : waiting(unnoticed())) {
    auto total = d.known;
    for (std::size_t n = 0; n < d.cue_count; ++n) total[d.cues[n].option][d.cues[n].criterion] += d.cues[n].value;
    EXPECT_EQ(total, d.attributes);
    EXPECT_EQ(d.cue_count, 3 + 2 * 2);
    EXPECT_EQ(d.record.unique_total, 4);
  }
}

TEST(Arrivals, EachNeedIsFilledByItsOwnProfessionAndNobodyTwice) {
  const Experiment made = experiment(with(tiny(), "per_week: 0.5", "per_week: 20"));
  for (const DecisionRecord& d : run(made).decisions) {
    for (std::size_t p = 0; p < d.participants; ++p) {
      const Position& post = made.plan().positions()[d.people[p].value];
      EXPECT_EQ(post.profession.value, d.profession[p]);
      for (std::size_t q = 0; q < p; ++q) EXPECT_NE(d.people[p], d.people[q]);
      EXPECT_EQ(post.unit, d.unit);
    }
  }
}

}  // namespace
}  // namespace colead
