// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/simulation.hpp"

#include <bit>
#include <cmath>
#include <utility>

#include "colead/core/error.hpp"
#include "colead/fields/scalar.hpp"
#include "colead/simulation/absence.hpp"
#include "colead/simulation/account.hpp"
#include "colead/simulation/decision_life.hpp"
#include "colead/simulation/founding.hpp"
#include "colead/simulation/role_models.hpp"
#include "colead/simulation/sittings.hpp"
#include "colead/simulation/tie_turnover.hpp"
#include "colead/simulation/workforce.hpp"
#include "colead/world/desk.hpp"
#include "colead/world/events.hpp"
#include "colead/world/relations.hpp"

namespace colead {
namespace {

constexpr std::size_t record_block = 256;

void schedule_plain(World& world, EventKind kind, Priority priority, Time when, std::uint32_t subject,
                    std::uint64_t key, std::uint32_t ordinal) {
  if (when >= world.horizon) return;
  world.engine.schedule(
      {when, static_cast<std::uint8_t>(priority), static_cast<std::uint16_t>(kind), subject, key, ordinal, 0});
}

void schedule_review(World& world, const Plan& plan, std::uint32_t organisation, std::uint32_t review) {
  const Time when = Time::start() + weeks(plan.setting().behaviour.codes.review_weeks * (review + 1));
  schedule_plain(world, EventKind::code_review, Priority::update, when, organisation,
                 identity(plan.setting().organisations[organisation].id), review);
}

/// Observing and the calendar of the strategy itself leave no mark: watching more changes nothing that is compared, and
/// a strategy that does nothing is the baseline. What a strategy does shows in everything else.
bool leaves_trace(const Event& event) {
  const auto kind = static_cast<EventKind>(event.kind);
  return kind < EventKind::strategy_start || kind == EventKind::absence;
}

World founded(const Plan& plan, const RunKey& key, DrawLog* log) {
  const NotingDraws noting(log);
  return found_world(plan, Luck(key.seed, key.replication));
}

std::uint64_t fold(std::uint64_t hash, std::uint64_t word) { return detail::mix(hash + detail::golden_gamma + word); }

}  // namespace

Simulation::Simulation(const Plan& plan, const Programme& programme, const Watch& watch, RunKey key)
    : plan_(&plan),
      programme_(&programme),
      watch_(&watch),
      key_(key),
      draws_(key.keep.draws ? std::make_optional<DrawLog>() : std::nullopt),
      world_(founded(plan, key, log())),
      metrics_(watch.fresh()) {
  const NotingDraws noting(log());
  world_.programmes.resize(programme.items().size());
  open_recorder(world_, key.keep);
  for (std::uint32_t s = 0; s < plan.streams().size(); ++s) {
    schedule_plain(world_, EventKind::arrive, Priority::arrival, Time::start(), s, plan.streams()[s].identity, 0);
  }
  for (std::uint32_t i = 0; i < world_.people.size(); ++i) schedule_departure(life(), PersonId{i});
  begin_absences(life());
  for (std::uint32_t o = 0; o < plan.setting().organisations.size(); ++o) schedule_review(world_, plan, o, 0);
  schedule_plain(world_, EventKind::weekly_review, Priority::calendar, Time::start() + weeks(1), 0, 0, 1);
  schedule_plain(world_, EventKind::begin_observing, Priority::observation, world_.observed_from, 0, 0, 0);
}

Simulation::Simulation(const Simulation& past, const Programme& programme) : Simulation(past) {
  require_whole();
  if (world_.observing) throw ModelError("a run that is observed already cannot change its programme");
  programme_ = &programme;
  world_.programmes.assign(programme.items().size(), {});
}

void Simulation::require_whole() const {
  if (!half_done_) return;
  const double week = in_weeks(world_.now() - world_.observed_from);
  throw ModelError("this run is broken since week " + number_text(std::round(100.0 * week) / 100.0) +
                   ", where an exception left things half done: begin it again, or go on from a branch made before");
}

bool Simulation::step() {
  require_whole();
  if (finished()) return false;
  const NotingDraws noting(log());
  return world_.engine.step([this](const Event& event) { handle(event); });
}

bool Simulation::step(Event& executed) {
  require_whole();
  if (finished()) return false;
  const NotingDraws noting(log());
  return world_.engine.step([&](const Event& event) {
    executed = event;
    handle(event);
  });
}

void Simulation::run_until(Time until) {
  require_whole();
  const NotingDraws noting(log());
  world_.engine.run_until(std::min(until, world_.horizon), [this](const Event& event) { handle(event); });
}

/// The flag stays where an exception gets past: no handler undoes what it has changed so far.
void Simulation::handle(const Event& event) {
  half_done_ = true;
  execute(event);
  half_done_ = false;
}

void Simulation::execute(const Event& event) {
  if (leaves_trace(event)) {
    trace_ = fold(trace_, static_cast<std::uint64_t>(event.time.us));
    trace_ = fold(trace_, event.identity ^ (static_cast<std::uint64_t>(event.kind) << 32U) ^ event.ordinal);
  }
  dispatch(event);
  if (!world_.evidence.empty() || !world_.contacts.empty()) settle_evidence(world_);
  if (world_.finished.size() >= record_block) hand_records();
}

// NOLINTNEXTLINE(readability-function-size): a case for each kind of event
void Simulation::dispatch(const Event& event) {
  const DecisionId decision{event.subject};
  switch (static_cast<EventKind>(event.kind)) {
    case EventKind::arrive:
      return arrive(life(), event.subject, event.ordinal);
    case EventKind::detect:
      return triage(life(), decision);
    case EventKind::task_done:
      return task_done(life(), PersonId{event.subject});
    case EventKind::paper_ready:
      return paper_ready(life(), decision);
    case EventKind::seek_slot:
      return seek_slot(life(), decision);
    case EventKind::meet:
      return meet(life(), decision);
    case EventKind::conclude:
      return conclude(life(), decision);
    case EventKind::patience_ends:
      return patience_ends(life(), decision);
    case EventKind::due:
      return due(life(), decision);
    case EventKind::outcome:
      ++decided_;
      return outcome(life(), InForceId{event.subject});
    case EventKind::leave:
      replace_holder(life(), PersonId{event.subject});
      return welcome_entrant(*programme_, life(), PersonId{event.subject});
    case EventKind::code_review:
      review_codes(life(), OrganisationId{event.subject}, event.ordinal);
      return schedule_review(world_, *plan_, event.subject, event.ordinal + 1);
    case EventKind::weekly_review:
      return review_week(event.ordinal);
    case EventKind::strategy_start:
      return start_intervention(*programme_, life(), event.subject);
    case EventKind::deliver:
      return deliver_scheduled(*programme_, life(), event.subject);
    case EventKind::strategy_end:
      return end_intervention(*programme_, life(), event.subject);
    case EventKind::begin_observing:
      return begin_observing();
    case EventKind::sample:
      return sample();
    case EventKind::redraw:
      return draw_anew();
    case EventKind::absence:
      return learn_of_absence(life(), PersonId{event.subject}, event.ordinal);
  }
}

void Simulation::begin_observing() {
  charge_work_at_hand(world_);
  world_.observing = true;
  Timesheet fresh;
  fresh.reserved_from = world_.now();
  world_.timesheets.assign(world_.people.size(), fresh);
  world_.counts = {};
  charge_running_meetings(world_);
  for (auto& metric : metrics_) metric->begin(world_);
  schedule_programme(*programme_, life());
  if (programme_->redraw().number > 0)
    schedule_plain(world_, EventKind::redraw, Priority::calendar,
                   world_.observed_from + weeks(programme_->redraw().week), 0, 0, 0);
  sample();
}

void Simulation::review_week(std::uint32_t week) {
  world_.diaries.roll(world_.now());
  review_absences(life());
  review_triggers(*programme_, life());
  follow_role_models(life());
  const double between = plan_->setting().behaviour.acquaintance.review_weeks;
  if (std::floor(week / between) > std::floor((week - 1.0) / between)) review_ties(life(), week);
  for (UnitState& unit : world_.units) unit.overdue_recent = unit.closed_recent = unit.failures_recent = 0;
  charge_all_reserved();
  schedule_plain(world_, EventKind::weekly_review, Priority::calendar, Time::start() + weeks(week + 1), 0, 0, week + 1);
}

void Simulation::charge_all_reserved() {
  for (std::uint32_t i = 0; i < world_.people.size(); ++i) charge_reserved(world_, PersonId{i});
}

void Simulation::take_sample() {
  hand_records();
  Figures figures;
  for (auto& metric : metrics_) metric->sample(world_, figures);
  const double at = in_weeks(world_.now() - world_.observed_from);
  for (auto& row : figures.rows) series_.push_back({at, watch_->column(row.output), std::move(row.group), row.value});
}

void Simulation::sample() {
  take_sample();
  schedule_plain(world_, EventKind::sample, Priority::observation,
                 world_.now() + weeks(plan_->setting().sample_every_weeks), 0, 0, 0);
}

/// What was drawn before stays drawn: pending events keep their times.
void Simulation::draw_anew() { world_.luck = Luck(identity(key_.seed, programme_->redraw().number), key_.replication); }

void Simulation::hand_records() {
  if (key_.keep.people) people_.add(world_.finished, world_.people.size());
  for (auto& metric : metrics_) metric->observe(world_, world_.finished);
  if (key_.keep.records != Records::off)
    decisions_.insert(decisions_.end(), world_.finished.begin(), world_.finished.end());
  world_.finished.clear();
}

void Simulation::redraw(std::uint64_t replication) {
  key_.replication = replication;
  world_.luck = Luck(key_.seed, replication);
}

RunResult Simulation::finish() {
  run_until(world_.horizon);
  half_done_ = true;
  charge_work_at_hand(world_);
  charge_first_sittings(world_);
  charge_all_reserved();
  record_pending(life());
  take_sample();  // windows are half-open: no event falls on the horizon itself
  Figures figures;
  for (const auto& metric : metrics_) metric->report(world_, figures);
  RunResult result;
  for (auto& row : figures.rows) {
    result.figures.push_back({watch_->column(row.output), std::move(row.group), row.value});
  }
  result.fingerprint.outputs = outputs_hash(result.figures);
  for (const Timesheet& sheet : world_.timesheets) {
    result.programme_hours += in_hours(sheet.strategy + sheet.protected_time);
    result.joint_hours += in_hours(sheet.preparation + sheet.meetings);
  }
  result.series = std::move(series_);
  result.decisions = std::move(decisions_);
  close_recorder(world_, result);
  if (key_.keep.people) result.people = people_.rows(world_);
  if (draws_) result.draws = draws_->summary();
  result.fingerprint.trace = trace_;
  result.events = world_.engine.executed();
  result.decided = decided_;
  half_done_ = false;
  return result;
}

std::uint64_t outputs_hash(std::span<const FigureRow> figures) {
  std::uint64_t hash = 0;
  for (const FigureRow& row : figures) hash = fold(hash, std::bit_cast<std::uint64_t>(row.value));
  return hash;
}

RunResult simulate(const Plan& plan, const Programme& programme, const Watch& watch, RunKey key) {
  return Simulation(plan, programme, watch, key).finish();
}

}  // namespace colead
