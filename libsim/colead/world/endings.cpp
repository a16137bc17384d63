// SPDX-License-Identifier: Apache-2.0
#include "colead/world/endings.hpp"

namespace colead {

void Endings::visit(FieldVisitor& v) {
  v.integer(assumption("sittings",
                       "most sittings over which a long item is split, where they end sooner than one would; 1: never",
                       "sittings", {1, 2}, "assumed_endings"),
            sittings);
  v.number(assumption("split_above_minutes", "an item that takes longer than this may be split", "minutes", {1, 5000},
                      "assumed_endings"),
           split_above_minutes);
  v.integer(assumption("standing_after",
                       "empty searches after which the unit's standing meeting (meeting_every_days) takes the item "
                       "with those present, as long as the owner is; 0: never",
                       "searches", {0, 1000}, "assumed_endings"),
            standing_after);
  v.integer(
      assumption("redraw_after", "empty searches after which an escalated decision is put to other seniors; 0: never",
                 "searches", {0, 1000}, "assumed_endings"),
      redraw_after);
  v.integer(assumption("sign_off_after",
                       "empty searches after which seniors sign an escalated decision off one after another, on paper; "
                       "0: never",
                       "searches", {0, 1000}, "assumed_endings"),
            sign_off_after);
  v.number(
      assumption("sign_off_minutes", "work of each senior who signs on paper", "minutes", {0, 480}, "assumed_endings"),
      sign_off_minutes);
  v.number(
      assumption("escalated_patience_days",
                 "mean time (exponential) from escalation until seniors who have not met sign on paper; 0: no limit",
                 "days", {0, 3650}, "assumed_endings"),
      escalated_patience_days);
}

}  // namespace colead
