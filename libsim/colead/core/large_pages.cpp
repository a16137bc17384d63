// SPDX-License-Identifier: Apache-2.0
#include "colead/core/large_pages.hpp"

#include <cstdint>
#include <memory>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace colead {

void prefer_large_pages(const void* from, std::size_t bytes) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  constexpr std::size_t page = std::size_t{2} << 20;
  void* begin = const_cast<void*>(from);  // NOLINT(cppcoreguidelines-pro-type-const-cast): its pages, not its value
  if (std::align(page, page, begin, bytes) == nullptr) return;
  // A system without large pages refuses, and the memory is as good as before.
  static_cast<void>(madvise(begin, bytes / page * page, MADV_HUGEPAGE));
#else
  static_cast<void>(from);
  static_cast<void>(bytes);
#endif
}

}  // namespace colead
