// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "colead/core/error.hpp"
#include "session.hpp"

namespace colead::web {

// What the page is told in words, as JSON. Numbers of results are not among it: see exports.cpp.

/// [{code, line, column, path, message, expected, suggestion, text}]
[[nodiscard]] std::string problems_text(std::span<const Diagnostic> problems);
[[nodiscard]] std::string problem_text(const std::string& message);

/// The scenario as it stands: what it is called, its strategies, and a field for every number it rests on with unit,
/// range, grade and source; {title, question, ..., strategies: [...], fields: [...], outputs: [...], people: [...]}.
[[nodiscard]] std::string scenario_text(const Session& session);

/// Of the run that was watched to its end, the decision in which most time passed after a meeting or a choice of route:
/// what it was about, who was needed, where the hours went, step by step.
[[nodiscard]] std::string decision_text(const Session& session);

}  // namespace colead::web
