// SPDX-License-Identifier: Apache-2.0
// What must hold exactly on every path: Little's law on every line (1e-9 relative, both sides from the same path with
// end corrections), and busy + idle + off = calendar time to the microsecond.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/engine/engine.hpp"
#include "colead/people/attention.hpp"
#include "colead/people/server.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"

namespace colead {
namespace {

constexpr std::uint32_t people = 6;

struct Span {
  Time begin;
  Time end;
};

/// A ward's weeks: tasks queue for people with rotas, meetings are booked into their diaries and sometimes called off,
/// tasks are withdrawn, protection changes. Everything a person does is noted down beside the library's own account.
struct Ward {
  enum Kind : std::uint16_t { completion, arrival, meeting, withdrawal, protection };

  Luck luck;
  double load{0.7};
  Hours hours_of_work{Hours::duty};
  std::vector<CalendarMask> calendars{
      compile({"office", "", {{{"mon-fri 09:00-17:00"}, {"mon-fri 08:00-18:00"}}}}),
      compile(
          {"rota", "", {{{"tue,thu 13:00-17:30"}, {"mon-fri 08:00-20:00"}}, {{}, {"daily 20:00-08:00"}}, {{}, {}}}}),
      compile({"always", "", {{{"daily 00:00-24:00"}, {}}}}),
  };
  std::vector<Rota> rotas{{0, 0}, {0, 0}, {1, 0}, {1, 1}, {1, 2}, {2, 0}};
  Diaries diaries{calendars, rotas};
  AttentionQueues queues{people};
  Engine engine{};
  std::array<TaskRun, people> runs{};
  std::array<EventHandle, people> handles{};
  std::array<Time, people> begun{};
  std::array<std::vector<Span>, people> tasks{}, meetings{};
  std::array<Duration, people> worked{};
  std::array<std::uint64_t, people> pushed{}, left_line{};

  void after(double delay, Kind kind, std::uint32_t subject, std::uint32_t ordinal) {
    engine.schedule({.time = engine.now() + hours(delay),
                     .kind = kind,
                     .subject = subject,
                     .identity = subject,
                     .ordinal = ordinal});
  }
  double draw(Purpose purpose, std::uint32_t subject, std::uint32_t k) const {
    return luck.uniform(purpose, subject, 0, k);
  }

