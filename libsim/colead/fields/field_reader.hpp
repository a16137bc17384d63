// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "colead/fields/fields.hpp"
#include "colead/fields/node.hpp"
#include "colead/fields/read_context.hpp"
#include "colead/fields/scalar.hpp"

namespace colead {

/// Reads a node tree into the structs that visit it. A user's mistake never throws: it is added to `context.problems`,
/// one diagnostic each, and reading goes on with the default in its place; use nothing that was read unless there are
/// none.
///
/// A field with an empty name takes the node itself instead of an entry of it, so that an item of a map may be a list.
/// Null stands for "not written" where a group, list, map or kinds may stand, and is a mistake elsewhere.
/// A default kind is a KindInstance with a name and no object: the reader makes it when nothing is written.
///
/// ModelError is thrown only for a catalogue that the context does not hold and for a default kind not in its
/// catalogue.
class FieldReader final : public FieldVisitor {
 public:
  /// Both must outlive the reader.
  FieldReader(ReadContext& context, const Node& root);

  void number(const Field& field, double& value) override;
  void integer(const Field& field, std::int64_t& value) override;
  void seed(const Field& field, std::uint64_t& value) override;
  void boolean(const Field& field, bool& value) override;
  void text(const Field& field, std::string& value) override;
  void texts(const Field& field, std::vector<std::string>& value) override;
  void numbers(const Field& field, std::vector<double>& value) override;
  void name(const Field& field, Name& value) override;
  void names(const Field& field, std::vector<Name>& value) override;
  void by_name(const Field& field, std::vector<double>& value, bool simplex) override;
  void choice_index(const Field& field, int& value, std::span<const std::string_view> options) override;
  void kind(const Field& field, std::string_view catalogue, KindInstance& value) override;
  void kinds(const Field& field, std::string_view catalogue, std::vector<KindInstance>& value) override;
  void require(bool holds, std::string_view field_name, std::string_view message) override;

  /// Call after the root was visited: reports what can only be known at the end (unknown and missing keys) and puts all
  /// problems in the order of the file. Only path() and fail() make sense afterwards.
  void finish();

  /// Reports a mistake the caller found, at the named field of the struct being visited ("dose", or "range.low", or
  /// "items[2]"; "" is the struct itself), or where its mapping stands if the field is not written.
  void fail(ErrorCode code, std::string_view field_name, std::string message, std::string expected = {},
            std::string suggestion = {});
  /// "one of: a, b", with the first twenty and how many there are.
  [[nodiscard]] static std::string one_of(const std::vector<std::string>& words);

  /// Dotted path of the struct being visited; "" at the root.
  [[nodiscard]] std::string path() const { return frames_.back().path; }

 protected:
  [[nodiscard]] bool reading() const override { return replaces_; }
  bool enter(const Field& field) override;
  void leave() override { close(); }
  bool begin_list(const Field& field, std::size_t& count) override;
  bool begin_map(const Field& field, std::vector<std::string>& ids) override;
  void enter_item(std::size_t index) override;
  void leave_item() override { close(); }
  void end_list() override { series_.pop_back(); }
  void end_map() override { series_.pop_back(); }

 private:
  /// open: its mapping is read. absent: nothing is written, defaults are recorded. dead: a mistake was reported, say no
  /// more.
  enum class State : std::uint8_t { open, absent, dead };
  struct Frame {
    State state{State::open};
    const Node* node{nullptr};
    Mark mark{};
    std::string path{};
    std::size_t problems_before{0};
    bool is_mapping{false};            ///< checked at the first field that needs it
    bool whole{false};                 ///< a nameless field took the node itself
    std::vector<std::string> known{};  ///< fields visited so far
    std::vector<Diagnostic> missing{};
    std::vector<Diagnostic> broken_rules{};
  };
  struct Series {
    const Node* node{nullptr};  ///< null: the items are defaults
    std::string path{};
    std::vector<std::string> ids{};
  };
  struct Place {
    State state{State::dead};  ///< dead: skip the field
    const Node* node{nullptr};
    std::string path{};
  };
  template <class T>
  using Parser = Parsed<T> (*)(const Node&);

