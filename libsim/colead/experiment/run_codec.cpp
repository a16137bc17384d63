// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/run_codec.hpp"

#include <array>
#include <string>
#include <vector>

#include "colead/core/bytes.hpp"
#include "colead/core/error.hpp"
#include "colead/experiment/account_codec.hpp"

namespace colead {
namespace {

constexpr std::string_view magic = "CLRR";
constexpr std::uint16_t version = 2;
constexpr std::size_t frame_bytes = 18;  // magic, version, size and checksum

/// Content of a section. Append, never renumber.
enum class Section : std::uint16_t {
  summary = 1,
  figures,
  series,
  decisions,
  accounts,
  trust_starts,
  trust_entries,
  people,
  draws,
  happenings
};

template <class Codec, class Row>
void walk_figure(Codec& codec, Row& row) {
  codec(row.output);
  codec.group(row.group);
  codec(row.value);
}

template <class Codec, class Row>
void walk_sample(Codec& codec, Row& row) {
  codec.amount(row.weeks);
  walk_figure(codec, row);
}

template <class Codec, class Row>
void walk_person(Codec& codec, Row& row) {
  codec(row.decisions), codec(row.regret), codec(row.own_score), codec.amount(row.joint_hours);
  codec.amount(row.programme_hours), codec.amount(row.displaced_hours), codec(row.trust_received),
      codec(row.understanding);
}

template <class Codec, class Row>
void walk_draws(Codec& codec, Row& row) {
  codec(row.purpose), codec(row.asked), codec.below(row.level, 64);
  codec.rows(row.kept, sizeof(std::uint64_t), [](auto& inner, auto& hash) { inner(hash); });
}

template <class Codec, class Result>
void walk_summary(Codec& codec, Result& result) {
  codec(result.fingerprint.trace), codec(result.fingerprint.outputs);
  codec.amount(result.programme_hours), codec.amount(result.joint_hours);
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
  Put(content).rows(rows, 0, walk);
  put_section(body, tag, content.bytes());
}

template <class Row, class Walk>
void get_rows(ByteReader& in, std::vector<Row>& rows, std::size_t least, Walk walk) {
  if (!rows.empty()) ByteReader::damaged("a section stands there twice");
  Get(in).rows(rows, least, walk);
}

constexpr auto figure = [](auto& codec, auto& row) { walk_figure(codec, row); };
constexpr auto sampled = [](auto& codec, auto& row) { walk_sample(codec, row); };
constexpr auto decision = [](auto& codec, auto& row) { walk_decision(codec, row); };
constexpr auto account = [](auto& codec, auto& row) { walk_account(codec, row); };
constexpr auto trust_start = [](auto& codec, auto& row) { walk_trust_start(codec, row); };
constexpr auto trust_entry = [](auto& codec, auto& row) { walk_trust_entry(codec, row); };
constexpr auto person = [](auto& codec, auto& row) { walk_person(codec, row); };
constexpr auto happening = [](auto& codec, auto& row) { walk_happening(codec, row); };
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
    case Section::accounts:
      return get_rows(in, result.accounts, 200, account);
    case Section::trust_starts:
      return get_rows(in, result.trust_starts, 20, trust_start);
    case Section::trust_entries:
      return get_rows(in, result.trust_entries, 26, trust_entry);
    case Section::people:
      return get_rows(in, result.people, 60, person);
    case Section::draws:
      return get_rows(in, result.draws, 21, asked);
    case Section::happenings:
      return get_rows(in, result.happenings, 21, happening);
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
  put_rows(body, Section::accounts, result.accounts, account);
  put_rows(body, Section::trust_starts, result.trust_starts, trust_start);
  put_rows(body, Section::trust_entries, result.trust_entries, trust_entry);
  put_rows(body, Section::people, result.people, person);
  put_rows(body, Section::draws, result.draws, asked);
  put_rows(body, Section::happenings, result.happenings, happening);
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
  if (outputs_hash(result.figures) != result.fingerprint.outputs)
    ByteReader::damaged("its figures are not those that its fingerprint is of");
  return result;
}

}  // namespace colead
