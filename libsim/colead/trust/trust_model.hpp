// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>

#include "colead/core/visibility.hpp"
#include "colead/network/network.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// One tie to be read, with what its holder expects of somebody unknown (base rate per facet).
struct Regard {
  const Tie* tie{nullptr};  ///< null: no tie, the prior alone
  std::array<float, facet_count> prior{0.5F, 0.5F, 0.5F};
};

/// One piece of evidence for one facet of one tie; amounts >= 0, usually in [0,1].
struct Evidence {
  Tie* tie{nullptr};
  Facet facet{Facet::ability};
  float positive{0};
  float negative{0};
  std::array<float, facet_count> prior{0.5F, 0.5F, 0.5F};  ///< as in Regard, for models that keep a level
};

using Expected = std::array<float, facet_count>;

/// How evidence becomes trust (mayer_1995). Immutable; all state is in the tie. Calls work on batches: one virtual call
/// a meeting, not one a person.
class TrustModel {
 public:
  virtual ~TrustModel() = default;
  /// Trust in [0,1] of each regard at `now_weeks`; changes nothing. trust.size() == regards.size().
  virtual void read(std::span<const Regard> regards, double now_weeks, std::span<float> trust) const = 0;
  /// How little is known, in [0,1]: 1 without evidence. One entry per regard.
  virtual void uncertainty(std::span<const Regard> regards, double now_weeks, std::span<float> unknown) const = 0;
  /// What is expected of each target per facet, in [0,1]; a model that keeps no facets apart says its trust for each.
  /// One entry per regard.
  virtual void expect(std::span<const Regard> regards, double now_weeks, std::span<Expected> expected) const;
  /// Writes evidence into its ties, in order.
  virtual void record(std::span<const Evidence> evidence, double now_weeks) const = 0;
};

}  // namespace colead
COLEAD_PUBLIC_END
