// SPDX-License-Identifier: Apache-2.0
#include <boost/graph/clustering_coefficient.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/property_map/property_map.hpp>
#include <utility>

#include "colead/network/network.hpp"

namespace colead {
namespace {

using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                               boost::no_property, std::uint32_t, std::uint32_t>;
using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Who is tied to whom in either direction: every pair stands in the rows of both.
struct Acquaintance : Csr {
  using Csr::Csr;
};

}  // namespace
}  // namespace colead

namespace boost {

/// Rows are symmetric and sorted: algorithms may take the graph as undirected and ask for an edge by its ends.
template <>
struct graph_traits<colead::Acquaintance> : graph_traits<colead::Csr> {
  using directed_category = undirected_tag;
  // NOLINTNEXTLINE(readability-identifier-naming): the library's name
  struct traversal_category : graph_traits<colead::Csr>::traversal_category, adjacency_matrix_tag {};
};

template <>
struct property_map<colead::Acquaintance, vertex_index_t> : property_map<colead::Csr, vertex_index_t> {};

}  // namespace boost

namespace colead {
namespace {

/// Boost.Graph's own edge() walks the row.
[[maybe_unused]] std::pair<Csr::edge_descriptor, bool> edge(std::uint32_t u, std::uint32_t v, const Acquaintance& g) {
  const auto row = g.m_forward.m_column.begin();
  const auto end = row + g.m_forward.m_rowstart[u + 1];
  const auto at = std::lower_bound(row + g.m_forward.m_rowstart[u], end, v);
  const bool found = at != end && *at == v;
  return {found ? Csr::edge_descriptor(u, static_cast<std::uint32_t>(at - row)) : Csr::edge_descriptor(), found};
}

/// Every present tie, in both directions, once.
Pairs both_ways(const Network& network) {
  Pairs pairs;
  for (std::uint32_t i = 0; i < network.people(); ++i) {
    for (const auto row : {network.base_ties(PersonId{i}), network.added_ties(PersonId{i})}) {
      for (const Tie& tie : row) {
        if (tie.kind == TieKind::absent) continue;
        pairs.emplace_back(i, tie.target);
        pairs.emplace_back(tie.target, i);
      }
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0.0; }

double returned_share(const Network& network, const Pairs& pairs) {
  const auto directed = static_cast<double>(network.tie_count());
  const double undirected = static_cast<double>(pairs.size()) / 2;
  return ratio(2 * (directed - undirected), directed);
}

}  // namespace

NetworkStatistics statistics(const Network& network, std::span<const std::uint32_t> group) {
  NetworkStatistics figures{group_ties(network, group)};
  if (network.people() == 0) return figures;
  const Pairs pairs = both_ways(network);
  figures.reciprocity = returned_share(network, pairs);

  const auto people = static_cast<std::uint32_t>(network.people());
  const auto edges = static_cast<std::uint32_t>(pairs.size());
  const Acquaintance graph(boost::edges_are_sorted, pairs.begin(), pairs.end(), people, edges);
  const auto index = get(boost::vertex_index, graph);
  std::vector<double> local(people);
  figures.clustering =
      boost::all_clustering_coefficients(graph, boost::make_iterator_property_map(local.begin(), index));
  std::vector<std::uint32_t> component(people);
  figures.components = boost::connected_components(graph, boost::make_iterator_property_map(component.begin(), index));
  return figures;
}

}  // namespace colead
