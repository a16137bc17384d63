// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "colead/core/visibility.hpp"
#include "colead/engine/event_queue.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// The clock and the future event list. A value: a copy is a checkpoint or a branch. It knows nothing of what its
/// events mean: a handler, any callable `void(const Event&)`, is lent to it for one call. The handler may schedule and
/// cancel.
class Engine {
 public:
  [[nodiscard]] Time now() const { return now_; }

  /// Throws ModelError for an event before now() or at never(), BudgetError for one too many without delay.
  EventHandle schedule(const Event& event) {
    if (event.time <= now_ || event.time == never()) check(event);
    return queue_.push(event);
  }

  /// Whether the event was still pending.
  bool cancel(EventHandle handle) { return queue_.cancel(handle); }

  /// Executes the next event; false if there is none. The event of a handler that throws counts as executed.
  template <class Handler>
  bool step(Handler&& handler) {
    if (queue_.empty()) return false;
    execute(handler);
    return true;
  }

  /// Executes every event strictly before `until`, then now() == until. Windows are half-open, so that two in a row are
  /// one long one, and what is scheduled at `until` in between still finds its place in the order. Throws ModelError if
  /// `until` is in the past.
  template <class Handler>
  void run_until(Time until, Handler&& handler) {
    check(until);
    while (!queue_.empty() && queue_.top().time < until) execute(handler);
    advance(until);
  }

  /// Executes events until none is left.
  template <class Handler>
  void run(Handler&& handler) {
    while (!queue_.empty()) execute(handler);
  }

  /// When the next event happens; never() if there is none.
  [[nodiscard]] Time next_time() { return queue_.empty() ? never() : queue_.top().time; }

  [[nodiscard]] std::size_t pending() const { return queue_.size(); }
  [[nodiscard]] std::uint64_t executed() const { return executed_; }
  /// A hint for prefetching: see EventQueue::upcoming().
  [[nodiscard]] const Event* upcoming(std::size_t n) const { return queue_.upcoming(n); }

  /// How many events may be scheduled without delay before time must advance. Events planned earlier for the same
  /// instant do not count, however many: a crowd at nine o'clock is no endless chain.
  void limit_zero_delay(std::uint64_t events) { zero_delay_limit_ = events; }
  [[nodiscard]] std::uint64_t zero_delay_limit() const { return zero_delay_limit_; }

 private:
  template <class Handler>
  void execute(Handler& handler) {
    const Event event = queue_.pop();
    advance(event.time);
    begun_ = true;
    ++executed_;
    handler(event);
  }

  void advance(Time to) {
    if (to == now_) return;
    now_ = to;
    zero_delay_ = 0;
    begun_ = false;
  }

  void check(const Event& event);
  void check(Time until) const;

  EventQueue queue_;
  Time now_{Time::start()};
  std::uint64_t executed_{0};
  std::uint64_t zero_delay_{0};  ///< events scheduled for now_ since the first event of now_ was executed
  std::uint64_t zero_delay_limit_{1'000'000};
  bool begun_{false};  ///< an event of now_ has been executed; set-up before that is no chain
};

}  // namespace colead
COLEAD_PUBLIC_END
