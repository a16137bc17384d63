// SPDX-License-Identifier: Apache-2.0
// A result survives being stored or sent, bit for bit, and damaged bytes are refused (reliability 5).
#include "colead/experiment/run_codec.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "colead/core/bytes.hpp"
#include "colead/core/error.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

RunResult short_run() { return run(experiment(with(tiny(), "horizon_weeks: 26", "horizon_weeks: 2"))); }

TEST(RunCodec, GivesBackWhatItWasGivenBitForBit) {
  const RunResult result = short_run();
  ASSERT_FALSE(result.decisions.empty());
  const RunResult again = decode_run(encode(result));
  EXPECT_EQ(again.fingerprint, result.fingerprint);
  EXPECT_EQ(again.events, result.events);
  EXPECT_EQ(again.decided, result.decided);
  EXPECT_EQ(again.programme_hours, result.programme_hours);
  EXPECT_EQ(again.joint_hours, result.joint_hours);
  ASSERT_EQ(again.figures.size(), result.figures.size());
  for (std::size_t n = 0; n < result.figures.size(); ++n) {
    EXPECT_EQ(again.figures[n].output, result.figures[n].output);
    EXPECT_EQ(again.figures[n].group, result.figures[n].group);
    EXPECT_EQ(std::bit_cast<std::uint64_t>(again.figures[n].value),
              std::bit_cast<std::uint64_t>(result.figures[n].value));
  }
  ASSERT_EQ(again.series.size(), result.series.size());
  EXPECT_EQ(again.series.back().weeks, result.series.back().weeks);
  ASSERT_EQ(again.decisions.size(), result.decisions.size());
  for (std::size_t n = 0; n < result.decisions.size(); ++n) {
    EXPECT_EQ(again.decisions[n].identity, result.decisions[n].identity);
    EXPECT_EQ(again.decisions[n].ledger, result.decisions[n].ledger);
    EXPECT_EQ(again.decisions[n].own_score, result.decisions[n].own_score);
  }
  EXPECT_EQ(encode(again), encode(result));
}

TEST(RunCodec, KeepsAccountsAndTheLedgerOfTrust) {
  const Experiment made = experiment(with(tiny(), "horizon_weeks: 26", "horizon_weeks: 8"));
  const RunResult result = made.run(RunTask{0, {11, 0, {.records = Records::full, .trust = true}}});
  const std::string bytes = encode(result);
  const RunResult again = decode_run(bytes);
  ASSERT_FALSE(result.accounts.empty());
  ASSERT_EQ(again.accounts.size(), result.accounts.size());
  for (std::size_t n = 0; n < result.accounts.size(); ++n) {
    EXPECT_EQ(again.accounts[n].steps.size(), result.accounts[n].steps.size());
    ASSERT_EQ(again.accounts[n].meetings.size(), result.accounts[n].meetings.size());
    for (std::size_t m = 0; m < result.accounts[n].meetings.size(); ++m)
      EXPECT_EQ(again.accounts[n].meetings[m].final, result.accounts[n].meetings[m].final);
  }
  ASSERT_EQ(again.trust_entries.size(), result.trust_entries.size());
  EXPECT_EQ(again.trust_entries.back().after, result.trust_entries.back().after);
  EXPECT_EQ(again.trust_starts.size(), result.trust_starts.size());
  ASSERT_FALSE(result.happenings.empty());
  ASSERT_EQ(again.happenings.size(), result.happenings.size());
  for (std::size_t n = 0; n < result.happenings.size(); ++n) {
    EXPECT_EQ(again.happenings[n].kind, result.happenings[n].kind);
    EXPECT_EQ(again.happenings[n].who, result.happenings[n].who);
    EXPECT_EQ(again.happenings[n].at, result.happenings[n].at);
  }
  EXPECT_EQ(encode(again), bytes);
}

TEST(RunCodec, RefusesEveryTruncation) {
  const std::string bytes = encode(short_run());
  for (std::size_t size = 0; size < bytes.size(); size += size < 2048 ? 1 : 397)
    EXPECT_THROW(static_cast<void>(decode_run(std::string_view(bytes).substr(0, size))), ModelError);
  EXPECT_THROW(static_cast<void>(decode_run(bytes + '\0')), ModelError);
}

TEST(RunCodec, RefusesEveryFlippedBit) {
  std::string bytes = encode(short_run());
  for (std::size_t at = 0; at < bytes.size(); at += at < 300 ? 1 : 997) {
    for (int bit = 0; bit < 8; ++bit) {
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
      EXPECT_THROW(static_cast<void>(decode_run(bytes)), ModelError) << "byte " << at << " bit " << bit;
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
    }
  }
  EXPECT_NO_THROW(static_cast<void>(decode_run(bytes)));
}

