// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/refuse.hpp"

#include <utility>

namespace colead {

void refuse(const Document& document, Fault fault) {
  Diagnostic problem;
  problem.code = fault.code;
  problem.file = fault.mark.file < document.files.size() ? document.files[fault.mark.file] : "";
  problem.line = static_cast<int>(fault.mark.line);
  problem.column = static_cast<int>(fault.mark.column);
  problem.path = std::move(fault.path);
  problem.message = std::move(fault.message);
  problem.expected = std::move(fault.expected);
  problem.suggestion = std::move(fault.suggestion);
  throw ScenarioError({std::move(problem)});
}

}  // namespace colead
