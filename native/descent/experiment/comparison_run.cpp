#include "descent/experiment/comparison_run.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "descent/base/format.h"
#include "descent/experiment/resolve.h"
#include "descent/experiment/table_use_tables.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
/// Multiplications that one unit of work stands for.
constexpr std::size_t multiplications = 1000;

/// A part's title and whatever of it is not as usual: "Normal, standard deviation 1".
std::string name_of(const Value& part, std::string_view family) {
  for (const Family& candidate : families()) {
    if (candidate.id != family) continue;
    for (const Descriptor* descriptor : candidate.parts) {
      if (descriptor->id != part["id"].string()) continue;
      std::string name(descriptor->title);
      for (const Parameter& parameter : descriptor->parameters) {
        const Value& value = part[parameter.id];
        if (value.is_number() && value != parameter.default_value.value()) {
          name += ", " + std::string(parameter.label) + " " + format_number(value.number());
        }
      }
      return name;
    }
  }
  return {};
}

TableBuilder layers_table(const std::string& number, const std::string& name) {
  return {"layers." + number,
          name,
          {{"step", "t", "updates made", ""},
           {"layer", "l", "hidden layer", ""},
           {"preMean", "", "mean of what goes into the activation function", ""},
           {"preDeviation", "", "its standard deviation", ""},
           {"preBelow", "", "share of it below the histogram's range", ""},
           {"preAbove", "", "share of it above", ""},
           {"mean", "", "mean of what the layer hands on", ""},
           {"deviation", "", "its standard deviation", ""},
           {"below", "", "share of it below the histogram's range", ""},
           {"above", "", "share of it above", ""},
           {"gradientDeviation", "", "standard deviation of the gradient by the activations", ""},
           {"saturated", "", "share of the activations with a flat slope", ""},
           {"dead", "", "share of the units with a flat slope for the whole batch", ""}}};
}

class ComparisonRun final : public Run {
 public:
  ComparisonRun(const Value& spec, const Difference& difference)
      : spec_(spec),
        comparison_(spec, difference),
        steps_(spec["steps"].count()),
        every_(spec["statistics"].count()),
        depth_(spec["depth"].count()),
        bins_(spec["bins"].count()),
        range_(spec["range"].number()),
        table_("steps", "Training", columns(spec, difference, true)),
        looks_("looks", "On the examples that were held out", columns(spec, difference, false)),
        row_(table_.width()) {
    const std::size_t looks = steps_ / every_ + 2;
    table_.reserve(steps_ + 1);
    looks_.reserve(looks);
    for (std::size_t k = 0; k < comparison_.networks(); ++k) {
      const std::string number = std::to_string(k);
      const std::string name = name_of(spec[difference.list].array()[k], difference.part);
      layers_.push_back(layers_table(number, name));
      histograms_.emplace_back("histogram." + number, name,
                               Columns{{"pre", "", "share of what goes into the activation function", ""},
                                       {"out", "", "share of what the layer hands on", ""}});
      layers_.back().reserve(looks * depth_);
      histograms_.back().reserve(looks * depth_ * bins_);
    }
  }

  double advance(std::int64_t work) override {
    const std::size_t cost = std::max<std::size_t>(1, comparison_.cost() / multiplications);
    for (; work > 0 && !over(); work -= static_cast<std::int64_t>(cost)) step();
    return over() ? 1 : static_cast<double>(done_) / static_cast<double>(steps_ + 1);
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    add_networks(result);
    table_.append_to(result);
    looks_.append_to(result);
    for (const TableBuilder& layers : layers_) layers.append_to(result);
    add_table_use(comparison_.given(), result);
    if (bins_ < 2 || looks_.rows() * depth_ < 2) return result;
    const double half = range_ / static_cast<double>(bins_);
    const std::size_t rows = looks_.rows() * depth_;
    for (TableBuilder& histogram : histograms_) {
      histogram.set_axes({"value", half - range_, range_ - half, bins_},
                         {"row of the layers", 0, static_cast<double>(rows - 1), rows});
      histogram.append_to(result);
    }
    return result;
  }

 private:
  /// A row for the weights after 0, 1, … `steps` updates.
  bool over() const { return done_ == steps_ + 1; }

