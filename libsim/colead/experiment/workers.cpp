// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/workers.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace colead {
namespace {

constexpr auto poll_interval = std::chrono::milliseconds(50);

/// What the threads of one batch share.
struct Batch {
  std::vector<RunResult> results;
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> done{0};
  std::atomic<std::int64_t> under_way{0};  ///< work in runs that are not done, in parts of UnderWay::whole
  Stop stop{false};
  std::mutex mutex;
  std::condition_variable changed;
  unsigned working{0};
  std::vector<std::size_t> finished;  ///< not yet told
  std::exception_ptr failure;

  void fail() {
    if (!failure) failure = std::current_exception();
    stop = true;
  }
};

void work(std::span<const std::size_t> order, const Carrying& carry, Batch& batch) {
  while (!batch.stop) {
    const std::size_t next = batch.next++;
    if (next >= order.size()) break;
    const std::size_t at = order[next];
    try {
      UnderWay under_way(batch.stop, batch.under_way);
      std::optional<RunResult> result = carry(at, under_way);
      if (!result) break;
      batch.results[at] = std::move(*result);
      ++batch.done;
      const std::lock_guard lock(batch.mutex);
      batch.finished.push_back(at);
    } catch (...) {
      const std::lock_guard lock(batch.mutex);
      batch.fail();
    }
  }
  const std::lock_guard lock(batch.mutex);
  --batch.working;
  batch.changed.notify_all();
}

/// Tells the caller what happened, from the caller's own thread.
class Teller {
 public:
  Teller(Batch& batch, const Workers& workers) : batch_(batch), workers_(workers) {}

  void tell(const std::vector<std::size_t>& finished) {
    try {
      for (const std::size_t at : finished) {
        if (workers_.on_result && !broken_) workers_.on_result(at, batch_.results[at]);
      }
      if (workers_.on_progress && !broken_ && !stopped_) stopped_ = !workers_.on_progress(progress());
    } catch (...) {
      broken_ = true;
      const std::lock_guard lock(batch_.mutex);
      batch_.fail();
    }
    if (stopped_) batch_.stop = true;
  }

  [[nodiscard]] bool stopped() const { return stopped_; }

 private:
  [[nodiscard]] Progress progress() const {
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
    const auto done = static_cast<double>(batch_.done);
    const auto total = static_cast<double>(batch_.results.size());
    const double under_way = static_cast<double>(batch_.under_way) / static_cast<double>(UnderWay::whole);
    const double share = total > 0.0 ? std::clamp((done + under_way) / total, done / total, 1.0) : 1.0;
    return {batch_.done, batch_.results.size(), seconds, share};
  }

  Batch& batch_;
  const Workers& workers_;
  std::chrono::steady_clock::time_point begun_{std::chrono::steady_clock::now()};
  bool stopped_{false};
  bool broken_{false};  ///< a callback threw: none is called again
};

/// Waits for the workers; whether the caller asked to stop.
bool watch_over(Batch& batch, const Workers& workers) {
  Teller teller(batch, workers);
  for (bool working = true; working;) {
    std::vector<std::size_t> finished;
    {
      std::unique_lock lock(batch.mutex);
      batch.changed.wait_for(lock, poll_interval, [&] { return batch.working == 0; });
      working = batch.working > 0;
      finished.swap(batch.finished);
    }
    teller.tell(finished);
  }
  return teller.stopped();
}

}  // namespace

bool UnderWay::run_on(Simulation& run, Time until) {
  const double horizon = in_weeks(run.world().horizon - Time::start());
  while (!stop_ && run.now() < until && !run.finished()) {
    run.run_until(std::min(until, run.now() + weeks(1)));
    const double way = in_weeks(run.now() - Time::start()) / horizon;
    const auto share = static_cast<std::int64_t>(way * static_cast<double>(whole));
    all_ += share - share_;
    share_ = share;
  }
  return !stop_;
}

std::vector<RunResult> carry_out(std::span<const std::size_t> order, const Carrying& carry, const Workers& workers) {
  Batch batch;
  batch.results.resize(order.size());
  const std::size_t most = std::max<std::size_t>(1, order.size());
  batch.working = static_cast<unsigned>(std::clamp<std::size_t>(workers.threads, 1, most));
  std::vector<std::jthread> threads;
  for (unsigned t = batch.working; t > 0; --t) threads.emplace_back([&] { work(order, carry, batch); });
  const bool stopped = watch_over(batch, workers);
  threads.clear();
  if (batch.failure) std::rethrow_exception(batch.failure);
  if (stopped) throw Interrupted("stopped by the caller");
  return std::move(batch.results);
}

std::vector<RunResult> run_all(std::span<const std::size_t> order, const Beginning& begin, const Workers& workers) {
  const auto to_its_horizon = [&](std::size_t at, UnderWay& under_way) -> std::optional<RunResult> {
    std::optional<Simulation> run = begin(at, under_way.stop());
    if (!run || !under_way.run_on(*run, run->world().horizon)) return std::nullopt;
    return run->finish();
  };
  return carry_out(order, to_its_horizon, workers);
}

}  // namespace colead
