// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "colead/scenario/gate_text.hpp"

namespace colead::detail {

/// Where a scalar ends (one past its last byte), or what is wrong with it.
struct ScalarEnd {
  std::size_t end{0};
  std::optional<Diagnostic> fault;
};

[[nodiscard]] constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// True when `offset` is a space, a tab, a line end or the end of the text.
[[nodiscard]] bool blank_or_end(std::string_view text, std::size_t offset);

/// A plain scalar ends with its line, before ": " and before " #"; inside brackets also before any of ",[]{}".
[[nodiscard]] std::size_t plain_end(std::string_view text, std::size_t start, bool in_flow);

/// A quoted scalar may go on over lines that are indented deeper than `indent`, the column of the block it stands in.
[[nodiscard]] ScalarEnd quoted_end(const Source& source, std::size_t start, long indent);

/// A block text (`|` or `>`) ends before the first line that is not indented as deep as its first line; the end is the
/// start of that line.
[[nodiscard]] ScalarEnd block_end(const Source& source, std::size_t start, long indent);

}  // namespace colead::detail
