// SPDX-License-Identifier: Apache-2.0
#include "colead/core/bytes.hpp"

#include <array>

#include "colead/core/error.hpp"

namespace colead {
namespace {

constexpr std::array<std::uint32_t, 256> crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t rest = byte;
    for (int bit = 0; bit < 8; ++bit) rest = (rest & 1U) != 0 ? 0xedb88320U ^ (rest >> 1U) : rest >> 1U;
    table[byte] = rest;
  }
  return table;
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
  static constexpr auto table = crc_table();
  std::uint32_t crc = 0xffffffffU;
  for (const char byte : bytes) crc = table[(crc ^ static_cast<unsigned char>(byte)) & 0xffU] ^ (crc >> 8U);
  return ~crc;
}

std::string_view ByteReader::take(std::uint64_t size) {
  if (size > bytes_.size()) damaged("they end too soon");
  const std::string_view out = bytes_.substr(0, size);
  bytes_.remove_prefix(size);
  return out;
}

std::size_t ByteReader::count(std::size_t item_bytes) {
  const auto items = get<std::uint64_t>();
  if (items > bytes_.size() / item_bytes) damaged("they end too soon");
  return items;
}

bool ByteReader::flag() {
  const auto value = get<std::uint8_t>();
  if (value > 1) damaged("a flag is neither 0 nor 1");
  return value == 1;
}

void ByteReader::damaged(std::string_view what) {
  throw ModelError("these bytes are no result of a run: " + std::string(what));
}

}  // namespace colead
