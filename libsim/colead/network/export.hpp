// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <span>
#include <string>

#include "colead/network/network.hpp"

namespace colead {

/// Writes the present ties as a directed GraphML graph (http://graphml.graphdrawing.org) for Gephi, NetworkX, igraph
/// and the like: a person's name, a tie's kind, respect and evidence. Throws ModelError unless everybody has a name.
void write_graphml(const Network& network, std::span<const std::string> names, std::ostream& out);

}  // namespace colead
