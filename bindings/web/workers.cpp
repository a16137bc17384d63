// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/workers.hpp"

#include <chrono>

namespace colead {

/// As in experiment/workers.cpp, where there is one thread and no other can be made: a worker of the page is one.
std::vector<RunResult> run_all(std::span<const std::size_t> order, const Beginning& begin, const Workers& workers) {
  const Stop stop{false};
  const auto begun = std::chrono::steady_clock::now();
  std::vector<RunResult> results(order.size());
  std::size_t done = 0;
  for (const std::size_t at : order) {
    std::optional<Simulation> run = begin(at, stop);
    if (!run) throw Interrupted("stopped by the caller");
    results[at] = run->finish();
    ++done;
    if (workers.on_result) workers.on_result(at, results[at]);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    const double share = static_cast<double>(done) / static_cast<double>(order.size());
    if (workers.on_progress && !workers.on_progress({done, order.size(), seconds, share}))
      throw Interrupted("stopped by the caller");
  }
  return results;
}

}  // namespace colead
