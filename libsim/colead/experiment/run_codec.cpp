// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/run_codec.hpp"

#include <array>
#include <string>
#include <vector>

#include "colead/core/bytes.hpp"
#include "colead/core/error.hpp"

namespace colead {
namespace {

constexpr std::string_view magic = "CLRR";
constexpr std::uint16_t version = 1;
constexpr std::size_t frame_bytes = 18;  // magic, version, size and checksum

/// Content of a section. Append, never renumber.
enum class Section : std::uint16_t { summary = 1, figures, series, decisions, people, draws };

/// Each struct lists its fields once; `Put` writes them, `Get` reads them, in that order.
class Put {
 public:
  explicit Put(ByteWriter& out) : out_(out) {}

  template <class T>
  void operator()(const T& value) {
    out_.put(value);
  }
  void operator()(const std::string& value) { out_.put(std::string_view(value)); }
  void operator()(const Time& value) { out_.put(value.us); }
  template <class Tag>
  void operator()(const Id<Tag>& value) {
    out_.put(value.value);
  }
  template <class T, std::size_t n>
  void operator()(const std::array<T, n>& values) {
    for (const T& value : values) (*this)(value);
  }
  void list(const std::vector<std::uint64_t>& values) {
    out_.put(static_cast<std::uint64_t>(values.size()));
    for (const std::uint64_t value : values) out_.put(value);
  }
  template <class Enum>
  void choice(const Enum& value, std::size_t count) {
    static_cast<void>(count);
    out_.put(value);
  }
  void below(const std::uint8_t& value, std::size_t bound) {
    static_cast<void>(bound);
    out_.put(value);
  }

 private:
  ByteWriter& out_;
};

class Get {
 public:
  explicit Get(ByteReader& in) : in_(in) {}

  template <class T>
  void operator()(T& value) {
    value = in_.get<T>();
  }
  void operator()(std::string& value) { value = in_.text(); }
  void operator()(Time& value) { value.us = in_.get<std::int64_t>(); }
  template <class Tag>
  void operator()(Id<Tag>& value) {
    value.value = in_.get<std::uint32_t>();
  }
  template <class T, std::size_t n>
  void operator()(std::array<T, n>& values) {
    for (T& value : values) (*this)(value);
  }
  void list(std::vector<std::uint64_t>& values) {
    values.resize(in_.count(sizeof(std::uint64_t)));
    for (std::uint64_t& value : values) value = in_.get<std::uint64_t>();
  }
  template <class Enum>
  void choice(Enum& value, std::size_t count) {
    value = in_.get<Enum>(count);
  }
  void below(std::uint8_t& value, std::size_t bound) {
    value = in_.get<std::uint8_t>();
    if (value >= bound) ByteReader::damaged("an index is out of range");
  }

