// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/gate_lexer.hpp"

#include <algorithm>
#include <utility>

namespace colead::detail {

Lexed Lexer::run() {
  lexed_.end = text_.size();
  while (skip_blank()) token();
  if (!flows_.empty()) {
    const Flow& flow = flows_.back();
    fail(ErrorCode::syntax, flow.offset, std::string{"the bracket '"} + flow.bracket + "' opened here is never closed",
         std::string{"a closing "} + (flow.bracket == '[' ? ']' : '}'));
  }
  if (!pending_.empty()) throw ScenarioError(std::move(pending_));
  return std::move(lexed_);
}

void Lexer::fail(ErrorCode code, std::size_t offset, std::string message, std::string expected) {
  // After a refused anchor or tag further complaints would only be echoes of it; a limit is worth telling all the same.
  if (!pending_.empty() && code != ErrorCode::limit) throw ScenarioError(std::move(pending_));
  refuse(source_.at(code, offset, std::move(message), std::move(expected)));
}

bool Lexer::skip_blank() {
  while (position_ < text_.size()) {
    const char c = text_[position_];
    if (c == '\n') {
      line_start_ = ++position_;
      fresh_ = true;
    } else if (is_blank(c)) {
      ++position_;
    } else if (c == '#' && (fresh_ || is_blank(text_[position_ - 1]))) {
      position_ = std::min(text_.find('\n', position_), text_.size());
    } else {
      break;
    }
  }
  return position_ < lexed_.end;
}

void Lexer::token() {
  const char c = text_[position_];
  if (fresh_) {
    const std::size_t tab = text_.substr(line_start_, position_ - line_start_).find('\t');
    if (tab != std::string_view::npos) {
      fail(ErrorCode::syntax, line_start_ + tab, "a tab is used for indentation", "spaces");
    }
    if (!flows_.empty() && column() <= block_column() && c != ']' && c != '}') {
      fail(ErrorCode::syntax, flows_.back().offset,
           std::string{"the bracket '"} + flows_.back().bracket + "' opened here is not closed before line " +
               line_of(position_));
    }
    if (document_marker()) return;
  }
  lexed_.empty = false;
  if (structure_token(c)) return;
  switch (c) {
    case '&':
    case '*':
      return anchor_or_alias(c);
    case '!':
      return tag();
    case '|':
    case '>':
      return scalar(Lexeme::Kind::block);
    case '\'':
    case '"':
      return scalar(Lexeme::Kind::quoted);
    case '%':
    case '@':
    case '`':
    case '#':
      return reserved(c);
    default:
      return scalar(Lexeme::Kind::plain);
  }
}

bool Lexer::structure_token(char c) {
  const bool lone = blank_or_end(text_, position_ + 1);
  if (c == '[' || c == '{') {
    open(c);
  } else if (c == ']' || c == '}') {
    close(c);
  } else if (c == ',') {
    comma();
  } else if (c == '-' && lone) {
    dash();
  } else if (c == '?' && lone) {
    complex_key();
  } else if (c == ':' && (lone || !flows_.empty())) {
    lone_colon();
  } else {
    return false;
  }
  return true;
}

bool Lexer::document_marker() {
  const std::string_view marker = text_.substr(position_, 3);
  if (column() != 0 || (marker != "---" && marker != "...") || !blank_or_end(text_, position_ + 3)) return false;
  if (marker == "...") {
    document_end();
    return true;
  }
  if (!lexed_.empty || !lexed_.indicators.empty()) {
    fail(ErrorCode::syntax, position_, "a second document starts here", "one document only");
  }
  lexed_.indicators.push_back(position_);
  const std::size_t next = text_.find_first_not_of(" \t", position_ + 3);
  if (next != std::string_view::npos && text_[next] != '\n' && text_[next] != '#') {
    fail(ErrorCode::syntax, next, "text after '---' on the same line", "a new line after '---'");
  }
  position_ = std::min(next, text_.size());
  return true;
}

void Lexer::document_end() {
  const std::size_t marker = position_;
  if (!flows_.empty()) return void(position_ = lexed_.end = marker);
  position_ += 3;
  if (skip_blank()) {
    const bool document = text_.substr(position_, 3) == "---" && column() == 0;
    fail(ErrorCode::syntax, position_,
         document ? "a second document starts here" : "text after '...', the end of the document", "one document only");
  }
  lexed_.end = marker;
}

void Lexer::advance(std::size_t end, Before before) {
  value_offset_ = position_;
  position_ = end;
  before_ = before;
  fresh_ = false;
}

void Lexer::count_node() {
  if (++nodes_ > max_nodes) fail(ErrorCode::limit, position_, "the scenario has too many values", "at most 100000");
}

void Lexer::check_depth() {
  if (blocks_.size() + flows_.size() <= max_depth) return;
  fail(ErrorCode::limit, position_, "the scenario is nested too deep", "at most 32 levels");
}

void Lexer::dash() {
  if (!flows_.empty()) {
    fail(ErrorCode::syntax, position_, "a '- ' list item stands inside brackets", "items separated by commas");
  }
  if (after_value() && !fresh_) run_on(false);
  if (!fresh_ && before_ != Before::dash) {
    fail(ErrorCode::syntax, position_, "a list item starts in the middle of a line",
         "'- ' at the start of a line of its own");
  }
  if (position_ + 1 < text_.size() && text_[position_ + 1] == '\t') {
    fail(ErrorCode::syntax, position_ + 1, "a tab is used for indentation", "spaces");
  }
  enter(true);
  lexed_.indicators.push_back(position_);
  advance(position_ + 1, Before::dash);
}

void Lexer::complex_key() {
  fail(ErrorCode::schema, position_, "'?' announces a key that is not a simple text", "key: value");
}

void Lexer::lone_colon() {
  if (before_ == Before::closed) {
    fail(ErrorCode::schema, position_, "a list or mapping is used as a key", "a simple text as key");
  }
  if (after_value() && !fresh_) fail(ErrorCode::syntax, position_, "a ':' is not expected here", "key: value");
  fail(ErrorCode::schema, position_, "the key is missing before ':'", "key: value");
}

void Lexer::reserved(char c) {
  if (c == '%' && column() == 0) {
    fail(ErrorCode::syntax, position_, "lines that begin with % (directives) are not supported");
  }
  if (c == '#') fail(ErrorCode::syntax, position_, "a comment needs a space before '#'");
  fail(ErrorCode::syntax, position_, std::string{"a text may not begin with "} + c, "quotes around the text");
}

void Lexer::anchor_or_alias(char c) {
  const std::size_t end = std::min(text_.find_first_of(" \t\n,[]{}", position_ + 1), text_.size());
  if (pending_.size() < 100) {
    pending_.push_back(source_.at(ErrorCode::alias, position_,
                                  c == '&' ? "anchors (&name) are not supported" : "aliases (*name) are not supported",
                                  "the value written out, or quotes around a text"));
  }
  count_node();
  if (c == '*') return advance(end, Before::other_scalar);
  position_ = end;
}

void Lexer::tag() {
  const std::size_t end = std::min(text_.find_first_of(" \t\n,[]{}", position_ + 1), text_.size());
  if (pending_.size() < 100) {
    pending_.push_back(source_.at(ErrorCode::tag, position_, "tags (!name) are not supported",
                                  "the value alone, or quotes around a text"));
  }
  count_node();
  position_ = end;
}

}  // namespace colead::detail