  // Frames and fields: field_reader.cpp
  [[nodiscard]] Place locate(const Field& field, bool null_is_absent = false);
  void push(State state, const Node* node, Mark mark, std::string path);
  void close();
  void conclude();
  [[nodiscard]] bool check_mapping(Frame& frame);
  void report_unknown(Frame& frame);
  void report_unknown_key(Frame& frame, const Node::Entry& entry, const std::vector<std::string>& unwritten);
  void lose_domain(const Field& field);

  // Diagnostics: field_reader_report.cpp
  [[nodiscard]] Diagnostic problem(ErrorCode code, Mark mark, std::string path, std::string message) const;
  void add(Diagnostic diagnostic) { context_.problems.push_back(std::move(diagnostic)); }
  void report(ErrorCode code, const Node& node, const std::string& path, const std::string& message,
              std::string expected = {});
  [[nodiscard]] std::string suggest(std::string_view word, const std::vector<std::string>& candidates);
  void unknown_name(const Field& field, const Node& node, const std::string& path, const std::string& lead = {});
  [[nodiscard]] Diagnostic missing_key(const Frame& frame, const Field& field, const std::string& path) const;
  [[nodiscard]] bool misspelt(const Frame& frame, const Field& field);
  [[nodiscard]] Mark mark_of(const Frame& frame, std::string_view field_name) const;

  // Values: field_reader_values.cpp
  template <class T>
  [[nodiscard]] std::optional<T> quantity(const Field& field, const Place& place, Parser<T> parse);
  template <class T>
  [[nodiscard]] std::optional<T> stated(const Field& field, const Place& place, Parser<T> parse);
  template <class T>
  [[nodiscard]] std::optional<T> bounded(const Field& field, const Node& node, const std::string& path,
                                         Parser<T> parse);
  template <class T>
  [[nodiscard]] bool read_range(const Field& field, const Node& node, const std::string& path, Parser<T> parse,
                                Assumption& facts);
  [[nodiscard]] bool read_grade(const Node& node, const std::string& path, Grade& grade);
  [[nodiscard]] bool known_fact_keys(const Node& node, const std::string& path);
  void record(const Field& field, const Place& place, double value);
  void record_origin(const Place& place);
  [[nodiscard]] bool is_text(const Node& node, const std::string& path, std::string_view what);

  // Names and lists: field_reader_names.cpp
  void resolve_default(const Field& field, const Place& place, Name& value);
  [[nodiscard]] std::optional<std::uint32_t> reference(const Field& field, const Node& node, const std::string& path);
  [[nodiscard]] static ErrorCode kind_code(const Node& node);
  [[nodiscard]] bool is_list(const Node& node, const std::string& path);
  void check_simplex(const Field& field, const Place& place, const std::vector<double>& value);
  [[nodiscard]] std::vector<std::string> checked_ids(const Node& node, const std::string& path);

  // Kinds: field_reader_kinds.cpp
  [[nodiscard]] const CatalogueBase& catalogue(std::string_view label) const;
  void read_kind(const Place& place, const CatalogueBase& catalogue, KindInstance& value);
  void default_kind(const Place& place, const CatalogueBase& catalogue, KindInstance& value);
  void make(const KindEntry& entry, Mark mark, KindInstance& value);

  ReadContext& context_;
  std::vector<Frame> frames_;
  std::vector<Series> series_;
  std::vector<Diagnostic> held_;  ///< shown only if nothing else is wrong: most likely a consequence of another mistake
  bool replaces_{true};           ///< the list or map begun last takes the place of the default
  bool skipped_{false};           ///< a part was not read, so names may be missing that it would have declared
  std::size_t suggestion_work_{0};
};

}  // namespace colead
