// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "colead/core/error.hpp"
#include "python_kinds/columns.hpp"
#include "python_kinds/python_kinds.hpp"

namespace colead {
namespace {

/// What ties know, a row each.
struct TieRows {
  std::vector<std::uint8_t> known;     ///< there is a tie
  std::vector<std::uint8_t> recorded;  ///< it has evidence
  std::vector<float> positive;         ///< facet_count a row
  std::vector<float> negative;
  std::vector<float> level;
  std::vector<float> respect;
  std::vector<float> updated_weeks;

  void reserve(std::size_t ties) {
    known.reserve(ties);
    recorded.reserve(ties);
    positive.reserve(facet_count * ties);
    negative.reserve(facet_count * ties);
    level.reserve(ties);
    respect.reserve(ties);
    updated_weeks.reserve(ties);
  }
  void add(const Tie* tie) {
    const bool there = tie != nullptr && tie->kind != TieKind::absent;
    const Tie seen = there ? *tie : Tie{};
    const auto any = [](const auto& amounts) {
      return std::any_of(amounts.begin(), amounts.end(), [](float amount) { return amount > 0.0F; });
    };
    known.push_back(there ? 1 : 0);
    recorded.push_back(any(seen.positive) || any(seen.negative) ? 1 : 0);
    positive.insert(positive.end(), seen.positive.begin(), seen.positive.end());
    negative.insert(negative.end(), seen.negative.begin(), seen.negative.end());
    level.push_back(seen.linear);
    respect.push_back(seen.respect);
    updated_weeks.push_back(seen.updated_weeks);
  }
  [[nodiscard]] std::size_t size() const { return known.size(); }
};

struct RegardRows : TieRows {
  std::vector<float> prior;

  explicit RegardRows(std::span<const Regard> regards) {
    reserve(regards.size());
    prior.reserve(facet_count * regards.size());
    for (const Regard& regard : regards) {
      add(regard.tie);
      prior.insert(prior.end(), regard.prior.begin(), regard.prior.end());
    }
  }
};

struct EvidenceRows {
  std::shared_ptr<TieRows> ties = std::make_shared<TieRows>();  ///< each tie once
  std::vector<Tie*> targets;
  std::vector<std::uint32_t> tie;
  std::vector<std::uint8_t> facet;
  std::vector<float> positive;
  std::vector<float> negative;
  std::vector<float> prior;

  explicit EvidenceRows(std::span<const Evidence> evidence) {
    const std::size_t pieces = evidence.size();
    ties->reserve(pieces);
    targets.reserve(pieces);
    tie.reserve(pieces);
    facet.reserve(pieces);
    positive.reserve(pieces);
    negative.reserve(pieces);
    prior.reserve(facet_count * pieces);
    for (const Evidence& piece : evidence) {
      if (piece.tie == nullptr) throw ModelError("evidence needs a tie to be written into");
      tie.push_back(row_of(piece.tie));
      facet.push_back(static_cast<std::uint8_t>(piece.facet));
      positive.push_back(piece.positive);
      negative.push_back(piece.negative);
      prior.insert(prior.end(), piece.prior.begin(), piece.prior.end());
    }
  }

  void write_back(const std::string& kind, double now_weeks) const {
    const auto amount = [](float x) { return std::isfinite(x) && x >= 0.0F; };
    const auto share = [](float x) { return x >= 0.0F && x <= 1.0F; };
    if (!std::all_of(ties->positive.begin(), ties->positive.end(), amount) ||
        !std::all_of(ties->negative.begin(), ties->negative.end(), amount) ||
        !std::all_of(ties->level.begin(), ties->level.end(), share)) {
      throw ModelError(kind + ": record() must leave finite evidence >= 0 and levels in [0, 1]");
    }
    for (std::size_t t = 0; t < targets.size(); ++t) {
      std::copy_n(ties->positive.begin() + static_cast<std::ptrdiff_t>(t * facet_count), facet_count,
                  targets[t]->positive.begin());
      std::copy_n(ties->negative.begin() + static_cast<std::ptrdiff_t>(t * facet_count), facet_count,
                  targets[t]->negative.begin());
      targets[t]->linear = ties->level[t];
      targets[t]->updated_weeks = static_cast<float>(now_weeks);
    }
  }

 private:
  std::uint32_t row_of(Tie* tie_) {
    const auto place = std::find(targets.begin(), targets.end(), tie_);
    const auto row = static_cast<std::uint32_t>(place - targets.begin());
    if (place == targets.end()) {
      targets.push_back(tie_);
      ties->add(tie_);
    }
    return row;
  }
};

class PythonTrustModel final : public TrustModel {
 public:
  explicit PythonTrustModel(const PythonParams& params)
      : PythonTrustModel(params.declaration->name, params.instantiate()) {}

