// SPDX-License-Identifier: Apache-2.0
// Closed forms for Python. Several figures at once are a tuple here, and an opinion is four numbers; colead.theory
// gives them names and says what they are.
#include <pybind11/stl.h>

#include <array>
#include <vector>

#include "bindings.hpp"
#include "colead/theory/arrivals.hpp"
#include "colead/theory/availability.hpp"
#include "colead/theory/diffusion.hpp"
#include "colead/theory/divergent_criteria.hpp"
#include "colead/theory/influence.hpp"
#include "colead/theory/information.hpp"
#include "colead/theory/linear_trust.hpp"
#include "colead/theory/opinion.hpp"
#include "colead/theory/queues.hpp"
#include "colead/theory/reputation.hpp"
#include "colead/theory/silos.hpp"
#include "colead/theory/training.hpp"
#include "colead/theory/voters.hpp"
#include "colead/theory/voting.hpp"

namespace colead {
namespace {

using Numbers = std::vector<double>;
using Four = std::array<double, 4>;
using Figures = std::array<double, 5>;
using Size = std::size_t;

theory::Opinion opinion(const Four& parts) { return {parts[0], parts[1], parts[2], parts[3]}; }
Four parts(const theory::Opinion& of) { return {of.belief, of.disbelief, of.uncertainty, of.base_rate}; }
Figures figures(const theory::ServerLine& line) {
  return {line.waits, line.wait, line.length, line.abandoned, line.utilisation};
}

void bind_queues(py::module_& module) {
  module.def("theory_erlang_b", &theory::erlang_b);
  module.def("theory_erlang_c", &theory::erlang_c);
  module.def("theory_many_servers", [](Size servers, double rate, double service) {
    return figures(theory::many_servers(servers, rate, service));
  });
  module.def("theory_impatient_line", [](Size servers, double rate, double service, double patience) {
    return figures(theory::impatient_line(servers, rate, service, patience));
  });
  module.def("theory_single_server_wait", [](double rate, double service, double cv) {
    return theory::single_server_wait({rate, service, cv});
  });
  module.def("theory_priority_waits", [](const std::vector<std::array<double, 3>>& classes) {
    std::vector<theory::Work> works;
    for (const auto& [rate, service, cv] : classes) works.push_back({rate, service, cv});
    return theory::priority_waits(works);
  });
  module.def("theory_rework_lead", &theory::rework_lead);
  module.def("theory_fork_join_lead", &theory::fork_join_lead);
  module.def("theory_mean_arrivals", [](double mean, double swing, double period, double from, double to) {
    return theory::mean_arrivals({mean, swing, period}, from, to);
  });
  module.def("theory_mean_present", [](double mean, double swing, double period, double service, double t) {
    return theory::mean_present({mean, swing, period}, service, t);
  });
  module.def("theory_present_cycle", [](double mean, double swing, double period, double service) {
    const auto found = theory::present_cycle({mean, swing, period}, service);
    return std::array{found.swing, found.lag};
  });
  module.def("theory_joint_availability", [](double away, double there, double other_away, double other_there) {
    const auto found = theory::joint_availability({away, there}, {other_away, other_there});
    return std::array{found.both, found.wait, found.wait_from_none};
  });
}

void bind_opinions(py::module_& module) {
  module.def("theory_from_evidence", [](double positive, double negative, double prior_strength, double base_rate) {
    return parts(theory::from_evidence(positive, negative, prior_strength, base_rate));
  });
  module.def("theory_evidence_of", [](const Four& of, double prior_strength) {
    const auto found = theory::evidence_of(opinion(of), prior_strength);
    return std::array{found.positive, found.negative};
  });
  module.def("theory_expectation", [](const Four& of) { return theory::expectation(opinion(of)); });
  module.def("theory_fuse",
             [](const Four& one, const Four& other) { return parts(theory::fuse(opinion(one), opinion(other))); });
  module.def("theory_discount", [](const Four& trust, const Four& heard) {
    return parts(theory::discount(opinion(trust), opinion(heard)));
  });
  module.def("theory_linear_trust", [](double good, double up, double down) {
    return std::array{theory::linear_trust_mean({good, up, down}), theory::linear_trust_deviation({good, up, down})};
  });
  module.def("theory_linear_trust_after", [](double good, double up, double down, double first, Size experiences) {
    return theory::linear_trust_after({good, up, down}, first, experiences);
  });
  module.def("theory_reputation", [](double positive, double negative, double strength, double base_rate) {
    const theory::Reputation seen{positive, negative};
    const theory::ReputationPrior prior{strength, base_rate};
    return std::array{theory::reputation_mean(seen, prior), theory::reputation_variance(seen, prior)};
  });
  module.def("theory_faded_evidence", [](const Numbers& history, double kept) {
    const auto left = theory::faded_reputation(history, kept);
    return std::array{left.positive, left.negative};
  });
  module.def("theory_settled_evidence", [](double good, double kept) {
    const auto left = theory::settled_reputation(good, kept);
    return std::array{left.positive, left.negative};
  });
}

void bind_groups(py::module_& module) {
  module.def("theory_at_least", &theory::at_least);
  module.def("theory_majority_success", &theory::majority_success);
  module.def("theory_log_odds_weight", &theory::log_odds_weight);
  module.def("theory_weighted_success", [](const Numbers& competences, const Numbers& weights) {
    return theory::weighted_success(competences, weights);
  });
  module.def("theory_best_success", [](const Numbers& competences) { return theory::best_success(competences); });
  module.def("theory_truth_wins", &theory::truth_wins);
  module.def("theory_galam_step", &theory::galam_step);
  module.def("theory_galam_threshold", &theory::galam_threshold);
  module.def("theory_voter_success", &theory::voter_success);
  module.def("theory_voter_steps", &theory::voter_steps);
  module.def("theory_voters_among_zealots", [](Size free_people, Size one, Size zero) {
    const auto found = theory::voters_among_zealots(free_people, one, zero);
    return std::array{found.mean, found.variance};
  });
  module.def("theory_mention_probability", &theory::mention_probability);
  module.def("theory_first_mention_shared", &theory::first_mention_shared);
  module.def("theory_hidden_profile_success",
             [](const Numbers& for_a, const Numbers& for_b) { return theory::hidden_profile_success(for_a, for_b); });
  module.def("theory_disagreement_probability",
             [](const Numbers& one, const Numbers& other) { return theory::disagreement_probability(one, other); });
  module.def("theory_decision_efficiency", [](const Numbers& deciding, const Numbers& judging) {
    return theory::decision_efficiency(deciding, judging);
  });
}

void bind_change(py::module_& module) {
  module.def("theory_degroot_influence", [](const Numbers& weights) { return theory::degroot_influence(weights); });
  module.def("theory_friedkin_johnsen",
             [](const Numbers& weights, const Numbers& susceptibility, const Numbers& anchor) {
               return theory::friedkin_johnsen_equilibrium(weights, susceptibility, anchor);
             });
  module.def("theory_total_influence", [](const Numbers& weights, const Numbers& susceptibility) {
    return theory::total_influence(weights, susceptibility);
  });
  module.def("theory_silo_figures", [](Size first, Size second, double within, double across) {
    const auto found = theory::silo_figures({first, second, within, across});
    return std::array{found.ties_within, found.ties_across, found.ei_index, found.modularity};
  });
  module.def("theory_bass_share", &theory::bass_share);
  module.def("theory_bass_peak", [](double p, double q) {
    const auto peak = theory::bass_peak(p, q);
    return std::array{peak.time, peak.share};
  });
  module.def("theory_trained_share", &theory::trained_share);
  module.def("theory_dose_schedule", [](double gain, double period, double decay) {
    return std::array{theory::dose_schedule_peak(gain, period, decay), theory::dose_schedule_mean(gain, period, decay)};
  });
  module.def("theory_decay_rate", &theory::decay_rate);
}

}  // namespace

void bind_theory(py::module_& module) {
  bind_queues(module);
  bind_opinions(module);
  bind_groups(module);
  bind_change(module);
}

}  // namespace colead