  static Columns columns(const Value& spec, const Difference& difference, bool training) {
    Columns all = {{"step", "t", "updates made", ""}};
    const Value::Array& parts = spec[difference.list].array();
    const auto add = [&](const char* id, const char* what) {
      for (std::size_t k = 0; k < parts.size(); ++k) {
        all.push_back({id + std::to_string(k), "", name_of(parts[k], difference.part) + ": " + what, ""});
      }
    };
    add("loss.", training ? "loss of the batch" : "loss");
    if (training) add("smooth.", "average of its losses so far");
    if (training) add("gradient.", "length of the gradient");
    if (!training) add("accuracy.", "share of right classes");
    return all;
  }

  void step() {
    const bool watched = done_ % every_ == 0 || done_ == steps_;
    comparison_.step(watched, done_ < steps_);
    const std::size_t networks = comparison_.networks();
    row_[0] = static_cast<double>(done_++);
    for (std::size_t k = 0; k < networks; ++k) {
      const Contestant& network = comparison_.network(k);
      const bool lost = network.lost();
      row_[1 + k] = lost ? missing : network.step.loss;
      row_[1 + networks + k] = lost ? missing : comparison_.smooth(k);
      row_[1 + 2 * networks + k] = lost ? missing : network.step.gradient_norm;
    }
    table_.add_row(row_);
    if (watched) look();
  }

  void look() {
    const std::size_t networks = comparison_.networks();
    for (std::size_t k = 0; k < networks; ++k) {
      const Contestant& network = comparison_.network(k);
      row_[1 + k] = network.lost() ? missing : network.held_out.loss;
      row_[1 + networks + k] = network.lost() ? missing : network.held_out.accuracy;
      for (std::size_t b = 0; b < depth_; ++b) add_layer(network, b, layers_[k], histograms_[k]);
    }
    looks_.add_row(std::span<const double>(row_).first(1 + 2 * networks));
  }

  /// What passed through one layer in the last step; NaN where the network is lost.
  void add_layer(const Contestant& network, std::size_t block, TableBuilder& layers, TableBuilder& histogram) {
    const BlockStatistics& seen = network.watch.blocks()[block];
    const double count = static_cast<double>(network.trainer.network().units(block) * network.trainer.seen());
    const auto known = [&](double value) { return network.lost() || !std::isfinite(value) ? missing : value; };
    const auto share = [&](std::uint32_t number) { return known(number / count); };
    const Summary &pre = seen.pre_activation, &out = seen.output;
    layers.add_row({row_[0], static_cast<double>(block + 1), known(pre.mean), known(pre.deviation), share(pre.below),
                    share(pre.above), known(out.mean), known(out.deviation), share(out.below), share(out.above),
                    known(seen.gradient.deviation), known(seen.saturated), known(seen.dead)});
    for (std::size_t bin = 0; bin < bins_; ++bin) histogram.add_row({share(pre.bins[bin]), share(out.bins[bin])});
  }

  void add_networks(Result& result) {
    TableBuilder table("networks", "With the weights so far",
                       {{"network", "", "number of the network", ""},
                        {"parameters", "", "number of parameters", ""},
                        {"loss", "L", "loss of the last batch", ""},
                        {"smooth", "", "average of the losses so far", ""},
                        {"validationLoss", "", "loss on the held-out examples", ""},
                        {"accuracy", "", "share of right classes among them", ""},
                        {"divergedAt", "", "lost at step", ""},
                        {"alone", "", "batches of a single example, of which batch norm knows no spread", ""}});
    const std::size_t last = table_.rows();
    for (std::size_t k = 0; k < comparison_.networks(); ++k) {
      Contestant& network = comparison_.network(k);
      const bool known = last > 0 && !network.lost();
      const Score score = known ? comparison_.score(k) : Score{missing, missing};
      table.add_row({static_cast<double>(k), static_cast<double>(network.trainer.network().parameters().size()),
                     known ? network.step.loss : missing, known ? comparison_.smooth(k) : missing, score.loss,
                     score.accuracy, network.lost_at, static_cast<double>(network.alone)});
    }
    table.append_to(result);
  }

  Value spec_;
  Comparison comparison_;
  std::size_t steps_, every_, depth_, bins_, done_ = 0;
  double range_;
  TableBuilder table_, looks_;
  std::vector<TableBuilder> layers_, histograms_;
  std::vector<double> row_;
};

}  // namespace

std::unique_ptr<Run> start_comparison(const Value& spec, const Difference& difference) {
  return std::make_unique<ComparisonRun>(spec, difference);
}

}  // namespace descent
