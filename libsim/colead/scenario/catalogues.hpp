// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/decisions/decision_rule.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/generators/generator.hpp"
#include "colead/influence/influence_rule.hpp"
#include "colead/interventions/intervention.hpp"
#include "colead/metrics/metric.hpp"
#include "colead/trust/trust_model.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

// Written by the build from the files in each folder (cmake/catalogue.cmake).
void add_shipped(Catalogue<Generator>& catalogue);
void add_shipped(Catalogue<TrustModel>& catalogue);
void add_shipped(Catalogue<InfluenceRule>& catalogue);
void add_shipped(Catalogue<DecisionRule>& catalogue);
void add_shipped(Catalogue<Intervention>& catalogue);
void add_shipped(Catalogue<Metric>& catalogue);

/// Every kind a scenario can name. Starts with the shipped ones; kinds of one's own are added with add().
struct Catalogues {
  Catalogue<Generator> generators{"generators"};
  Catalogue<TrustModel> trust{"trust"};
  Catalogue<InfluenceRule> influence{"influence"};
  Catalogue<DecisionRule> decisions{"decisions"};
  Catalogue<Intervention> interventions{"interventions"};
  Catalogue<Metric> metrics{"metrics"};

  /// With the shipped kinds.
  Catalogues();
  [[nodiscard]] std::vector<const CatalogueBase*> all() const;
};

}  // namespace colead
COLEAD_PUBLIC_END
