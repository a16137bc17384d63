// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colead/scenario/gate_scalars.hpp"

namespace colead::detail {

/// A scalar, or an indicator after which a value may be missing (`-`, `:`, `,` or an opening bracket).
struct Lexeme {
  enum class Kind : std::uint8_t { plain, quoted, block, indicator };
  std::size_t offset{0};
  std::size_t length{0};
  Kind kind{Kind::plain};
  bool key{false};
};

struct Lexed {
  std::vector<Lexeme> scalars;
  std::vector<std::size_t> indicators;  ///< offsets, ascending
  std::size_t end{0};                   ///< where the document ends (the text, or its `...`)
  bool empty{true};
};

/// Reads a document once, without recursion, and refuses what colead's YAML leaves out and what is laid out wrongly:
/// unclosed quotes and brackets, odd indentation, entries without a colon, texts over several lines, anchors, aliases,
/// tags, too many nodes or levels. What passes has one reading; the YAML reader must then find the very same scalars.
class Lexer final {
 public:
  explicit Lexer(const Source& source) : source_(source), text_(source.text) {}
  [[nodiscard]] Lexed run();

 private:
  enum class Before : std::uint8_t { start, dash, colon, comma, open, plain, other_scalar, closed };
  struct Block {
    long column;
    bool sequence;
  };
  struct Flow {
    std::size_t offset;
    char bracket;
    bool colon;
  };

  [[noreturn]] void fail(ErrorCode code, std::size_t offset, std::string message, std::string expected = {});
  bool skip_blank();
  void token();
  bool document_marker();
  void document_end();
  bool structure_token(char c);
  void dash();
  void complex_key();
  void lone_colon();
  void reserved(char c);
  void anchor_or_alias(char c);
  void tag();
  void open(char c);
  void close(char c);
  void comma();
  void finish_entry();
  void scalar(Lexeme::Kind kind);
  [[nodiscard]] bool value_indicator(std::size_t offset, Lexeme::Kind kind) const;
  void key(const Lexeme& lexeme, std::size_t colon);
  void flow_key(const Lexeme& lexeme);
  void check_value(bool plain);
  void enter(bool sequence);
  [[noreturn]] void odd_indentation(bool sequence, bool popped);
  [[noreturn]] void run_on(bool plain);
  [[noreturn]] void no_colon(std::size_t offset);
  void count_node();
  void check_depth();
  void advance(std::size_t end, Before before);

  [[nodiscard]] long column() const { return static_cast<long>(position_ - line_start_); }
  [[nodiscard]] long block_column() const { return blocks_.empty() ? -1 : blocks_.back().column; }
  [[nodiscard]] bool after_value() const { return before_ >= Before::plain; }
  [[nodiscard]] std::string line_of(std::size_t offset) const { return std::to_string(source_.mark(offset).line); }

  const Source& source_;
  std::string_view text_;
  Lexed lexed_;
  std::vector<Diagnostic> pending_;  // anchors, aliases and tags: all of them are reported
  std::vector<Block> blocks_;
  std::vector<Flow> flows_;
  std::size_t position_{0};
  std::size_t line_start_{0};
  std::size_t value_offset_{0};  // of the value `before_` speaks of
  std::size_t nodes_{0};
  bool fresh_{true};  // nothing but blanks so far on this line
  Before before_{Before::start};
};

}  // namespace colead::detail
