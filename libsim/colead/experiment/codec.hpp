// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/bytes.hpp"
#include "colead/core/ids.hpp"
#include "colead/core/time.hpp"
#include "colead/experiment/figures.hpp"

namespace colead {

/// Each struct lists its fields once; `Put` writes them, `Get` reads them, in that order.
class Put {
 public:
  explicit Put(ByteWriter& out) : out_(out) {}

  template <class T>
  void operator()(const T& value) {
    out_.put(value);
  }
  void operator()(const std::string& value) { out_.put(std::string_view(value)); }
  void operator()(const Time& value) { out_.put(value.us); }
  template <class Tag>
  void operator()(const Id<Tag>& value) {
    out_.put(value.value);
  }
  template <class T, std::size_t n>
  void operator()(const std::array<T, n>& values) {
    for (const T& value : values) (*this)(value);
  }
  template <class Enum>
  void choice(const Enum& value, std::size_t count) {
    static_cast<void>(count);
    out_.put(value);
  }
  void below(const std::uint8_t& value, std::size_t bound) {
    static_cast<void>(bound);
    out_.put(value);
  }
  template <class T>
  void amount(const T& value) {
    out_.put(value);
  }
  void group(const std::string& name) { (*this)(name); }
  template <class Row, class Walk>
  void rows(const std::vector<Row>& rows, std::size_t least, Walk walk) {
    static_cast<void>(least);
    out_.put(static_cast<std::uint64_t>(rows.size()));
    for (const Row& row : rows) walk(*this, row);
  }

 private:
  ByteWriter& out_;
};

class Get {
 public:
  explicit Get(ByteReader& in) : in_(in) {}

  template <class T>
  void operator()(T& value) {
    value = in_.get<T>();
  }
  void operator()(std::string& value) { value = in_.text(); }
  void operator()(Time& value) { value.us = in_.get<std::int64_t>(); }
  template <class Tag>
  void operator()(Id<Tag>& value) {
    value.value = in_.get<std::uint32_t>();
  }
  template <class T, std::size_t n>
  void operator()(std::array<T, n>& values) {
    for (T& value : values) (*this)(value);
  }
  template <class Enum>
  void choice(Enum& value, std::size_t count) {
    value = in_.get<Enum>(count);
  }
  void below(std::uint8_t& value, std::size_t bound) {
    value = in_.get<std::uint8_t>();
    if (value >= bound) ByteReader::damaged("an index is out of range");
  }
  /// Hours, microseconds, weeks: finite and not negative.
  template <class T>
  void amount(T& value) {
    value = in_.get<T>();
    if (!(value >= T{} && value <= std::numeric_limits<T>::max()))
      ByteReader::damaged("an amount is negative or no number");
  }
  void group(std::string& name) {
    (*this)(name);
    if (const std::string fault = group_fault(name); !fault.empty())
      ByteReader::damaged("the name of a group holds what is no text: " + fault);
  }
  /// `least` bytes is what a row takes at the very least.
  template <class Row, class Walk>
  void rows(std::vector<Row>& rows, std::size_t least, Walk walk) {
    rows.resize(in_.count(least));
    for (Row& row : rows) walk(*this, row);
  }

 private:
  ByteReader& in_;
};

}  // namespace colead
