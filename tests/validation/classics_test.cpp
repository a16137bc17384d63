// SPDX-License-Identifier: Apache-2.0
// The shipped scenarios of classical queues, run as they stand, against their closed forms: within 2 %, and within four
// standard errors. The same forms with other numbers, so that none holds by luck.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "support/claim.hpp"
#include "support/source_dir.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

const Claims jackson{"docked classic", "jackson_1957"};
const Claims textbook{"docked classic", "computed_queues"};
const Claims signatures{"docked classic", "nelson_1988"};
const Claims impatience{"docked classic", "gans_2003, garnett_2002"};

std::string classic(const std::string& name) {
  std::ifstream file(source_dir() + "/scenarios/classics/" + name + ".yaml");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

constexpr std::uint64_t runs = 20;

/// One figure of the finished decisions of every run.
template <class Figure>
Sample figures(const std::string& text, Figure figure) {
  const Experiment made = experiment(text);
  Sample out;
  for (std::uint64_t r = 0; r < runs; ++r) out.push_back(figure(run(made, 0, r).decisions));
  return out;
}

double lead_hours(const std::vector<DecisionRecord>& decisions) {
  double sum = 0.0;
  for (const DecisionRecord& d : decisions) sum += in_hours(d.lead_time());
  return sum / static_cast<double>(decisions.size());
}

void expect_known(const Claim& claim, const Sample& sample, double known) {
  const Estimate found = estimate(sample);
  expect_near(claim, {found.mean, found.error}, known, std::min(4.0 * found.error, 0.02 * known));
}

TEST(Classics, TwoStagesByJackson) {
  expect_known(jackson("two_stages.yaml: mean lead time, h"), figures(classic("two_stages"), lead_hours),
               1 / (1 - 0.4) + 1 / (0.8 - 0.4));
  const std::string other = with(classic("two_stages"), "per_week: 67.2", "per_week: 84");
  expect_known(jackson("two_stages.yaml at load .5: mean lead time, h"), figures(other, lead_hours),
               1 / (1 - 0.5) + 1 / (0.8 - 0.5));
}

TEST(Classics, ReworkAfterTheSecondStageByJackson) {
  for (const double p : {0.2, 0.4}) {
    const std::string stages =
        "\n      - {form: sign_off, needs: [1]}\n      - {form: sign_off, needs: [2], rework: " + std::to_string(p) +
        ", back_to: 1}\n";
    const std::string text = with(with(classic("two_stages"), "per_week: 67.2", "per_week: 50.4"),
                                  " [{form: sign_off, order: sequential}]\n", stages);
    const double rate = 0.3 / (1 - p);
    const auto claim = jackson("two_stages.yaml with rework " + std::to_string(p).substr(0, 3) + ": mean lead time, h");
    expect_known(claim, figures(text, lead_hours), (1 / (1 - rate) + 1 / (0.8 - rate)) / (1 - p));
  }
}

TEST(Classics, FixedAndLognormalWorkByPollaczekKhinchine) {
  // The first signature is an M/G/1 queue; the second takes next to no time.
  const auto text = [](const char* spread) {
    return with(with(classic("two_stages"), "effort: 1.25", "effort: 0"), "effort_hours: 1\n",
                std::string("effort_hours: 1\n    ") + spread + "\n");
  };
  const auto known = [](double cv) { return 1 + 0.4 * (1 + cv * cv) / (2 * (1 - 0.4)); };
  expect_known(textbook("fixed work (M/D/1): mean lead time, h"),
               figures(text("effort_distribution: fixed"), lead_hours), known(0));
  expect_known(textbook("lognormal work (M/G/1): mean lead time, h"),
               figures(text("effort_distribution: lognormal\n    effort_cv: 0.5"), lead_hours), known(0.5));
}

TEST(Classics, ParallelSignOffAsForkJoin) {
  const auto known = [](double rho) { return (12 - rho) / 8 / (1 - rho); };
  expect_known(signatures("parallel_sign_off.yaml: mean lead time, h"),
               figures(classic("parallel_sign_off"), lead_hours), known(0.8));
  const std::string other = with(classic("parallel_sign_off"), "per_week: 134.4", "per_week: 84");
  expect_known(signatures("parallel_sign_off.yaml at load .5: mean lead time, h"), figures(other, lead_hours),
               known(0.5));
}

/// Erlang-A from its birth and death process: exponential patience, `servers` in one queue.
struct ErlangA {
  double waits{0};   ///< share that finds everybody busy
  double leaves{0};  ///< share that runs out of patience
};

ErlangA erlang_a(double rate, double service_hours, double patience_hours, int servers) {
  ErlangA out;
  double weight = 1.0, all = 1.0, busy = servers == 0 ? 1.0 : 0.0, waiting = 0.0;
  for (int n = 1; n < 2000; ++n) {
    const double past = std::max(0, n - servers);
    weight *= rate / (std::min(n, servers) / service_hours + past / patience_hours);
    all += weight;
    if (n >= servers) busy += weight;
    waiting += past * weight;
  }
  out.waits = busy / all;
  out.leaves = waiting / all / patience_hours / rate;
  return out;
}

double escalated_share(const std::vector<DecisionRecord>& decisions) {
  double count = 0.0;
  for (const DecisionRecord& d : decisions) count += d.escalations;
  return count / static_cast<double>(decisions.size());
}

double waiting_share(const std::vector<DecisionRecord>& decisions) {
  double count = 0.0;
  for (const DecisionRecord& d : decisions) {
    const auto waited = d.ledger[static_cast<std::size_t>(Cause::waiting_for_person)];
    count += d.escalations > 0 || waited > 1 ? 1.0 : 0.0;
  }
  return count / static_cast<double>(decisions.size());
}

TEST(Classics, ErlangAOfThePublishedExample) {  // 50 servers, Gans, Koole & Mandelbaum 2003
  expect_near(impatience("50 servers: share that waits, from the birth and death process"),
              {erlang_a(48, 1, 2, 50).waits}, 0.467774, 5e-7);
  expect_near(impatience("50 servers: share that leaves, from the birth and death process"),
              {erlang_a(48, 1, 2, 50).leaves}, 0.0309122, 5e-8);
}

TEST(Classics, PooledApproversAsErlangA) {
  expect_known(impatience("pooled_approvers.yaml: share escalated"),
               figures(classic("pooled_approvers"), escalated_share), erlang_a(0.4, 4, 40, 2).leaves);
  expect_known(impatience("pooled_approvers.yaml: share that waits"),
               figures(classic("pooled_approvers"), waiting_share), erlang_a(0.4, 4, 40, 2).waits);
  const std::string three =
      with(with(classic("pooled_approvers"), "count: 2", "count: 3"), "per_week: 67.2", "per_week: 134.4");
  expect_known(impatience("pooled_approvers.yaml with three: share escalated"), figures(three, escalated_share),
               erlang_a(0.8, 4, 40, 3).leaves);
  expect_known(impatience("pooled_approvers.yaml with three: share that waits"), figures(three, waiting_share),
               erlang_a(0.8, 4, 40, 3).waits);
}

TEST(Classics, EveryFileIsShort) {
  for (const char* name : {"two_stages", "parallel_sign_off", "pooled_approvers"}) {
    const std::string text = classic(name);
    EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 40) << name;
  }
}

}  // namespace
}  // namespace colead
