// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "colead/fields/field_reader.hpp"
#include "support/tiny_scenario.hpp"

namespace colead::test {

inline NameTable tiny_names() {
  NameTable table;
  table.declare(Domain::criterion, {"safety", "access", "finance"});
  table.declare(Domain::profession, {"manager", "medic"});
  table.declare(Domain::calendar, {"office"});
  table.declare(Domain::organisation, {"hospital"});
  table.declare(Domain::decision_class, {"rota", "beds", "plan"});
  table.declare(Domain::unit, {"north", "south"});
  return table;
}

struct Made {
  KindInstance instance;
  std::vector<Diagnostic> problems;
};

/// One kind from parameters as they would stand in a scenario.
inline Made make(const KindEntry& entry, const Node& params = Node::mapping()) {
  ReadContext context;
  context.names = tiny_names();
  context.catalogues = shipped().all();
  FieldReader reader(context, params);
  Made out;
  out.instance = entry.make(reader);
  reader.finish();
  out.problems = std::move(context.problems);
  return out;
}

/// The names of a catalogue's kinds: what a suite is run over, so that a new kind needs no line here.
inline std::vector<std::string> kinds_of(const CatalogueBase& catalogue) {
  std::vector<std::string> out;
  for (const KindEntry& entry : catalogue.entries()) out.push_back(entry.name);
  return out;
}

template <class Contract>
Kind<Contract> made(const Catalogue<Contract>& catalogue, const std::string& name) {
  Made out = make(*catalogue.find(name));
  if (!out.problems.empty()) throw ScenarioError(out.problems);
  return {std::move(out.instance)};
}

inline std::string kind_name(const testing::TestParamInfo<std::string>& kind) { return kind.param; }

}  // namespace colead::test
