// SPDX-License-Identifier: Apache-2.0
#include "colead/world/desk.hpp"

#include <algorithm>

#include "colead/world/events.hpp"
#include "colead/world/pool.hpp"

namespace colead {
namespace {

bool urgent(const World& world, DecisionId id) {
  return world.setting->decisions[world.decisions[id.value].record.decision_class.value].urgent;
}

void schedule_completion(World& world, PersonId person) {
  Desk& desk = world.desks[person.value];
  desk.completion = {};
  // Without any hours only patience and due time can end this; nothing ends after the horizon.
  if (desk.run.completion >= world.horizon) return;
  desk.completion = world.engine.schedule({desk.run.completion, static_cast<std::uint8_t>(Priority::completion),
                                           static_cast<std::uint16_t>(EventKind::task_done), person.value,
                                           world.people[person].position, desk.started_tasks, 0});
}

void start_next(World& world, PersonId person) {
  const Task* task = world.queues.start_next(person, world.now());
  if (task == nullptr) return;
  Desk& desk = world.desks[person.value];
  const Hours hours = urgent(world, task->decision) ? Hours::duty : Hours::open;
  desk.run = start_task(world.diaries, person, world.now(), task->work, hours);
  desk.at_start = task->work;
  desk.started = world.now();
  ++desk.started_tasks;
  schedule_completion(world, person);
  if (const DecisionId id = task->decision; !world.decisions[id.value].pool.empty()) take_from_pool(world, person, id);
}

/// Charges the effort of work done on a decision, to the decision and, while it is observed, to the person: own routine
/// takes its share of open hours, none of an urgent task's. What urgent work took beyond the open hours of its time
/// came out of clinical or operational duty.
void charge(World& world, PersonId person, DecisionId decision, Duration done) {
  const bool rush = urgent(world, decision);
  const Duration effort = rush ? done : done * (1.0 - static_cast<double>(world.people[person].background));
  world.decisions[decision.value].record.joint_hours += static_cast<float>(in_hours(effort));
  if (!world.observing) return;
  Timesheet& sheet = world.timesheets[person.value];
  sheet.preparation += effort;
  if (!rush) return;
  const Duration open = world.diaries.pattern(person, world.desks[person.value].started, world.now(), Hours::open);
  sheet.displaced += std::max(done - open, Duration{});
}

/// The task at hand goes back into the line with what is left of it, because something urgent has come.
void put_aside(World& world, PersonId person) {
  Desk& desk = world.desks[person.value];
  const Duration left = work_left(world.diaries, desk.run, world.now());
  charge(world, person, world.queues.current(person)->decision, desk.at_start - left);
  world.engine.cancel(desk.completion);
  Task task = world.queues.abandon_current(person);
  task.work = left;
  task.enqueued = world.now();
  world.queues.push(person, task);
}

template <class Change>
void change_diary(World& world, PersonId person, Change&& change) {
  if (world.queues.current(person) == nullptr) {
    change(world.diaries);
    return;
  }
  Desk& desk = world.desks[person.value];
  const Time before = desk.run.completion;
  replan(world.diaries, desk.run, world.now(), change);
  if (desk.run.completion == before) return;
  world.engine.cancel(desk.completion);
  schedule_completion(world, person);
}

}  // namespace

void give_task(World& world, PersonId person, DecisionId decision, Duration effort, LinePlace place) {
  const bool rush = urgent(world, decision);
  const DecisionRecord& record = world.decisions[decision.value].record;
  const std::int64_t own = world.setting->decisions[record.decision_class.value].priority;
  const auto priority = static_cast<std::uint8_t>(place == LinePlace::ahead_of_the_line ? 0 : own);
  const Task* current = world.queues.current(person);
  if (rush && current != nullptr && !urgent(world, current->decision)) put_aside(world, person);
  const Duration work = rush ? effort : effort / (1.0 - static_cast<double>(world.people[person].background));
  world.queues.push(person, {decision, priority, world.now(), work, record.identity});
  if (world.queues.current(person) == nullptr) start_next(world, person);
}

void charge_work_at_hand(World& world) {
  for (std::uint32_t i = 0; i < world.desks.size(); ++i) {
    const Task* task = world.queues.current(PersonId{i});
    if (task == nullptr) continue;
    Desk& desk = world.desks[i];
    const Duration left = work_left(world.diaries, desk.run, world.now());
    charge(world, PersonId{i}, task->decision, desk.at_start - left);
    desk.at_start = left;
    desk.started = world.now();
  }
}

DecisionId complete_task(World& world, PersonId person) {
  const Task task = world.queues.finish_current(person);
  charge(world, person, task.decision, world.desks[person.value].at_start);
  start_next(world, person);
  return task.decision;
}

void withdraw_task(World& world, PersonId person, DecisionId decision) {
  if (world.queues.remove(person, decision, world.now())) return;
  const Task* current = world.queues.current(person);
  if (current == nullptr || current->decision != decision) return;
  Desk& desk = world.desks[person.value];
  charge(world, person, decision, desk.at_start - work_left(world.diaries, desk.run, world.now()));
  world.engine.cancel(desk.completion);
  world.queues.abandon_current(person);
  start_next(world, person);
}

void book(World& world, PersonId person, Time start, Duration length) {
  change_diary(world, person, [&](Diaries& diaries) { diaries.book(person, start, length); });
}

void release(World& world, PersonId person, Time start, Duration length) {
  change_diary(world, person, [&](Diaries& diaries) {
    diaries.release(person, start, length);
    if (person.value >= world.absences.size()) return;
    for (const Spell& spell : world.absences[person.value].known) {  // away all the same
      const Time from = std::max(start, spell.from);
      const Time until = std::min(start + length, spell.until);
      if (from < until) diaries.block(person, from, until - from);
    }
  });
}

void keep_off(World& world, PersonId person, Time start, Duration length) {
  change_diary(world, person, [&](Diaries& diaries) { diaries.block(person, start, length); });
}

bool away(const World& world, PersonId person) {
  if (person.value >= world.absences.size()) return false;
  return std::ranges::any_of(world.absences[person.value].known, [&](const Spell& spell) {
    return spell.from <= world.now() && world.now() < spell.until;
  });
}

void charge_reserved(World& world, PersonId person) {
  if (!world.observing) return;
  Timesheet& sheet = world.timesheets[person.value];
  const double weeks_reserved = in_weeks(world.now() - sheet.reserved_from);
  const Duration reserved = hours(in_hours(world.diaries.protected_hours(person)) * weeks_reserved);
  sheet.reserved_from = world.now();
  sheet.protected_time += reserved;
  sheet.displaced += reserved;
}

void protect(World& world, PersonId person, Duration per_week) {
  charge_reserved(world, person);
  Duration& open = world.desks[person.value].open_week;
  open -= world.diaries.protected_hours(person);
  change_diary(world, person, [&](Diaries& diaries) { diaries.protect(person, per_week); });
  open += world.diaries.protected_hours(person);
}

double load_weeks(const World& world, PersonId person) {
  const Duration open = world.desks[person.value].open_week;
  if (open.us <= 0) return 0.0;
  const Task* current = world.queues.current(person);
  const Duration at_hand = current == nullptr ? Duration{} : current->work;
  return (world.queues.waiting_work(person) + at_hand) / open;
}

}  // namespace colead
