// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/simulation/result.hpp"
#include "colead/simulation/simulation.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// How far a set of runs has come. Called from the calling thread, at most about twenty times a second; false stops the
/// work.
struct Progress {
  std::size_t done{0};
  std::size_t total{0};
  double seconds{0};
  double share{0};  ///< of the whole work, runs under way counted by the weeks they have behind them
};
using OnProgress = std::function<bool(const Progress&)>;

/// The index of a task and what its run gave, soon after it finished, in the order of finishing, from the calling
/// thread. Runs that finished before a stop or a failure are handed over too: nothing that was paid for is lost.
using OnResult = std::function<void(std::size_t index, const RunResult& result)>;

/// Thrown when a progress callback asked to stop. Nothing is left half done.
class Interrupted : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// How to carry runs out; has no influence on their results.
struct Workers {
  unsigned threads{1};
  OnProgress on_progress;
  OnResult on_result{};
};

/// Whether the work is to end before it is done.
using Stop = std::atomic<bool>;

/// A task that is carried out: it heeds a stop, and tells how far it is while it lives.
class UnderWay {
 public:
  static constexpr std::int64_t whole = 1'000'000;

  /// `all` is the work done in all tasks under way, in parts of `whole` for each.
  UnderWay(const Stop& stop, std::atomic<std::int64_t>& all) : stop_(stop), all_(all) {}
  UnderWay(const UnderWay&) = delete;
  UnderWay& operator=(const UnderWay&) = delete;
  ~UnderWay() { all_ -= share_; }

  [[nodiscard]] const Stop& stop() const { return stop_; }

  /// Runs on, a week at a time, so that a stop is heeded soon; whether it got there.
  [[nodiscard]] bool run_on(Simulation& run, Time until);

 private:
  const Stop& stop_;
  std::atomic<std::int64_t>& all_;  // whole: not every standard library adds to atomic doubles
  std::int64_t share_{0};           ///< of the way to the horizon
};

/// Carries out the n-th task; nothing where it was stopped meanwhile.
using Carrying = std::function<std::optional<RunResult>(std::size_t index, UnderWay& under_way)>;

/// Carries out each index in `order`, a permutation of 0 .. n - 1, and gives what came of them by index whatever the
/// number of threads. The first failure, also of a callback, stops the rest and is thrown.
[[nodiscard]] std::vector<RunResult> carry_out(std::span<const std::size_t> order, const Carrying& carry,
                                               const Workers& workers);

/// Begins the run of the n-th task; nothing where it was stopped meanwhile.
using Beginning = std::function<std::optional<Simulation>(std::size_t index, const Stop& stop)>;

/// The same where each task is one simulation, which is run to its horizon.
[[nodiscard]] std::vector<RunResult> run_all(std::span<const std::size_t> order, const Beginning& begin,
                                             const Workers& workers);

}  // namespace colead
COLEAD_PUBLIC_END
