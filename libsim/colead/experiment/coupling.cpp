// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/coupling.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <future>
#include <optional>

#include "colead/core/error.hpp"

namespace colead {
namespace {

std::string_view name_of(std::uint32_t purpose) {
  for (const NamedPurpose& named : all_purposes()) {
    if (named.number == purpose) return named.name;
  }
  return "unnamed";
}

/// How many of a sample remain at a level.
std::size_t kept_at(const PurposeDraws& draws, std::uint8_t level) {
  if (level == 0) return draws.kept.size();
  const auto end = std::lower_bound(draws.kept.begin(), draws.kept.end(), std::uint64_t{1} << (64U - level));
  return static_cast<std::size_t>(end - draws.kept.begin());
}

MatchedDraws match(const PurposeDraws& a, const PurposeDraws& b) {
  const std::uint8_t level = std::max(a.level, b.level);
  const std::size_t of_a = kept_at(a, level);
  const std::size_t of_b = kept_at(b, level);
  std::size_t both = 0;
  for (std::size_t i = 0, j = 0; i < of_a && j < of_b;) {
    both += a.kept[i] == b.kept[j] ? 1 : 0;
    const bool first = a.kept[i] <= b.kept[j];
    const bool second = b.kept[j] <= a.kept[i];
    i += first ? 1 : 0;
    j += second ? 1 : 0;
  }
  const double each = std::ldexp(1.0, level);
  return {0, {}, each * static_cast<double>(both), each * static_cast<double>(of_a + of_b - both)};
}

/// Runs until an event leaves its mark or `until` is reached.
std::optional<Event> next_mark(Simulation& run, Time until) {
  const std::uint64_t before = run.trace();
  Event event;
  while (run.now() < until && run.step(event)) {
    if (run.trace() != before) return event;
  }
  return std::nullopt;
}

/// The first mark in which the runs differ; both stand at the beginning of the day in which that is.
Divergence within_day(Simulation& a, Simulation& b, Time until) {
  while (true) {
    const std::optional<Event> of_a = next_mark(a, until);
    const std::optional<Event> of_b = next_mark(b, until);
    if (!of_a && !of_b) return {};
    if (a.trace() == b.trace()) continue;
    const bool a_first = of_a && (!of_b || *of_a < *of_b);
    const Event& first = a_first ? *of_a : *of_b;
    const Event& second = a_first ? (of_b ? *of_b : first) : (of_a ? *of_a : first);
    return {true, in_weeks(first.time - a.world().observed_from), static_cast<EventKind>(first.kind),
            static_cast<EventKind>(second.kind)};
  }
}

Time next_day(Time time) { return Time{(time.us / days(1).us + 1) * days(1).us}; }

/// Two arms from the end of the warm-up, which they have in common: a day at a time, then that day event by event.
Divergence parted(const Simulation& past, const Programme& a, const Programme& b) {
  Simulation of_a(past, a);
  Simulation of_b(past, b);
  Time same = of_a.now();
  while (of_a.trace() == of_b.trace()) {
    if (of_a.finished()) return {};
    same = of_a.now();
    of_a.run_until(next_day(same));
    of_b.run_until(next_day(same));
  }
  const Time differs = of_a.now();
  of_a = Simulation(past, a);
  of_b = Simulation(past, b);
  of_a.run_until(same);
  of_b.run_until(same);
  return within_day(of_a, of_b, differs);
}

}  // namespace

std::vector<MatchedDraws> matched_draws(const RunResult& a, const RunResult& b) {
  if (a.draws.empty() || b.draws.empty()) throw ModelError("these runs did not keep which draws they asked for");
  std::vector<MatchedDraws> out;
  auto of_a = a.draws.begin();
  auto of_b = b.draws.begin();
  while (of_a != a.draws.end() || of_b != b.draws.end()) {
    const bool take_a = of_b == b.draws.end() || (of_a != a.draws.end() && of_a->purpose <= of_b->purpose);
    const bool take_b = of_a == a.draws.end() || (of_b != b.draws.end() && of_b->purpose <= of_a->purpose);
    const std::uint32_t purpose = take_a ? of_a->purpose : of_b->purpose;
    MatchedDraws matched = match(take_a ? *of_a : PurposeDraws{}, take_b ? *of_b : PurposeDraws{});
    matched.purpose = purpose;
    matched.name = name_of(purpose);
    out.push_back(matched);
    of_a += take_a ? 1 : 0;
    of_b += take_b ? 1 : 0;
  }
  return out;
}

Divergence first_divergence(const Experiment& experiment, std::size_t a, std::size_t b, RunKey key) {
  return first_divergences(experiment, std::array{a, b}, key, 1).front();
}

std::vector<Divergence> first_divergences(const Experiment& experiment, std::span<const std::size_t> arms, RunKey key,
                                          unsigned threads) {
  Simulation past = experiment.start({arms.front(), key});
  past.run_until(past.world().observed_from);
  std::vector<Divergence> found(arms.size() - 1);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t n = next++; n < found.size(); n = next++)
      found[n] = parted(past, experiment.programme(arms.front()), experiment.programme(arms[n + 1]));
  };
  std::vector<std::future<void>> others;
  const std::size_t most = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(1, found.size()));
  for (std::size_t t = 1; t < most; ++t) others.push_back(std::async(std::launch::async, work));
  work();
  for (std::future<void>& other : others) other.get();
  return found;
}

}  // namespace colead
