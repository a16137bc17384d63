// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/shared_pasts.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace colead {
namespace {

constexpr std::size_t most_people_sharing = 20'000;  // about 100 MB a copy

using PastKey = std::tuple<std::uint64_t, std::uint64_t, Records, bool, bool, bool>;

PastKey past_key(const RunKey& key) {
  return {key.seed, key.replication, key.keep.records, key.keep.trust, key.keep.people, key.keep.draws};
}

/// The first of every past of a batch, then the rest, past by past.
std::vector<std::size_t> in_batches(const std::vector<std::vector<std::size_t>>& members, std::size_t batch) {
  std::vector<std::size_t> order;
  for (std::size_t from = 0; from < members.size(); from += batch) {
    const std::size_t to = std::min(from + batch, members.size());
    for (std::size_t p = from; p < to; ++p) order.push_back(members[p].front());
    for (std::size_t p = from; p < to; ++p) order.insert(order.end(), members[p].begin() + 1, members[p].end());
  }
  return order;
}

}  // namespace

SharedPasts::SharedPasts(const Experiment& experiment, std::span<const RunTask> tasks, unsigned threads)
    : experiment_(&experiment), tasks_(tasks) {
  const bool shared = experiment.plan().positions().size() <= most_people_sharing;
  std::map<PastKey, std::size_t> known;
  std::vector<std::vector<std::size_t>> members;
  for (std::size_t n = 0; n < tasks.size(); ++n) {
    const std::size_t fresh = members.size();
    const std::size_t past = shared ? known.try_emplace(past_key(tasks[n].key), fresh).first->second : fresh;
    if (past == fresh) members.emplace_back();
    members[past].push_back(n);
    past_of_.push_back(past);
  }
  for (const auto& tasks_of_past : members) {
    pasts_.push_back(std::make_unique<Past>());
    pasts_.back()->left = tasks_of_past.size();
  }
  order_ = in_batches(members, std::max(1U, threads));
}

std::optional<Simulation> SharedPasts::begin(std::size_t task, const Stop& stop) {
  Past& past = *pasts_[past_of_[task]];
  const std::lock_guard lock(past.mutex);
  const bool last = --past.left == 0;
  if (!past.run) {
    Simulation run = experiment_->start(tasks_[task]);
    if (last) return run;
    while (!stop && run.now() < run.world().observed_from)
      run.run_until(std::min(run.world().observed_from, run.now() + weeks(1)));
    if (stop) return std::nullopt;
    past.run.emplace(std::move(run));
  }
  std::optional<Simulation> branch;
  branch.emplace(*past.run, experiment_->programme(tasks_[task].arm));
  if (last) past.run.reset();
  return branch;
}

}  // namespace colead
