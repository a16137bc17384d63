// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "colead/core/error.hpp"
#include "colead/fields/node.hpp"

namespace colead {

/// What is wrong at a place of a document, before any field of it is read.
struct Fault {
  ErrorCode code{ErrorCode::schema};
  Mark mark;
  std::string path;
  std::string message;
  std::string expected{};
  std::string suggestion{};
};

/// Throws ScenarioError with this one mistake.
[[noreturn]] void refuse(const Document& document, Fault fault);

}  // namespace colead
