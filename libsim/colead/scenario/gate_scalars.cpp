// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/gate_scalars.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace colead::detail {
namespace {

constexpr std::string_view tab_message = "a tab is used for indentation";

ScalarEnd fault_at(const Source& source, ErrorCode code, std::size_t offset, std::string message) {
  return {offset, source.at(code, offset, std::move(message))};
}

/// The end of the escape that starts at the backslash `start`. Decides here, at the right column, what the YAML reader
/// would decode into control characters or into bytes that are no UTF-8 (it does so for \N and \_).
ScalarEnd escape_end(const Source& source, std::size_t start) {
  const std::string_view text = source.text;
  const char c = start + 1 < text.size() ? text[start + 1] : '\n';
  if (std::string_view{"\"\\/nt LP\n"}.find(c) != std::string_view::npos)
    return {std::min(start + 2, text.size()), std::nullopt};
  if (std::string_view{"0abefvrN"}.find(c) != std::string_view::npos) {
    return fault_at(source, ErrorCode::encoding, start,
                    std::string{"the escape \\"} + c + " stands for a control character");
  }
  const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (digits == 0) {
    Diagnostic unknown = source.at(ErrorCode::syntax, start, "unknown escape after \\ in double quotes",
                                   "\\\\ for a backslash, or single quotes around the text");
    return {start, std::move(unknown)};
  }
  const std::string_view code = text.substr(std::min(text.size(), start + 2), digits);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value, 16);
  if (code.size() != digits || error != std::errc{} || end != code.data() + digits) {
    return fault_at(source, ErrorCode::syntax, start,
                    std::string{"the escape \\"} + c + " needs " + std::to_string(digits) + " hexadecimal digits");
  }
  if (std::string refusal = refusal_of(value); !refusal.empty()) {
    return fault_at(source, ErrorCode::encoding, start, "this escape stands for " + refusal);
  }
  return {start + 2 + digits, std::nullopt};
}

/// True when the quoted text may go on in the line that starts at `line`: blank, or indented deeper than `indent`.
bool goes_on(std::string_view text, std::size_t line, long indent) {
  const std::size_t first = text.find_first_not_of(" \t", line);
  if (first == std::string_view::npos) return false;
  return text[first] == '\n' || static_cast<long>(first - line) > indent;
}

struct BlockHeader {
  std::size_t end{0};  // of the header's line
  long digit{0};       // explicit indentation, 0 if none
};

std::optional<BlockHeader> block_header(std::string_view text, std::size_t start) {
  BlockHeader header;
  std::size_t i = start + 1;
  bool chomp = false;
  for (; i < text.size(); ++i) {
    if ((text[i] == '+' || text[i] == '-') && !chomp) {
      chomp = true;
    } else if (text[i] >= '1' && text[i] <= '9' && header.digit == 0) {
      header.digit = text[i] - '0';
    } else {
      break;
    }
  }
  const std::size_t indicators = i;
  while (i < text.size() && is_blank(text[i])) ++i;
  const bool comment = i < text.size() && text[i] == '#' && i > indicators;
  if (i < text.size() && text[i] != '\n' && !comment) return std::nullopt;
  header.end = std::min(text.find('\n', i), text.size());
  return header;
}

}  // namespace

bool blank_or_end(std::string_view text, std::size_t offset) {
  return offset >= text.size() || is_blank(text[offset]) || text[offset] == '\n';
}

std::size_t plain_end(std::string_view text, std::size_t start, bool in_flow) {
  std::size_t end = start;
  for (std::size_t i = start; i < text.size() && text[i] != '\n'; ++i) {
    const char c = text[i];
    const bool closing =
        in_flow && i + 1 < text.size() && std::string_view{",]}"}.find(text[i + 1]) != std::string_view::npos;
    if (c == ':' && (blank_or_end(text, i + 1) || closing)) break;
    if (c == '#' && i > start && is_blank(text[i - 1])) break;
    if (in_flow && std::string_view{",[]{}"}.find(c) != std::string_view::npos) break;
    if (!is_blank(c)) end = i + 1;
  }
  return end;
}

ScalarEnd quoted_end(const Source& source, std::size_t start, long indent) {
  const std::string_view text = source.text;
  const char quote = text[start];
  for (std::size_t i = start + 1; i < text.size();) {
    if (text[i] == '\\' && quote == '"') {
      ScalarEnd escape = escape_end(source, i);
      if (escape.fault) return escape;
      i = escape.end;
      if (text[i - 1] == '\n' && !goes_on(text, i, indent)) break;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 >= text.size() || text[i + 1] != quote) return {i + 1, std::nullopt};
      i += 2;
    } else {
      if (text[i] == '\n' && !goes_on(text, i + 1, indent)) break;
      ++i;
    }
  }
  Diagnostic unclosed =
      source.at(ErrorCode::syntax, start, "the quote opened here is never closed", std::string{"a closing "} + quote);
  return {start, std::move(unclosed)};
}

ScalarEnd block_end(const Source& source, std::size_t start, long indent) {
  const std::string_view text = source.text;
  const auto header = block_header(text, start);
  if (!header) {
    return fault_at(source, ErrorCode::syntax, start,
                    std::string{"a block text that begins with "} + text[start] + " must start on the next line");
  }
  long wanted = header->digit > 0 ? std::max(indent, 0L) + header->digit : 0;  // 0: its first line decides
  std::size_t line = std::min(header->end + 1, text.size());
  while (line < text.size()) {
    const std::size_t first = std::min(text.find_first_not_of(' ', line), text.size());
    const long spaces = static_cast<long>(first - line);
    const bool empty = first == text.size() || text[first] == '\n';
    const bool outside = !empty && (wanted > 0 ? spaces < wanted : spaces <= indent);
    if (outside && text[first] == '\t') return fault_at(source, ErrorCode::syntax, first, std::string{tab_message});
    if (outside) break;
    if (!empty && wanted == 0) wanted = std::max(spaces, 1L);
    line = std::min(text.find('\n', first), text.size() - 1) + 1;
  }
  return {line, std::nullopt};
}

}  // namespace colead::detail
