// SPDX-License-Identifier: Apache-2.0
// The engine against the plainest thing that does the same: a list from which the first event is looked for each time.
#include "colead/engine/engine.hpp"

#include <rapidcheck/state.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <ostream>
#include <vector>

#include "colead/core/error.hpp"
#include "properties/property.hpp"

namespace colead {

static void showValue(const Event& event, std::ostream& out) {
  out << "at " << event.time.us << " us, priority " << int{event.priority} << ", identity " << event.identity
      << ", ordinal " << event.ordinal << ", kind " << event.kind << ", payload " << event.payload;
}

namespace {

constexpr std::uint16_t follows = 1;  ///< an event of this kind schedules another, after its payload

std::optional<Event> follower(const Event& event) {
  if (event.kind != follows) return std::nullopt;
  Event next = event;
  next.time = event.time + microseconds(static_cast<std::int64_t>(event.payload));
  next.kind = 0;
  next.priority = static_cast<std::uint8_t>(event.payload % 3);
  return next;
}

/// The n-th event there is, told apart from all others: whose handle is whose is open between identical events.
Event numbered(Event event, std::size_t n) {
  event.subject = static_cast<std::uint32_t>(n) * 2'654'435'761U;  // not in the order of scheduling
  return event;
}

/// What has happened and what is still to come; `scheduled` names every event there ever was, as handles do.
struct Model {
  Time now{};
  std::vector<Event> scheduled;
  std::vector<std::size_t> pending;
  std::vector<Event> happened;

  void schedule(const Event& event) {
    pending.push_back(scheduled.size());
    scheduled.push_back(numbered(event, scheduled.size()));
  }
  [[nodiscard]] std::vector<std::size_t>::const_iterator next() const {
    return std::min_element(pending.begin(), pending.end(),
                            [&](std::size_t a, std::size_t b) { return scheduled[a] < scheduled[b]; });
  }
  [[nodiscard]] Time next_time() const { return pending.empty() ? never() : scheduled[*next()].time; }
  void step() {
    const auto place = next();
    const Event event = scheduled[*place];
    pending.erase(place);
    now = event.time;
    happened.push_back(event);
    if (const auto more = follower(event)) schedule(*more);
  }
  void run_until(Time until) {
    while (next_time() < until) step();
    now = until;
  }
};

/// The engine, with the handle of every event and what it executed.
struct Real {
  Engine engine;
  std::vector<EventHandle> handles;
  std::vector<Event> happened;

