// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/interventions/intervention.hpp"
#include "colead/simulation/decision_life.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Who takes part in sessions, and for how long. All but `as_written` are for checking what a strategy's effects rest
/// on.
enum class Presence : std::uint8_t {
  as_written,
  no_hours,   ///< sessions are held and take no time
  nobody,     ///< people are invited and none can come
  rules_only  ///< what does not act by a standing rule is not there (dose 0)
};
inline constexpr std::array<std::string_view, 4> presence_names{"as_written", "no_hours", "nobody", "rules_only"};

/// One intervention of a strategy as it is run: the kind with its parameters, and what its luck is keyed by.
struct ProgrammeItem {
  Kind<Intervention> intervention;
  std::uint32_t index{0};  ///< place in the strategy
  std::uint64_t identity{
      0};          ///< of the kind's name and its place among its like in the strategy, never of the strategy
  double dose{1};  ///< Delivery::dose times the factor of the arm
  Presence presence{Presence::as_written};
  double begins_week{0};      ///< after the end of the warm-up: what Delivery::start_week is counted from
  double ends_week{0};        ///< after the end of the warm-up; 0: Delivery::lasts_weeks alone says
  std::vector<UnitId> units;  ///< units it is meant for
  std::vector<std::vector<UnitId>> by_employer;  ///< the same, employer by employer
};

/// A strategy's interventions, immutable and shared by all its runs.
class Programme {
 public:
  Programme() = default;
  /// `factors` multiply the doses one by one; none: all 1. An intervention with factor 0 is as good as not there, bit
  /// for bit, and leaves the luck of the others what it was.
  Programme(const Setting& setting, std::span<const KindInstance> interventions, std::span<const double> factors = {},
            Presence presence = Presence::as_written);

  /// Whether an intervention of the past and one of the future, of the same identity, are one and the same.
  using Same = std::function<bool(const ProgrammeItem& past, const ProgrammeItem& future)>;
  /// `past` until a week after the end of the warm-up, `future` from then on. What both have runs on as it was.
  Programme(Programme past, const Programme& future, double week, const Same& same);

  [[nodiscard]] std::span<const ProgrammeItem> items() const { return items_; }

  /// From a week after the end of the warm-up luck is drawn anew, differently for every number > 0.
  struct Redraw {
    double week{0};
    std::uint64_t number{0};
  };
  [[nodiscard]] const Redraw& redraw() const { return redraw_; }
  void draw_anew(Redraw redraw) { redraw_ = redraw; }

 private:
  Redraw redraw_;
  std::vector<ProgrammeItem> items_;
};

/// Schedules start and end of every intervention of the strategy; called when observation begins.
void schedule_programme(const Programme& programme, Life life);
void start_intervention(const Programme& programme, Life life, std::uint32_t item);
void end_intervention(const Programme& programme, Life life, std::uint32_t item);
/// A delivery on the intervention's own calendar; the next one is scheduled.
void deliver_scheduled(const Programme& programme, Life life, std::uint32_t item);
/// Weekly: interventions that are set off by trouble look at each unit (design_delivery).
void review_triggers(const Programme& programme, Life life);
/// Interventions that are set off by entry reach the entrant.
void welcome_entrant(const Programme& programme, Life life, PersonId entrant);

}  // namespace colead
COLEAD_PUBLIC_END
