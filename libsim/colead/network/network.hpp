// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "colead/core/first_not_less.hpp"
#include "colead/core/ids.hpp"
#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Facets of trustworthiness (Mayer, Davis & Schoorman 1995).
enum class Facet : std::uint8_t { ability, benevolence, integrity };
inline constexpr std::size_t facet_count = 3;
inline constexpr std::array<std::string_view, facet_count> facet_names{"ability", "benevolence", "integrity"};

/// `absent` marks a tie that has ended; it keeps its place in the sparse row until the next merge.
enum class TieKind : std::uint32_t { absent, line, peer, network, project };

/// A tie's target takes 29 bits, its kind the other three: of one type, because compilers for Windows share no unit
/// among bit fields of several.
inline constexpr std::size_t most_people = (std::size_t{1} << 29U) - 1;

/// A directed tie: what its source knows of `target`. 40 bytes; evidence is as of `updated_weeks`.
struct Tie {
  std::uint32_t target : 29 {0};
  TieKind kind : 3 {TieKind::peer};
  std::array<float, facet_count> positive{};  ///< r >= 0
  std::array<float, facet_count> negative{};  ///< s >= 0
  float respect{0};                           ///< R, [0,1]
  float linear{0};                            ///< state of trust models that keep a level instead of evidence, [0,1]
  float updated_weeks{0};                     ///< time of the last evidence, weeks since the start
};

/// What a generator says of one directed tie.
struct TieSpec {
  std::uint32_t source{0};
  std::uint32_t target{0};
  TieKind kind{TieKind::peer};
};

/// Who knows whom. The base is Boost.Graph's compressed sparse row with a Tie in every edge; ties added later stand in
/// a small overlay, which is merged into the base when it has passed 1/8 of it and 1024 ties. A value: copying copies
/// everything. Only add() and assigning to the network invalidate pointers and spans; vacate() does not.
/// Accessors take ids below people(): the caller's promise, unchecked. add() and vacate() check.
class Network {
 public:
  Network() noexcept;
  /// Sorts, drops duplicates (of several kinds the first of the enumeration stays) and self-ties. Throws ModelError
  /// when an end is not below `people`, a kind is absent, or there are more than most_people or 2^32 - 1 ties.
  Network(std::size_t people, std::vector<TieSpec> ties);
  Network(const Network& other);
  Network(Network&& other) noexcept;  ///< leaves a network of nobody
  Network& operator=(Network other) noexcept;
  ~Network();

  [[nodiscard]] std::size_t people() const { return rows_.people; }
  [[nodiscard]] std::size_t tie_count() const;  ///< absent ties not counted; looks at every tie
  /// Null: no tie, or an absent one. Logarithmic in the number of ties of `source`.
  [[nodiscard]] const Tie* find(PersonId source, PersonId target) const { return present(source.value, target.value); }
  [[nodiscard]] Tie* find(PersonId source, PersonId target) { return present(source.value, target.value); }
  /// The tie as it stands, made when there was none (or revived with blank evidence when it was absent). ModelError: a
  /// person who is not there, a tie to oneself, kind absent.
  Tie& add(PersonId source, PersonId target, TieKind kind);
  /// Base ties of one person in target order (absent ones among them: skip kind absent) ...
  [[nodiscard]] std::span<Tie> base_ties(PersonId source) { return base_row(source.value); }
  [[nodiscard]] std::span<const Tie> base_ties(PersonId source) const { return base_row(source.value); }
  /// ... and those added since the last merge, in target order and with absent ones too.
  [[nodiscard]] std::span<Tie> added_ties(PersonId source) { return added_row(source.value); }
  [[nodiscard]] std::span<const Tie> added_ties(PersonId source) const { return added_row(source.value); }
  /// Ends every tie from and to a leaver that does not belong to the position: line ties stay with blank evidence.
  void vacate(PersonId person);
  /// Ends the tie of two people in both directions; a line tie stays.
  void part(PersonId one, PersonId other);
  /// Bytes held, for the memory figures.
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Graph;
  /// Where the parts of *graph_ lie, so that reading a tie needs no Boost.Graph.
  struct Rows {
    std::size_t people{0};
    const std::uint32_t* start{nullptr};
    const std::uint32_t* column{nullptr};
    Tie* ties{nullptr};
    const std::uint64_t* added{nullptr};  ///< one bit a person: has ties in the overlay
  };

  [[nodiscard]] std::span<Tie> base_row(std::uint32_t source) const {
    return {rows_.ties + rows_.start[source], rows_.ties + rows_.start[source + 1]};
  }
  [[nodiscard]] bool has_added(std::uint32_t source) const {
    return (rows_.added[source / 64] >> (source % 64) & 1U) != 0;
  }
  [[nodiscard]] std::span<Tie> added_row(std::uint32_t source) const {
    return has_added(source) ? overlay_row(source) : std::span<Tie>{};
  }
  /// The tie, also when it is absent.
  [[nodiscard]] Tie* stored(std::uint32_t source, std::uint32_t target) const {
    const std::uint32_t* begin = rows_.column + rows_.start[source];
    const std::uint32_t* end = rows_.column + rows_.start[source + 1];
    const std::uint32_t* at = first_not_less(begin, static_cast<std::size_t>(end - begin),
                                             [target](std::uint32_t column) { return column < target; });
    if (at != end && *at == target) return rows_.ties + (at - rows_.column);
    return has_added(source) ? overlay_tie(source, target) : nullptr;
  }
  [[nodiscard]] Tie* present(std::uint32_t source, std::uint32_t target) const {
    Tie* tie = stored(source, target);
    return tie != nullptr && tie->kind != TieKind::absent ? tie : nullptr;
  }
  [[nodiscard]] std::span<Tie> overlay_row(std::uint32_t source) const;
  [[nodiscard]] Tie* overlay_tie(std::uint32_t source, std::uint32_t target) const;
  void end_tie(std::uint32_t source, std::uint32_t target);
  void bind();
  void merge();

  std::unique_ptr<Graph> graph_;
  Rows rows_;
};

/// How far the present ties keep within groups. Ties are read as undirected: a pair tied in one or both directions is
/// one tie. A figure whose denominator is 0 is 0.
struct GroupTies {
  double ties_within{0};
  double ties_across{0};
  double ei_index{0};    ///< (across - within) / (across + within), [-1,1] (Krackhardt & Stern 1988)
  double modularity{0};  ///< of the split into groups (Newman 2006)
};
/// One pass over the ties; `group` gives each person's block. Throws ModelError unless it has an entry for each person.
[[nodiscard]] GroupTies group_ties(const Network& network, std::span<const std::uint32_t> group);

/// Figures over the present ties. All but reciprocity read ties as undirected; a figure whose denominator is 0 is 0.
struct NetworkStatistics : GroupTies {
  double reciprocity{0};      ///< share of directed ties that are returned
  double clustering{0};       ///< mean local clustering coefficient, 0 for who has fewer than two ties
  std::size_t components{0};  ///< weakly connected components
};
/// Takes a graph of its own to count triangles. ModelError as group_ties.
[[nodiscard]] NetworkStatistics statistics(const Network& network, std::span<const std::uint32_t> group);

}  // namespace colead
COLEAD_PUBLIC_END
