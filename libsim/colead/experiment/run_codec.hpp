// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "colead/simulation/result.hpp"

namespace colead {

/// The result of a run as bytes, to be stored or sent: equal results give equal bytes on every machine.
///
/// Layout, little end first: "CLRR", u16 version, u64 size of the body, the body, u32 CRC-32 of everything before it.
/// The body is a row of sections, each u16 tag, u64 size, content; a section that is empty is left out.
[[nodiscard]] std::string encode(const RunResult& result);

/// What encode() was given, bit for bit. Bytes that are cut short, changed or of another version: ModelError, never
/// anything else.
[[nodiscard]] RunResult decode_run(std::string_view bytes);

}  // namespace colead
