// SPDX-License-Identifier: Apache-2.0
#include "account_records.hpp"

#include <algorithm>

#include "account_parts.hpp"

namespace colead {
namespace {

const DecisionRecord& head(const DecisionRecord& record) { return record; }
const DecisionRecord& head(const DecisionAccount& account) { return account.record; }

template <auto member>
constexpr auto of_head = [](const auto& source) { return head(source).*member; };

/// What is known of a decision without its account, up to its route.
template <class R>
R& add_beginning(R& record) {
  return record
      .field(
          "id", [](const auto& source, const Names& names) { return names.decision(head(source)); },
          "Unit, class and number: the same decision has the same id in every strategy.")
      .field(
          "unit", [](const auto& source, const Names& names) { return names.unit(head(source)); }, "Where it arose.")
      .field(
          "decision_class", [](const auto& source, const Names& names) { return names.decision_class(head(source)); },
          "What kind it is.")
      .field(
          "arrived_week", [](const auto& source, const Names& names) { return names.week(head(source).arrived); },
          "Since observation began.")
      .field(
          "decided_week", [](const auto& source, const Names& names) { return names.week(head(source).decided); },
          "Since observation began: in force.")
      .field(
          "due_week", [](const auto& source, const Names& names) { return names.week(head(source).due); },
          "Since observation began.")
      .field(
          "lead_hours", [](const auto& source) { return in_hours(head(source).lead_time()); },
          "From arrival to being in force.");
}

/// The rest of it.
template <class R>
R& add_ending(R& record) {
  return record
      .field(
          "style", [](const auto& source) { return style_names[static_cast<std::size_t>(head(source).style)]; },
          "How it ended: resolution, escalated, oversight, flight or open.")
      .field("chosen", of_head<&DecisionRecord::chosen>, "Option; 0: things were left as they were.")
      .field("value", of_head<&DecisionRecord::value>, "Of what was chosen, on the weights of patients and public.")
      .field("best_value", of_head<&DecisionRecord::best_value>, "Of the best option there was.")
      .field("realised_value", of_head<&DecisionRecord::realised_value>, "What it brought; NaN: not known yet.")
      .field("buy_in", of_head<&DecisionRecord::buy_in>, "Of those it concerned, in [0, 1].")
      .field("stakes", of_head<&DecisionRecord::stakes>, "Weight of the decision, > 0.")
      .field(
          "regret",
          [](const auto& source) {
            const auto& regret = head(source).regret;
            return *std::max_element(regret.begin(), regret.end());
          },
          "The greatest of anybody it needed.")
      .field("attempts", of_head<&DecisionRecord::attempts>,
             "Discussions: in a meeting, on paper or by one person alone.")
      .field("escalations", of_head<&DecisionRecord::escalations>, "Times it went a tier up.")
      .field("reworks", of_head<&DecisionRecord::reworks>, "Times it came back.")
      .field("misread_reworks", of_head<&DecisionRecord::misread_reworks>, "Of these, because it had been misread.")
      .field("joint_hours", of_head<&DecisionRecord::joint_hours>, "Person-hours of preparing and meeting.")
      .field("conflict", of_head<&DecisionRecord::conflict>, "Whether there was any.")
      .field("pareto_efficient", of_head<&DecisionRecord::pareto_efficient>,
             "Whether no option was better for somebody and worse for nobody.")
      .field("unique_held", of_head<&DecisionRecord::unique_held>, "Pieces of information that one alone held.")
      .field("unique_voiced", of_head<&DecisionRecord::unique_voiced>, "Of these, how many were told.");
}

void bind_brief(py::module_& module) {
  BriefRecord brief(module, "DecisionBrief", "What is known of a decision without its account.");
  add_beginning(brief).field(
      "route", [](const DecisionRecord& record) { return route_names[static_cast<std::size_t>(record.route)]; },
      "joint, one_sided or formal.");
  add_ending(brief).done();
}

Typed<Many<Row<OptionAt>>> account_options(const DecisionAccount& account, const Names& names) {
  const std::size_t count = std::min({account.attributes.size(), account.worth.size(), account.known.size()});
  std::vector<OptionAt> places(count);
  for (std::size_t o = 0; o < count; ++o) places[o].option = o;
  return many(places, [&](OptionAt at) { return OptionRecord::of(at, names, account); });
}

Typed<Many<Row<CueAt>>> account_cues(const DecisionAccount& account, const Names& names) {
  std::vector<CueAt> places(account.cues.size());
  for (std::size_t n = 0; n < places.size(); ++n) places[n].cue = n;
  return many(places, [&](CueAt at) { return CueRecord::of(at, names, account); });
}

Typed<Many<Row<SeatAt>>> account_people(const DecisionAccount& account, const Names& names) {
  std::vector<SeatAt> seats(account.record.participants);
  for (std::size_t p = 0; p < seats.size(); ++p) seats[p].seat = p;
  return many(seats, [&](SeatAt at) { return PersonRecord::of(at, names, account.record); });
}

void bind_account(py::module_& module) {
  AccountRecord account(module, "DecisionAccount", "Why a decision went as it did in one run.");
  add_beginning(account).field(
      "route", [](const DecisionAccount& source) { return RouteRecord::of({source}); }, "How it was taken up.");
  add_ending(account)
      .field(
          "rule", [](const DecisionAccount& source, const Names& names) { return names.rule(source.record); },
          "Kind of rule by which the table decides.")
      .field("options", &account_options, "What there was to choose from.")
      .field("cues", &account_cues, "What there was to know.")
      .field("people", &account_people, "Whom it needed.")
      .field(
          "steps",
          [](const DecisionAccount& source, const Names& names) {
            return many(source.steps,
                        [&](const AccountStep& step) { return StepRecord::of(step, names, source.record); });
          },
          "Its life, in order.")
      .field(
          "delays",
          [](const DecisionAccount& source, const Names& names) {
            return many(source.delays,
                        [&](const DelayEntry& entry) { return DelayRecord::of(entry, names, source.record); });
          },
          "Where the time between arrival and decision went.")
      .field(
          "meetings",
          [](const DecisionAccount& source, const Names& names) {
            return many(source.meetings, [&](const MeetingAccount& meeting) {
              return MeetingRecord::of(meeting, {names, source, meeting});
            });
          },
          "In order; the last one decided, where one did.")
      .done();
}

}  // namespace

void bind_accounts(py::module_& module) {
  bind_account_parts(module);
  bind_brief(module);
  bind_scores(module);
  bind_meetings(module);
  bind_account(module);
}

}  // namespace colead
