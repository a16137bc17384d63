// SPDX-License-Identifier: Apache-2.0
#include "colead/network/network.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <limits>
#include <string>
#include <tuple>
#include <utility>

#include "colead/core/error.hpp"
#include "colead/core/large_pages.hpp"

namespace colead {
namespace {

using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Tie, boost::no_property,
                                               std::uint32_t, std::uint32_t>;
using Arc = std::pair<std::uint32_t, std::uint32_t>;

static_assert(sizeof(Tie) == 40);
constexpr std::size_t smallest_merge = 1024;
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

void check_size(std::size_t people, std::size_t ties) {
  if (people > most_people) throw ModelError("a network holds at most " + std::to_string(most_people) + " people");
  if (ties >= std::numeric_limits<std::uint32_t>::max()) throw ModelError("a network holds at most 2^32 - 1 ties");
}

void check_tie(std::size_t people, const TieSpec& tie) {
  if (std::max(tie.source, tie.target) >= people) {
    throw ModelError("tie " + std::to_string(tie.source) + " -> " + std::to_string(tie.target) + " in a network of " +
                     std::to_string(people) + " people");
  }
  if (tie.kind == TieKind::absent) throw ModelError("a tie cannot be made absent");
}

void put_in_order(std::vector<TieSpec>& ties) {
  const auto key = [](const TieSpec& t) { return std::tuple{t.source, t.target, t.kind}; };
  const auto same = [](const TieSpec& a, const TieSpec& b) { return a.source == b.source && a.target == b.target; };
  std::erase_if(ties, [](const TieSpec& t) { return t.source == t.target; });
  std::sort(ties.begin(), ties.end(), [&](const TieSpec& a, const TieSpec& b) { return key(a) < key(b); });
  ties.erase(std::unique(ties.begin(), ties.end(), same), ties.end());
}

// Boost.Graph has no way to take over finished rows or to lend them; its own parts are filled and read instead.
void append(Csr& graph, const Tie& tie) {
  graph.m_forward.m_column.push_back(tie.target);
  graph.m_forward.m_edge_properties.push_back(tie);
}

Csr with_room(std::size_t people, std::size_t ties) {
  Csr graph(static_cast<std::uint32_t>(people));
  reserve_in_large_pages(graph.m_forward.m_column, ties);
  reserve_in_large_pages(graph.m_forward.m_edge_properties, ties);
  return graph;
}

void end_row(Csr& graph, std::size_t source) {
  graph.m_forward.m_rowstart[source + 1] = static_cast<std::uint32_t>(graph.m_forward.m_column.size());
}

/// (target, source) of the ties without a counterpart, in order. Sources come in ascending order, so a cursor in each
/// row only moves on: one pass over the ties.
std::vector<Arc> one_way(const Csr& graph) {
  const auto& start = graph.m_forward.m_rowstart;
  const auto& column = graph.m_forward.m_column;
  std::vector<std::uint32_t> cursor = start;
  std::vector<Arc> found;
  for (std::uint32_t source = 0; source + 1 < start.size(); ++source) {
    for (std::uint32_t edge = start[source]; edge < start[source + 1]; ++edge) {
      std::uint32_t& at = cursor[column[edge]];
      const std::uint32_t end = start[column[edge] + 1];
      while (at < end && column[at] < source) ++at;
      if (at == end || column[at] != source) found.emplace_back(column[edge], source);
    }
  }
  std::sort(found.begin(), found.end());
  found.shrink_to_fit();
  return found;
}

template <class Value>
std::size_t bytes_of(const std::vector<Value>& values) {
  return values.capacity() * sizeof(Value);
}

bool by_target(const Tie& tie, std::uint32_t target) { return tie.target < target; }

struct Link {
  std::uint32_t source;
  std::uint32_t next;
};

}  // namespace

/// A tie that ended keeps its place until the next merge, so what is known of in-ties stays true.
struct Network::Graph {
  Csr base;
  std::vector<Arc> unreturned;            ///< one_way(base)
  std::vector<std::uint64_t> marks;       ///< bit: the person has a row in the overlay
  std::vector<std::vector<Tie>> overlay;  ///< rows of added ties, in target order
  std::vector<Link> links;                ///< sources of added ties, chained by target: one for each tie of the overlay
  // By person, empty as long as the overlay is.
  std::vector<std::uint32_t> row_of;      ///< index in overlay
  std::vector<std::uint32_t> first_link;  ///< index in links of the tie to this person added last

  std::vector<Tie>& row_for(std::uint32_t source) {
    if (row_of.empty()) {
      row_of.assign(num_vertices(base), none);
      first_link.assign(num_vertices(base), none);
    }
    if (row_of[source] == none) {
      row_of[source] = static_cast<std::uint32_t>(overlay.size());
      overlay.emplace_back();
      marks[source / 64] |= std::uint64_t{1} << (source % 64);
    }
    return overlay[row_of[source]];
  }

