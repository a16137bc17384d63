// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <ctime>

namespace colead::test {

/// Processor time of this process since construction, in seconds of a release build: a limit on work that holds on a
/// busy machine too. Builds with assertions, sanitizers or counters take up to ten times as long and are forgiven that.
class CpuTime {
 public:
  [[nodiscard]] double seconds() const {
    return static_cast<double>(std::clock() - began_) / static_cast<double>(CLOCKS_PER_SEC) / slowdown;
  }

 private:
#ifdef NDEBUG
  static constexpr double slowdown = 1.0;
#else
  static constexpr double slowdown = 10.0;
#endif
  std::clock_t began_{std::clock()};
};

}  // namespace colead::test
