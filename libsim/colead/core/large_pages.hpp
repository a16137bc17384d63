// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Asks the system to hold this memory, of which nothing has been used yet, in large pages where it has some: in a
/// world of many people finding an address is much of the way to what stands there. It changes no value. Only whole
/// pages of 2 MiB are asked for, so that no memory is wasted and a small world asks for nothing.
void prefer_large_pages(const void* from, std::size_t bytes);

/// Room for so many in all, what is not used yet in large pages.
template <class Value>
void reserve_in_large_pages(std::vector<Value>& values, std::size_t count) {
  if (count <= values.capacity()) return;
  values.reserve(count);
  prefer_large_pages(values.data() + values.size(), (values.capacity() - values.size()) * sizeof(Value));
}

/// So many values, the new ones in large pages.
template <class Value>
void resize_in_large_pages(std::vector<Value>& values, std::size_t count) {
  reserve_in_large_pages(values, count);
  values.resize(count);
}

}  // namespace colead
COLEAD_PUBLIC_END
