// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace theory {

// Queues in the long run. Arrivals are Poisson; rates and times share one unit of time, whichever it is. An argument
// outside the range that a comment names, or a load at which a queue grows without end, throws ModelError.

/// P(all servers are busy) where nobody waits, also with any distribution of service: Erlang's B of `load` = arrival
/// rate times mean service >= 0 (Erlang 1917, Elektroteknikeren 13:5-13), by its recursion.
[[nodiscard]] double erlang_b(std::size_t servers, double load);

/// P(an arrival waits) in front of exponential servers: Erlang's C. 0 <= load < servers.
[[nodiscard]] double erlang_c(std::size_t servers, double load);

/// Means of a line in front of several equal servers.
struct ServerLine {
  double waits{0};        ///< P(an arrival waits)
  double wait{0};         ///< mean over all arrivals
  double length{0};       ///< mean number waiting
  double abandoned{0};    ///< share of arrivals that lose patience
  double utilisation{0};  ///< mean share of servers at work
};

/// M/M/c: exponential services of this mean > 0, endless patience.
[[nodiscard]] ServerLine many_servers(std::size_t servers, double arrival_rate, double mean_service);

/// M/M/c+M, Erlang's A: exponential patience of this mean > 0, so that any load settles (Palm 1946; Garnett, Mandelbaum
/// & Reiman 2002, MSOM 4:208-227). By the stationary distribution of the number present.
[[nodiscard]] ServerLine impatient_line(std::size_t servers, double arrival_rate, double mean_service,
                                        double mean_patience);

/// Arrivals of one class of work for one person: rate >= 0, mean service > 0, coefficient of variation >= 0.
struct Work {
  double rate{0};
  double mean_service{1};
  double cv{1};
};

/// Mean wait in M/G/1: rate E[S^2] / (2 (1 - load)) (Pollaczek 1930, Khinchine 1932).
[[nodiscard]] double single_server_wait(const Work& work);

/// Mean wait of each class, first come first served within a class, a class that stands earlier served first and
/// nobody's service interrupted (Cobham 1954, Operations Research 2:70-76). All together load the person below 1.
[[nodiscard]] std::vector<double> priority_waits(std::span<const Work> classes);

/// Mean time through two exponential single servers in a row, after the second of which a job goes back to the first
/// with probability `again` in [0,1) (Jackson 1957, Operations Research 5:518-521).
[[nodiscard]] double rework_lead(double arrival_rate, double first_service, double second_service, double again);

/// Mean time until both of two exponential single servers of equal mean have done their part of each job:
/// service (12 - load) / (8 (1 - load)) (Flatto & Hahn 1984, SIAM J Appl Math 44:1041-1053; Nelson & Tantawi 1988, IEEE
/// Trans Comput 37:739-743).
[[nodiscard]] double fork_join_lead(double arrival_rate, double mean_service);

}  // namespace theory
}  // namespace colead
COLEAD_PUBLIC_END
