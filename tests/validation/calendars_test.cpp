// SPDX-License-Identifier: Apache-2.0
// Joint availability and time-varying arrivals with known answers. Tolerances as in queues_test.cpp: max(stated, 4
// standard errors), stated being half of the last printed digit, over at least 10^5 events; what is counted on the grid
// is exact.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "colead/engine/engine.hpp"
#include "colead/people/diary.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"
#include "colead/theory/arrivals.hpp"
#include "colead/theory/availability.hpp"
#include "support/claim.hpp"

namespace colead {
namespace {

using test::expect_mean;
const test::Claims together{"closed form", "computed_queues"};
const test::Claims cycle{"published figure", "eick_1993"};

/// Two persons who come and go at exponential times, on the engine, and probes at the times of a Poisson process, which
/// see time averages (Wolff 1982).
struct OnOff {
  std::array<double, 2> mean_off{6, 3}, mean_on{2, 3};
  double probe_rate{0.5};
  Luck luck{};
  Engine engine{};
  std::array<bool, 2> on{};
  std::array<std::uint32_t, 2> turns{};
  std::vector<std::pair<Time, bool>> open_probes{};  ///< and whether both were off
  double probes{0}, both{0}, waits{0}, off_probes{0}, off_waits{0};

  void run(double horizon) {
    for (std::uint32_t i = 0; i < 2; ++i) schedule_turn(i);
    schedule_probe(0);
    engine.run_until(Time{} + hours(horizon),
                     [this](const Event& event) { event.kind == 0 ? turn(event.subject) : probe(event.ordinal); });
  }
  void after(double delay, std::uint16_t kind, std::uint32_t subject, std::uint32_t ordinal) {
    engine.schedule({.time = engine.now() + hours(delay),
                     .kind = kind,
                     .subject = subject,
                     .identity = subject,
                     .ordinal = ordinal});
  }
  void schedule_turn(std::uint32_t i) {
    const double u = luck.uniform(Purpose::example, i, 0, ++turns[i]);
    after(exponential_quantile(u, on[i] ? mean_on[i] : mean_off[i]), 0, i, turns[i]);
  }
  void schedule_probe(std::uint32_t k) {
    after(exponential_quantile(luck.uniform(Purpose::arrival, k), 1 / probe_rate), 1, 9, k);
  }
  void turn(std::uint32_t i) {
    on[i] = !on[i];
    schedule_turn(i);
    if (!on[0] || !on[1]) return;
    for (const auto& [asked, both_off] : open_probes) {
      waits += in_hours(engine.now() - asked);
      if (both_off) off_waits += in_hours(engine.now() - asked), off_probes += 1;
    }
    open_probes.clear();
  }
  void probe(std::uint32_t k) {
    schedule_probe(k + 1);
    probes += 1;
    if (on[0] && on[1]) return void(both += 1);
    open_probes.emplace_back(engine.now(), !on[0] && !on[1]);
  }
};

/// Means over replications of P(both on), the wait from a random moment, the wait from a moment with both off.
std::array<std::vector<double>, 3> on_off(const OnOff& model) {
  std::array<std::vector<double>, 3> out;
  for (std::uint64_t r = 0; r < 24; ++r) {
    OnOff run = model;
    run.luck = Luck{77, r};
    run.run(30000);
    const auto pending = static_cast<double>(run.open_probes.size());
    out[0].push_back(run.both / run.probes);
    out[1].push_back(run.waits / (run.probes - pending));
    out[2].push_back(run.off_waits / run.off_probes);
  }
  return out;
}

TEST(JointAvailability, OfTwoWhoComeAndGo) {
  const auto found = on_off({});
  expect_mean(together("two who come and go: share of time both are free"), found[0], 0.125);
  expect_mean(together("two who come and go: wait until both are free, h"), found[1], 8.25);
  expect_mean(together("two who come and go: wait from a moment when neither is free, h"), found[2], 10.5);
}

TEST(JointAvailability, OfTwoAlike) {  // own parameters
  const auto found = on_off({.mean_off = {1, 1}, .mean_on = {1, 1}});
  const auto known = theory::joint_availability({1, 1}, {1, 1});
  expect_mean(together("two alike: share of time both are free"), found[0], known.both);
  expect_mean(together("two alike: wait until both are free, h"), found[1], known.wait);
  expect_mean(together("two alike: wait from a moment when neither is free, h"), found[2], known.wait_from_none);
}

/// The same through diaries: in each quarter-hour an absent person comes with probability a, a present one goes with
/// probability b; absence is a booking.
TEST(JointAvailability, OfTwoDiariesBookedByChance) {
  constexpr double a = 0.05, b = 0.1;
  const double on = a / (a + b);
  const double expected = theory::joint_availability_in_steps(a, b).wait;

  const std::array calendars{compile({"always", "", {{{"daily 00:00-24:00"}, {}}}})};
  std::vector<double> waits;
  for (std::uint64_t r = 0; r < 1500; ++r) {
    Diaries diaries{calendars, std::vector<Rota>(2)};
    for (std::uint32_t i = 0; i < 2; ++i) {
      Draws draws = Luck{5, r}.draws(Purpose::example, i);
      bool here = bernoulli(draws.next(), on);
      for (std::int64_t q = 0; q < Diaries::window_quarters; ++q) {
        if (!here) diaries.book(PersonId{i}, Time{} + quarter_hour * q, quarter_hour);
        here = bernoulli(draws.next(), here ? 1 - b : a);
      }
    }
    double sum = 0;
    for (std::int64_t q = 0; q < 1000; q += 10) {
      const Time asked = Time{} + quarter_hour * q;
      const auto slot =
          diaries.first_shared(std::array{PersonId{0}, PersonId{1}}, asked, quarter_hour, never(), Hours::open);
      ASSERT_TRUE(slot);
      sum += (*slot - asked) / quarter_hour;
    }
    waits.push_back(sum / 100);
  }
  expect_mean(together("two diaries booked by chance: wait for a shared quarter-hour, quarters"), waits, expected);
}

TEST(JointAvailability, OfTwoCalendarsIsCountedExactly) {
  const std::array calendars{compile({"a", "", {{{"mon-fri 09:00-17:00"}, {}}}}),
                             compile({"b", "", {{{"tue,thu 13:00-17:30"}, {}}}})};
  const Diaries diaries{calendars, std::array{Rota{0, 0}, Rota{1, 0}}};
  // Shared: Tuesday and Thursday 13:00 to 17:00, so a meeting of length m can start from 13:00 to 17:00 - m, at any
  // moment. Between two such stretches lies a gap; asked at a time uniform over the week, the wait is the sum of the
  // squares of the gaps over twice the week. Asked at every minute of a gap of g minutes the waits are g - 1, ..., 1.
  const auto gap = [](double g) { return g * (g - 1) / 2; };
  for (const double length : {60.0, 61.0, 17.0}) {
    double sum = 0;
    for (std::int64_t m = 0; m < 7 * 24 * 60; ++m) {
      const Time asked = Time{} + minutes(1) * m;
      sum +=
          (*diaries.first_shared(std::array{PersonId{0}, PersonId{1}}, asked, minutes(length), never(), Hours::open) -
           asked) /
          minutes(1);
    }
    const double start = 240 - length;
    const double known = gap(48 * 60 - start) + gap(120 * 60 - start);
    const std::string what = std::to_string(static_cast<int>(length)) +
                             " minutes in two calendars: sum of the waits asked at every minute, min";
    test::expect_near(together(what), {sum}, known, 1e-9 * known);
  }
}

/// Meetings of one length asked for at random moments by a pair that is always free: M/D/1, mean wait rho D / (2 (1 -
/// rho)) (Pollaczek 1930). A minute more is a minute more: nothing is rounded up.
TEST(JointAvailability, OfMeetingsOfAnyLengthIsPollaczeksQueue) {
  const std::array calendars{compile({"always", "", {{{"daily 00:00-24:00"}, {}}}})};
  constexpr double gap = 24.0;  // minutes between requests
  for (const double length : {15.0, 16.0, 17.3}) {
    std::vector<double> waits;
    for (std::uint64_t r = 0; r < 160; ++r) {
      Diaries diaries{calendars, std::vector<Rota>(2)};
      Draws draws = Luck{17, r}.draws(Purpose::example, 2);
      double sum = 0;
      int counted = 0;
      Time now = Time::start();
      for (int n = 0; n < 2500; ++n) {
        now += minutes(exponential_quantile(draws.next(), gap));
        diaries.roll(now);
        const std::array both{PersonId{0}, PersonId{1}};
        const auto slot = diaries.first_shared(both, now, minutes(length), never(), Hours::open);
        ASSERT_TRUE(slot);
        for (const PersonId p : both) diaries.book(p, *slot, minutes(length));
        if (n < 500) continue;
        sum += (*slot - now) / minutes(1);
        ++counted;
      }
      waits.push_back(sum / counted);
    }
    const double load = length / gap;
    const auto claim =
        together("meetings of " + std::to_string(length).substr(0, 4) + " minutes, M/D/1: mean wait, min");
    expect_mean(claim, waits, load * length / (2 * (1 - load)));
  }
}

/// M_t/M/infinity: rate mean + swing sin(2 pi t/24), thinned from mean + swing; each stays an exponential time.
struct InfiniteServers {
  double mean{20}, swing{10}, departure_rate{0.25};
  Luck luck{};
  Engine engine{};
  double present{0};
  std::vector<std::array<double, 4>> samples{};  ///< at 0, 6, 12, 18 of each day
  static constexpr std::uint16_t sample = 0, candidate = 1, departure = 2;

