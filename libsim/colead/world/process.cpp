// SPDX-License-Identifier: Apache-2.0
#include "colead/world/process.hpp"

#include <algorithm>
#include <cmath>

namespace colead {

// NOLINTNEXTLINE(readability-function-size): one entry for each field
void ProcessStage::visit(FieldVisitor& v) {
  v.choice({.name = "form",
            .doc = "meet: all prepare, then meet; sign_off: each signs, no meeting; pool: whoever is free first signs"},
           form, stage_form_names);
  v.choice({.name = "order", .doc = "signatures at once, or one after another in the order of the needs"}, order,
           sign_order_names);
  v.numbers({.name = "needs",
             .doc = "which of the decision's needs take part, counted from 1; left out: all",
             .low = 1,
             .high = 12},
            needs);
  v.number(
      assumption("effort", "work of each who takes part, relative to effort_hours", "1", {0, 100}, "assumed_processes"),
      effort);
  v.integer(
      {.name = "quorum",
       .doc = "k of n: signatures, or people in the room, that are enough; 0: all, of a meeting the class's quorum",
       .unit = "people",
       .low = 0,
       .high = 12},
      quorum);
  v.boolean(
      {.name = "alternates", .doc = "others who can fill the need stand in at the meeting for those who are not free"},
      alternates);
  v.number(assumption("rework", "chance that the decision goes back when this stage is over", "share", {0, 0.95},
                      "assumed_processes"),
           rework);
  v.integer({.name = "back_to",
             .doc = "stage that rework goes back to, counted from 1; 0: this stage again",
             .unit = "stage",
             .low = 0,
             .high = 12},
            back_to);
  v.require(form == StageForm::sign_off || order == SignOrder::parallel, "order", "is for form: sign_off only");
  v.require(form == StageForm::meet || !alternates, "alternates",
            "is for form: meet only; form: pool lets anybody sign");
  v.require(!alternates || quorum > 0, "alternates", "needs a quorum: how many of those who take part are enough");
  v.require(form != StageForm::pool || quorum <= 1, "quorum", "a pool gives one signature");
  v.require(rework > 0 || back_to == 0, "back_to", "needs a chance of rework above 0");
  v.require(std::ranges::all_of(needs, [](double n) { return n == std::floor(n); }), "needs",
            "are numbered 1, 2, 3 ... in the order of the decision's needs");
}

bool ProcessStage::involves(std::size_t need) const {
  return needs.empty() || std::ranges::find(needs, static_cast<double>(need + 1)) != needs.end();
}

ProcessFault fault_in(const std::vector<ProcessStage>& process, const std::vector<std::int64_t>& counts) {
  for (std::size_t s = 0; s < process.size(); ++s) {
    const ProcessStage& stage = process[s];
    const auto at = [s](const char* field) { return "process[" + std::to_string(s) + "]." + field; };
    if (stage.back_to > static_cast<std::int64_t>(s) + 1)
      return {at("back_to"), "rework goes back to this stage or one before it, not forward"};
    std::int64_t people = 0;
    for (std::size_t n = 0; n < counts.size(); ++n) people += stage.involves(n) ? counts[n] : 0;
    for (const double need : stage.needs) {
      if (need > static_cast<double>(counts.size()))
        return {at("needs"), "the decision has only " + std::to_string(counts.size()) + " needs"};
    }
    if (stage.form == StageForm::pool && people != 1)
      return {at(stage.needs.empty() ? "form" : "needs"),
              "a pool fills exactly one need of count 1; one stage for each"};
    if (stage.quorum > people)
      return {at("quorum"), "more than the " + std::to_string(people) + " people who take part"};
  }
  return {};
}

}  // namespace colead