  void schedule(const Event& event) { handles.push_back(engine.schedule(numbered(event, handles.size()))); }
  auto handler() {
    return [this](const Event& event) {
      RC_ASSERT(engine.now() == event.time);
      happened.push_back(event);
      if (const auto more = follower(event)) schedule(*more);
    };
  }
};

void expect_same(const Model& model, Real& real) {
  RC_ASSERT(real.engine.now() == model.now);
  RC_ASSERT(real.engine.pending() == model.pending.size());
  RC_ASSERT(real.engine.next_time() == model.next_time());
  RC_ASSERT(real.engine.executed() == model.happened.size());
  RC_ASSERT(real.happened == model.happened);
}

using Command = rc::state::Command<Model, Real>;

/// Spans of every scale, and those that make ties.
std::int64_t some_span() {
  return *rc::gen::oneOf(
      rc::gen::inRange<std::int64_t>(0, 3),
      rc::gen::map(rc::gen::inRange(0, 4), [](int hours) { return hours * std::int64_t{3'600'000'000}; }),
      rc::gen::map(rc::gen::inRange(0, 44), [](int bit) { return std::int64_t{1} << bit; }),
      rc::gen::inRange<std::int64_t>(0, std::int64_t{1} << 40));
}

Event some_event(Time now) {
  Event event;
  event.time = now + microseconds(some_span());
  event.priority = *rc::gen::inRange<std::uint8_t>(0, 3);
  event.identity = *rc::gen::element<std::uint64_t>(0, 1, std::uint64_t{1} << 63U);
  event.ordinal = *rc::gen::inRange<std::uint32_t>(0, 3);
  event.kind = *rc::gen::inRange<std::uint16_t>(0, 2);
  event.payload = event.kind == follows ? static_cast<std::uint64_t>(some_span()) : *rc::gen::inRange(0, 3);
  return event;
}

struct Schedule : Command {
  Event event;
  explicit Schedule(const Model& model) : event(some_event(model.now)) {}
  void checkPreconditions(const Model& model) const override { RC_PRE(event.time >= model.now); }
  void apply(Model& model) const override { model.schedule(event); }
  void run(const Model& model, Real& real) const override {
    real.schedule(event);
    expect_same(nextState(model), real);
  }
  void show(std::ostream& out) const override {
    out << "schedule ";
    showValue(event, out);
  }
};

/// A handle names its event alone, also when that is over or cancelled.
struct Cancel : Command {
  std::size_t handle;
  explicit Cancel(const Model& model) : handle(*rc::gen::inRange<std::size_t>(0, model.scheduled.size() + 1)) {}
  void checkPreconditions(const Model& model) const override { RC_PRE(handle < model.scheduled.size()); }
  void apply(Model& model) const override { std::erase(model.pending, handle); }
  void run(const Model& model, Real& real) const override {
    const bool waits = std::ranges::count(model.pending, handle) > 0;
    RC_ASSERT(real.engine.cancel(real.handles[handle]) == waits);
    RC_ASSERT_FALSE(real.engine.cancel(real.handles[handle]));
    expect_same(nextState(model), real);
  }
  void show(std::ostream& out) const override { out << "cancel the event scheduled as number " << handle; }
};

struct Step : Command {
  void apply(Model& model) const override {
    if (!model.pending.empty()) model.step();
  }
  void run(const Model& model, Real& real) const override {
    RC_ASSERT(real.engine.step(real.handler()) == !model.pending.empty());
    expect_same(nextState(model), real);
  }
  void show(std::ostream& out) const override { out << "step"; }
};

struct RunUntil : Command {
  std::int64_t span{some_span()};
  void apply(Model& model) const override { model.run_until(model.now + microseconds(span)); }
  void run(const Model& model, Real& real) const override {
    real.engine.run_until(model.now + microseconds(span), real.handler());
    expect_same(nextState(model), real);
  }
  void show(std::ostream& out) const override { out << "run for " << span << " us"; }
};

/// The past is refused, and nothing comes of the attempt.
struct GoBack : Command {
  std::int64_t span{*rc::gen::inRange<std::int64_t>(1, 1'000'000)};
  void checkPreconditions(const Model& model) const override { RC_PRE(model.now.us >= span); }
  void run(const Model& model, Real& real) const override {
    const Event before{.time = model.now - microseconds(span)};
    RC_ASSERT_THROWS_AS(real.engine.schedule(before), ModelError);
    RC_ASSERT_THROWS_AS(real.engine.run_until(before.time, real.handler()), ModelError);
    expect_same(model, real);
  }
  void show(std::ostream& out) const override { out << "schedule and run " << span << " us ago"; }
};

/// A copy is a branch: it runs to its end without a trace in the original.
struct Branch : Command {
  void run(const Model& model, Real& real) const override {
    Model whole = model;
    while (!whole.pending.empty()) whole.step();
    Real copy = real;
    copy.engine.run(copy.handler());
    expect_same(whole, copy);
    expect_same(model, real);
  }
  void show(std::ostream& out) const override { out << "run a copy to its end"; }
};

PROPERTY(EngineAgainstAList, SchedulesCancelsAndRunsAlike, ()) {
  Real real;
  rc::state::check(Model{}, real, [](const Model& model) {
    return rc::state::gen::execOneOfWithArgs<Schedule, Schedule, Schedule, Cancel, Step, RunUntil, GoBack, Branch>()(
        model);
  });
}

std::vector<Event> in_order(const std::vector<Event>& events) {
  EventQueue queue;
  for (const Event& event : events) queue.push(event);
  std::vector<Event> out;
  while (!queue.empty()) out.push_back(queue.pop());
  return out;
}

rc::Gen<std::vector<Event>> some_events() {
  return rc::gen::container<std::vector<Event>>(rc::gen::exec([] { return some_event(Time::start()); }));
}

PROPERTY(EventQueueOrder, IsThatOfEventsWhateverTheOrderOfPushing, ()) {
  const std::vector<Event> events = *some_events();
  std::vector<Event> sorted = events;
  std::ranges::sort(sorted);
  RC_ASSERT(in_order(events) == sorted);
  std::vector<Event> turned(events.rbegin(), events.rend());
  RC_ASSERT(in_order(turned) == sorted);
}

/// Cut into windows anywhere, a run is the same run.
PROPERTY(EngineWindows, AreOneRunHoweverTheyAreCut, ()) {
  const std::vector<Event> events = *some_events();
  const auto cuts = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::exec(some_span));
  Real whole;
  Real cut;
  for (const Event& event : events) whole.schedule(event), cut.schedule(event);
  whole.engine.run(whole.handler());
  for (const std::int64_t span : cuts) cut.engine.run_until(cut.engine.now() + microseconds(span), cut.handler());
  cut.engine.run(cut.handler());
  RC_ASSERT(cut.happened == whole.happened);
}

}  // namespace
}  // namespace colead
