// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "colead/world/world.hpp"

namespace colead {

/// What can happen (docs/concepts/model.md, section 3). The order of the list is part of recorded traces: append, never
/// reorder.
enum class EventKind : std::uint16_t {
  arrive,          ///< subject: arrival stream
  detect,          ///< subject: decision
  task_done,       ///< subject: person
  paper_ready,     ///< subject: decision
  seek_slot,       ///< subject: decision
  meet,            ///< subject: decision
  conclude,        ///< subject: decision
  patience_ends,   ///< subject: decision
  due,             ///< subject: decision
  outcome,         ///< subject: decision in force
  leave,           ///< subject: person
  code_review,     ///< subject: organisation
  weekly_review,   ///< of all units
  strategy_start,  ///< subject: intervention
  deliver,         ///< subject: intervention
  strategy_end,    ///< subject: intervention
  begin_observing,
  sample,
  redraw,  ///< other luck from here on
  absence  ///< subject: person; a spell begins or is told
};
inline constexpr std::array<std::string_view, 20> event_names{
    "arrive",        "detect",       "task_done",       "paper_ready", "seek_slot",   "meet",          "conclude",
    "patience_ends", "due",          "outcome",         "leave",       "code_review", "weekly_review", "strategy_start",
    "deliver",       "strategy_end", "begin_observing", "sample",      "redraw",      "absence"};

/// At equal times: diaries and reviews, completions, arrivals, updates, observation; ties within a class
/// by identity, never by insertion.
enum class Priority : std::uint8_t { calendar, completion, arrival, update, observation };

/// Schedules a step of a decision and remembers nothing: the caller keeps the handle where it must be cancelled. What
/// would happen at the horizon or later never happens; its handle names no event.
inline EventHandle schedule_step(World& world, DecisionId id, EventKind kind, Priority priority, Time when) {
  if (when >= world.horizon) return {};
  Decision& decision = world.decisions[id.value];
  return world.engine.schedule({when, static_cast<std::uint8_t>(priority), static_cast<std::uint16_t>(kind), id.value,
                                decision.record.identity, decision.steps++, decision.generation});
}

}  // namespace colead
