// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/core/ids.hpp"
#include "colead/core/time.hpp"
#include "colead/core/visibility.hpp"
#include "colead/people/diary.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// A person at a task: what makes a server of a line (AttentionQueues) and a diary (Diaries). Work goes on whenever the
/// person is in these hours and not booked, so a booking interrupts the task and the task resumes after it. The
/// protocol:
///
///   on arrival     queues.push(p, task); if nothing is current, start.
///   start          task = queues.start_next(p, now); run = start_task(diaries, p, now, task->work, hours);
///                  schedule the completion at run.completion unless that is never().
///   booking        replan(diaries, run, now, [&](Diaries& d) { d.book(p, start, length); }) and likewise for a
///   release, a
///                  protection; if run.completion has changed, cancel the completion and schedule it anew.
///   completion     queues.finish_current(p); start the next if one waits.
///
/// Every change of the diary of a person at a task must go through replan().
struct TaskRun {
  PersonId person;
  Hours hours{Hours::open};
  Time completion{never()};
  Duration left_at_plan;  ///< work left when it was last planned
};

[[nodiscard]] inline TaskRun start_task(const Diaries& diaries, PersonId person, Time now, Duration work, Hours hours) {
  return {person, hours, diaries.finish(person, now, work, hours), work};
}

/// Exact: what is free from now to the completion is what is left to do. Looks at no booking that has passed.
[[nodiscard]] inline Duration work_left(const Diaries& diaries, const TaskRun& run, Time now) {
  if (run.completion == never()) return run.left_at_plan;  // without any hours nothing has been done
  return diaries.available(run.person, now, run.completion, run.hours);
}

/// Applies `change`, a callable `void(Diaries&)` that may throw, and moves the completion accordingly.
template <class Change>
void replan(Diaries& diaries, TaskRun& run, Time now, Change&& change) {
  const Duration left = work_left(diaries, run, now);
  change(diaries);
  run.completion = diaries.finish(run.person, now, left, run.hours);
  run.left_at_plan = left;
}

}  // namespace colead
COLEAD_PUBLIC_END
