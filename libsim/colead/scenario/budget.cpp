// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/budget.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "colead/core/error.hpp"
#include "colead/fields/scalar.hpp"

namespace colead {
namespace {

constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

double* amount_of(Budget& budget, std::string_view name) {
  if (name == "people") return &budget.people;
  if (name == "runs") return &budget.runs;
  return name == "decisions" ? &budget.decisions : nullptr;
}

void allow(Budget& budget, std::string_view part) {
  const std::size_t equals = std::min(part.find('='), part.size());
  double* amount = amount_of(budget, trimmed(part.substr(0, equals)));
  const Parsed<double> number =
      parse_number(Node::scalar(std::string{trimmed(part.substr(std::min(equals + 1, part.size())))}));
  if (amount == nullptr || !number.good() || number.value <= 0.0) {
    throw ModelError(
        "COLEAD_BUDGET says people, runs or decisions and how many, as in 'people=4e6, decisions=1e11', not " +
        shown(part));
  }
  *amount = number.value;
}

}  // namespace

Budget budget_in(std::string_view text) {
  Budget budget;
  for (std::size_t from = 0; !trimmed(text.substr(from)).empty();) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    allow(budget, trimmed(text.substr(from, comma - from)));
    from = std::min(comma + 1, text.size());
  }
  return budget;
}

Budget users_budget() {
  const char* said = std::getenv("COLEAD_BUDGET");
  return said == nullptr ? Budget{} : budget_in(said);
}

}  // namespace colead
