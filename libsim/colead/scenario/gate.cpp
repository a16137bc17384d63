// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/gate.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>

#include "colead/fields/scalar.hpp"
#include "colead/scenario/gate_lexer.hpp"
#include "colead/scenario/gate_text.hpp"

namespace colead {
namespace {

using detail::Lexed;
using detail::Lexeme;
using detail::Source;

/// Builds the tree from the YAML reader's events and holds every event against the lexer's reading of the same text, so
/// that nothing the reader drops, joins or invents gets through.
class Builder final : public YAML::EventHandler {
 public:
  Builder(const Source& source, const Lexed& lexed) : source_(source), lexed_(lexed) {}

  [[nodiscard]] Node take() {
    if (next_ != lexed_.scalars.size()) differs(lexed_.scalars[next_].offset);
    if (root_.kind == Node::Kind::null) fail(ErrorCode::schema, offset_of(root_.mark), "empty scenario");
    if (root_.kind != Node::Kind::mapping)
      fail(ErrorCode::schema, offset_of(root_.mark), "root must be a mapping", "key: value");
    if (!duplicates_.empty()) throw ScenarioError(std::move(duplicates_));
    return std::move(root_);
  }

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    const std::size_t offset = position(mark);
    // A value left out stands, for the reader, where the next key begins; that key may be spelt "null".
    const bool written = next_ < lexed_.scalars.size() && lexed_.scalars[next_].offset == offset &&
                         lexed_.scalars[next_].key == expects_key() &&
                         lexed_.scalars[next_].kind == Lexeme::Kind::plain && is_null(spelling(lexed_.scalars[next_]));
    if (written) {
      const Lexeme& lexeme = next_lexeme(offset);
      return scalar(lexeme, std::string{spelling(lexeme)}, true);
    }
    if (expects_key()) fail(ErrorCode::schema, offset, "a key may not be null");
    const auto after = std::lower_bound(lexed_.indicators.begin(), lexed_.indicators.end(), offset);
    const std::size_t place = after == lexed_.indicators.begin() ? 0 : *(after - 1);
    count(place);
    Node node;
    node.mark = source_.mark(place);
    value(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    fail(ErrorCode::alias, position(mark), "aliases (*name) are not supported");
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                const std::string& text) override {
    const Lexeme& lexeme = next_lexeme(position(mark));
    const bool plain = lexeme.kind == Lexeme::Kind::plain;
    if (tag != (plain ? "?" : "!") || (plain && text != spelling(lexeme))) differs(lexeme.offset);
    if (lexeme.kind == Lexeme::Kind::block && !same_letters(lexeme, text)) differs(lexeme.offset);
    if (text.size() > detail::max_scalar_bytes) {
      fail(ErrorCode::limit, lexeme.offset, "this text is too long", "at most 65536 bytes (64 KiB)");
    }
    if (const auto fault = detail::find_text_fault(text)) fail(ErrorCode::encoding, lexeme.offset, fault->message);
    scalar(lexeme, text, false);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                       YAML::EmitterStyle::value /*style*/) override {
    start(mark, Node::sequence());
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {
    start(mark, Node::mapping());
  }
  void OnMapEnd() override { end(); }

  [[noreturn]] void differs(std::size_t offset) const {
    fail(ErrorCode::syntax, std::min(offset, lexed_.end), "the text cannot be read with certainty from here on",
         "quotes around texts with special characters, and even indentation");
  }

 private:
  struct Frame {
    Node node;
    std::string key;
    Mark key_mark;
    bool has_key{false};
    bool duplicate{false};
    std::map<std::string, std::uint32_t> lines;  // of the keys so far; a hash table could be made to collide
  };

  [[nodiscard]] std::size_t position(const YAML::Mark& mark) const {
    return std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), source_.text.size());
  }
  [[nodiscard]] std::size_t offset_of(const Mark& mark) const {
    return source_.line_starts.at(mark.line - 1) + mark.column - 1;
  }
  [[nodiscard]] std::string_view spelling(const Lexeme& lexeme) const {
    return std::string_view{source_.text}.substr(lexeme.offset, lexeme.length);
  }
  [[nodiscard]] bool expects_key() const {
    return !frames_.empty() && frames_.back().node.kind == Node::Kind::mapping && !frames_.back().has_key;
  }
  static bool is_null(std::string_view text) {
    return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
  }

  [[noreturn]] void fail(ErrorCode code, std::size_t offset, std::string message, std::string expected = {}) const {
    Diagnostic diagnostic = source_.at(code, offset, std::move(message), std::move(expected));
    diagnostic.path = path();
    detail::refuse(std::move(diagnostic));
  }

