// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <utility>
#include <vector>

#include "colead/core/large_pages.hpp"
#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Values with a number of their own, of which some are free. They stand in parts of 32, 64, 128 ... values, so that
/// what is large and grows with the service is neither copied nor held twice when it outgrows its place, and in large
/// pages where there are some. What is given back keeps its value and is taken again before there is another.
template <class Value>
class Slots {
 public:
  Slots() = default;
  Slots(std::initializer_list<Value> values) {
    for (const Value& value : values) push_back(value);
  }

  [[nodiscard]] std::size_t size() const { return size_; }  ///< those given back among them
  [[nodiscard]] std::size_t in_use() const { return size_ - free_.size(); }
  [[nodiscard]] Value& operator[](std::size_t n) { return parts_[part_of(n)][place_of(n)]; }
  [[nodiscard]] const Value& operator[](std::size_t n) const { return parts_[part_of(n)][place_of(n)]; }

  /// The number of the slot that was given back last, which still holds what it held, or of a new one.
  [[nodiscard]] std::uint32_t take() {
    if (free_.empty()) {
      push_back({});
      return static_cast<std::uint32_t>(size_ - 1);
    }
    const std::uint32_t last = free_.back();
    free_.pop_back();
    return last;
  }
  void give_back(std::uint32_t n) { free_.push_back(n); }
  void push_back(Value value) {
    const std::size_t part = part_of(size_);
    if (part == parts_.size()) parts_.emplace_back();
    reserve_in_large_pages(parts_[part], first << part);  // also of a copy, which had only what it held
    parts_[part].push_back(std::move(value));
    ++size_;
  }

  template <class Owner>
  class Iterator {
   public:
    using value_type = Value;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::forward_iterator_tag;

    Iterator() = default;
    Iterator(Owner& owner, std::size_t n) : owner_(&owner), n_(n) {}
    auto& operator*() const { return (*owner_)[n_]; }
    Iterator& operator++() {
      ++n_;
      return *this;
    }
    Iterator operator++(int) { return {*owner_, n_++}; }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    Owner* owner_{nullptr};
    std::size_t n_{0};
  };
  [[nodiscard]] auto begin() { return Iterator<Slots>(*this, 0); }
  [[nodiscard]] auto end() { return Iterator<Slots>(*this, size_); }
  [[nodiscard]] auto begin() const { return Iterator<const Slots>(*this, 0); }
  [[nodiscard]] auto end() const { return Iterator<const Slots>(*this, size_); }

 private:
  static constexpr std::size_t first = 32;  ///< values in the first part

  static std::size_t part_of(std::size_t n) { return std::bit_width(n / first + 1) - 1; }
  static std::size_t place_of(std::size_t n) { return n + first - (first << part_of(n)); }

  std::vector<std::vector<Value>> parts_;
  std::vector<std::uint32_t> free_;
  std::size_t size_{0};
};

}  // namespace colead
COLEAD_PUBLIC_END