  void link(std::uint32_t source, std::uint32_t target) {
    links.push_back({source, first_link[target]});
    first_link[target] = static_cast<std::uint32_t>(links.size() - 1);
  }
};

Network::Network() noexcept = default;
Network::~Network() = default;

Network::Network(std::size_t people, std::vector<TieSpec> ties) : graph_(std::make_unique<Graph>()) {
  check_size(people, ties.size());
  for (const TieSpec& tie : ties) check_tie(people, tie);
  put_in_order(ties);
  graph_->base = with_room(people, ties.size());
  auto next = ties.begin();
  for (std::size_t source = 0; source < people; ++source) {
    for (; next != ties.end() && next->source == source; ++next) {
      append(graph_->base, Tie{.target = next->target, .kind = next->kind});
    }
    end_row(graph_->base, source);
  }
  graph_->unreturned = one_way(graph_->base);
  graph_->marks.assign(people / 64 + 1, 0);
  bind();
}

Network::Network(const Network& other) : graph_(other.graph_ ? std::make_unique<Graph>(*other.graph_) : nullptr) {
  if (graph_) bind();
}

Network::Network(Network&& other) noexcept
    : graph_(std::move(other.graph_)), rows_(std::exchange(other.rows_, Rows{})) {}

Network& Network::operator=(Network other) noexcept {
  std::swap(graph_, other.graph_);
  std::swap(rows_, other.rows_);
  return *this;
}

void Network::bind() {
  auto& parts = graph_->base.m_forward;
  rows_ = {num_vertices(graph_->base), parts.m_rowstart.data(), parts.m_column.data(), parts.m_edge_properties.data(),
           graph_->marks.data()};
}

std::size_t Network::tie_count() const {
  const auto count = [](std::span<const Tie> row) {
    return std::count_if(row.begin(), row.end(), [](const Tie& tie) { return tie.kind != TieKind::absent; });
  };
  std::size_t sum = 0;
  for (std::uint32_t i = 0; i < people(); ++i)
    sum += static_cast<std::size_t>(count(base_row(i)) + count(added_row(i)));
  return sum;
}

std::span<Tie> Network::overlay_row(std::uint32_t source) const { return graph_->overlay[graph_->row_of[source]]; }

Tie* Network::overlay_tie(std::uint32_t source, std::uint32_t target) const {
  const std::span<Tie> row = overlay_row(source);
  Tie* at = first_not_less(row.data(), row.size(), [target](const Tie& tie) { return by_target(tie, target); });
  return at != row.data() + row.size() && at->target == target ? at : nullptr;
}

Tie& Network::add(PersonId source, PersonId target, TieKind kind) {
  check_tie(people(), {source.value, target.value, kind});
  if (source == target) throw ModelError("person " + std::to_string(source.value) + " cannot have a tie to themselves");
  if (Tie* tie = stored(source.value, target.value)) {
    if (tie->kind == TieKind::absent) *tie = Tie{.target = target.value, .kind = kind};
    return *tie;
  }
  Graph& graph = *graph_;
  check_size(people(), num_edges(graph.base) + graph.links.size() + 1);
  auto& row = graph.row_for(source.value);
  const auto place = std::lower_bound(row.begin(), row.end(), target.value, by_target);
  Tie* tie = &*row.insert(place, Tie{.target = target.value, .kind = kind});
  graph.link(source.value, target.value);
  if (graph.links.size() < smallest_merge || graph.links.size() <= num_edges(graph.base) / 8) return *tie;
  merge();
  return *stored(source.value, target.value);
}

/// Leaves out what has ended: without that a network would hold everybody who ever met.
void Network::merge() {
  Csr merged = with_room(people(), tie_count());
  const auto keep = [&](const Tie& tie) {
    if (tie.kind != TieKind::absent) append(merged, tie);
  };
  for (std::uint32_t source = 0; source < people(); ++source) {
    const std::span<const Tie> added = added_row(source);
    auto next = added.begin();
    for (const Tie& tie : base_row(source)) {
      for (; next != added.end() && next->target < tie.target; ++next) keep(*next);
      keep(tie);
    }
    for (; next != added.end(); ++next) keep(*next);
    end_row(merged, source);
  }
  auto grown = std::make_unique<Graph>();
  grown->unreturned = one_way(merged);
  grown->base = std::move(merged);
  grown->marks.assign(graph_->marks.size(), 0);
  graph_ = std::move(grown);
  bind();
}

void Network::end_tie(std::uint32_t source, std::uint32_t target) {
  Tie* tie = stored(source, target);
  if (tie == nullptr) return;
  *tie = Tie{.target = target, .kind = tie->kind == TieKind::line ? TieKind::line : TieKind::absent};
}

void Network::vacate(PersonId person) {
  const std::uint32_t leaver = person.value;
  if (leaver >= people()) throw ModelError("person " + std::to_string(leaver) + " is not in the network");
  for (const auto row : {base_row(leaver), added_row(leaver)}) {
    for (const Tie& tie : row) {
      const std::uint32_t other = tie.target;
      end_tie(leaver, other);
      end_tie(other, leaver);
    }
  }
  auto at = std::lower_bound(graph_->unreturned.begin(), graph_->unreturned.end(), Arc{leaver, 0});
  for (; at != graph_->unreturned.end() && at->first == leaver; ++at) end_tie(at->second, leaver);
  std::uint32_t at_link = graph_->first_link.empty() ? none : graph_->first_link[leaver];
  for (; at_link != none; at_link = graph_->links[at_link].next) end_tie(graph_->links[at_link].source, leaver);
}

void Network::part(PersonId one, PersonId other) {
  check_tie(people(), {one.value, other.value, TieKind::peer});
  for (const auto& [from, to] : {std::pair{one.value, other.value}, std::pair{other.value, one.value}}) {
    if (Tie* tie = stored(from, to); tie != nullptr && tie->kind != TieKind::line) end_tie(from, to);
  }
}

std::size_t Network::bytes() const {
  if (!graph_) return sizeof(Network);
  const auto& parts = graph_->base.m_forward;
  std::size_t sum = sizeof(Network) + sizeof(Graph) + bytes_of(parts.m_rowstart) + bytes_of(parts.m_column) +
                    bytes_of(parts.m_edge_properties) + bytes_of(graph_->unreturned) + bytes_of(graph_->marks) +
                    bytes_of(graph_->overlay) + bytes_of(graph_->links) + bytes_of(graph_->row_of) +
                    bytes_of(graph_->first_link);
  for (const auto& row : graph_->overlay) sum += bytes_of(row);
  return sum;
}

}  // namespace colead
