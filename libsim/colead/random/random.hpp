// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "colead/core/visibility.hpp"
#include "colead/random/purposes.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

namespace detail {

/// Finaliser of SplitMix64 (Stafford's Mix13; Steele, Lea & Flood 2014, doi 10.1145/2660193.2660195): a bijection.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t word) {
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9ULL;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebULL;
  return word ^ (word >> 31);
}

inline constexpr std::uint64_t golden_gamma = 0x9e3779b97f4a7c15ULL;

}  // namespace detail

/// The identity of whatever carries this stable text id: FNV-1a over its bytes (64 bits: offset basis
/// cbf29ce484222325, prime 100000001b3), then the SplitMix64 finaliser. The algorithm is frozen: it is part of every
/// draw. Different texts can collide (about n^2 / 2^65 for n texts); whoever registers ids checks and refuses.
[[nodiscard]] constexpr std::uint64_t identity(std::string_view stable_id) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char byte : stable_id) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  }
  return detail::mix(hash);
}

/// The identity of a pair in this order, such as slot x generation or unit x class: identity(a, b) != identity(b, a).
/// mix(mix(a + gamma) + b + gamma), a bijection of either argument while the other is fixed. Frozen as above.
[[nodiscard]] constexpr std::uint64_t identity(std::uint64_t first, std::uint64_t second) {
  return detail::mix(detail::mix(first + detail::golden_gamma) + second + detail::golden_gamma);
}

class Draws;

/// All the randomness of one run. A number is a pure function of who it concerns and what it is for, never of the order
/// of asking: Philox4x64-10 (Salmon et al. 2011, doi 10.1145/2063384.2063405) with key (seed, replication) and counter
/// (entity, partner, purpose << 32 | sub, ordinal). `ordinal` is a meaningful count, such as the k-th encounter of a
/// pair.
class Luck {
 public:
  using Block = std::array<std::uint64_t, 4>;

  constexpr explicit Luck(std::uint64_t seed = 0, std::uint64_t replication = 0)
      : seed_{seed}, replication_{replication} {}

  [[nodiscard]] constexpr std::uint64_t seed() const { return seed_; }
  [[nodiscard]] constexpr std::uint64_t replication() const { return replication_; }

  /// The four words of one identity; bits(), uniform() and uniforms4() all come from this block.
  [[nodiscard]] Block block(Purpose purpose, std::uint64_t entity, std::uint64_t partner = 0, std::uint64_t ordinal = 0,
                            std::uint32_t sub = 0) const;

  /// Word 0 of the block.
  [[nodiscard]] std::uint64_t bits(Purpose purpose, std::uint64_t entity, std::uint64_t partner = 0,
                                   std::uint64_t ordinal = 0, std::uint32_t sub = 0) const;

  /// In the open interval (0, 1): one of the 2^52 values (k + 0.5) / 2^52. Element 0 of uniforms4().
  [[nodiscard]] double uniform(Purpose purpose, std::uint64_t entity, std::uint64_t partner = 0,
                               std::uint64_t ordinal = 0, std::uint32_t sub = 0) const;

  [[nodiscard]] std::array<double, 4> uniforms4(Purpose purpose, std::uint64_t entity, std::uint64_t partner = 0,
                                                std::uint64_t ordinal = 0, std::uint32_t sub = 0) const;

  /// Successive uniforms of one identity, starting at sub = 0.
  [[nodiscard]] Draws draws(Purpose purpose, std::uint64_t entity, std::uint64_t partner = 0,
                            std::uint64_t ordinal = 0) const;

 private:
  std::uint64_t seed_;
  std::uint64_t replication_;
};

/// The 52 high bits of a word as a uniform in (0, 1), both ends excluded: the ends are 2^-53 and 1 - 2^-53, exactly.
[[nodiscard]] constexpr double to_uniform(std::uint64_t bits) {
  return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52;
}

/// Successive uniforms of one identity: the elements of uniforms4() for sub = 0, then sub = 1, and so on. A value: a
/// copy continues where the original stood. The first number equals uniform() of the same identity.
class Draws {
 public:
  Draws(Luck luck, Purpose purpose, std::uint64_t entity, std::uint64_t partner = 0, std::uint64_t ordinal = 0)
      : luck_{luck}, purpose_{purpose}, entity_{entity}, partner_{partner}, ordinal_{ordinal} {}

  [[nodiscard]] double next() {
    if (used_ == buffer_.size()) refill();
    return buffer_[used_++];
  }

 private:
  void refill();

  Luck luck_;
  Purpose purpose_;
  std::uint32_t sub_{0};
  std::uint64_t entity_;
  std::uint64_t partner_;
  std::uint64_t ordinal_;
  std::size_t used_{4};
  std::array<double, 4> buffer_{};
};

}  // namespace colead
COLEAD_PUBLIC_END
