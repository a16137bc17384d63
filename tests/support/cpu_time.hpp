// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <ctime>

namespace colead::test {

/// Processor time of this process since construction, in seconds: a limit on work that holds on a busy machine too.
class CpuTime {
 public:
  [[nodiscard]] double seconds() const {
    return static_cast<double>(std::clock() - began_) / static_cast<double>(CLOCKS_PER_SEC);
  }

 private:
  std::clock_t began_{std::clock()};
};

}  // namespace colead::test
