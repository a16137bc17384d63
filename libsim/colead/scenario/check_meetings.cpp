// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/check_meetings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "colead/scenario/emit.hpp"
#include "colead/scenario/shared_weeks.hpp"

namespace colead {
namespace {

/// Somebody who is needed: who may be drawn, and of which profession.
struct NeededPlace {
  std::uint32_t profession{0};
  PlaceCandidates candidates;
};

class Check {
 public:
  explicit Check(const Setting& setting) : setting_(setting) {
    for (const Calendar& calendar : setting.calendars) plain_.push_back(compile(calendar));
    for (const UnitType& type : setting.unit_types) {
      auto& masks = masks_.emplace_back();
      for (const StaffGroup& group : type.staff) masks.push_back(mask_of(group));
    }
    units_of_.resize(setting.organisations.size());
    for (const Unit& unit : setting.units) units_of_[unit.organisation.index].push_back(&unit);
    const double weeks = std::ceil(setting.warm_up_weeks + setting.horizon_weeks);
    weeks_ = std::max<std::int64_t>(1, static_cast<std::int64_t>(weeks));
  }

  std::vector<MeetingFinding> findings() {
    std::set<std::tuple<std::uint32_t, std::uint32_t, double>> seen;
    for (const Unit& unit : setting_.units) {
      if (setting_.organisations[unit.organisation.index].copy > 1) continue;  // as in the first of them
      if (!seen.emplace(unit.type_index, unit.organisation.index, unit.meeting_every_days).second) continue;
      for (const UnitLoad& arises : setting_.unit_types[unit.type_index].decisions) {
        for (const DecisionClass& c : setting_.decisions) {
          if (c.id == arises.id) check(unit, c);
        }
      }
    }
    return std::move(findings_);
  }

 private:
  /// A calendar as these people have it, their protected hours open; the same for all who have the same.
  const CalendarMask* mask_of(const StaffGroup& group) {
    const auto [at, fresh] = known_.try_emplace({group.calendar.index, group.protected_hours});
    if (fresh) at->second = with_protected(plain_[group.calendar.index], hours(group.protected_hours));
    return &at->second;
  }
  [[nodiscard]] const UnitType& type_of(const Unit& unit) const { return setting_.unit_types[unit.type_index]; }

  template <class Wanted>
  void add_candidates(const Unit& unit, Wanted wanted, PlaceCandidates& out) const {
    const auto& staff = type_of(unit).staff;
    for (std::size_t g = 0; g < staff.size(); ++g) {
      if (!wanted(staff[g])) continue;
      const CalendarMask& mask = *masks_[unit.type_index][g];
      const auto cycle = static_cast<std::int64_t>(mask.weeks.size());
      for (std::int64_t offset = 0; offset < std::min(cycle, staff[g].count); ++offset) {
        const std::int64_t people = (staff[g].count - offset - 1) / cycle + 1;
        add(out, {&mask, static_cast<std::size_t>(offset), people, staff[g].profession.index});
      }
    }
  }
  /// The same staff group of several units counts once, with all its people.
  static void add(PlaceCandidates& out, RotaGroup more) {
    for (RotaGroup& known : out) {
      if (known.calendar != more.calendar || known.offset != more.offset) continue;
      known.people += more.people;
      return;
    }
    out.push_back(more);
  }
  template <class Wanted>
  [[nodiscard]] PlaceCandidates of_organisation(const Unit& unit, Wanted wanted) const {
    PlaceCandidates out;
    for (const Unit* other : units_of_[unit.organisation.index]) add_candidates(*other, wanted, out);
    return out;
  }
  static std::int64_t people_of(const PlaceCandidates& candidates) {
    std::int64_t people = 0;
    for (const RotaGroup& group : candidates) people += group.people;
    return people;
  }

  /// Who may fill the needs, in their order; empty when there are too few people (which the plan refuses).
  [[nodiscard]] std::vector<NeededPlace> needed(const Unit& unit, const DecisionClass& c) const {
    std::vector<NeededPlace> places;
    for (const Need& need : c.needs) {
      const auto wanted = [&](const StaffGroup& group) {
        return group.profession.index == need.profession.index && group.tier >= need.tier;
      };
      std::int64_t required = 0;
      for (const Need& other : c.needs) {
        if (other.profession.index == need.profession.index && other.tier >= need.tier) required += other.count;
      }
      PlaceCandidates candidates;
      add_candidates(unit, wanted, candidates);
      if (people_of(candidates) < required) candidates = of_organisation(unit, wanted);
      if (people_of(candidates) < required) return {};
      for (std::int64_t n = 0; n < need.count; ++n) places.push_back({need.profession.index, candidates});
    }
    return places;
  }

