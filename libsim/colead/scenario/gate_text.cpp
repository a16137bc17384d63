// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/gate_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace colead::detail {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Decoded {
  char32_t character{0};
  std::size_t length{0};  // 0: not UTF-8
};

Decoded decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
  char32_t character = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {};
    character = (character << 6U) | (byte(i) & 0x3FU);
  }
  static constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (character < smallest.at(length) || character > 0x10FFFF || surrogate) return {};
  return {character, length};
}

std::string hex(char32_t value, std::size_t width) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out(width, '0');
  for (std::size_t i = width; i > 0; --i, value >>= 4U) out[i - 1] = digits[value & 0xFU];
  return out;
}

bool is_bidirectional_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// By its byte order mark; "" where there is none of these. That of UTF-32, little end first, begins as UTF-16's does.
std::string_view other_encoding(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ? "UTF-16" : "";
}

void check_encoding(Source& source, std::string_view bytes) {
  source.text = std::string{bytes};
  source.index();
  if (const std::string_view other = other_encoding(bytes); !other.empty()) {
    const std::string message = "the file is written in " + std::string{other};
    refuse(source.at(ErrorCode::encoding, 0, message, "a file saved as UTF-8"));
  }
  const std::size_t start = bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const auto fault = find_text_fault(bytes.substr(start));
  if (!fault) return;
  const std::size_t offset = fault->offset + start;
  std::string message = fault->message + " at byte offset " + std::to_string(offset);
  Diagnostic diagnostic = source.at(ErrorCode::encoding, offset, std::move(message), "plain text saved as UTF-8");
  if (start > 0 && diagnostic.line == 1) --diagnostic.column;  // the byte order mark is no column of its own
  refuse(std::move(diagnostic));
}

}  // namespace

std::string refusal_of(char32_t c) {
  const bool control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F);
  const std::string name = "U+" + hex(c, c > 0xFFFF ? 6 : 4);
  if (control) return "control character " + name;
  if (is_bidirectional_control(c)) return "hidden text-direction character " + name;
  if (c >= 0xD800 && c <= 0xDFFF) return "half of a surrogate pair " + name;
  if (c == 0xFEFF || c == 0xFFFE || c == 0xFFFF || c > 0x10FFFF) return "character " + name + " is not text";
  return {};
}

std::optional<TextFault> find_text_fault(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode(text.substr(i, 4));
    if (decoded.length == 0)
      return TextFault{i, "byte 0x" + hex(static_cast<unsigned char>(text[i]), 2) + " is not UTF-8"};
    const bool line_end = decoded.character == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!line_end && (decoded.character < 0x20 || decoded.character >= 0x7F)) {
      if (std::string message = refusal_of(decoded.character); !message.empty())
        return TextFault{i, std::move(message)};
    }
    i += decoded.length;
  }
  return std::nullopt;
}

void Source::index() {
  line_starts.assign(1, 0);
  continuations.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') line_starts.push_back(i + 1);
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80) continuations.push_back(i);
  }
}

Mark Source::mark(std::size_t offset) const {
  const auto next = std::upper_bound(line_starts.begin(), line_starts.end(), offset);
  const std::size_t start = *(next - 1);
  const auto first = std::lower_bound(continuations.begin(), continuations.end(), start);
  const auto last = std::lower_bound(first, continuations.end(), offset);
  const auto column = offset - start - static_cast<std::size_t>(last - first) + 1;
  return Mark{file_index, static_cast<std::uint32_t>(next - line_starts.begin()), static_cast<std::uint32_t>(column)};
}

Diagnostic Source::at(ErrorCode code, std::size_t offset, std::string message, std::string expected) const {
  const Mark place = mark(offset);
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.file = file;
  diagnostic.line = static_cast<int>(place.line);
  diagnostic.column = static_cast<int>(place.column);
  diagnostic.message = std::move(message);
  diagnostic.expected = std::move(expected);
  return diagnostic;
}

Source read_source(std::string_view bytes, const std::string& file_name, std::uint32_t file_index) {
  Source source;
  source.file = file_name;
  source.file_index = file_index;
  source.index();
  if (bytes.size() > max_file_bytes) {
    refuse(source.at(ErrorCode::limit, 0, "the scenario has " + std::to_string(bytes.size()) + " bytes",
                     "at most 1048576 bytes (1 MiB)"));
  }
  check_encoding(source, bytes);
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  source.text = std::string{bytes};
  std::erase(source.text, '\r');  // only CR LF got through the check
  source.index();
  return source;
}

void refuse(Diagnostic diagnostic) {
  std::vector<Diagnostic> diagnostics;
  diagnostics.push_back(std::move(diagnostic));
  throw ScenarioError(std::move(diagnostics));
}

}  // namespace colead::detail
