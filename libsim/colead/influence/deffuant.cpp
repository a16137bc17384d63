// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "colead/core/prefetch.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/influence/influence_math.hpp"

namespace colead {
namespace {

/// Meetings of two, one after the other. A person drawn at random meets one of those it listens to, each as likely; if
/// they are less than the bound apart, both move the share mu of the distance towards each other. Weights say only who
/// may be met (above 0); distance is opinion_distance() over all matters together, so whom one does not hear, one hears
/// on no matter.
class Deffuant final : public InfluenceRule {
 public:
  struct Params {
    double bound{0.2};
    double mu{0.5};
    double meetings_per_person{0.5};

    void visit(FieldVisitor& v) {
      v.number({.name = "bound",
                .doc = "distance from which on opinions are no longer heard",
                .unit = "opinion",
                .low = 0,
                .high = 1e6,
                .grade = Grade::C,
                .source = "deffuant_2000, assumed_influence"},
               bound);
      v.number({.name = "mu",
                .doc = "share of the distance that each of the two moves; 0.5 meets in the middle",
                .unit = "share",
                .low = 0,
                .high = 0.5,
                .grade = Grade::C,
                .source = "deffuant_2000"},
               mu);
      v.number({.name = "meetings_per_person",
                .doc = "meetings of two in a round over the number of people; at least one",
                .unit = "1",
                .low = 0,
                .high = 1000,
                .grade = Grade::C,
                .source = "assumed_influence",
                .open_low = true},
               meetings_per_person);
    }
  };

  explicit Deffuant(const Params& params) : params_(params) {}

  void round(Discussion& d, Draws& draws) const override {
    require_valid(d);
    if (d.people < 2) return;
    const double wanted = std::ceil(params_.meetings_per_person * static_cast<double>(d.people) - 0.5);
    auto left = static_cast<std::size_t>(std::max(wanted, 1.0));
    std::array<Meeting, batch> buffer;
    while (left > 0) {
      const std::span<Meeting> ahead = std::span(buffer).first(std::min(left, batch));
      for (Meeting& meeting : ahead) arrange(d, meeting, draws);
      for (const Meeting& meeting : ahead) fetch(d, meeting);
      for (Meeting& meeting : ahead) meet(d, meeting, draws);
      left -= ahead.size();
    }
  }

 private:
  struct Meeting {
    double place;  ///< in the person's row, [0,1)
    std::uint32_t person;
  };

  /// Meetings arranged ahead, so that their rows are fetched from memory while others meet: in a large network this
  /// halves the time of a round.
  static constexpr std::size_t batch = 16;
  /// Tries at finding somebody else in a row; one's own entry and those of weight 0 are drawn in vain.
  static constexpr int tries = 16;

  /// One number names both: its whole part the person, what is left the place in the person's row.
  static void arrange(const Discussion& d, Meeting& meeting, Draws& draws) {
    const double drawn = draws.next() * static_cast<double>(d.people);
    meeting.person = static_cast<std::uint32_t>(drawn);
    meeting.place = drawn - meeting.person;
    prefetch(d.first.data() + meeting.person);
  }

  static std::size_t entry(const Discussion& d, const Meeting& meeting) {
    const std::uint32_t row = d.first[meeting.person];
    return row + static_cast<std::uint32_t>(meeting.place * static_cast<double>(d.first[meeting.person + 1] - row));
  }

  static void fetch(const Discussion& d, const Meeting& meeting) {
    prefetch(d.listened.data() + entry(d, meeting));
    prefetch(d.weight.data() + entry(d, meeting));
    prefetch(d.opinion.data() + meeting.person * d.matters);
  }

  void meet(Discussion& d, Meeting& meeting, Draws& draws) const {
    if (d.first[meeting.person] == d.first[meeting.person + 1]) return;
    for (int attempt = 0; attempt < tries; ++attempt) {
      const std::size_t e = entry(d, meeting);
      if (d.listened[e] != meeting.person && d.weight[e] > 0.0) return approach(d, meeting.person, d.listened[e]);
      meeting.place = draws.next();
    }
  }

  void approach(Discussion& d, std::size_t i, std::size_t j) const {
    if (!(opinion_distance(d, i, j) < params_.bound)) return;
    double* one = d.opinion.data() + i * d.matters;
    double* other = d.opinion.data() + j * d.matters;
    for (std::size_t k = 0; k < d.matters; ++k) {
      const double step = params_.mu * (other[k] - one[k]);
      one[k] += step;
      other[k] -= step;
    }
  }

  Params params_;
};

}  // namespace

void add_deffuant(Catalogue<InfluenceRule>& catalogue) {
  catalogue.add<Deffuant>("deffuant", "Two at a time, people whose opinions are near enough move towards each other.",
                          "deffuant_2000");
}

}  // namespace colead
