// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/queues.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "colead/core/error.hpp"

namespace colead::theory {
namespace {

constexpr double exact = 1e-9;
constexpr double printed = 5e-7;

TEST(ErlangB, TheReferenceValueAndItsDefinition) {
  EXPECT_NEAR(erlang_b(5, 4), .199067, printed);
  for (const double load : {0.3, 2.0, 7.5}) {  // (load^c / c!) / sum of load^k / k!
    double term = 1.0, sum = 1.0;
    for (std::size_t c = 1; c <= 9; ++c) {
      term *= load / static_cast<double>(c);
      sum += term;
      EXPECT_NEAR(erlang_b(c, load), term / sum, exact);
    }
  }
  EXPECT_EQ(erlang_b(0, 2.0), 1.0);
  EXPECT_EQ(erlang_b(3, 0.0), 0.0);
}

TEST(ErlangC, TheReferenceValues) {
  struct Case {
    std::size_t servers;
    double load, waits, wait;
  };
  for (const auto& [servers, load, waits, wait] :
       {Case{2, 1.5, .642857, 1.285714}, Case{3, 2.4, .647191, 1.078652}, Case{5, 4, .554113, .554113},
        Case{10, 8, .409180, .204590}, Case{1, .5, .5, 1.0}}) {
    const ServerLine line = many_servers(servers, load, 1);
    EXPECT_NEAR(erlang_c(servers, load), waits, printed);
    EXPECT_NEAR(line.waits, waits, printed);
    EXPECT_NEAR(line.wait, wait, printed);
    EXPECT_NEAR(line.length, load * line.wait, exact);
    EXPECT_EQ(line.abandoned, 0.0);
  }
  EXPECT_NEAR(many_servers(2, 1.5, 1).length, 1.928571, printed);
}

TEST(ErlangC, TimesScaleWithTheirUnit) {
  const ServerLine hours = many_servers(3, 2, 1.2), minutes = many_servers(3, 2.0 / 60, 72);
  EXPECT_NEAR(minutes.waits, hours.waits, exact);
  EXPECT_NEAR(minutes.wait, 60 * hours.wait, exact);
  EXPECT_NEAR(minutes.utilisation, hours.utilisation, exact);
}

TEST(ErlangA, TheReferenceCallCentre) {
  const ServerLine line = impatient_line(50, 48, 1, 2);
  EXPECT_NEAR(line.abandoned, .0309122, 5e-8);
  EXPECT_NEAR(line.wait, .0618245, 5e-8);
  EXPECT_NEAR(line.waits, .467774, printed);
  EXPECT_NEAR(line.utilisation, .930324, printed);
}

TEST(ErlangA, WithPatienceLikeServiceIsPoisson) {
  // Everybody leaves at the same rate, waiting or served, so the number present is Poisson.
  for (const double load : {0.4, 1.0, 6.0}) {
    const ServerLine line = impatient_line(1, load, 1, 1);
    EXPECT_NEAR(line.waits, 1 - std::exp(-load), exact);
    EXPECT_NEAR(line.utilisation, 1 - std::exp(-load), exact);
    EXPECT_NEAR(line.abandoned, 1 - (1 - std::exp(-load)) / load, exact);
  }
}

TEST(ErlangA, WithEndlessPatienceIsErlangCAndWithNoneErlangB) {
  const ServerLine patient = impatient_line(4, 3, 1, 1e7);
  const ServerLine line = many_servers(4, 3, 1);
  EXPECT_NEAR(patient.waits, line.waits, 1e-5);
  EXPECT_NEAR(patient.wait, line.wait, 1e-5);
  EXPECT_NEAR(impatient_line(4, 6, 1, 1e-9).abandoned, erlang_b(4, 6), 1e-6);
}

TEST(ErlangA, WhoComesIsServedOrLeaves) {
  for (const double arrivals : {1.0, 80.0, 900.0}) {  // far below, about and far above what 100 servers can do
    const ServerLine line = impatient_line(100, arrivals, 1.25, 0.3);
    EXPECT_NEAR(arrivals * (1 - line.abandoned) * 1.25, 100 * line.utilisation, 1e-9 * arrivals);
  }
}

TEST(SingleServer, FollowsPollaczekAndKhinchine) {
  EXPECT_NEAR(single_server_wait({.8, 1, 1}), 4, exact);
  EXPECT_NEAR(single_server_wait({.8, 1, 0}), 2, exact);
  EXPECT_NEAR(single_server_wait({.5, 1, 1.5}), 0.5 * 3.25 / (2 * 0.5), exact);
  EXPECT_NEAR(single_server_wait({1.4, 0.5, 1}), many_servers(1, 1.4, 0.5).wait, exact);
}

TEST(Priorities, TheReferenceValuesAndThreeClasses) {
  const auto two = priority_waits(std::vector<Work>{{.3, 1, 1}, {.5, 1, 1}});
  EXPECT_NEAR(two[0], 1.142857, printed);
  EXPECT_NEAR(two[1], 5.714286, printed);
  const auto three = priority_waits(std::vector<Work>(3, {.2, 1, 1}));
  EXPECT_NEAR(three[0], .6 / .8, exact);
  EXPECT_NEAR(three[1], .6 / (.8 * .6), exact);
  EXPECT_NEAR(three[2], .6 / (.6 * .4), exact);
}

TEST(Priorities, ConserveTheWorkThatWaits) {
  // The sum of load times wait is the same in any order of the classes (Kleinrock 1965).
  const Work a{.2, 1.5, .5}, b{.4, .5, 2}, c{.1, 2, 1};
  const auto waiting = [](const std::vector<Work>& classes) {
    const auto waits = priority_waits(classes);
    double sum = 0;
    for (std::size_t k = 0; k < classes.size(); ++k) sum += classes[k].rate * classes[k].mean_service * waits[k];
    return sum;
  };
  EXPECT_NEAR(waiting({a, b, c}), waiting({c, a, b}), exact);
  EXPECT_NEAR(waiting({a, b, c}), waiting({b, c, a}), exact);
}

TEST(Rework, TheReferenceValuesAndTheirLimit) {
  EXPECT_NEAR(rework_lead(.4, 1, 1 / .8, 0), 4.166667, printed);
  EXPECT_NEAR(rework_lead(.4, 1, 1 / .8, .2), 6.666667, printed);
  EXPECT_NEAR(rework_lead(.4, 1, 1 / .8, .4), 17.5, exact);
  EXPECT_NEAR(rework_lead(0, 2, 3, .25), 5 / .75, exact) << "nobody waits";
}

TEST(ForkJoin, TheReferenceValuesAndTheirLimit) {
  EXPECT_NEAR(fork_join_lead(.5, 1), 2.875, exact);
  EXPECT_NEAR(fork_join_lead(.7, 1), 4.708333, printed);
  EXPECT_NEAR(fork_join_lead(.9, 1), 13.875, exact);
  EXPECT_NEAR(fork_join_lead(0, 4), 1.5 * 4, exact) << "the later of two exponential times";
}

TEST(QueueTheory, RefusesLoadsThatGrowWithoutEndAndWhatIsNoRate) {
  EXPECT_THROW((void)erlang_b(2, -1), ModelError);
  EXPECT_THROW((void)erlang_c(2, 2), ModelError);
  EXPECT_THROW((void)many_servers(3, 1, 0), ModelError);
  EXPECT_THROW((void)impatient_line(0, 1, 1, 1), ModelError);
  EXPECT_THROW((void)impatient_line(1, 1, 1, 0), ModelError);
  EXPECT_THROW((void)single_server_wait({1, 1, 1}), ModelError);
  EXPECT_THROW((void)priority_waits(std::vector<Work>{{.5, 1, 1}, {.5, 1, 1}}), ModelError);
  EXPECT_THROW((void)priority_waits(std::vector<Work>{{-.5, 1, 1}}), ModelError);
  EXPECT_THROW((void)rework_lead(.5, 1, 1, .5), ModelError);
  EXPECT_THROW((void)rework_lead(.1, 1, 1, 1), ModelError);
  EXPECT_THROW((void)fork_join_lead(1, 1), ModelError);
}

}  // namespace
}  // namespace colead::theory
