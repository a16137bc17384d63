// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "colead/core/bytes.hpp"
#include "colead/core/error.hpp"
#include "colead/experiment/comparison.hpp"
#include "colead/experiment/run_codec.hpp"
#include "colead/scenario/load.hpp"
#include "support/tiny_scenario.hpp"

namespace {

using namespace colead;

constexpr std::size_t header_bytes = 4 + 2 + 8;  // "CLRR", version, size of the body
constexpr std::size_t checksum_bytes = 4;

Experiment two_weeks() {
  Scenario scenario = parse_scenario(test::tiny(), "tiny.yaml", test::shipped());
  scenario.setting.warm_up_weeks = 0.0;
  scenario.setting.horizon_weeks = 2.0;
  return {std::move(scenario), test::shipped()};
}

const Experiment& experiment() {
  static const Experiment made = two_weeks();
  return made;
}

/// A stored run with everything in it that a run may keep.
std::string stored_run() { return encode(experiment().run(RunTask{0, {11, 0, {Records::full, true, true, true}}})); }

/// The body with each three bytes of `edits` as a place and a new byte, under a checksum that is right: what is read
/// behind the checksum meets bytes that nobody has looked at.
std::string with_edits(std::string bytes, std::string_view edits) {
  const std::size_t body = bytes.size() - header_bytes - checksum_bytes;
  constexpr std::size_t most_edits = 24;
  for (std::size_t n = 0; n < most_edits && 3 * n + 2 < edits.size(); ++n) {
    const auto byte = [&](std::size_t k) {
      return static_cast<std::size_t>(static_cast<unsigned char>(edits[3 * n + k]));
    };
    bytes[header_bytes + (byte(0) * 256 + byte(1)) % body] = edits[3 * n + 2];
  }
  bytes.resize(header_bytes + body);
  ByteWriter checksum;
  checksum.put(crc32(bytes));
  return bytes + checksum.bytes();
}

void read_back(std::string_view bytes) {
  try {
    const RunResult result = decode_run(bytes);
    const std::string again = encode(result);
    if (encode(decode_run(again)) != again) std::abort();
    const ComparisonPlan plan{{{0, "baseline"}, {0, "again"}}, 1, 11, 0.95};
    const std::vector<const RunResult*> both{&result, &result};
    static_cast<void>(summarise(experiment(), plan, both));
  } catch (const ModelError&) {
  }
}

}  // namespace

/// Bytes of a store are a result or refused with ModelError, whatever they are and however good their checksum; a
/// result of another experiment is refused where it is compared.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string stored = stored_run();
  const std::string_view given{reinterpret_cast<const char*>(data), size};
  read_back(given);
  read_back(with_edits(stored, given));
  return 0;
}
