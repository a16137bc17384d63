// SPDX-License-Identifier: Apache-2.0
#include "colead/network/export.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <ostream>

#include "colead/core/error.hpp"

namespace colead {
namespace {

using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Tie, boost::no_property,
                                               std::uint32_t, std::uint32_t>;
using Edge = Csr::edge_descriptor;

constexpr std::array<std::string_view, 5> kind_names{"absent", "line", "peer", "network", "project"};

Csr present_ties(const Network& network) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < network.people(); ++i) {
    for (const auto row : {network.base_ties(PersonId{i}), network.added_ties(PersonId{i})}) {
      for (const Tie& tie : row) {
        if (tie.kind == TieKind::absent) continue;
        ends.emplace_back(i, tie.target);
        ties.push_back(tie);
      }
    }
  }
  const auto people = static_cast<std::uint32_t>(network.people());
  return {
      boost::edges_are_sorted, ends.begin(), ends.end(), ties.begin(), people, static_cast<std::uint32_t>(ends.size())};
}

/// The property of every edge that `read` takes from its tie.
template <class Read>
auto of_tie(const Csr& graph, Read read) {
  return boost::make_function_property_map<Edge>([&graph, read](const Edge& edge) { return read(graph[edge]); });
}

}  // namespace

void write_graphml(const Network& network, std::span<const std::string> names, std::ostream& out) {
  if (names.size() != network.people()) {
    throw ModelError("GraphML needs a name for each of " + std::to_string(network.people()) + " people, not " +
                     std::to_string(names.size()));
  }
  const Csr graph = present_ties(network);
  const auto name_of = [names](std::uint32_t i) { return names[i]; };
  const auto kind_of = [](const Tie& t) { return std::string(kind_names[static_cast<std::size_t>(t.kind)]); };
  boost::dynamic_properties properties;
  properties.property("name", boost::make_function_property_map<std::uint32_t>(name_of));
  properties.property("kind", of_tie(graph, kind_of));
  properties.property("respect", of_tie(graph, [](const Tie& t) { return t.respect; }));
  for (std::size_t f = 0; f < facet_count; ++f) {
    const std::string facet(facet_names[f]);
    properties.property(facet + "_positive", of_tie(graph, [f](const Tie& t) { return t.positive[f]; }));
    properties.property(facet + "_negative", of_tie(graph, [f](const Tie& t) { return t.negative[f]; }));
  }
  boost::write_graphml(out, graph, get(boost::vertex_index, graph), properties, true);
}

}  // namespace colead