 private:
  ByteReader& in_;
};

template <class Codec, class Row>
void walk_figure(Codec& codec, Row& row) {
  codec(row.output);
  codec(row.group);
  codec(row.value);
}

template <class Codec, class Row>
void walk_sample(Codec& codec, Row& row) {
  codec(row.weeks);
  walk_figure(codec, row);
}

template <class Codec, class Row>
void walk_course(Codec& codec, Row& row) {
  codec(row.identity), codec(row.ordinal), codec(row.decision_class), codec(row.unit);
  codec(row.arrived), codec(row.decided), codec(row.due);
  codec.choice(row.route, route_names.size());
  codec.choice(row.style, style_names.size());
  codec(row.attempts), codec(row.escalations), codec(row.reworks), codec(row.misread_reworks);
  codec.below(row.options, max_options + 1);
  codec.below(row.chosen, max_options);
  codec(row.pareto_efficient), codec(row.conflict), codec(row.behaviours), codec(row.ledger);
}

template <class Codec, class Row>
void walk_worth(Codec& codec, Row& row) {
  codec(row.value), codec(row.best_value), codec(row.realised_value), codec(row.buy_in), codec(row.stakes);
  codec(row.unique_held), codec(row.unique_voiced), codec(row.unique_total);
  codec(row.shared_voiced), codec(row.shared_total);
  codec.below(row.participants, max_participants + 1);
  codec(row.joint_hours), codec(row.incongruency), codec(row.true_incongruency);
  codec(row.people), codec(row.profession), codec(row.present), codec(row.accountability);
  codec(row.regret), codec(row.own_score);
}

template <class Codec, class Row>
void walk_decision(Codec& codec, Row& row) {
  walk_course(codec, row);
  walk_worth(codec, row);
}

template <class Codec, class Row>
void walk_person(Codec& codec, Row& row) {
  codec(row.decisions), codec(row.regret), codec(row.own_score), codec(row.joint_hours), codec(row.programme_hours);
  codec(row.displaced_hours), codec(row.trust_received), codec(row.understanding);
}

template <class Codec, class Row>
void walk_draws(Codec& codec, Row& row) {
  codec(row.purpose), codec(row.asked), codec.below(row.level, 64);
  codec.list(row.kept);
}

template <class Codec, class Result>
void walk_summary(Codec& codec, Result& result) {
  codec(result.fingerprint.trace), codec(result.fingerprint.outputs);
  codec(result.programme_hours), codec(result.joint_hours);
  codec(result.events), codec(result.decided);
}

void put_section(ByteWriter& body, Section tag, const std::string& content) {
  body.put(tag);
  body.put(static_cast<std::uint64_t>(content.size()));
  body.put_raw(content);
}

template <class Row, class Walk>
void put_rows(ByteWriter& body, Section tag, const std::vector<Row>& rows, Walk walk) {
  if (rows.empty()) return;
  ByteWriter content;
  Put put(content);
  content.put(static_cast<std::uint64_t>(rows.size()));
  for (const Row& row : rows) walk(put, row);
  put_section(body, tag, content.bytes());
}

/// `least` bytes is what a row takes at the very least.
template <class Row, class Walk>
void get_rows(ByteReader& in, std::vector<Row>& rows, std::size_t least, Walk walk) {
  if (!rows.empty()) ByteReader::damaged("a section stands there twice");
  rows.resize(in.count(least));
  Get get(in);
  for (Row& row : rows) walk(get, row);
}

constexpr auto figure = [](auto& codec, auto& row) { walk_figure(codec, row); };
constexpr auto sampled = [](auto& codec, auto& row) { walk_sample(codec, row); };
constexpr auto decision = [](auto& codec, auto& row) { walk_decision(codec, row); };
constexpr auto person = [](auto& codec, auto& row) { walk_person(codec, row); };
constexpr auto asked = [](auto& codec, auto& row) { walk_draws(codec, row); };

void get_section(Section tag, ByteReader& in, RunResult& result) {
  Get get(in);
  switch (tag) {
    case Section::summary:
      return walk_summary(get, result);
    case Section::figures:
      return get_rows(in, result.figures, 16, figure);
    case Section::series:
      return get_rows(in, result.series, 24, sampled);
    case Section::decisions:
      return get_rows(in, result.decisions, 200, decision);
    case Section::people:
      return get_rows(in, result.people, 60, person);
    case Section::draws:
      return get_rows(in, result.draws, 21, asked);
  }
  ByteReader::damaged("a section is unknown");
}

/// The body, once frame and checksum have been found to be right.
std::string_view body_of(std::string_view bytes) {
  if (bytes.size() < frame_bytes || bytes.substr(0, magic.size()) != magic) ByteReader::damaged("they begin otherwise");
  ByteReader frame(bytes.substr(magic.size()));
  const auto found = frame.get<std::uint16_t>();
  if (found != version)
    ByteReader::damaged("their version is " + std::to_string(found) + ", not " + std::to_string(version));
  const auto size = frame.get<std::uint64_t>();
  if (size != bytes.size() - frame_bytes) ByteReader::damaged("their length is not what they say");
  const std::string_view body = frame.take(size);
  if (frame.get<std::uint32_t>() != crc32(bytes.substr(0, bytes.size() - 4)))
    ByteReader::damaged("their checksum is wrong");
  return body;
}

}  // namespace

std::string encode(const RunResult& result) {
  ByteWriter summary;
  Put put(summary);
  walk_summary(put, result);
  ByteWriter body;
  put_section(body, Section::summary, summary.bytes());
  put_rows(body, Section::figures, result.figures, figure);
  put_rows(body, Section::series, result.series, sampled);
  put_rows(body, Section::decisions, result.decisions, decision);
  put_rows(body, Section::people, result.people, person);
  put_rows(body, Section::draws, result.draws, asked);
  ByteWriter out;
  out.put_raw(magic);
  out.put(version);
  out.put(static_cast<std::uint64_t>(body.bytes().size()));
  out.put_raw(body.bytes());
  out.put(crc32(out.bytes()));
  return out.take();
}

RunResult decode_run(std::string_view bytes) {
  ByteReader body(body_of(bytes));
  RunResult result;
  while (body.left() > 0) {
    const auto tag = static_cast<Section>(body.get<std::uint16_t>());
    ByteReader content(body.take(body.get<std::uint64_t>()));
    get_section(tag, content, result);
    if (content.left() > 0) ByteReader::damaged("a section is longer than its content");
  }
  return result;
}

}  // namespace colead