  const PlaceCandidates& seniors_of(const Unit& unit, std::uint32_t profession) {
    const auto [at, fresh] = seniors_.try_emplace({unit.organisation.index, profession});
    if (fresh) {
      at->second = of_organisation(unit, [&](const StaffGroup& group) {
        return group.profession.index == profession && group.tier >= Tier::senior;
      });
    }
    return at->second;
  }
  /// One senior for each profession needed, as far as there are any.
  [[nodiscard]] std::vector<NeededPlace> seniors(const Unit& unit, const std::vector<NeededPlace>& needed) {
    std::vector<NeededPlace> places;
    for (const NeededPlace& place : needed) {
      const auto same = [&](const NeededPlace& p) { return p.profession == place.profession; };
      if (std::any_of(places.begin(), places.end(), same)) continue;
      const PlaceCandidates& candidates = seniors_of(unit, place.profession);
      if (!candidates.empty()) places.push_back({place.profession, candidates});
    }
    return places;
  }

  static std::vector<PlaceCandidates> core_of(const std::vector<NeededPlace>& places, Quorum quorum) {
    std::vector<PlaceCandidates> core;
    for (std::size_t p = 0; p < places.size(); ++p) {
      const auto same = [&](const NeededPlace& other) { return other.profession == places[p].profession; };
      const bool first = std::none_of(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(p), same);
      if (quorum == Quorum::all || p == 0 || (quorum == Quorum::both && first)) core.push_back(places[p].candidates);
    }
    return core;
  }

  /// The length a meeting is booked for at the understanding people start from; of a sitting where it may be split.
  [[nodiscard]] Duration slot_length(const DecisionClass& c, const std::vector<NeededPlace>& places) const {
    double missing = 0.0;
    double pairs = 0.0;
    for (const NeededPlace& a : places) {
      for (const NeededPlace& b : places) {
        if (a.profession == b.profession) continue;
        missing += 1.0 - setting_.professions[a.profession].understanding;
        pairs += 1.0;
      }
    }
    const double factor = pairs > 0.0 ? 1.0 + setting_.behaviour.uptake.handoff * missing / pairs : 1.0;
    const double whole = c.meeting_minutes * factor;
    const Endings& endings = setting_.behaviour.endings;
    return minutes(endings.sittings > 1 && whole > endings.split_above_minutes ? whole / 2.0 : whole);
  }

  static std::vector<NeededPlace> called_up(const DecisionClass& c, const ProcessStage& stage,
                                            const std::vector<NeededPlace>& places) {
    std::vector<NeededPlace> out;
    for (std::size_t n = 0; n < places.size(); ++n) {
      if (stage.involves(c.need_of(n))) out.push_back(places[n]);
    }
    return out;
  }

  void check(const Unit& unit, const DecisionClass& c) {
    const std::vector<NeededPlace> places = needed(unit, c);
    if (places.empty()) return;
    const std::vector<NeededPlace> above = seniors(unit, places);
    if (!all_can_prepare(unit, c, places) || !all_can_prepare(unit, c, above)) return;
    const std::vector<ProcessStage> as_ever(1);
    for (const ProcessStage& stage : c.process.empty() ? as_ever : c.process) {
      // With k of n, who comes is not known: only the run tells.
      if (stage.form == StageForm::meet && stage.quorum == 0) check_table(unit, c, called_up(c, stage, places), false);
    }
    check_table(unit, c, above, true);
  }

  bool all_can_prepare(const Unit& unit, const DecisionClass& c, const std::vector<NeededPlace>& places) {
    if (c.effort_hours <= 0.0) return true;
    for (const NeededPlace& place : places) {
      for (const RotaGroup& group : place.candidates) {
        if (has_hours(*group.calendar, c.urgent)) continue;
        const std::string& id = calendar_of(group.calendar);
        const std::string hours = c.urgent ? "duty hours" : "open hours";
        findings_.push_back({true, "calendars." + id,
                             "calendar '" + id + "' has no " + hours + ", and decision '" + c.id + "' in unit '" +
                                 unit.id + "' needs people of it to prepare",
                             hours + " in some week"});
        return false;
      }
    }
    return true;
  }
  static bool has_hours(const CalendarMask& mask, bool urgent) {
    return std::any_of(mask.weeks.begin(), mask.weeks.end(),
                       [&](const WeekMask& week) { return (urgent ? week.duty : week.open).any(); });
  }
  [[nodiscard]] const std::string& calendar_of(const CalendarMask* mask) const {
    for (std::size_t t = 0; t < masks_.size(); ++t) {
      for (std::size_t g = 0; g < masks_[t].size(); ++g) {
        if (masks_[t][g] == mask) return setting_.unit_types[t].staff[g].calendar.text;
      }
    }
    return setting_.calendars.front().id;
  }

