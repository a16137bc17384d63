// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/catalogues.hpp"

namespace colead {

Catalogues::Catalogues() {
  add_shipped(generators);
  add_shipped(trust);
  add_shipped(influence);
  add_shipped(decisions);
  add_shipped(interventions);
  add_shipped(metrics);
}

std::vector<const CatalogueBase*> Catalogues::all() const {
  return {&generators, &trust, &influence, &decisions, &interventions, &metrics};
}

}  // namespace colead
