// SPDX-License-Identifier: Apache-2.0
#include "support/source_dir.hpp"

namespace colead::test {

const std::string& source_dir() {
  static const std::string dir = COLEAD_SOURCE_DIR;
  return dir;
}

}  // namespace colead::test
