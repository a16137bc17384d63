// SPDX-License-Identifier: Apache-2.0
// The half of the lexer that knows how values, keys, brackets and indentation may follow each other.
#include <algorithm>
#include <utility>

#include "colead/scenario/gate_lexer.hpp"

#include "colead/fields/scalar.hpp"

namespace colead::detail {

void Lexer::open(char c) {
  check_value(false);
  count_node();
  flows_.push_back({position_, c, false});
  check_depth();
  lexed_.indicators.push_back(position_);
  advance(position_ + 1, Before::open);
}

void Lexer::close(char c) {
  if (flows_.empty()) {
    fail(ErrorCode::syntax, position_, std::string{"a closing '"} + c + "' without an opening bracket",
         "quotes around a text that begins with it, or no bracket");
  }
  const Flow flow = flows_.back();
  if (flow.bracket != (c == ']' ? '[' : '{')) {
    fail(ErrorCode::syntax, position_,
         std::string{"'"} + c + "' does not close the '" + flow.bracket + "' opened on line " + line_of(flow.offset),
         std::string{"a closing "} + (flow.bracket == '[' ? ']' : '}'));
  }
  if (before_ != Before::comma) finish_entry();
  flows_.pop_back();
  advance(position_ + 1, Before::closed);
}

void Lexer::comma() {
  if (flows_.empty()) {
    fail(ErrorCode::syntax, position_, "a ',' stands outside brackets",
         "quotes around a text that begins with a comma");
  }
  const bool missing = before_ == Before::comma || before_ == Before::open;
  if (missing && flows_.back().bracket == '{') {
    fail(ErrorCode::syntax, position_, "an entry is missing before ','", "key: value");
  }
  if (missing) count_node();
  finish_entry();
  lexed_.indicators.push_back(position_);
  advance(position_ + 1, Before::comma);
}

void Lexer::finish_entry() {
  Flow& flow = flows_.back();
  if (flow.bracket == '{' && after_value() && !flow.colon) no_colon(value_offset_);
  flow.colon = false;
}

void Lexer::scalar(Lexeme::Kind kind) {
  using Kind = Lexeme::Kind;
  if (kind == Kind::block) check_value(false);
  if (kind == Kind::block && !flows_.empty()) {
    fail(ErrorCode::syntax, position_, "a block text (| or >) cannot stand inside brackets", "quotes around the text");
  }
  ScalarEnd scanned;
  if (kind == Kind::plain) scanned.end = plain_end(text_, position_, !flows_.empty());
  if (kind == Kind::quoted) scanned = quoted_end(source_, position_, block_column());
  if (kind == Kind::block) scanned = block_end(source_, position_, block_column());
  if (scanned.fault) {
    if (after_value()) run_on(false);  // a stray quote after a value: that is the mistake, not what follows it
    fail(scanned.fault->code, scanned.end, scanned.fault->message, scanned.fault->expected);
  }
  const Lexeme lexeme{position_, scanned.end - position_, kind, false};
  if (kind == Kind::plain && lexeme.length > max_scalar_bytes) {
    fail(ErrorCode::limit, position_, "this text is too long", "at most 65536 bytes (64 KiB)");
  }
  const std::size_t next = std::min(text_.find_first_not_of(" \t", scanned.end), text_.size());
  if (kind != Kind::block && value_indicator(next, kind)) return key(lexeme, next);
  check_value(kind == Kind::plain);
  const std::size_t mark = text_.substr(position_, lexeme.length).find('?');
  if (kind == Kind::plain && !flows_.empty() && mark != std::string_view::npos) {
    fail(ErrorCode::syntax, position_ + mark, "a text with '?' inside brackets needs quotes");
  }
  count_node();
  lexed_.scalars.push_back(lexeme);
  advance(scanned.end, kind == Kind::plain ? Before::plain : Before::other_scalar);
  if (kind != Kind::block) return;
  line_start_ = scanned.end;
  fresh_ = true;
}

bool Lexer::value_indicator(std::size_t offset, Lexeme::Kind kind) const {
  if (offset >= text_.size() || text_[offset] != ':') return false;
  if (blank_or_end(text_, offset + 1)) return true;
  if (flows_.empty()) return false;
  return kind == Lexeme::Kind::quoted || std::string_view{",]}"}.find(text_[offset + 1]) != std::string_view::npos;
}

void Lexer::key(const Lexeme& lexeme, std::size_t colon) {
  if (colon - lexeme.offset > max_key_bytes)
    fail(ErrorCode::limit, position_, "this key is too long", "at most 1024 bytes");
  if (text_.substr(lexeme.offset, lexeme.length).find('\n') != std::string_view::npos) {
    fail(ErrorCode::syntax, position_, "the quotes of a key close on another line", "a key on one line");
  }
  const std::string_view spelling = text_.substr(lexeme.offset, lexeme.length);
  if (spelling == "~") fail(ErrorCode::schema, position_, "a key may not be null", "a name, or quotes around ~");
  if (spelling == "<<") {
    pending_.push_back(
        source_.at(ErrorCode::alias, position_, "merge keys (<<) are not supported", "the values written out"));
  }
  if (!flows_.empty()) {
    flow_key(lexeme);
  } else {
    if (!fresh_ && after_value()) run_on(false);
    if (!fresh_ && before_ != Before::dash) {
      fail(ErrorCode::syntax, colon, "a second 'key: value' on one line", "quotes around a text that contains ': '");
    }
    const std::size_t tab = text_.substr(line_start_, position_ - line_start_).find('\t');
    if (tab != std::string_view::npos) {
      fail(ErrorCode::syntax, line_start_ + tab, "a tab is used for indentation", "spaces");
    }
    enter(false);
  }
  lexed_.scalars.push_back(lexeme);
  lexed_.scalars.back().key = true;
  lexed_.indicators.push_back(colon);
  advance(colon + 1, Before::colon);
}

void Lexer::flow_key(const Lexeme& lexeme) {
  Flow& flow = flows_.back();
  if (after_value()) run_on(lexeme.kind == Lexeme::Kind::plain);
  if (flow.bracket == '[') {
    fail(ErrorCode::syntax, position_, "a 'key: value' pair inside [ ] needs braces of its own", "{key: value}");
  }
  if (flow.colon) fail(ErrorCode::syntax, position_, "a second 'key: value' without a comma in between", "a comma");
  flow.colon = true;
}

void Lexer::check_value(bool plain) {
  if (after_value()) run_on(plain);
  if (!flows_.empty() || !fresh_ || blocks_.empty() || column() > block_column()) return;
  if (plain) no_colon(position_);
  fail(ErrorCode::syntax, position_, "a value must be indented deeper than its key or list item");
}

void Lexer::enter(bool sequence) {
  const long here = column();
  bool popped = false;
  const auto ends = [&](const Block& block) {
    return block.column > here || (block.column == here && block.sequence && !sequence);
  };
  while (!blocks_.empty() && ends(blocks_.back())) {
    blocks_.pop_back();
    popped = true;
  }
  const bool same = block_column() == here;
  if (same && blocks_.back().sequence == sequence) return;
  // A list may stand at the column of the key it belongs to.
  const bool own_list = same && sequence && before_ == Before::colon;
  if (popped || after_value() || (same && !own_list)) odd_indentation(sequence, popped);
  count_node();
  blocks_.push_back({here, sequence});
  check_depth();
}

void Lexer::odd_indentation(bool sequence, bool popped) {
  if (blocks_.empty() && lexed_.indicators.empty() && before_ != Before::closed && after_value()) {
    no_colon(value_offset_);  // the first line of the file is the odd one
  }
  if (block_column() == column()) {
    fail(ErrorCode::syntax, position_,
         sequence ? "a list item stands where a key is expected" : "a key is not expected here");
  }
  if (popped) fail(ErrorCode::syntax, position_, "the indentation of this line matches no line above it");
  fail(ErrorCode::syntax, position_, "this line is indented deeper than the line above it",
       "the same indentation, or a line above that ends with ':'");
}

void Lexer::run_on(bool plain) {
  if (!flows_.empty()) {
    fail(ErrorCode::syntax, position_, "a comma is missing before this text",
         "a comma, or quotes around a longer text");
  }
  if (fresh_ && plain && column() > block_column() && before_ == Before::plain) {
    fail(ErrorCode::syntax, position_, "a text without quotes cannot go on in the next line",
         "quotes around the text, a block text that begins with | or >, or 'key: value'");
  }
  if (fresh_ && plain) no_colon(position_);
  if (fresh_) fail(ErrorCode::syntax, position_, "a value stands here without a key", "key: value");
  if (before_ == Before::closed) fail(ErrorCode::syntax, position_, "text after the closing bracket");
  fail(ErrorCode::syntax, position_, "text after the closing quote",
       "quotes around the whole text; inside '...' a quote is written ''");
}

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The digits that stand before an offset, with the comma between: "7," of "7,5".
std::string_view number_before(std::string_view text, std::size_t offset) {
  if (offset < 2 || text[offset - 1] != ',') return {};
  std::size_t begin = offset - 1;
  while (begin > 0 && all_digits(text.substr(begin - 1, 1))) --begin;
  return text.substr(begin, offset - 1 - begin);
}

}  // namespace

