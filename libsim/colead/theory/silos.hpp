// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace theory {

/// Two professions of so many people; two of one profession know each other with probability `within`, two of different
/// ones with probability `across`, independently.
struct Silos {
  std::size_t first{50};
  std::size_t second{50};
  double within{0.2};
  double across{0.02};
};

/// Figures of the expected numbers of ties.
struct SiloFigures {
  double ties_within{0};
  double ties_across{0};
  double ei_index{0};    ///< (across - within) / all (Krackhardt & Stern 1988, Soc Psychol Q 51:123-140)
  double modularity{0};  ///< of the split into professions (Newman & Girvan 2004, Phys Rev E 69:026113)
};

/// Throws ModelError for probabilities outside [0,1] or where no ties are expected.
[[nodiscard]] SiloFigures silo_figures(const Silos& silos);

}  // namespace theory
}  // namespace colead
COLEAD_PUBLIC_END
