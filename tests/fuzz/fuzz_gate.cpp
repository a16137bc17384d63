// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "colead/core/error.hpp"
#include "colead/scenario/gate.hpp"

/// Any bytes either make a tree or are refused with ScenarioError; every other way out is a finding.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    static_cast<void>(colead::parse({reinterpret_cast<const char*>(data), size}, "fuzz.yaml"));
  } catch (const colead::ScenarioError&) {
  }
  return 0;
}
