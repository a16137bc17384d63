// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "colead/fields/catalogue.hpp"
#include "colead/influence/influence_math.hpp"

namespace colead {
namespace {

/// All at once: everybody takes the plain mean of their own opinion and of those within the bound among the people they
/// listen to. Weights say only who is listened to (above 0) and who is not; distance is opinion_distance() over all
/// matters together, so whom one does not hear, one hears on no matter. One's own opinion counts once, in the row or
/// not.
class HegselmannKrause final : public InfluenceRule {
 public:
  struct Params {
    double bound{0.2};

    void visit(FieldVisitor& v) {
      v.number({.name = "bound",
                .doc = "largest distance between opinions that are still heard",
                .unit = "opinion",
                .low = 0,
                .high = 1e6,
                .grade = Grade::C,
                .source = "hegselmann_2002, assumed_influence"},
               bound);
    }
  };

  explicit HegselmannKrause(const Params& params) : bound_(params.bound) {}

  void round(Discussion& d, Draws& /*draws*/) const override {
    require_valid(d);
    for (std::size_t i = 0; i < d.people; ++i) average(d, i);
    std::copy_n(d.scratch.begin(), d.opinion.size(), d.opinion.begin());
  }

 private:
  /// The mean is taken of differences to i's own opinion, so that equal opinions stay equal to the last bit.
  void average(const Discussion& d, std::size_t i) const {
    const std::size_t m = d.matters;
    double* mean = d.scratch.data() + i * m;
    const double* own = d.opinion.data() + i * m;
    std::fill_n(mean, m, 0.0);
    std::size_t heard = 1;
    for (std::size_t e = d.first[i]; e < d.first[i + 1]; ++e) {
      const std::size_t j = d.listened[e];
      if (j == i || !(d.weight[e] > 0.0) || opinion_distance(d, i, j) > bound_) continue;
      for (std::size_t k = 0; k < m; ++k) mean[k] += d.opinion[j * m + k] - own[k];
      ++heard;
    }
    for (std::size_t k = 0; k < m; ++k) mean[k] = own[k] + mean[k] / static_cast<double>(heard);
  }

  double bound_;
};

}  // namespace

void add_hegselmann_krause(Catalogue<InfluenceRule>& catalogue) {
  catalogue.add<HegselmannKrause>("hegselmann_krause",
                                  "Everybody moves to the mean of the opinions within a bound of their own.",
                                  "hegselmann_2002");
}

}  // namespace colead
