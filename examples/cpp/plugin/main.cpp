// SPDX-License-Identifier: Apache-2.0
// Compares a strategy of our own kind with the baseline of the small unit, in a scenario that is written in code.
#include <colead/version.hpp>
#include <exception>
#include <iostream>

#include "kinds.hpp"

namespace {

/// The shipped small unit with one strategy more; `understanding` is what the coffee is believed to bring.
colead::Node with_coffee(double understanding) {
  using colead::list_of;
  using colead::mapping_of;
  const colead::Node coffee = mapping_of({{"kind", "coffee_round"}, {"understanding", understanding}});
  return mapping_of({{"extends", "small_unit"},
                     {"name", "coffee"},
                     {"horizon_weeks", 26},
                     {"warm_up_weeks", 13},
                     {"strategies", mapping_of({{"coffee", list_of({coffee})}})}});
}

void compare(const colead::Catalogues& kinds) {
  colead::Experiment experiment(colead::build_scenario(with_coffee(0.3), "main.cpp", kinds), kinds);
  colead::CompareOptions options;
  options.strategies = {"coffee"};
  options.replications = 4;
  for (const colead::Effect& effect : colead::compare(experiment, options, {}).effects) {
    const bool shown = effect.metric == "understanding_mean" || effect.metric == "longest_wait";
    if (shown && effect.group == "all")
      std::cout << effect.metric << ": " << effect.difference << ' ' << effect.unit << ", " << effect.verdict() << '\n';
  }
}

}  // namespace

int main() {
  colead::Catalogues kinds;
  coffee::add_coffee_round(kinds.interventions);
  coffee::add_longest_wait(kinds.metrics);
  std::cout << "colead " << colead::version << '\n';
  try {
    const auto round = colead::make_kind(kinds.interventions, "coffee_round", colead::mapping_of({{"every_weeks", 4}}));
    std::cout << "coffee every " << round->delivery().every_weeks << " weeks can be made\n";
    compare(kinds);
    static_cast<void>(colead::build_scenario(with_coffee(3.0), "main.cpp", kinds));  // no share: told, not run
  } catch (const colead::ScenarioError& error) {
    std::cout << error.what() << '\n';
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
  }
  return 1;
}
