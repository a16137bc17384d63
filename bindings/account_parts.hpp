// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "account_records.hpp"

namespace colead {

// Entries of an account that have no struct of their own.
struct OptionAt {
  std::size_t option;
};
struct CueAt {
  std::size_t cue;
};
struct SeatAt {
  std::size_t seat;
};
struct RouteTaken {
  const DecisionAccount& account;
};

using OptionRecord = Record<OptionAt, Names, DecisionAccount>;
using CueRecord = Record<CueAt, Names, DecisionAccount>;
using PersonRecord = Record<SeatAt, Names, DecisionRecord>;
using StepRecord = Record<AccountStep, Names, DecisionRecord>;
using DelayRecord = Record<DelayEntry, Names, DecisionRecord>;
using TermsRecord = Record<RouteAccount>;
using RouteRecord = Record<RouteTaken>;

void bind_account_parts(py::module_& module);

}  // namespace colead
