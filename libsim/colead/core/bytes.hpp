// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace colead {

/// CRC-32 of ISO 3309 (polynomial 04c11db7, reflected), as in PNG and zlib: every change within 32 bits shows.
[[nodiscard]] std::uint32_t crc32(std::string_view bytes);

/// Writes plain values one after another, little end first on every machine.
class ByteWriter {
 public:
  template <class T>
  requires std::integral<T> || std::floating_point<T> || std::is_enum_v<T>
  void put(T value) {
    if constexpr (std::is_enum_v<T>) {
      put(static_cast<std::underlying_type_t<T>>(value));
    } else if constexpr (std::same_as<T, bool>) {
      put(static_cast<std::uint8_t>(value ? 1 : 0));
    } else if constexpr (std::same_as<T, double>) {
      put(std::bit_cast<std::uint64_t>(value));
    } else if constexpr (std::same_as<T, float>) {
      put(std::bit_cast<std::uint32_t>(value));
    } else {
      const auto bits = static_cast<std::make_unsigned_t<T>>(value);
      for (std::size_t n = 0; n < sizeof(T); ++n) bytes_ += static_cast<char>((bits >> (8 * n)) & 0xff);
    }
  }
  /// Its length and its bytes.
  void put(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }

  /// The bytes as they are.
  void put_raw(std::string_view bytes) { bytes_ += bytes; }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what a ByteWriter wrote. Whatever the bytes are, it reads nothing beyond their end: ModelError.
class ByteReader {
 public:
  /// `bytes` must outlive the reader.
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  requires std::integral<T> || std::floating_point<T>
  [[nodiscard]] T get() {
    if constexpr (std::same_as<T, bool>) {
      return flag();
    } else if constexpr (std::same_as<T, double>) {
      return std::bit_cast<double>(get<std::uint64_t>());
    } else if constexpr (std::same_as<T, float>) {
      return std::bit_cast<float>(get<std::uint32_t>());
    } else {
      std::make_unsigned_t<T> bits = 0;
      const std::string_view raw = take(sizeof(T));
      for (std::size_t n = 0; n < sizeof(T); ++n)
        bits = static_cast<std::make_unsigned_t<T>>(
            bits | (static_cast<std::make_unsigned_t<T>>(static_cast<unsigned char>(raw[n])) << (8 * n)));
      return static_cast<T>(bits);
    }
  }
  /// One of an enum's first `count` values.
  template <class Enum>
  requires std::is_enum_v<Enum>
  [[nodiscard]] Enum get(std::size_t count) {
    const auto value = get<std::underlying_type_t<Enum>>();
    if (static_cast<std::uint64_t>(value) >= count) damaged("a value that there is not");
    return static_cast<Enum>(value);
  }
  [[nodiscard]] std::string text() { return std::string(take(get<std::uint32_t>())); }
  /// The next `size` bytes.
  [[nodiscard]] std::string_view take(std::uint64_t size);
  /// How many items of at least `item_bytes` follow; more than the bytes can hold is damage, not a demand for memory.
  [[nodiscard]] std::size_t count(std::size_t item_bytes);

  [[nodiscard]] std::size_t left() const { return bytes_.size(); }
  /// Throws ModelError.
  [[noreturn]] static void damaged(std::string_view what);

 private:
  [[nodiscard]] bool flag();

  std::string_view bytes_;
};

}  // namespace colead
