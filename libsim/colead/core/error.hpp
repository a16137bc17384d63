// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// What kind of mistake a diagnostic reports; the spelling (`to_string`) is part of the interface.
enum class ErrorCode { io, limit, encoding, syntax, dupkey, alias, tag, schema, type, range, ref, budget, path };

[[nodiscard]] std::string_view to_string(ErrorCode code);

/// One mistake of the user, where it is and what would be right. Line and column count from 1; 0 means unknown
/// (a value that never stood in a file, such as a Python keyword).
struct Diagnostic {
  ErrorCode code{ErrorCode::schema};
  std::string file;
  int line{0};
  int column{0};
  std::string path;        ///< dotted place in the document, e.g. "decisions.rota_gap.per_week"
  std::string message;     ///< what is wrong
  std::string expected;    ///< what was expected; may be empty
  std::string suggestion;  ///< nearest right spelling; may be empty
};

/// "file:line:column: CODE: message (expected ...; did you mean 'x'?)" on one line, control bytes escaped.
[[nodiscard]] std::string one_line(const Diagnostic& diagnostic);

/// The user's scenario is wrong. Carries every mistake found in one pass; what() lists them, a line each.
class ScenarioError : public std::runtime_error {
 public:
  explicit ScenarioError(std::vector<Diagnostic> diagnostics);
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

/// A run would cost or has cost more than it may (people, ties, events, zero-delay chains).
class BudgetError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The library was called in a way its contract forbids.
class ModelError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The candidate nearest to `word` (Levenshtein distance at most 2, or a third of its length), or "" if none is near.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace colead
COLEAD_PUBLIC_END