  void run(Time until) {
    for (std::uint32_t p = 0; p < people; ++p) {
      after(draw(Purpose::arrival, p, 0), arrival, p, 1);
      after(40, protection, p, 1);
    }
    after(1, meeting, 0, 1);
    after(1, withdrawal, 0, 1);
    engine.run_until(until, [this](const Event& event) {
      diaries.roll(engine.now());
      if (event.kind == completion) complete(event.subject);
      if (event.kind == arrival) arrive(event.subject, event.ordinal);
      if (event.kind == meeting) meet(event.ordinal);
      if (event.kind == withdrawal) withdraw(event.ordinal);
      if (event.kind == protection) protect(event.subject, event.ordinal);
    });
    diaries.roll(until);
    for (std::uint32_t p = 0; p < people; ++p) stop(p, until);
  }
  void arrive(std::uint32_t p, std::uint32_t k) {
    const double week_hours = in_hours(diaries.pattern(PersonId{p}, Time{}, Time{} + weeks(6), hours_of_work)) / 6;
    const double gap = 168 / (load * week_hours);
    after(exponential_quantile(draw(Purpose::arrival, p, k), gap), arrival, p, k + 1);
    const Duration work = hours(lognormal_from_mean_cv(draw(Purpose::effort, p, k), 1, 1));
    queues.push(PersonId{p}, {DecisionId{k % 50}, static_cast<std::uint8_t>(k % 3), engine.now(), work, k});
    ++pushed[p];
    start(p);
  }
  void start(std::uint32_t p) {
    if (queues.current(PersonId{p}) != nullptr) return;
    const Task* task = queues.start_next(PersonId{p}, engine.now());
    if (task == nullptr) return;
    ++left_line[p];
    begun[p] = engine.now();
    runs[p] = start_task(diaries, PersonId{p}, engine.now(), task->work, hours_of_work);
    schedule_completion(p);
  }
  void schedule_completion(std::uint32_t p) {
    if (runs[p].completion == never()) return;
    handles[p] = engine.schedule({.time = runs[p].completion, .kind = completion, .subject = p});
  }
  void complete(std::uint32_t p) {
    tasks[p].push_back({begun[p], engine.now()});
    worked[p] += queues.finish_current(PersonId{p}).work;
    start(p);
  }
  void stop(std::uint32_t p, Time now) {
    if (queues.current(PersonId{p}) == nullptr) return;
    tasks[p].push_back({begun[p], now});
    worked[p] += queues.current(PersonId{p})->work - work_left(diaries, runs[p], now);
  }
  template <class Change>
  void change(std::uint32_t p, Change what) {
    if (queues.current(PersonId{p}) == nullptr) return what(diaries);
    replan(diaries, runs[p], engine.now(), what);
    engine.cancel(handles[p]);
    schedule_completion(p);
  }
  void meet(std::uint32_t k) {
    after(exponential_quantile(draw(Purpose::participants, 1, k), 3), meeting, 0, k + 1);
    const std::uint32_t first = static_cast<std::uint32_t>(choose(draw(Purpose::participants, 2, k), people));
    const std::array who{PersonId{first}, PersonId{(first + 1 + k % 5) % people}};
    const Duration length = minutes(20 + 25 * static_cast<double>(k % 4));
    const auto slot = diaries.first_shared(who, engine.now(), length, never(), hours_of_work);
    if (!slot) return;
    for (const PersonId p : who) {
      change(p.value, [&](Diaries& d) { d.book(p, *slot, length); });
      if (k % 7 == 0) {
        change(p.value, [&](Diaries& d) { d.release(p, *slot, length); });
      } else {
        meetings[p.value].push_back({*slot, *slot + length});
      }
    }
  }
  void withdraw(std::uint32_t k) {
    after(5, withdrawal, 0, k + 1);
    const std::uint32_t p = k % people;
    left_line[p] += queues.remove(PersonId{p}, DecisionId{k % 50}, engine.now()) ? 1 : 0;
  }
  void protect(std::uint32_t p, std::uint32_t k) {
    after(400, protection, p, k + 1);
    if (hours_of_work == Hours::open) return;  // the ledger below knows one calendar
    change(p, [&](Diaries& d) { d.protect(PersonId{p}, hours(k % 6)); });
  }
};

struct Ledger {
  std::int64_t busy_tasks{0}, busy_meetings{0}, idle{0}, off{0};
};

/// Where anything changes: every quarter-hour, and where meetings begin and end.
std::vector<std::int64_t> cuts_of(const std::vector<Span>& meetings, Time until) {
  std::vector<std::int64_t> cuts{until.us};
  for (std::int64_t t = 0; t < until.us; t += quarter_hour.us) cuts.push_back(t);
  for (const Span& meeting : meetings) {
    for (const Time t : {meeting.begin, meeting.end}) {
      if (t < until) cuts.push_back(t.us);
    }
  }
  std::sort(cuts.begin(), cuts.end());
  return cuts;
}

/// Goes through the calendar piece by piece with nothing but the notes.
Ledger ledger_of(const Ward& ward, std::uint32_t p, Time until) {
  Ledger out;
  std::vector<Span> meetings = ward.meetings[p];
  std::sort(meetings.begin(), meetings.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  const std::vector<std::int64_t> cuts = cuts_of(meetings, until);
  const CalendarMask& mask = ward.calendars[ward.rotas[p].calendar];
  std::size_t m = 0, t = 0;
  for (std::size_t c = 0; c + 1 < cuts.size(); ++c) {
    const std::int64_t begin = cuts[c];
    const std::int64_t end = cuts[c + 1];
    const auto q = static_cast<std::size_t>(begin / quarter_hour.us);
    while (m < meetings.size() && meetings[m].end.us <= begin) ++m;
    const WeekMask& week = mask.weeks[(q / quarters_per_week + ward.rotas[p].offset) % mask.weeks.size()];
    const WeekBits& bits = ward.hours_of_work == Hours::open ? week.open : week.duty;
    if (!bits[q % quarters_per_week]) {
      out.off += end - begin;
      continue;
    }
    if (m < meetings.size() && meetings[m].begin.us <= begin) {
      out.busy_meetings += end - begin;
      continue;
    }
    std::int64_t at_tasks = 0;
    while (t < ward.tasks[p].size() && ward.tasks[p][t].end.us <= begin) ++t;
    for (std::size_t i = t; i < ward.tasks[p].size() && ward.tasks[p][i].begin.us < end; ++i) {
      at_tasks += std::max<std::int64_t>(
          0, std::min(end, ward.tasks[p][i].end.us) - std::max(begin, ward.tasks[p][i].begin.us));
    }
    out.busy_tasks += at_tasks;
    out.idle += end - begin - at_tasks;
  }
  return out;
}

class Accounting : public ::testing::TestWithParam<std::uint64_t> {
 protected:
  static Ward ward(Time until) {
    Ward ward{Luck{GetParam()}};
    ward.load = 0.3 + 0.15 * static_cast<double>(GetParam() % 5);
    ward.hours_of_work = GetParam() % 3 == 0 ? Hours::open : Hours::duty;
    ward.run(until);
    return ward;
  }
};

TEST_P(Accounting, LittlesLawHoldsOnEveryLine) {
  const Time until = Time{} + hours(5000) + microseconds(static_cast<std::int64_t>(GetParam()) * 12345);
  const Ward ward = Accounting::ward(until);
  for (std::uint32_t p = 0; p < people; ++p) {
    const QueueAccount account = ward.queues.account(PersonId{p}, until);
    ASSERT_GT(account.arrivals, 30U);
    EXPECT_EQ(account.arrivals, ward.pushed[p]);
    EXPECT_EQ(account.departures, ward.left_line[p]);
    EXPECT_EQ(account.arrivals - account.departures, ward.queues.length(PersonId{p}));
    const double length = account.length_integral_hours() / in_hours(until);
    const double rate = static_cast<double>(account.arrivals) / in_hours(until);
    const double wait = account.wait_sum_hours() / static_cast<double>(account.arrivals);
    EXPECT_LE(std::abs(length - rate * wait), 1e-9 * length);
    EXPECT_EQ(account.length_integral, account.wait_sum) << "to the microsecond";
  }
}

TEST_P(Accounting, BusyIdleAndOffMakeUpTheCalendar) {
  const Time until = Time{} + hours(5000) + microseconds(static_cast<std::int64_t>(GetParam()) * 54321);
  const Ward ward = Accounting::ward(until);
  for (std::uint32_t p = 0; p < people; ++p) {
    const Ledger ledger = ledger_of(ward, p, until);
    EXPECT_EQ(ledger.busy_tasks + ledger.busy_meetings + ledger.idle + ledger.off, until.us);
    EXPECT_EQ(ledger.busy_tasks, ward.worked[p].us) << "work done is time spent";
    EXPECT_EQ(ledger.off, until.us - ward.diaries.pattern(PersonId{p}, Time{}, until, ward.hours_of_work).us);
    EXPECT_GT(ledger.busy_tasks, 0);
    EXPECT_GT(ledger.busy_meetings, 0);
    EXPECT_TRUE(ledger.idle > 0 || ward.hours_of_work == Hours::open) << "few open hours may all be taken";
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Accounting, ::testing::Range<std::uint64_t>(1, 9));

}  // namespace
}  // namespace colead