  /// A block text loses nothing but blanks when it is decoded.
  [[nodiscard]] bool same_letters(const Lexeme& lexeme, std::string text) const {
    std::string written{spelling(lexeme)};
    written.erase(0, std::min(written.find('\n'), written.size()));
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
    std::erase_if(written, blank);
    std::erase_if(text, blank);
    return written == text;
  }

  const Lexeme& next_lexeme(std::size_t offset) {
    if (next_ >= lexed_.scalars.size()) differs(offset);
    const Lexeme& lexeme = lexed_.scalars[next_];
    if (lexeme.offset != offset || lexeme.key != expects_key()) differs(std::min(offset, lexeme.offset));
    ++next_;
    return lexeme;
  }

  void scalar(const Lexeme& lexeme, std::string text, bool null) {
    if (lexeme.key) return key(lexeme, text);
    Node node;
    node.kind = null ? Node::Kind::null : Node::Kind::scalar;
    node.quoted = lexeme.kind != Lexeme::Kind::plain;
    count(lexeme.offset);
    node.mark = source_.mark(lexeme.offset);
    node.text = std::move(text);
    value(std::move(node));
  }

  void key(const Lexeme& lexeme, const std::string& text) {
    if (text == "<<") fail(ErrorCode::alias, lexeme.offset, "merge keys (<<) are not supported");
    Frame& frame = frames_.back();
    frame.key_mark = source_.mark(lexeme.offset);
    frame.key = text;
    frame.has_key = true;
    const auto [first, fresh] = frame.lines.emplace(frame.key, frame.key_mark.line);
    frame.duplicate = !fresh;
    if (fresh || duplicates_.size() >= 100) return;
    duplicates_.push_back(source_.at(ErrorCode::dupkey, lexeme.offset,
                                     "key " + shown(frame.key) + " stands twice, on line " +
                                         std::to_string(first->second) + " and on line " +
                                         std::to_string(frame.key_mark.line)));
    duplicates_.back().path = path();
  }

  void count(std::size_t offset) {
    if (++nodes_ > detail::max_nodes) {
      fail(ErrorCode::limit, offset, "the scenario has too many values", "at most 100000");
    }
  }

  void start(const YAML::Mark& mark, Node node) {
    const std::size_t offset = position(mark);
    if (expects_key()) fail(ErrorCode::schema, offset, "a list or mapping is used as a key", "a simple text as key");
    if (frames_.size() >= detail::max_depth) {
      fail(ErrorCode::limit, offset, "the scenario is nested too deep", "at most 32 levels");
    }
    count(offset);
    node.mark = source_.mark(offset);
    frames_.emplace_back();
    frames_.back().node = std::move(node);
  }

  void end() {
    Node node = std::move(frames_.back().node);
    frames_.pop_back();
    value(std::move(node));
  }

  void value(Node node) {
    if (frames_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = frames_.back();
    if (frame.node.kind == Node::Kind::sequence) {
      frame.node.items.push_back(std::move(node));
    } else if (!frame.duplicate) {
      frame.node.entries.push_back({std::move(frame.key), frame.key_mark, std::move(node)});
    }
    frame.has_key = false;
  }

  /// The place under construction, such as "network.edges[2].trust".
  [[nodiscard]] std::string path() const {
    std::string out;
    for (const Frame& frame : frames_) {
      if (frame.node.kind == Node::Kind::sequence) out += "[" + std::to_string(frame.node.items.size()) + "]";
      if (frame.has_key) out += (out.empty() ? "" : ".") + frame.key;
    }
    return out;
  }

  const Source& source_;
  const Lexed& lexed_;
  std::vector<Frame> frames_;
  std::vector<Diagnostic> duplicates_;
  Node root_;
  std::size_t next_{0};
  std::size_t nodes_{0};
};

}  // namespace

Node parse(std::string_view bytes, const std::string& file_name, std::uint32_t file_index) {
  const Source source = detail::read_source(bytes, file_name, file_index);
  const Lexed lexed = detail::Lexer{source}.run();
  if (lexed.empty) detail::refuse(source.at(ErrorCode::schema, 0, "empty scenario", "a mapping of keys and values"));
  std::istringstream stream{source.text.substr(0, lexed.end)};
  Builder builder{source, lexed};
  try {
    YAML::Parser parser{stream};
    parser.HandleNextDocument(builder);
    if (parser) builder.differs(lexed.end);
  } catch (const YAML::Exception& error) {
    builder.differs(static_cast<std::size_t>(std::max(error.mark.pos, 0)));
  }
  return builder.take();
}

}  // namespace colead