  void read(std::span<const Regard> regards, double now_weeks, std::span<float> trust) const override {
    ask(read_, "read", regards, now_weeks, trust);
  }
  void uncertainty(std::span<const Regard> regards, double now_weeks, std::span<float> unknown) const override {
    ask(uncertainty_, "uncertainty", regards, now_weeks, unknown);
  }
  void record(std::span<const Evidence> evidence, double now_weeks) const override {
    if (evidence.empty()) return;
    const InterpreterLock lock;
    const py::object shown = py::cast(EvidenceRows(evidence));
    record_(shown, now_weeks);
    shown.cast<const EvidenceRows&>().write_back(name_, now_weeks);
  }

 private:
  PythonTrustModel(std::string name, const PythonObject& object)
      : name_(std::move(name)),
        read_(object.method("read")),
        uncertainty_(object.method("uncertainty")),
        record_(object.method("record")) {}

  void ask(const PythonObject& method, const char* what, std::span<const Regard> regards, double now_weeks,
           std::span<float> answers) const {
    if (answers.size() != regards.size()) throw ModelError("a trust model needs one entry per regard");
    if (regards.empty()) return;
    const InterpreterLock lock;
    py::array_t<float> out(static_cast<py::ssize_t>(regards.size()));
    std::fill_n(out.mutable_data(), regards.size(), std::numeric_limits<float>::quiet_NaN());
    method(RegardRows(regards), now_weeks, out);
    const float* given = out.data();
    for (std::size_t i = 0; i < regards.size(); ++i) {
      if (!(given[i] >= 0.0F && given[i] <= 1.0F))
        throw ModelError(name_ + ": " + what + "() must fill out with numbers in [0, 1]; entry " + std::to_string(i) +
                         " is " + std::to_string(given[i]));
      answers[i] = given[i];
    }
  }

  std::string name_;
  PythonObject read_;
  PythonObject uncertainty_;
  PythonObject record_;
};

}  // namespace

void add_python_trust_model(Catalogue<TrustModel>& catalogue, const DeclarationPtr& declaration) {
  add_python_kind<TrustModel, PythonTrustModel>(catalogue, declaration);
}

void bind_python_trust_model(py::module_& module) {
  constexpr auto facets = static_cast<py::ssize_t>(facet_count);
  py::class_<RegardRows>(module, "Regards", "Ties to be read, a row each; frozen.")
      .def("__len__", &RegardRows::size)
      .def_property_readonly("known", flags<RegardRows>(&RegardRows::known),
                             "[n] bool: there is a tie; all else is 0 without one")
      .def_property_readonly("recorded", flags<RegardRows>(&RegardRows::recorded),
                             "[n] bool: there is evidence of some facet")
      .def_property_readonly("positive", frozen<RegardRows, float>(&RegardRows::positive, facets),
                             "[n, 3] evidence r >= 0 by facet")
      .def_property_readonly("negative", frozen<RegardRows, float>(&RegardRows::negative, facets),
                             "[n, 3] evidence s >= 0 by facet")
      .def_property_readonly("level", frozen<RegardRows, float>(&RegardRows::level),
                             "[n] in [0, 1]: what the model keeps")
      .def_property_readonly("respect", frozen<RegardRows, float>(&RegardRows::respect), "[n] in [0, 1]")
      .def_property_readonly("updated_weeks", frozen<RegardRows, float>(&RegardRows::updated_weeks),
                             "[n] time of the last evidence")
      .def_property_readonly("prior", frozen<RegardRows, float>(&RegardRows::prior, facets),
                             "[n, 3] what is expected of a stranger");
  py::class_<TieRows, std::shared_ptr<TieRows>>(module, "TieRows", "Ties that evidence is written into, a row each.")
      .def("__len__", &TieRows::size)
      .def_property_readonly("recorded", flags(&TieRows::recorded), "[t] bool: there was evidence of some facet before")
      .def_property_readonly("positive", writable(&TieRows::positive, facets), "[t, 3] evidence r >= 0; writable")
      .def_property_readonly("negative", writable(&TieRows::negative, facets), "[t, 3] evidence s >= 0; writable")
      .def_property_readonly("level", writable(&TieRows::level), "[t] in [0, 1]; writable")
      .def_property_readonly("respect", frozen(&TieRows::respect), "[t] in [0, 1]")
      .def_property_readonly("updated_weeks", frozen(&TieRows::updated_weeks), "[t] time of the evidence before");
  py::class_<EvidenceRows>(module, "EvidenceRows", "Pieces of evidence in their order; frozen but for `ties`.")
      .def("__len__", [](const EvidenceRows& e) { return e.tie.size(); })
      .def_readonly("ties", &EvidenceRows::ties, "the ties concerned, each once")
      .def_property_readonly("tie", frozen(&EvidenceRows::tie), "[n] row in ties")
      .def_property_readonly("facet", frozen(&EvidenceRows::facet), "[n] 0 ability, 1 benevolence, 2 integrity")
      .def_property_readonly("positive", frozen(&EvidenceRows::positive), "[n] amounts >= 0")
      .def_property_readonly("negative", frozen(&EvidenceRows::negative), "[n] amounts >= 0")
      .def_property_readonly("prior", frozen(&EvidenceRows::prior, facets), "[n, 3] what was expected of a stranger");
}

}  // namespace colead