  void after(double delay, std::uint16_t kind, std::uint32_t k) {
    engine.schedule(
        {.time = engine.now() + hours(delay), .priority = static_cast<std::uint8_t>(kind), .kind = kind, .ordinal = k});
  }
  void arrive(std::uint32_t k) {
    after(exponential_quantile(luck.uniform(Purpose::arrival, k + 1), 1 / (mean + swing)), candidate, k + 1);
    const double rate = mean + swing * std::sin(2 * std::numbers::pi * in_hours(engine.now()) / 24);
    if (!keep_arrival(luck.uniform(Purpose::arrival_thinning, k), rate, mean + swing)) return;
    present += 1;
    after(exponential_quantile(luck.uniform(Purpose::effort, k), 1 / departure_rate), departure, k);
  }
  void run(int days_of_warm_up, int days) {
    after(0, candidate, 0);
    for (int i = 0; i < 4 * days; ++i) after(24.0 * days_of_warm_up + 6.0 * i, sample, static_cast<std::uint32_t>(i));
    samples.resize(static_cast<std::size_t>(days));
    engine.run_until(Time{} + hours(24.0 * (days_of_warm_up + days)), [this](const Event& event) {
      if (event.kind == sample) samples[event.ordinal / 4][event.ordinal % 4] = present;
      if (event.kind == candidate) arrive(event.ordinal);
      if (event.kind == departure) present -= 1;
    });
  }
  [[nodiscard]] std::vector<double> at(std::size_t hour_index) const {
    std::vector<double> out;
    for (const auto& day : samples) out.push_back(day[hour_index]);
    return out;
  }
};

TEST(TimeVaryingArrivals, ToInfinitelyManyServers) {  // Eick, Massey & Whitt 1993
  InfiniteServers model;
  model.luck = Luck{2024};
  model.run(10, 2000);
  expect_mean(cycle("arrivals with a daily cycle: present at 0 h"), model.at(0), 60.02125, 5e-6);
  expect_mean(cycle("arrivals with a daily cycle: present at 6 h"), model.at(1), 99.07830, 5e-6);
  expect_mean(cycle("arrivals with a daily cycle: present at 12 h"), model.at(2), 99.97875, 5e-6);
  expect_mean(cycle("arrivals with a daily cycle: present at 18 h"), model.at(3), 60.92170, 5e-6);
  // Amplitude and phase from the four means; the number present is Poisson, so the error of a mean is sqrt(m / days).
  std::array<double, 4> m{};
  for (const auto& day : model.samples) {
    for (std::size_t i = 0; i < 4; ++i) m[i] += day[i] / 2000;
  }
  const double sine = (m[1] - m[3]) / 2, cosine = (m[0] - m[2]) / 2;
  const double error = std::sqrt(160.0 / 2000) / 2;
  test::expect_near(cycle("arrivals with a daily cycle: amplitude of the number present"),
                    {std::hypot(sine, cosine), error}, 27.62484, 4 * error);
  const double lag_error = error / 27.62484 / (2 * std::numbers::pi) * 24;
  test::expect_near(cycle("arrivals with a daily cycle: when the most are present, h"),
                    {std::atan2(sine, cosine) / (2 * std::numbers::pi) * 24, lag_error}, 9.088, 4 * lag_error);
}

TEST(TimeVaryingArrivals, OfOtherParameters) {
  InfiniteServers model{.mean = 30, .swing = 25, .departure_rate = 1};
  model.luck = Luck{9};
  model.run(5, 1000);
  for (std::size_t i = 0; i < 4; ++i) {
    const double hour = 6.0 * static_cast<double>(i);
    const auto claim = cycle("another daily cycle: present at " + std::to_string(static_cast<int>(hour)) + " h");
    expect_mean(claim, model.at(i), theory::mean_present({30, 25, 24}, 1, hour));
  }
}

}  // namespace
}  // namespace colead