  void check_table(const Unit& unit, const DecisionClass& c, const std::vector<NeededPlace>& places, bool escalated) {
    if (places.size() < 2) return;  // one alone needs no meeting
    WeeksToTry what;
    what.weeks = weeks_;
    what.cadence_days = c.urgent ? 0.0 : unit.meeting_every_days;
    what.hours = c.urgent ? Hours::duty : Hours::open;
    what.length = slot_length(c, places);
    const auto core = core_of(places, escalated ? Quorum::all : c.quorum);
    const SharedWeeks found = shared_weeks(core, what, calendars_, left_);
    if (found.share >= tight_share || (found.share <= 0.0 && !found.complete && left_ <= 0)) return;
    tell(unit, c, escalated, what, found);
  }

  void tell(const Unit& unit, const DecisionClass& c, bool escalated, const WeeksToTry& what, SharedWeeks found) {
    const std::string who =
        escalated ? "after escalation the seniors of the professions needed"
                  : "those its quorum '" + std::string{quorum_names[static_cast<std::size_t>(c.quorum)]} + "' needs";
    const std::string slot = format_double(std::round(in_hours(what.length) * 600.0) / 10.0) + " minutes";
    const std::string days = what.cadence_days > 0.0 ? " on the days on which the unit meets" : "";
    const std::string of =
        "decision '" + c.id + "' in unit '" + unit.id + "': " + who + " share a slot of " + slot + days;
    const bool never = found.share <= 0.0 && found.complete;
    const std::string share = format_double(std::round(found.share * 1000.0) / 10.0);
    findings_.push_back({never, "decisions." + c.id + ".meeting_minutes",
                         never ? of + " in no week of their calendars" : of + " in " + share + " % of rota weeks only",
                         never ? "calendars with hours in common, or a shorter meeting" : ""});
  }

  const Setting& setting_;
  std::vector<std::vector<const Unit*>> units_of_;  ///< by organisation
  std::vector<CalendarMask> plain_;
  std::map<std::pair<std::uint32_t, double>, CalendarMask> known_;              ///< by calendar and protected hours
  std::vector<std::vector<const CalendarMask*>> masks_;                         ///< by unit type and staff group
  std::map<std::pair<std::uint32_t, std::uint32_t>, PlaceCandidates> seniors_;  ///< by organisation and profession
  WeeksOfCalendars calendars_;
  std::int64_t weeks_{1};
  std::int64_t left_{150000};
  std::vector<MeetingFinding> findings_;
};

}  // namespace

std::vector<MeetingFinding> check_meetings(const Setting& setting) { return Check(setting).findings(); }

namespace {

/// Is every name that leads to somebody's hours one that exists? What is missing is told when the reader ends.
bool hours_are_known(const Setting& setting) {
  const auto calendar_known = [&](const StaffGroup& group) { return group.calendar.index < setting.calendars.size(); };
  const auto all_known = [&](const UnitType& type) { return std::ranges::all_of(type.staff, calendar_known); };
  return std::ranges::all_of(setting.unit_types, all_known) &&
         std::ranges::all_of(setting.units, [&](const Unit& unit) {
           return unit.type_index < setting.unit_types.size() && unit.organisation.index < setting.organisations.size();
         });
}

}  // namespace

std::vector<Diagnostic> report_meetings(FieldReader& reader, std::vector<Diagnostic>& problems,
                                        const Setting& setting) {
  std::vector<Diagnostic> notices;
  if (!hours_are_known(setting)) return notices;
  for (MeetingFinding& finding : check_meetings(setting)) {
    reader.fail(ErrorCode::range, finding.path, std::move(finding.message), std::move(finding.expected));
    if (finding.refused) continue;
    notices.push_back(std::move(problems.back()));
    problems.pop_back();
  }
  return notices;
}

}  // namespace colead
