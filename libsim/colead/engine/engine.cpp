// SPDX-License-Identifier: Apache-2.0
#include "colead/engine/engine.hpp"

#include <string>

#include "colead/core/error.hpp"

namespace colead {

void Engine::check(const Event& event) {
  const auto what = [&] {
    return "event of kind " + std::to_string(event.kind) + " for subject " + std::to_string(event.subject);
  };
  if (event.time == never()) throw ModelError(what() + " scheduled at never()");
  if (event.time < now_) {
    throw ModelError(what() + " scheduled at " + std::to_string(event.time.us) + " us, before now, " +
                     std::to_string(now_.us) + " us");
  }
  if (begun_ && ++zero_delay_ > zero_delay_limit_) {
    throw BudgetError(what() + " is one more than the " + std::to_string(zero_delay_limit_) +
                      " events that may be scheduled without delay, at " + std::to_string(now_.us) + " us");
  }
}

void Engine::check(Time until) const {
  if (until < now_)
    throw ModelError("cannot run until " + std::to_string(until.us) + " us: now is " + std::to_string(now_.us) + " us");
}

}  // namespace colead