/// A checksum that is right says nothing about a body written by somebody else.
std::string forged(const std::string& bytes, const std::string& body) {
  ByteWriter out;
  out.put_raw(bytes.substr(0, 6));
  out.put(static_cast<std::uint64_t>(body.size()));
  out.put_raw(body);
  out.put(crc32(out.bytes()));
  return out.take();
}

TEST(RunCodec, ReadsNothingBeyondTheEndOfAForgedBody) {
  const std::string bytes = encode(short_run());
  const std::string body = bytes.substr(14, bytes.size() - 18);
  const Luck luck(7, 0);
  std::size_t refused = 0;
  for (std::uint64_t n = 0; n < 400; ++n) {
    std::string changed = body;
    const Luck::Block words = luck.block(Purpose::session, n);
    for (std::size_t k = 0; k < 3; ++k) changed[words[k] % changed.size()] = static_cast<char>(words[3] >> (8 * k));
    try {
      static_cast<void>(decode_run(forged(bytes, changed)));
    } catch (const ModelError&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 0U);
}

/// What encode() is given is believed; what is read is not.
void expect_damaged(const RunResult& result, const std::string& why) {
  try {
    static_cast<void>(decode_run(encode(result)));
    ADD_FAILURE() << "read: " << why;
  } catch (const ModelError& error) {
    EXPECT_NE(std::string(error.what()).find(why), std::string::npos) << error.what();
  }
}

TEST(RunCodec, RefusesHoursThatAreNegativeOrNoNumber) {
  const Experiment made = experiment(with(tiny(), "horizon_weeks: 26", "horizon_weeks: 8"));
  const RunResult run = made.run(RunTask{0, {11, 0, {.records = Records::full, .people = true}}});
  const auto meeting = std::find_if(run.accounts.begin(), run.accounts.end(),
                                    [](const DecisionAccount& one) { return !one.meetings.empty(); });
  ASSERT_NE(meeting, run.accounts.end());
  const auto place = static_cast<std::size_t>(meeting - run.accounts.begin());
  for (const double wrong : {-1.0, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
    const auto set = [&](auto change) {
      RunResult other = run;
      change(other);
      expect_damaged(other, "an amount is negative or no number");
    };
    set([&](RunResult& r) { r.programme_hours = wrong; });
    set([&](RunResult& r) { r.joint_hours = wrong; });
    set([&](RunResult& r) { r.series.back().weeks = wrong; });
    set([&](RunResult& r) { r.decisions[0].joint_hours = static_cast<float>(wrong); });
    set([&](RunResult& r) { r.accounts[place].meetings[0].extra_hours = static_cast<float>(wrong); });
    set([&](RunResult& r) { r.people[0].joint_hours = wrong; });
    set([&](RunResult& r) { r.people[0].programme_hours = wrong; });
    set([&](RunResult& r) { r.people[0].displaced_hours = wrong; });
  }
  RunResult other = run;
  other.decisions[0].ledger[1] = -1;
  expect_damaged(other, "an amount is negative or no number");
}

TEST(RunCodec, RefusesFiguresThatItsFingerprintIsNotOf) {
  RunResult none = short_run();
  none.figures.clear();
  expect_damaged(none, "its figures are not those that its fingerprint is of");
  RunResult other = short_run();
  other.figures.front().value = 1234.5;
  expect_damaged(other, "its figures are not those that its fingerprint is of");
}

TEST(RunCodec, RefusesGroupsThatAreNoTextOfOneLine) {
  for (const char* name : {"\xff", "a\nb", "a\tb", "a\x1b[2J", "\xe2\x80\xae", "\xc0\x80"}) {
    RunResult figure = short_run();
    figure.figures.front().group = name;
    expect_damaged(figure, "the name of a group holds what is no text");
    RunResult point = short_run();
    point.series.front().group = name;
    expect_damaged(point, "the name of a group holds what is no text");
  }
  RunResult own = short_run();
  own.figures.front().group = "manager->medic: \xc3\xa9";
  EXPECT_EQ(decode_run(encode(own)).figures.front().group, own.figures.front().group);
}

TEST(RunCodec, KeepsAFigureThatIsNone) {
  RunResult run = short_run();
  run.figures.front().value = std::numeric_limits<double>::quiet_NaN();
  run.fingerprint.outputs = outputs_hash(run.figures);
  EXPECT_TRUE(std::isnan(decode_run(encode(run)).figures.front().value));
}

TEST(Crc32, IsTheOneOfTheStandard) {
  EXPECT_EQ(crc32("123456789"), 0xcbf43926U);  // the check value of CRC-32/ISO-HDLC
  EXPECT_EQ(crc32(""), 0U);
}

}  // namespace
}  // namespace colead
