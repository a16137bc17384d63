// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "colead/core/ids.hpp"
#include "colead/core/time.hpp"
#include "colead/core/visibility.hpp"
#include "colead/people/criteria.hpp"
#include "colead/people/profession.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// The hot record of one position and of whoever holds it now. Positions never move; a successor gets a new generation
/// and with it a new identity, so nobody else's luck changes when somebody leaves.
struct Person {
  CriterionRow values;        ///< v, simplex
  CriterionRow effective;     ///< w = (1 - eta) v + eta q, simplex
  std::uint64_t position{0};  ///< stable identity of the position
  std::uint64_t identity{0};  ///< identity of position and generation: the key of this holder's luck
  Time joined;
  std::uint32_t generation{0};
  UnitId unit;
  ProfessionId profession;
  std::uint32_t staff_group{0};  ///< index of the staff group that made the position (World::Setting)
  std::uint32_t code_yes{0};     ///< beliefs on the code's dimensions, bit d: +1
  std::uint32_t code_no{0};      ///< bit d: -1; neither: 0
  Tier tier{Tier::early};
  bool hybrid{false};          ///< trained in both professions: understands the other role fully at entry
  float pressure{0};           ///< eta, [0,1]
  float competence{0};         ///< own domain, [0,1]
  float identity_strength{0};  ///< g >= 0
  float propensity{0};         ///< prior of integrity, [0,1]
  float habit{0};              ///< h, formal-channel propensity, [0,1]
  float tolerance{0};          ///< theta, [0,1]
  float background{0};         ///< share of open hours that own routine work takes, [0,1)
  float cpd_hours{0};          ///< accredited learning of the last year (a leaky account) as of `cpd_weeks`, hours
  float cpd_weeks{0};          ///< when `cpd_hours` was last brought up to date
};

/// What one person holds about one profession (their own included).
struct View {
  CriterionRow perceived;  ///< p: what that profession is believed to value, simplex
  float understanding{0};  ///< what has been taught of k, at `since`, [0,1]; fades to `base`, read through World
  float base{0};           ///< understanding that working life keeps up, [0,1]
  float contact_hours{0};  ///< hours with its people, at `since`; fade
  float seen{0};           ///< how much has been seen of what its people value, in priors' worth
  float self_assessed{
      0};  ///< k-hat bias: self-assessed minus true understanding, as of entry and less what feedback took
  float prior_ability{0};      ///< base rate of trust in an unknown member, [0,1]
  float prior_benevolence{0};  ///< [0,1]
  Time since;                  ///< when `understanding` was last brought up to date
};

/// All positions, and per position one View of every profession.
class People {
 public:
  People() = default;
  explicit People(std::size_t professions) : professions_(professions) {}

  [[nodiscard]] std::size_t size() const { return people_.size(); }
  [[nodiscard]] std::size_t professions() const { return professions_; }
  [[nodiscard]] Person& operator[](PersonId i) { return people_[i.value]; }
  [[nodiscard]] const Person& operator[](PersonId i) const { return people_[i.value]; }
  [[nodiscard]] View& view(PersonId i, ProfessionId g) { return views_[i.value * professions_ + g.value]; }
  [[nodiscard]] const View& view(PersonId i, ProfessionId g) const { return views_[i.value * professions_ + g.value]; }
  [[nodiscard]] std::span<const Person> all() const { return people_; }
  [[nodiscard]] std::span<Person> all() { return people_; }

  /// Makes room, so that adding them takes no more memory than they do.
  void reserve(std::size_t people);

  /// Appends a position with blank views and returns its id.
  PersonId add(const Person& person) {
    people_.push_back(person);
    views_.resize(people_.size() * professions_);
    return PersonId{static_cast<std::uint32_t>(people_.size() - 1)};
  }

 private:
  std::size_t professions_{0};
  std::vector<Person> people_;
  std::vector<View> views_;
};

}  // namespace colead
COLEAD_PUBLIC_END
