// SPDX-License-Identifier: Apache-2.0
// The M/M/c queue and, with --patience, the M/M/c+M queue (Erlang A): simulated mean wait beside the exact one.
// Exits with 1 if they differ by more than four standard errors.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <exception>
#include <iomanip>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "colead/engine/engine.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"

namespace {

/// Services last one hour on average, so that the load is also the number of arrivals per hour.
struct Model {
  std::uint32_t servers{1};
  double load{0.5};
  std::uint32_t customers{1'000'000};
  double patience{0};  ///< mean hours until a waiting customer leaves; 0: nobody does
};

/// Exact mean wait in queue per customer, in hours. Without patience Erlang's formula C by way of B; with patience from
/// the stationary distribution of the birth-death process (Palm 1957; Garnett, Mandelbaum & Reiman 2002).
double exact_wait(const Model& model) {
  double b = 1;  // Erlang B
  for (std::uint32_t n = 1; n <= model.servers; ++n) b = model.load * b / (n + model.load * b);
  if (model.patience == 0) {
    const double c = b / (1 - model.load / model.servers * (1 - b));
    return c / (model.servers - model.load);
  }
  // Probabilities of n customers waiting, relative to that of all servers busy and none waiting.
  double waiting = 0;
  double sum = 1 / b;
  double p = 1;
  for (int n = 1; p > 1e-18 * sum; ++n) {
    p *= model.load / (model.servers + n / model.patience);
    sum += p;
    waiting += n * p;
  }
  return waiting / sum / model.load;
}

class Simulation {
 public:
  Simulation(const Model& model, std::uint64_t seed) : model_{model}, luck_{seed}, waits_(model.customers) {
    patience_clocks_.resize(model.patience > 0 ? model.customers : 0);
  }

  /// Hours each customer waited, by order of arrival.
  std::vector<double> run() {
    plan(arrival, 0, 1 / model_.load);
    engine_.run([this](const colead::Event& event) {
      switch (event.kind) {
        case arrival:
          return arrive(event.subject);
        case departure:
          return depart();
        default:
          return abandon(event.subject);
      }
    });
    return waits_;
  }

 private:
  enum Kind : std::uint16_t { arrival, departure, abandonment };

  /// Every delay belongs to a customer and a kind: more servers or less patience leave the arrivals as they are.
  colead::EventHandle plan(Kind kind, std::uint32_t customer, double mean_hours) {
    const double u = luck_.uniform(colead::Purpose::example, customer, 0, kind);
    const colead::Duration delay = colead::hours(colead::exponential_quantile(u, mean_hours));
    return engine_.schedule({.time = engine_.now() + delay, .kind = kind, .subject = customer, .identity = customer});
  }

  void arrive(std::uint32_t customer) {
    waits_[customer] = colead::in_hours(engine_.now());
    if (customer + 1 < model_.customers) plan(arrival, customer + 1, 1 / model_.load);
    if (busy_ < model_.servers) {
      ++busy_;
      return serve(customer);
    }
    queue_.push_back(customer);
    if (model_.patience > 0) patience_clocks_[customer] = plan(abandonment, customer, model_.patience);
  }

  void serve(std::uint32_t customer) {
    waits_[customer] = colead::in_hours(engine_.now()) - waits_[customer];
    plan(departure, customer, 1);
  }

  /// Those who left are still in the queue; their clock can no longer be stopped.
  void depart() {
    while (!queue_.empty()) {
      const std::uint32_t customer = queue_.front();
      queue_.pop_front();
      if (model_.patience == 0 || engine_.cancel(patience_clocks_[customer])) return serve(customer);
    }
    --busy_;
  }

  void abandon(std::uint32_t customer) { waits_[customer] = colead::in_hours(engine_.now()) - waits_[customer]; }

  Model model_;
  colead::Luck luck_;
  colead::Engine engine_;
  std::deque<std::uint32_t> queue_;
  std::vector<colead::EventHandle> patience_clocks_;
  std::vector<double> waits_;
  std::uint32_t busy_{0};
};

struct Estimate {
  double mean;
  double error;
};

/// Means of 50 batches after a warm-up of a tenth (Law 2015, section 9.5.3).
Estimate batch_means(const std::vector<double>& values) {
  constexpr std::size_t batches = 50;
  const std::size_t size = values.size() * 9 / 10 / batches;
  const std::size_t warm_up = values.size() - size * batches;
  double sum = 0;
  double squares = 0;
  for (std::size_t batch = 0; batch < batches; ++batch) {
    double total = 0;
    for (std::size_t i = 0; i < size; ++i) total += values[warm_up + batch * size + i];
    const double mean = total / static_cast<double>(size);
    sum += mean;
    squares += mean * mean;
  }
  const double mean = sum / batches;
  return {mean, std::sqrt((squares / batches - mean * mean) / (batches - 1))};
}

bool agrees(const Model& model, std::uint64_t seed) {
  const Estimate wait = batch_means(Simulation{model, seed}.run());
  const double exact = exact_wait(model);
  const double deviation = (wait.mean - exact) / wait.error;
  std::cout << std::fixed << std::setw(7) << model.servers << std::setw(7) << std::setprecision(2) << model.load
            << std::setw(10) << model.patience << std::setprecision(5) << std::setw(12) << wait.mean << std::setw(10)
            << wait.error << std::setw(12) << exact << std::setprecision(2) << std::setw(9) << deviation << '\n';
  return std::abs(deviation) <= 4;
}

double number(const std::string& text, double least, double most) {
  std::size_t used = 0;
  const double value = std::stod(text, &used);
  if (used != text.size() || !(value >= least && value <= most)) throw std::invalid_argument(text);
  return value;
}

int simulate(int argc, char** argv) {
  std::vector<Model> models{{1, 0.5}, {2, 1.5}, {3, 2.4}, {5, 4}, {10, 8}};
  Model own;
  std::uint64_t seed = 1;
  bool chosen = false;
  for (int i = 1; i < argc; i += 2) {
    const std::string option = argv[i];
    const std::string value = i + 1 < argc ? argv[i + 1] : "";
    chosen = chosen || option == "--servers" || option == "--load" || option == "--patience";
    if (option == "--servers")
      own.servers = static_cast<std::uint32_t>(number(value, 1, 1e6));
    else if (option == "--load")
      own.load = number(value, 1e-6, 1e6);
    else if (option == "--customers")
      own.customers = static_cast<std::uint32_t>(number(value, 1000, 1e9));
    else if (option == "--patience")
      own.patience = number(value, 1e-6, 1e6);
    else if (option == "--seed")
      seed = static_cast<std::uint64_t>(number(value, 0, 1e15));
    else
      throw std::invalid_argument(option);
  }
  if (chosen && own.patience == 0 && own.load >= own.servers)
    throw std::invalid_argument("a load that is too much for the servers");
  for (Model& model : models) model.customers = own.customers;
  if (chosen) models = {own};
  std::cout << "servers   load  patience   mean wait        +-       exact    in se\n";
  bool all_agree = true;
  for (const Model& model : models) all_agree = agrees(model, seed) && all_agree;
  return all_agree ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return simulate(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "mm_c: cannot use " << error.what()
              << "\nusage: mm_c [--servers N] [--load A] [--customers N] [--patience HOURS] [--seed N]\n";
    return 2;
  }
}
