// SPDX-License-Identifier: Apache-2.0
#include "account_parts.hpp"

namespace colead {
namespace {

void bind_options(py::module_& module) {
  using A = const DecisionAccount&;
  OptionRecord(module, "AccountOption", "An option of a decision; 0 is to leave things as they are.")
      .field("option", &OptionAt::option, "Its number.")
      .field(
          "worth", [](OptionAt at, const Names&, A account) { return account.worth[at.option]; },
          "On the weights of patients and public.")
      .field(
          "attributes",
          [](OptionAt at, const Names& names, A account) { return names.row(account.attributes[at.option]); },
          "What it is worth by criterion.")
      .field(
          "known", [](OptionAt at, const Names& names, A account) { return names.row(account.known[at.option]); },
          "What everybody knew of it, by criterion.")
      .done();
}

/// Who holds a cue: the post needed at that place; None when everybody could know it.
Typed<Maybe<py::str>> holder_of(const Names& names, const DecisionRecord& record, std::uint8_t holder) {
  if (holder == shared_holder || holder >= max_participants) return {};
  return names.post(record.people[holder]);
}

void bind_cues(py::module_& module) {
  using A = const DecisionAccount&;
  CueRecord(module, "AccountCue", "A piece of information about one option and one criterion.")
      .field("cue", &CueAt::cue, "Its number in the account.")
      .field(
          "option", [](CueAt at, const Names&, A account) { return account.cues[at.cue].option; }, "What it is about.")
      .field(
          "criterion",
          [](CueAt at, const Names& names, A account) { return names.criterion(account.cues[at.cue].criterion); },
          "Criterion it speaks of.")
      .field(
          "value", [](CueAt at, const Names&, A account) { return account.cues[at.cue].value; }, "What it says.")
      .field(
          "holder",
          [](CueAt at, const Names& names, A account) {
            return holder_of(names, account.record, account.cues[at.cue].holder);
          },
          "Post that knew it; None when everybody could.")
      .field(
          "told", [](CueAt at, const Names&, A account) { return account.cues[at.cue].heard; },
          "Whether it was ever told.")
      .done();
}

void bind_people(py::module_& module) {
  using R = const DecisionRecord&;
  PersonRecord(module, "AccountPerson", "Somebody whom a decision needed.")
      .field(
          "post", [](SeatAt at, const Names& names, R record) { return names.post(record.people[at.seat]); },
          "None: nobody.")
      .field(
          "profession",
          [](SeatAt at, const Names& names, R record) { return names.profession(record.profession[at.seat]); },
          "Its id.")
      .field(
          "present", [](SeatAt at, const Names&, R record) { return static_cast<bool>(record.present[at.seat]); },
          "Whether they took part.")
      .field(
          "accountability", [](SeatAt at, const Names&, R record) { return record.accountability[at.seat]; },
          "Share in [0, 1]; those of a decision sum to 1.")
      .field(
          "regret", [](SeatAt at, const Names&, R record) { return record.regret[at.seat]; },
          "What another option would have gained them on their own weights, >= 0.")
      .field(
          "own_score", [](SeatAt at, const Names&, R record) { return record.own_score[at.seat]; },
          "Of what was chosen, on their own weights.")
      .done();
}

void bind_steps(py::module_& module) {
  using R = const DecisionRecord&;
  StepRecord(module, "AccountStep", "A step in the life of a decision.")
      .field(
          "step",
          [](const AccountStep& step, const Names&, R) { return step_names[static_cast<std::size_t>(step.kind)]; },
          "What happened.")
      .field(
          "week", [](const AccountStep& step, const Names& names, R) { return names.week(step.at); },
          "Since observation began.")
      .field(
          "hours", [](const AccountStep& step, const Names&, R record) { return in_hours(step.at - record.arrived); },
          "Since it arrived.")
      .field(
          "who", [](const AccountStep& step, const Names& names, R) { return names.post(step.who); },
          "Post; None: nobody.")
      .field(
          "other", [](const AccountStep& step, const Names& names, R) { return names.post(step.other); },
          "The other post; None: nobody.")
      .done();
}

void bind_delays(py::module_& module) {
  using R = const DecisionRecord&;
  DelayRecord(module, "AccountDelay", "A stretch of the lead time and what it was spent on.")
      .field(
          "cause",
          [](const DelayEntry& entry, const Names&, R) { return cause_names[static_cast<std::size_t>(entry.cause)]; },
          "What took the time.")
      .field(
          "who", [](const DelayEntry& entry, const Names& names, R) { return names.post(entry.who); },
          "Post that was waited for; None: nobody.")
      .field(
          "profession", [](const DelayEntry& entry, const Names& names, R) { return names.profession_of(entry.who); },
          "Of that post; None: nobody.")
      .field(
          "from_hours",
          [](const DelayEntry& entry, const Names&, R record) { return in_hours(entry.from - record.arrived); },
          "Since it arrived.")
      .field(
          "to_hours",
          [](const DelayEntry& entry, const Names&, R record) { return in_hours(entry.to - record.arrived); },
          "Since it arrived.")
      .field(
          "hours", [](const DelayEntry& entry, const Names&, R) { return in_hours(entry.to - entry.from); },
          "How long.")
      .done();
}

void bind_route(py::module_& module) {
  TermsRecord(module, "RouteTerms", "What made for deciding together, each on the log-odds scale.")
      .field("tendency", &RouteAccount::tendency, "Of the class of decision.")
      .field("policy", &RouteAccount::policy, "Of what strategies have put up.")
      .field("trust", &RouteAccount::trust, "Of the owner in the others.")
      .field("understanding", &RouteAccount::understanding, "Of the owner about their roles.")
      .field("habit", &RouteAccount::habit, "Of formal channels.")
      .field("load", &RouteAccount::load, "Of the owner's workload.")
      .done();
  RouteRecord(module, "AccountRoute", "How a decision was taken up.")
      .field(
          "taken", [](RouteTaken taken) { return route_names[static_cast<std::size_t>(taken.account.record.route)]; },
          "joint, one_sided or formal.")
      .field(
          "choice", [](RouteTaken taken) { return taken.account.route.choice; },
          "Whether there was anything to choose.")
      .field(
          "terms", [](RouteTaken taken) { return TermsRecord::of(taken.account.route); },
          "What the choice was made of.")
      .field(
          "joint_probability", [](RouteTaken taken) { return taken.account.route.joint_probability; },
          "Of deciding together, in [0, 1].")
      .field(
          "formal_probability", [](RouteTaken taken) { return taken.account.route.formal_probability; },
          "Of formal channels where it was not together, in [0, 1].")
      .done();
}

}  // namespace

void bind_account_parts(py::module_& module) {
  bind_options(module);
  bind_cues(module);
  bind_people(module);
  bind_steps(module);
  bind_delays(module);
  bind_route(module);
}

}  // namespace colead
