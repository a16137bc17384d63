// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "colead/core/ids.hpp"
#include "colead/core/visibility.hpp"
#include "colead/network/network.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

struct World;
enum class TrustCause : std::uint8_t;

/// What one colleague can live to see in another: each a quality between 0 (as bad as can be) and 1.
enum class Experience : std::uint8_t {
  hearing,     ///< how far the other took up what one said
  voice,       ///< whether the other said what they alone knew
  overruling,  ///< 1 less what one lost to the other's choice
  inclusion,   ///< whether the other's decision was made with one
  presence,    ///< whether the other came
  fair_play,   ///< whether the other let a decision stand without playing politics
  outcome,     ///< whether what the other answers for went well, by one who was there when it was decided
  news,        ///< the same, by one who was not there
  gossip       ///< the same, as told
};
inline constexpr std::size_t experience_count = 9;

/// Sum and amount of experiences so far: their mean is what people are used to.
struct UsualLevel {
  double good{0};
  double amount{0};

  /// Mean quality, of which `prior` is worth `strength` of evidence.
  [[nodiscard]] double mean(double prior, double strength) const;
};

/// What people of one employer are used to, learnt there until observation begins (the founding state): by kind of
/// experience and by the professions of who judges and who is judged (eight at most). The comparison level of Thibaut &
/// Kelley (1959).
struct Usual {
  std::array<UsualLevel, experience_count * 64> levels{};
  UsualLevel heard;  ///< of whole discussions, all professions

  [[nodiscard]] UsualLevel& of(Experience kind, ProfessionId judge, ProfessionId judged);
};

/// How often decisions of one class are made in time in one unit. What runs late there whoever answers for it tells
/// nothing of those who do: it lies in the task (consensus, Kelley 1967); and who has long lived with it feels no worse
/// for it (comparison level, Thibaut & Kelley 1959).
struct UsualDates {
  UsualLevel lived;  ///< as colleagues live it in each other, weighed by accountability; learnt as Usual::levels are
  UsualLevel kept;   ///< of all decisions so far
};

/// What is expected of an unknown member of a profession, per facet (prior_of).
using Priors = std::array<float, facet_count>;

/// One colleague's experience of another.
struct Lived {
  PersonId holder;
  PersonId target;
  Experience kind{Experience::hearing};
  Facet facet{Facet::benevolence};
  TrustCause cause{};
};

/// Evidence of `amount` in an experience of quality y: r = 4 amount a y (1 - m) and s = 4 amount (1 - a)(1 - y) m, a
/// what the holder expects of an unknown member of the target's profession, m what is usual between the two
/// professions. On average r : s = a : 1 - a however y is spread, so what is usual confirms the expectation; what is
/// rare tells most (diagnosticity: Skowronski & Carlston 1989), what everybody does nothing (Kelley 1967). The factor
/// makes an even chance worth a full experience. Both count as far as it is known what is usual, by the
/// share of what has been lived so far in it and feedback.usual_evidence. The share feedback.face_value counts as r =
/// amount y, s = amount (1 - y) instead.
void live(World& world, const Lived& lived, double amount, double quality);
/// The same where prior_of(lived.holder, lived.target) is known already.
void live(World& world, const Lived& lived, const Priors& prior, double amount, double quality);
/// The same of a due date of one's own unit and class, kept (1) or missed (0).
void live_date(World& world, const Lived& lived, UsualDates& usual, double amount, bool kept);

/// How far people were heard in a discussion of this unit, less the mean of all discussions of its employer so far,
/// this one included: people get used to being heard, as to anything.
[[nodiscard]] double heard_above_usual(World& world, UnitId unit, double heard);
/// 1 for a due date kept, 0 for one missed, less the share of the unit's and class's kept so far, this one included.
[[nodiscard]] double punctual_above_usual(UsualDates& usual, bool kept);
/// What is usual in a unit for a class.
[[nodiscard]] UsualDates& usual_dates(World& world, UnitId unit, ClassId decision_class);
/// What is usual at the unit's employer, without learning from anything.
[[nodiscard]] double usually_heard(const World& world, UnitId unit, double if_unknown);

}  // namespace colead
COLEAD_PUBLIC_END
