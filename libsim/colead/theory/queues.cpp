// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/queues.hpp"

#include <algorithm>
#include <limits>

#include "colead/theory/range.hpp"

namespace colead::theory {
namespace {

constexpr double largest_term = 1e200;  // far from overflow, far above what rounding could spoil

/// Sums over the number present of a birth-and-death process, up to a common factor.
struct Sums {
  double all{0};
  double waiting{0};        ///< all servers busy
  double waiting_count{0};  ///< times the number that wait
  double busy{0};           ///< times the number of servers at work

  void scale(double by) { all *= by, waiting *= by, waiting_count *= by, busy *= by; }
};

Sums impatient_sums(double servers, double arrivals, double service_rate, double leaving_rate) {
  Sums sums;
  double term = 1.0;
  for (double n = 0.0;; n += 1.0) {
    const double line = std::max(n - servers, 0.0);
    sums.all += term;
    sums.busy += term * std::min(n, servers);
    if (n >= servers) sums.waiting += term, sums.waiting_count += term * line;
    const double next = n + 1.0;
    const double death = std::min(next, servers) * service_rate + std::max(next - servers, 0.0) * leaving_rate;
    // From here on terms fall at least geometrically: what is left of any of the sums is below this bound.
    const double falls = 1.0 - arrivals / death;
    const double left = term * next / (falls * falls);
    if (n > servers && falls > 0.0 && left <= std::numeric_limits<double>::epsilon() * 1e-4 * sums.waiting) return sums;
    term *= arrivals / death;
    if (term > largest_term) sums.scale(1.0 / term), term = 1.0;
  }
}

double second_moment(const Work& work) { return work.mean_service * work.mean_service * (1.0 + work.cv * work.cv); }

double load_of(const Work& work) {
  need(rate(work.rate) && positive(work.mean_service) && rate(work.cv),
       "work needs a rate >= 0, a mean service > 0 and a coefficient of variation >= 0");
  return work.rate * work.mean_service;
}

}  // namespace

double erlang_b(std::size_t servers, double load) {
  need(rate(load), "Erlang's B needs a finite load >= 0");
  double blocked = 1.0;
  for (std::size_t c = 1; c <= servers; ++c) blocked = load * blocked / (static_cast<double>(c) + load * blocked);
  return blocked;
}

double erlang_c(std::size_t servers, double load) {
  need(rate(load) && load < static_cast<double>(servers), "a line settles only where 0 <= load < servers");
  const double blocked = erlang_b(servers, load);
  return blocked / (1.0 - load / static_cast<double>(servers) * (1.0 - blocked));
}

ServerLine many_servers(std::size_t servers, double arrival_rate, double mean_service) {
  need(rate(arrival_rate) && positive(mean_service), "a line needs an arrival rate >= 0 and a mean service > 0");
  const double load = arrival_rate * mean_service;
  ServerLine out;
  out.waits = erlang_c(servers, load);
  out.wait = out.waits * mean_service / (static_cast<double>(servers) - load);
  out.length = arrival_rate * out.wait;
  out.utilisation = load / static_cast<double>(servers);
  return out;
}

ServerLine impatient_line(std::size_t servers, double arrival_rate, double mean_service, double mean_patience) {
  need(servers > 0 && positive(arrival_rate) && positive(mean_service) && positive(mean_patience),
       "an impatient line needs a server and an arrival rate, a mean service and a mean patience above 0");
  const auto c = static_cast<double>(servers);
  const Sums sums = impatient_sums(c, arrival_rate, 1.0 / mean_service, 1.0 / mean_patience);
  ServerLine out;
  out.waits = sums.waiting / sums.all;
  out.length = sums.waiting_count / sums.all;
  out.wait = out.length / arrival_rate;
  out.abandoned = out.wait / mean_patience;
  out.utilisation = sums.busy / sums.all / c;
  return out;
}

double single_server_wait(const Work& work) {
  const double load = load_of(work);
  need(load < 1.0, "a line settles only where rate times mean service is below 1");
  return work.rate * second_moment(work) / (2.0 * (1.0 - load));
}

std::vector<double> priority_waits(std::span<const Work> classes) {
  double residual = 0.0;  // mean of what is left of the service at hand
  double load = 0.0;
  for (const Work& work : classes) {
    load += load_of(work);
    residual += work.rate * second_moment(work) / 2.0;
  }
  need(load < 1.0, "lines settle only where the loads of all classes come to less than 1");
  std::vector<double> waits;
  double before = 0.0;
  for (const Work& work : classes) {
    const double after = before + load_of(work);
    waits.push_back(residual / ((1.0 - before) * (1.0 - after)));
    before = after;
  }
  return waits;
}

double rework_lead(double arrival_rate, double first_service, double second_service, double again) {
  need(rate(arrival_rate) && positive(first_service) && positive(second_service) && share(again) && again < 1.0,
       "rework needs an arrival rate >= 0, services > 0 and a chance in [0, 1)");
  const double passes = arrival_rate / (1.0 - again);
  need(passes * std::max(first_service, second_service) < 1.0, "with this much rework a line grows without end");
  const auto stage = [&](double service) { return service / (1.0 - passes * service); };
  return (stage(first_service) + stage(second_service)) / (1.0 - again);
}

double fork_join_lead(double arrival_rate, double mean_service) {
  need(rate(arrival_rate) && positive(mean_service), "a fork needs an arrival rate >= 0 and a mean service > 0");
  const double load = arrival_rate * mean_service;
  need(load < 1.0, "lines settle only where rate times mean service is below 1");
  return mean_service * (12.0 - load) / (8.0 * (1.0 - load));
}

}  // namespace colead::theory
