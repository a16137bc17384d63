// SPDX-License-Identifier: Apache-2.0
#include "colead/core/error.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace colead {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitution});
    }
  }
  return row[b.size()];
}

std::string escaped(std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) {
      out += "\\x";
      out += digits[byte >> 4U];
      out += digits[byte & 0xfU];
    } else {
      out += c;
    }
  }
  return out;
}

std::string all_lines(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const auto& diagnostic : diagnostics) {
    if (!out.empty()) out += '\n';
    out += one_line(diagnostic);
  }
  return out;
}

}  // namespace

std::string_view to_string(ErrorCode code) {
  static constexpr std::array<std::string_view, 13> names{"IO",    "LIMIT",  "ENCODING", "SYNTAX", "DUPKEY",
                                                          "ALIAS", "TAG",    "SCHEMA",   "TYPE",   "RANGE",
                                                          "REF",   "BUDGET", "PATH"};
  return names.at(static_cast<std::size_t>(code));
}

std::string one_line(const Diagnostic& diagnostic) {
  std::string out = diagnostic.file.empty() ? std::string{"<scenario>"} : diagnostic.file;
  if (diagnostic.line > 0) out += ":" + std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column);
  out += ": " + std::string{to_string(diagnostic.code)} + ": " + diagnostic.message;
  if (!diagnostic.expected.empty()) out += " (expected " + diagnostic.expected + ")";
  if (!diagnostic.suggestion.empty()) out += " (did you mean '" + diagnostic.suggestion + "'?)";
  return escaped(out);
}

ScenarioError::ScenarioError(std::vector<Diagnostic> diagnostics)
    : std::runtime_error(all_lines(diagnostics)), diagnostics_(std::move(diagnostics)) {}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t most_steps = 1'000'000;  // a suggestion is a courtesy: it may cost a few milliseconds
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  std::size_t steps = 0;
  for (const auto& candidate : candidates) {
    if (std::max(word.size(), candidate.size()) - std::min(word.size(), candidate.size()) >= best_distance) continue;
    steps += word.size() * candidate.size();
    if (steps > most_steps) break;
    const std::size_t d = distance(word, candidate);
    if (d < best_distance) {
      best_distance = d;
      best = candidate;
    }
  }
  return best;
}

}  // namespace colead
