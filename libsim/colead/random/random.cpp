// SPDX-License-Identifier: Apache-2.0
#include "colead/random/random.hpp"

#include <Random123/philox.h>

#include "colead/random/draw_log.hpp"

namespace colead {

namespace {

std::uint64_t purpose_word(Purpose purpose, std::uint32_t sub) {
  return (static_cast<std::uint64_t>(purpose) << 32) | sub;
}

// In each of the functions below rather than called by them: a block then stays in registers.
[[gnu::always_inline]] inline r123::Philox4x64::ctr_type philox(const Luck& luck,
                                                                const r123::Philox4x64::ctr_type& counter) {
  static_assert(philox4x64_rounds == 10);
  if (DrawLog* const log = NotingDraws::current(); log != nullptr) [[unlikely]]
    log->note(static_cast<std::uint32_t>(counter[2] >> 32),
              identity(identity(counter[0], counter[1]), identity(counter[2], counter[3])));
  return r123::Philox4x64{}(counter, {{luck.seed(), luck.replication()}});
}

}  // namespace

Luck::Block Luck::block(Purpose purpose, std::uint64_t entity, std::uint64_t partner, std::uint64_t ordinal,
                        std::uint32_t sub) const {
  const auto words = philox(*this, {{entity, partner, purpose_word(purpose, sub), ordinal}});
  return {words[0], words[1], words[2], words[3]};
}

std::uint64_t Luck::bits(Purpose purpose, std::uint64_t entity, std::uint64_t partner, std::uint64_t ordinal,
                         std::uint32_t sub) const {
  return philox(*this, {{entity, partner, purpose_word(purpose, sub), ordinal}})[0];
}

double Luck::uniform(Purpose purpose, std::uint64_t entity, std::uint64_t partner, std::uint64_t ordinal,
                     std::uint32_t sub) const {
  return to_uniform(philox(*this, {{entity, partner, purpose_word(purpose, sub), ordinal}})[0]);
}

std::array<double, 4> Luck::uniforms4(Purpose purpose, std::uint64_t entity, std::uint64_t partner,
                                      std::uint64_t ordinal, std::uint32_t sub) const {
  const auto words = philox(*this, {{entity, partner, purpose_word(purpose, sub), ordinal}});
  return {to_uniform(words[0]), to_uniform(words[1]), to_uniform(words[2]), to_uniform(words[3])};
}

Draws Luck::draws(Purpose purpose, std::uint64_t entity, std::uint64_t partner, std::uint64_t ordinal) const {
  return {*this, purpose, entity, partner, ordinal};
}

void Draws::refill() {
  const auto words = philox(luck_, {{entity_, partner_, purpose_word(purpose_, sub_++), ordinal_}});
  for (std::size_t n = 0; n < buffer_.size(); ++n) buffer_[n] = to_uniform(words[n]);
  used_ = 0;
}

}  // namespace colead
