// SPDX-License-Identifier: Apache-2.0
// Luck belongs to somebody and to something: a draw is a function of its key, whatever was drawn before it.
#include "colead/random/random.hpp"

#include <ostream>
#include <string>
#include <vector>

#include "properties/numbers.hpp"
#include "properties/property.hpp"

namespace colead {
namespace {

/// All that a draw depends on.
struct Key {
  std::uint64_t seed{0}, replication{0}, entity{0}, partner{0}, ordinal{0};
  std::uint32_t purpose{1}, sub{0};

  friend bool operator==(const Key&, const Key&) = default;
  [[nodiscard]] Luck luck() const { return Luck(seed, replication); }
  [[nodiscard]] Purpose what() const { return static_cast<Purpose>(purpose); }
  [[nodiscard]] Luck::Block block() const { return luck().block(what(), entity, partner, ordinal, sub); }
};

void showValue(const Key& key, std::ostream& out) {
  out << "seed " << key.seed << ", replication " << key.replication << ", purpose " << key.purpose << ", entity "
      << key.entity << ", partner " << key.partner << ", ordinal " << key.ordinal << ", sub " << key.sub;
}

/// Small words and words of every length.
template <class Word>
rc::Gen<Word> word() {
  return rc::gen::oneOf(rc::gen::inRange<Word>(0, 4), rc::gen::resize(1000, rc::gen::arbitrary<Word>()));
}

rc::Gen<Key> any_key() {
  const auto wide = word<std::uint64_t>();
  const auto narrow = word<std::uint32_t>();
  return rc::gen::build<Key>(rc::gen::set(&Key::seed, wide), rc::gen::set(&Key::replication, wide),
                             rc::gen::set(&Key::entity, wide), rc::gen::set(&Key::partner, wide),
                             rc::gen::set(&Key::ordinal, wide), rc::gen::set(&Key::purpose, narrow),
                             rc::gen::set(&Key::sub, narrow));
}

/// The key with one of its parts changed.
Key changed(Key key) {
  const auto by = *rc::gen::suchThat(word<std::uint64_t>(), [](std::uint64_t n) { return (n & 0xffffffffU) != 0; });
  switch (*rc::gen::inRange(0, 7)) {
    case 0:
      key.seed ^= by;
      break;
    case 1:
      key.replication ^= by;
      break;
    case 2:
      key.entity ^= by;
      break;
    case 3:
      key.partner ^= by;
      break;
    case 4:
      key.ordinal ^= by;
      break;
    case 5:
      key.purpose ^= static_cast<std::uint32_t>(by);
      break;
    default:
      key.sub ^= static_cast<std::uint32_t>(by);
  }
  return key;
}

PROPERTY(Draws, OfKeysThatDifferInOnePartDiffer, ()) {
  const Key key = *any_key();
  const Key other = changed(key);
  RC_ASSERT(key.block() != other.block());
  RC_ASSERT(key.block()[0] != other.block()[0]);  // by chance once in 2^64
}

PROPERTY(Draws, DoNotDependOnTheOrderOfAsking, ()) {
  const auto keys = *rc::gen::container<std::vector<Key>>(any_key());
  std::vector<Luck::Block> forwards;
  for (const Key& key : keys) forwards.push_back(key.block());
  for (std::size_t n = keys.size(); n-- > 0;) RC_ASSERT(keys[n].block() == forwards[n]);
}

/// Two streams that are read by turns, and each by itself.
PROPERTY(Draws, OfTwoStreamsDoNotMixWhoeverIsAskedFirst, ()) {
  const Key a = *any_key();
  const Key b = changed(a);
  RC_PRE(a.sub == b.sub);  // successive numbers count it themselves
  const auto turns = *rc::gen::container<std::vector<bool>>(rc::gen::arbitrary<bool>());
  const auto stream = [](const Key& key) { return key.luck().draws(key.what(), key.entity, key.partner, key.ordinal); };
  Draws first = stream(a), second = stream(b), first_alone = stream(a), second_alone = stream(b);
  std::vector<double> of_first, of_second;
  for (const bool turn : turns) (turn ? of_first : of_second).push_back((turn ? first : second).next());
  for (const double value : of_first) RC_ASSERT(first_alone.next() == value);
  for (const double value : of_second) RC_ASSERT(second_alone.next() == value);
  RC_ASSERT(stream(a).next() != stream(b).next());
}

PROPERTY(Draws, InARowAreTheBlocksOfTheirKeyAndACopyGoesOnWhereItStood, ()) {
  Key key = *any_key();
  const auto before = static_cast<std::size_t>(*rc::gen::inRange(0, 20));
  Draws row = key.luck().draws(key.what(), key.entity, key.partner, key.ordinal);
  for (std::size_t n = 0; n < before; ++n) {
    key.sub = static_cast<std::uint32_t>(n / 4);
    const double value = row.next();
    RC_ASSERT(value == key.luck().uniforms4(key.what(), key.entity, key.partner, key.ordinal, key.sub)[n % 4]);
    RC_ASSERT(value == to_uniform(key.block()[n % 4]));
  }
  Draws copy = row;
  for (int n = 0; n < 5; ++n) RC_ASSERT(copy.next() == row.next());
}

PROPERTY(Draws, OfOneNumberAreTheFirstOfTheBlockInsideTheOpenInterval, ()) {
  const Key key = *any_key();
  const double u = key.luck().uniform(key.what(), key.entity, key.partner, key.ordinal, key.sub);
  RC_ASSERT(u > 0 && u < 1);
  RC_ASSERT(u == to_uniform(key.luck().bits(key.what(), key.entity, key.partner, key.ordinal, key.sub)));
  RC_ASSERT(key.luck().bits(key.what(), key.entity, key.partner, key.ordinal, key.sub) == key.block()[0]);
}

PROPERTY(Identities, OfPairsAreThoseOfTheirOrderAndOfBothParts, ()) {
  const std::uint64_t a = *word<std::uint64_t>(), b = *word<std::uint64_t>(), c = *word<std::uint64_t>();
  RC_ASSERT((identity(a, b) == identity(b, a)) == (a == b));
  RC_ASSERT((identity(a, b) == identity(a, c)) == (b == c));
  RC_ASSERT((identity(b, a) == identity(c, a)) == (b == c));
}

PROPERTY(Identities, OfTextsThatDifferDiffer, (const std::string& a, const std::string& b)) {
  RC_ASSERT((identity(a) == identity(b)) == (a == b));
}

}  // namespace
}  // namespace colead
