// SPDX-License-Identifier: Apache-2.0
// The yardstick of decision quality: the best that could have been chosen, found or not, and no luck in it
// (baron_1988).
#include "colead/simulation/searching.hpp"

#include <gtest/gtest.h>

#include "colead/simulation/discussion.hpp"
#include "colead/simulation/table.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

/// Other promise, spread and share of what is known than the shipped ones; options differ on two criteria of three.
std::string other_numbers() {
  return with_behaviour(with(tiny(), "    effort_hours: 0.6\n",
                             "    effort_hours: 0.6\n    promise: -0.1\n    spread: 1.6\n    known_share: 0.4\n"
                             "    criteria: {safety: 0.75, access: 0.25, finance: 0}\n"),
                        "{deliberation: {search_gain: 0.45}}");
}

TEST(Searching, FindsWhatTheClassPromisesAndTheGainOfSearching) {
  Founded founded(other_numbers());
  constexpr int n = 20000;
  std::array<double, 3> known{}, square{}, luck{}, luck_square{};
  for (std::uint64_t i = 0; i < n; ++i) {
    const Find found = find_of(founded.life(), founded.decision({founded.person(manager_1)}, i));
    for (std::size_t k = 0; k < 3; ++k) {
      const double x = found.known[k], y = found.unforeseen[k];
      known[k] += x / n, square[k] += x * x / n, luck[k] += y / n, luck_square[k] += y * y / n;
    }
  }
  const std::array<double, 3> share{0.75, 0.25, 0};
  const double mean = (-0.1 + 0.45) * 1.6;
  for (std::size_t k = 0; k < 2; ++k) {
    const double variance = 1.6 * 1.6 * share[k] * 3.0;
    const double error = 4.0 * std::sqrt(variance / n);
    EXPECT_NEAR(known[k], mean, error);
    EXPECT_NEAR(luck[k], 0.0, error);
    EXPECT_NEAR(square[k] - known[k] * known[k], 0.4 * variance, 0.05 * variance);
    EXPECT_NEAR(luck_square[k], 0.6 * variance, 0.05 * variance);
  }
  EXPECT_EQ(known[2], 0.0) << "on what the class is not about an option is like the status quo";
}

/// By hand: three options worth 0.3, -0.2 and 0.1, whatever they are worth for.
Decision three_options(const Founded& founded, std::vector<PersonId> people, std::uint64_t number) {
  Decision d = founded.decision(std::move(people), number);
  const std::array<float, 4> worth{0.0F, 0.3F, -0.2F, 0.1F};
  for (std::size_t o = 1; o < 4; ++o) {
    for (std::size_t k = 0; k < 3; ++k) d.attributes[o][k] = d.known[o][k] = worth[o];
  }
  d.record.chosen = 3;
  return d;
}

TEST(Searching, TheYardstickIsTheSameWhetherOrNotAnybodySearched) {
  Founded founded(other_numbers());
  const PersonId a = founded.person(manager_1), b = founded.person(medic_1);
  int better = 0;
  for (std::uint64_t i = 0; i < 200; ++i) {
    Decision left = three_options(founded, {a, b}, i), searched = three_options(founded, {a, b}, i);
    TableTalk talk = take_seats(founded.life(), searched);
    search_alternative(founded.life(), searched, talk);
    judge_choice(founded.life(), left), judge_choice(founded.life(), searched);
    const double found = dot(founded.life().plan.societal(), find_of(founded.life(), left).known);
    EXPECT_FLOAT_EQ(left.record.best_value, 0.3F);
    EXPECT_NEAR(left.record.attainable_value, std::max(0.3, found), 1e-6);
    EXPECT_EQ(searched.record.attainable_value, left.record.attainable_value);
    EXPECT_EQ(searched.record.best_value, left.record.attainable_value) << "now it is on the table";
    EXPECT_EQ(searched.record.value, left.record.value);
    better += found > 0.3 ? 1 : 0;
  }
  EXPECT_GT(better, 50);
  EXPECT_LT(better, 190);
}

TEST(Searching, WhereNobodyCanSearchTheTableIsTheYardstick) {
  Founded alone(other_numbers());
  Decision d = three_options(alone, {alone.person(manager_1), alone.person(manager_2)}, 1);
  EXPECT_FALSE(can_search(alone.life(), d)) << "one profession does not quarrel over its aims";
  judge_choice(alone.life(), d);
  EXPECT_EQ(d.record.attainable_value, d.record.best_value);
  Founded never(with_behaviour(tiny(), "{deliberation: {clarify_above: 0.5, conflict_above: 0.5}}"));
  EXPECT_FALSE(can_search(never.life(), three_options(never, {never.person(manager_1), never.person(medic_1)}, 1)));
}

}  // namespace
}  // namespace colead
