// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/fields/node.hpp"

namespace colead::detail {

inline constexpr std::size_t max_file_bytes = std::size_t{1} << 20U;
inline constexpr std::size_t max_scalar_bytes = std::size_t{64} << 10U;
inline constexpr std::size_t max_depth = 32;
inline constexpr std::size_t max_nodes = 100'000;
inline constexpr std::size_t max_key_bytes = 1024;  // beyond this the YAML reader no longer takes a text for a key

/// A character that may not stand in a scenario.
struct TextFault {
  std::size_t offset{0};
  std::string message;
};

/// The first byte of `text` that is not strict UTF-8, or the first character that is refused; no value when all is
/// well.
[[nodiscard]] std::optional<TextFault> find_text_fault(std::string_view text);

/// Why a character is refused, or "" when it is welcome.
[[nodiscard]] std::string refusal_of(char32_t character);

/// The text of a document after the checks of its encoding: no byte order mark, lines end with '\n'.
struct Source {
  std::string file;
  std::uint32_t file_index{0};
  std::string text;
  std::vector<std::size_t> line_starts;
  std::vector<std::size_t> continuations;  ///< offsets of the bytes that begin no character

  [[nodiscard]] Mark mark(std::size_t offset) const;
  [[nodiscard]] Diagnostic at(ErrorCode code, std::size_t offset, std::string message, std::string expected = {}) const;
  /// Finds the lines; to be called whenever `text` is set.
  void index();
};

/// Throws ScenarioError LIMIT or ENCODING.
[[nodiscard]] Source read_source(std::string_view bytes, const std::string& file_name, std::uint32_t file_index);

[[noreturn]] void refuse(Diagnostic diagnostic);

}  // namespace colead::detail
