// SPDX-License-Identifier: Apache-2.0
// What is stored or sent comes back bit for bit, and damaged bytes are refused.
#include "colead/experiment/run_codec.hpp"

#include <bit>
#include <cmath>
#include <string>
#include <vector>

#include "colead/core/error.hpp"
#include "properties/drawn.hpp"
#include "properties/property.hpp"

namespace colead::test {
namespace {

/// Any bits of a number: infinities, numbers that are none and both zeros among them.
rc::Gen<double> any_bits() {
  return rc::gen::map(rc::gen::resize(1000, rc::gen::arbitrary<std::uint64_t>()),
                      [](std::uint64_t bits) { return std::bit_cast<double>(bits); });
}

/// Any number that hours may be.
rc::Gen<double> any_amount() {
  return rc::gen::map(any_bits(), [](double bits) { return std::isfinite(bits) ? std::fabs(bits) : 0.0; });
}

/// Any letters of one line.
rc::Gen<std::string> any_group() { return rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '\x7f')); }

DecisionRecord any_record() {
  DecisionRecord out;
  out.identity = *rc::gen::arbitrary<std::uint64_t>();
  out.arrived = Time{*rc::gen::arbitrary<std::int64_t>()};
  out.decided = Time{*rc::gen::arbitrary<std::int64_t>()};
  out.style = static_cast<Style>(*rc::gen::inRange<std::size_t>(0, style_names.size()));
  out.route = static_cast<Route>(*rc::gen::inRange<std::size_t>(0, route_names.size()));
  out.options = *rc::gen::inRange<std::uint8_t>(0, max_options + 1);
  out.ledger.back() = *rc::gen::nonNegative<std::int64_t>();
  out.incongruency = *rc::gen::arbitrary<float>();
  return out;
}

RunResult any_result() {
  RunResult out;
  const auto figure = rc::gen::exec([] {
    return FigureRow{*rc::gen::arbitrary<std::uint32_t>(), *any_group(), *any_bits()};
  });
  const auto sample = rc::gen::exec([] {
    return SeriesRow{*any_amount(), *rc::gen::arbitrary<std::uint32_t>(), *any_group(), *any_bits()};
  });
  out.figures = *rc::gen::container<std::vector<FigureRow>>(figure);
  out.series = *rc::gen::container<std::vector<SeriesRow>>(sample);
  out.decisions = *rc::gen::container<std::vector<DecisionRecord>>(rc::gen::exec(any_record));
  out.fingerprint = {*rc::gen::arbitrary<std::uint64_t>(), outputs_hash(out.figures)};
  out.programme_hours = *any_amount();
  out.joint_hours = *any_amount();
  out.events = *rc::gen::arbitrary<std::uint64_t>();
  out.decided = *rc::gen::arbitrary<std::uint64_t>();
  return out;
}

bool same(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

PROPERTY(RunCodec, GivesBackAnyResultBitForBit, ()) {
  const RunResult result = any_result();
  const std::string bytes = encode(result);
  const RunResult again = decode_run(bytes);
  RC_ASSERT(again.figures.size() == result.figures.size() && again.series.size() == result.series.size());
  for (std::size_t n = 0; n < result.figures.size(); ++n) {
    RC_ASSERT(again.figures[n].output == result.figures[n].output);
    RC_ASSERT(again.figures[n].group == result.figures[n].group);
    RC_ASSERT(same(again.figures[n].value, result.figures[n].value));
  }
  for (std::size_t n = 0; n < result.series.size(); ++n) {
    RC_ASSERT(same(again.series[n].weeks, result.series[n].weeks));
    RC_ASSERT(again.series[n].group == result.series[n].group);
    RC_ASSERT(same(again.series[n].value, result.series[n].value));
  }
  RC_ASSERT(again.decisions.size() == result.decisions.size());
  for (std::size_t n = 0; n < result.decisions.size(); ++n) {
    RC_ASSERT(again.decisions[n].identity == result.decisions[n].identity);
    RC_ASSERT(again.decisions[n].decided == result.decisions[n].decided);
    RC_ASSERT(again.decisions[n].ledger == result.decisions[n].ledger);
  }
  RC_ASSERT(again.fingerprint == result.fingerprint);
  RC_ASSERT(same(again.programme_hours, result.programme_hours) && again.events == result.events);
  RC_ASSERT(encode(again) == bytes);
}

PROPERTY(RunCodec, RefusesWhatIsCutShortOrHasAnotherBit, ()) {
  const std::string bytes = encode(any_result());
  const std::size_t at = *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, bytes.size()));
  RC_ASSERT_THROWS_AS(static_cast<void>(decode_run(bytes.substr(0, at))), ModelError);
  std::string changed = bytes;
  changed[at] = static_cast<char>(changed[at] ^ (1 << *rc::gen::inRange(0, 8)));
  RC_ASSERT_THROWS_AS(static_cast<void>(decode_run(changed)), ModelError);
}

PROPERTY(RunCodec, NeverReadsBeyondBytesThatSomebodyMadeUp, (const std::string& bytes)) {
  RC_ASSERT_THROWS_AS(static_cast<void>(decode_run(bytes)), ModelError);
  RC_ASSERT_THROWS_AS(static_cast<void>(decode_run("CLRR" + bytes)), ModelError);
}

PROPERTY_OF_RUNS(RunCodec, KeepsAllThatARunOfAnyScenarioGives, 4, ()) {
  const Drawn drawn = *any_scenario();
  const std::optional<Experiment> made = accepted(drawn);
  RC_PRE(made.has_value());
  const RunResult result = made->run(RunTask{1, {made->scenario().seed, 0, {Records::full, true, true, true}}});
  const std::string bytes = encode(result);
  const RunResult again = decode_run(bytes);
  RC_ASSERT(encode(again) == bytes);
  RC_ASSERT(again.fingerprint == result.fingerprint);
  RC_ASSERT(again.accounts.size() == result.accounts.size() && again.people.size() == result.people.size());
  RC_ASSERT(again.trust_entries.size() == result.trust_entries.size() && again.draws.size() == result.draws.size());
}

}  // namespace
}  // namespace colead::test
