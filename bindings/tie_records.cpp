// SPDX-License-Identifier: Apache-2.0
#include "tie_records.hpp"

#include "colead/core/error.hpp"
#include "colead/experiment/tie_account.hpp"

namespace colead {
namespace {

using TrustChangeRecord = Record<TrustEntry, Names>;
using TieRecord = Record<TieAccount, Names>;

/// What the ledger books by itself speaks of no facet.
bool of_a_facet(const TrustEntry& entry) { return entry.cause < TrustCause::faded; }

void bind_changes(py::module_& module) {
  TrustChangeRecord(module, "TieChange", "One change of the trust of one post in another.")
      .field(
          "week", [](const TrustEntry& entry, const Names& names) { return names.week(entry.at); },
          "Since observation began.")
      .field(
          "cause", [](const TrustEntry& entry) { return trust_cause_names[static_cast<std::size_t>(entry.cause)]; },
          "What changed it.")
      .field(
          "facet",
          [](const TrustEntry& entry) -> Typed<Maybe<py::str>> {
            if (!of_a_facet(entry)) return {};
            return py::object(text(facet_names[static_cast<std::size_t>(entry.facet)]));
          },
          "Of what trust it spoke; None: of no one.")
      .field(
          "size",
          [](const TrustEntry& entry) { return static_cast<double>(entry.after) - static_cast<double>(entry.before); },
          "On the scale of 0 to 1.")
      .field(
          "trust", [](const TrustEntry& entry) { return static_cast<double>(entry.after); }, "After it, in [0, 1].")
      .done();
}

Row<TieAccount> account_of_tie(const Experiment& experiment, const RunResult& result, std::uint32_t holder,
                               std::uint32_t target, std::optional<double> until_week) {
  const double warm_up = experiment.plan().setting().warm_up_weeks;
  const auto found =
      until_week ? tie_account(result, PersonId{holder}, PersonId{target}, Time::start() + weeks(warm_up + *until_week))
                 : tie_account(result, PersonId{holder}, PersonId{target});
  const Names names(experiment);
  if (!found) {
    const auto name = [&](std::uint32_t post) { return "'" + names.post(PersonId{post}).cast<std::string>() + "'"; };
    throw ModelError(name(holder) + " does not know " + name(target) + (until_week ? " by then" : ""));
  }
  return TieRecord::of(*found, names);
}

}  // namespace

void bind_ties(py::module_& module) {
  bind_changes(module);
  TieRecord(module, "TieAccount", "Trust of one post in another: start + the sizes of the changes = trust.")
      .field(
          "holder", [](const TieAccount& tie, const Names& names) { return names.post(tie.holder); }, "Who trusts.")
      .field(
          "target", [](const TieAccount& tie, const Names& names) { return names.post(tie.target); }, "Whom.")
      .field(
          "began_week", [](const TieAccount& tie, const Names& names) { return names.week(tie.began); },
          "Since observation began.")
      .field("start", &TieAccount::start, "Trust at the beginning, in [0, 1].")
      .field("trust", &TieAccount::trust, "Trust after the last change, in [0, 1].")
      .field(
          "changes",
          [](const TieAccount& tie, const Names& names) {
            return many(tie.changes, [&](const TrustEntry& entry) { return TrustChangeRecord::of(entry, names); });
          },
          "In the order in which they happened.")
      .done();
  module.def("tie_account", &account_of_tie, py::arg("experiment"), py::arg("result"), py::arg("holder"),
             py::arg("target"), py::arg("until_week") = py::none(),
             "The account of the tie between two posts, by their numbers in the ledger, up to a week since observation "
             "began. ModelError where the one did not know the other by then.");
}

}  // namespace colead
