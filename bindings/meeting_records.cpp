// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "account_records.hpp"

namespace colead {
namespace {

struct SaidAt {
  std::size_t cue;
};
struct PlaceAt {
  std::size_t place;
};

using SaidRecord = Record<SaidAt, AtTable>;
using HearingRecord = Record<Hearing, AtTable>;
using PivotRecord = Record<Pivot, AtTable>;
using ChangeRecord = Record<SmallestChange, AtTable>;
using SitterRecord = Record<PlaceAt, AtTable>;
using MissingRecord = Record<Sitter, AtTable>;
using T = const AtTable&;

Typed<Maybe<std::int64_t>> when(bool there, std::int64_t number) {
  if (!there) return {};
  return py::object(py::int_(number));
}

Typed<Maybe<py::str>> criterion_when(bool there, std::size_t index, const Names& names) {
  if (!there) return {};
  return py::object(names.criterion(index));
}

void bind_said(py::module_& module) {
  SaidRecord(module, "MeetingCue", "What became of a piece of information in a meeting.")
      .field("cue", &SaidAt::cue, "Its number in the account.")
      .field(
          "fate",
          [](SaidAt at, T table) { return cue_fate_names[static_cast<std::size_t>(table.meeting.cues[at.cue].fate)]; },
          "voiced, held_back, forgotten, holder_missing, known_already, mentioned or unmentioned.")
      .field(
          "holder", [](SaidAt at, T table) { return table.at(table.meeting.cues[at.cue].holder); },
          "Post at the table; None: nobody there.")
      .field(
          "speaks", [](SaidAt at, T table) { return table.meeting.cues[at.cue].speaks; },
          "Chance that the holder would speak up, in [0, 1].")
      .done();
  HearingRecord(module, "MeetingHearing", "One person taking up one piece of information.")
      .field(
          "hearer", [](const Hearing& h, T table) { return table.at(h.hearer); }, "Post that takes it up.")
      .field(
          "speaker", [](const Hearing& h, T table) { return table.at(h.speaker); }, "Post that said it; None: nobody.")
      .field("cue", &Hearing::cue, "Its number in the account.")
      .field(
          "source", [](const Hearing& h) { return source_names[static_cast<std::size_t>(h.source)]; },
          "own, common or heard.")
      .field("misread", &Hearing::misread, "Whether it was misunderstood.")
      .field("share", &Hearing::share, "How far it was taken up, in [0, 1].")
      .field("effect", &Hearing::effect, "On the hearer's view of the option; value.")
      .done();
}

void bind_turns(py::module_& module) {
  PivotRecord(module, "MeetingPivot", "What the choice would have been without one person.")
      .field(
          "post", [](const Pivot& p, T table) { return table.at(p.person); }, "Of that person.")
      .field("pivotal", &Pivot::pivotal, "Whether it would have been another.")
      .field(
          "without", [](const Pivot& p) { return when(p.without_agreed, p.without_option); },
          "Option without their view; None: no agreement.")
      .field(
          "turned", [](const Pivot& p) { return when(p.turned_agreed, p.turned_option); },
          "Option with their view turned round; None: no agreement.")
      .done();
  ChangeRecord(module, "MeetingChange", "The smallest change of one thing that would have turned the choice.")
      .field(
          "kind", [](const SmallestChange& f) { return change_names[static_cast<std::size_t>(f.kind)]; },
          "cue_voiced, cue_held, score, trust or weight.")
      .field(
          "post", [](const SmallestChange& f, T table) { return table.at(f.person); }, "Whose.")
      .field(
          "cue", [](const SmallestChange& f) { return when(f.kind <= ChangeKind::cue_held, f.index); },
          "Number in the account; None: not about one.")
      .field(
          "option", [](const SmallestChange& f) { return when(f.kind == ChangeKind::score, f.index); },
          "Whose score; None: not about one.")
      .field(
          "trusted",
          [](const SmallestChange& f, T table) {
            return f.kind == ChangeKind::trust ? table.at(f.index) : Typed<Maybe<py::str>>();
          },
          "Post trusted more or less; None: not about trust.")
      .field(
          "criterion",
          [](const SmallestChange& f, T table) {
            return criterion_when(f.kind == ChangeKind::weight, f.index, table.names);
          },
          "Criterion weighed otherwise; None: not about a weight.")
      .field("before", &SmallestChange::from, "As it was.")
      .field("after", &SmallestChange::to, "As it would have to be.")
      .field("size", &SmallestChange::size, "How far apart.")
      .field(
          "then", [](const SmallestChange& f) { return when(f.agreed, f.option); }, "Option then; None: no agreement.")
      .done();
}

void bind_sitters(py::module_& module) {
  const auto sitter = [](PlaceAt at, T table) -> const Sitter& { return table.meeting.people[at.place]; };
  SitterRecord(module, "MeetingPerson", "Somebody at the table.")
      .field(
          "post", [sitter](PlaceAt at, T table) { return table.names.post(sitter(at, table).person); }, "Where.")
      .field(
          "profession", [sitter](PlaceAt at, T table) { return table.names.profession(sitter(at, table).profession); },
          "Its id.")
      .field(
          "safety_owner", [sitter](PlaceAt at, T table) { return static_cast<bool>(sitter(at, table).safety_owner); },
          "Whether they answer for safety and may veto.")
      .field(
          "owner", [sitter](PlaceAt at, T table) { return sitter(at, table).needed == 0; },
          "Whether they own the decision.")
      .field(
          "weights",
          [](PlaceAt at, T table) {
            const auto& weights = table.meeting.weights;
            return table.names.row(at.place < weights.size() ? weights[at.place] : CriterionRow{});
          },
          "What they look at, by criterion; sum 1.")
      .done();
  MissingRecord(module, "MissingPerson", "Somebody who had a seat and was not there.")
      .field(
          "post", [](const Sitter& s, T table) { return table.names.post(s.person); }, "Where.")
      .field(
          "profession", [](const Sitter& s, T table) { return table.names.profession(s.profession); }, "Its id.")
      .field(
          "safety_owner", [](const Sitter& s) { return static_cast<bool>(s.safety_owner); },
          "Whether they answer for safety and may veto.")
      .field(
          "owner", [](const Sitter& s) { return s.needed == 0; }, "Whether they own the decision.")
      .done();
}

Typed<ByName<std::int64_t>> behaviours(const MeetingAccount& meeting) {
  py::dict out;
  for (std::size_t b = 0; b < behaviour_count; ++b) {
    if (meeting.behaviours[b] > 0) out[text(behaviour_names[b])] = meeting.behaviours[b];
  }
  return out;
}

/// {post: {post: value}} of a matrix row by holder; empty when it is not of this table.
template <auto matrix>
Typed<ByName<ByName<double>>> relation(const MeetingAccount& meeting, T table) {
  py::dict out;
  if ((meeting.*matrix).size() != table.people() * table.people()) return out;
  for (std::size_t a = 0; a < table.people(); ++a) {
    py::dict row;
    for (std::size_t b = 0; b < table.people(); ++b)
      row[table.at(b)] = static_cast<double>((meeting.*matrix)[a * table.people() + b]);
    out[table.at(a)] = row;
  }
  return out;
}

/// Entries that have no struct of their own, by their numbers.
template <class R, class At>
auto numbered(std::size_t count, T table) {
  std::vector<At> places(count);
  for (std::size_t n = 0; n < count; ++n) places[n] = At{n};
  return many(places, [&](At at) { return R::of(at, table); });
}

void add_sitting(MeetingRecord& record) {
  record
      .field(
          "week", [](const MeetingAccount& m, T table) { return table.names.week(m.at); }, "Since observation began.")
      .field(
          "hours", [](const MeetingAccount& m, T table) { return in_hours(m.at - table.account.record.arrived); },
          "Since the decision arrived.")
      .field("on_paper", &MeetingAccount::on_paper, "Signed one after another, no meeting.")
      .field("escalated", &MeetingAccount::escalated, "Whether it was held a tier up.")
      .field(
          "people",
          [](const MeetingAccount& m, T table) { return numbered<SitterRecord, PlaceAt>(m.people.size(), table); },
          "At the table.")
      .field(
          "missing",
          [](const MeetingAccount& m, T table) {
            return many(m.missing, [&](const Sitter& sitter) { return MissingRecord::of(sitter, table); });
          },
          "Who had a seat and was not there.")
      .field("conflict", &MeetingAccount::conflict, "Whether there was any.")
      .field("incongruency", &MeetingAccount::incongruency, "How far views of what matters lay apart, >= 0.")
      .field("searched", &MeetingAccount::searched, "Whether more information was sought.")
      .field("politicked", &MeetingAccount::politicked, "Whether there was politicking.")
      .field(
          "behaviours", [](const MeetingAccount& m) { return behaviours(m); }, "How often each was seen.")
      .field("extra_hours", &MeetingAccount::extra_hours, "Of the table, beyond the meeting itself.");
}

void add_choice(MeetingRecord& record) {
  record.field("agreed", &MeetingAccount::agreed, "Whether it ended in a choice.")
      .field(
          "option", [](const MeetingAccount& m) { return when(m.agreed, m.option); }, "Chosen; None: no agreement.")
      .field(
          "rule_said", [](const MeetingAccount& m) { return when(m.rule_agreed, m.rule_option); },
          "What the rule alone gave; None: no agreement.")
      .field(
          "forced_by", [](const MeetingAccount& m, T table) { return table.at(m.forced_by); }, "Post; None: nobody.")
      .field(
          "settled_by", [](const MeetingAccount& m, T table) { return table.at(m.settled_by); },
          "Post that settled it by rank; None: nobody.")
      .field(
          "scores", [](const MeetingAccount&, T table) { return scores_of(table); },
          "Everybody's view of every option.")
      .field(
          "cues", [](const MeetingAccount& m, T table) { return numbered<SaidRecord, SaidAt>(m.cues.size(), table); },
          "What was said and what was not.")
      .field(
          "hearings",
          [](const MeetingAccount& m, T table) {
            return many(m.hearings, [&](const Hearing& hearing) { return HearingRecord::of(hearing, table); });
          },
          "Who took up what.")
      .field("trust", &relation<&MeetingAccount::trust>, "By holder and target, in [0, 1].")
      .field("respect", &relation<&MeetingAccount::respect>, "By holder and target, in [0, 1].")
      .field("understanding", &relation<&MeetingAccount::understanding>,
             "Of the holder about the target's role, in [0, 1].")
      .field("listening", &relation<&MeetingAccount::listening>, "Weight of the target with the holder, >= 0.")
      .field(
          "pivots",
          [](const MeetingAccount& m, T table) {
            return many(m.pivots, [&](const Pivot& pivot) { return PivotRecord::of(pivot, table); });
          },
          "Without whom it would have gone otherwise.")
      .field(
          "smallest_changes",
          [](const MeetingAccount& m, T table) {
            return many(m.smallest_changes,
                        [&](const SmallestChange& change) { return ChangeRecord::of(change, table); });
          },
          "Smallest single changes that would have turned it.")
      .done();
}

}  // namespace

Typed<Maybe<py::str>> AtTable::at(std::size_t place) const {
  if (place >= people()) return {};
  return names.post(meeting.people[place].person);
}

void bind_meetings(py::module_& module) {
  bind_said(module);
  bind_turns(module);
  bind_sitters(module);
  MeetingRecord record(module, "DecisionMeeting", "One meeting about a decision.");
  add_sitting(record);
  add_choice(record);
}

}  // namespace colead
