// SPDX-License-Identifier: Apache-2.0
// PHOLD (Fujimoto 1990): as many messages as processes; each waits an exponential hour, then goes on to another process
// (if remote) or stays. Exits with 1 unless every message is still there and their number of moves is what is expected.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
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

struct Model {
  std::uint32_t processes{10'000};
  double remote{0.1};
  double hours{100};
};

class Phold {
 public:
  explicit Phold(const Model& model) : model_{model}, visits_(model.processes) {
    for (std::uint32_t message = 0; message < model.processes; ++message) send(message, 0, message);
  }

  void run() {
    engine_.run_until(colead::Time::start() + colead::hours(model_.hours), [this](const colead::Event& event) {
      ++visits_[event.subject];
      checksum_ = colead::identity(checksum_ ^ static_cast<std::uint64_t>(event.time.us), event.subject);
      send(static_cast<std::uint32_t>(event.identity), event.ordinal + 1, event.subject);
    });
  }

  [[nodiscard]] const colead::Engine& engine() const { return engine_; }
  [[nodiscard]] const std::vector<std::uint64_t>& visits() const { return visits_; }
  [[nodiscard]] std::uint64_t checksum() const { return checksum_; }

 private:
  /// The luck belongs to the message and its move, so it is the same whatever else happens.
  void send(std::uint32_t message, std::uint32_t move, std::uint32_t from) {
    const auto u = luck_.uniforms4(colead::Purpose::example, message, 0, move);
    const bool remote = colead::bernoulli(u[1], model_.remote);
    const auto to = remote ? static_cast<std::uint32_t>(colead::choose(u[2], model_.processes)) : from;
    const colead::Duration delay = colead::hours(colead::exponential_quantile(u[0], 1));
    engine_.schedule({.time = engine_.now() + delay, .subject = to, .identity = message, .ordinal = move});
  }

  Model model_;
  colead::Luck luck_{1};
  colead::Engine engine_;
  std::vector<std::uint64_t> visits_;
  std::uint64_t checksum_{0};
};

double number(const std::string& text, double least, double most) {
  std::size_t used = 0;
  const double value = std::stod(text, &used);
  if (used != text.size() || !(value >= least && value <= most)) throw std::invalid_argument(text);
  return value;
}

Model chosen(int argc, char** argv) {
  Model model;
  for (int i = 1; i < argc; i += 2) {
    const std::string option = argv[i];
    const std::string value = i + 1 < argc ? argv[i + 1] : "";
    if (option == "--processes")
      model.processes = static_cast<std::uint32_t>(number(value, 1, 1e8));
    else if (option == "--remote")
      model.remote = number(value, 0, 1);
    else if (option == "--hours")
      model.hours = number(value, 1e-3, 1e6);
    else
      throw std::invalid_argument(option);
  }
  return model;
}

bool check(const char* law, bool holds) {
  std::cout << law << ": " << (holds ? "yes" : "NO") << '\n';
  return holds;
}

int simulate(const Model& model) {
  Phold phold{model};
  const auto begin = std::chrono::steady_clock::now();
  phold.run();
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
  const auto moves = static_cast<double>(phold.engine().executed());
  const double expected = model.processes * model.hours;
  std::uint64_t visits = 0;
  for (const std::uint64_t n : phold.visits()) visits += n;
  std::cerr << moves / spent.count() / 1e6 << " million events/s\n";
  std::cout << "events " << phold.engine().executed() << ", expected " << std::fixed << std::setprecision(0) << expected
            << "\nchecksum " << std::hex << phold.checksum() << std::dec << '\n';
  const bool conserved = check("every message is still there", phold.engine().pending() == model.processes);
  const bool counted = check("every event visited a process", visits == phold.engine().executed());
  const bool rate = check("events within 4 standard deviations", std::abs(moves - expected) <= 4 * std::sqrt(expected));
  return conserved && counted && rate ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return simulate(chosen(argc, argv));
  } catch (const std::exception& error) {
    std::cerr << "phold: cannot use " << error.what() << "\nusage: phold [--processes N] [--remote P] [--hours H]\n";
    return 2;
  }
}
