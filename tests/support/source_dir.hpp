// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace colead::test {

/// The checkout that these tests were built from. Compiled in one file alone, so that a compiler cache serves all
/// other tests of every checkout.
[[nodiscard]] const std::string& source_dir();

}  // namespace colead::test
