// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace colead {

/// Asks for memory that is read soon. It changes no value; a compiler that cannot say it says nothing.
inline void prefetch(const void* address) {
#if defined(__GNUC__)
  __builtin_prefetch(address);
#else
  static_cast<void>(address);
#endif
}

}  // namespace colead