void Lexer::no_colon(std::size_t offset) {
  const std::size_t end = plain_end(text_, offset, !flows_.empty());
  const std::string_view line = text_.substr(offset, end - offset);
  const std::string whole{flows_.empty() ? std::string_view{} : number_before(text_, offset)};
  if (!whole.empty() && all_digits(line)) {
    const std::string rest{line};
    Diagnostic comma = source_.at(ErrorCode::schema, offset,
                                  "the comma of " + shown(whole + "," + rest) + " ends the number before it",
                                  "a point before decimals, and nothing between thousands");
    if (whole.size() + rest.size() <= 40) comma.suggestion = whole + (rest.size() == 3 ? "" : ".") + rest;
    if (!pending_.empty()) throw ScenarioError(std::move(pending_));
    refuse(std::move(comma));
  }
  Diagnostic diagnostic =
      source_.at(ErrorCode::schema, offset, "there is no ': ' between a key and its value", "key: value");
  const std::size_t gap = std::min(line.find(':'), line.find(' '));
  if (gap != std::string_view::npos && gap + 1 < line.size() && line.size() <= 60) {
    diagnostic.suggestion = std::string{line.substr(0, gap)} + ": " + std::string{line.substr(gap + 1)};
  }
  if (!pending_.empty()) throw ScenarioError(std::move(pending_));
  refuse(std::move(diagnostic));
}

}  // namespace colead::detail
