#include "descent/experiment/signal_record.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// 0 vanishing, 1 steady, 2 exploding; what has left the range of numbers has exploded.
double class_of(double ratio) { return ratio < vanished ? 0 : ratio <= exploded ? 1 : 2; }

/// Missing where the layer that is divided by has nothing in it.
double over(double value, double other) { return other == 0 ? missing : value / other; }

/// The `steps`th root of a ratio.
double per_layer(double ratio, std::size_t steps) {
  return ratio == 0 ? 0 : portable::exp(portable::log(ratio) / static_cast<double>(steps));
}

bool outside(double size) { return !(size >= vanished && size <= exploded); }

}  // namespace

SignalRecord::SignalRecord(std::string title, double deviation, MeanField theory, const StackShape& shape)
    : title_(std::move(title)),
      deviation_(deviation),
      theory_(std::move(theory)),
      shape_(shape),
      records_(shape.depth + 1) {
  for (Record& record : records_) record.bins.resize(shape.bins);
}

void SignalRecord::Band::add(double value, bool is_first) {
  if (is_first) {
    *this = {value, 0, value, value};
    return;
  }
  low = value < low ? value : low;
  high = value > high ? value : high;
  if (value == value && first > 0) logs += portable::log(value / first);
  if (value != value) logs = missing;
}

double SignalRecord::Band::middle(double seeds) const {
  if (low == 0) return 0;
  // Exactly the one value where there is only one.
  return logs == 0 ? first : first * portable::exp(logs / seeds);
}

void SignalRecord::add(const std::vector<LayerSignal>& layers) {
  const bool is_first = seeds_ == 0;
  ++seeds_;
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const LayerSignal& signal = layers[l];
    Record& record = records_[l];
    record.activation.add(signal.activation.deviation, is_first);
    record.gradient.add(signal.gradient.deviation, is_first);
    record.weight_gradient.add(signal.weight_gradient.deviation, is_first);
    record.size.add(signal.activation.size, is_first);
    record.pre_mean += signal.pre_activation.mean;
    record.pre_deviation += signal.pre_activation.deviation;
    record.mean += signal.activation.mean;
    record.saturated += signal.saturated;
    record.dead += signal.dead;
    for (std::size_t b = 0; b < record.bins.size(); ++b) record.bins[b] += signal.bins[b];
  }
}

double SignalRecord::activation_at(std::size_t layer) const {
  return seeds_ == 0 ? missing : records_[layer].activation.middle(seeds_);
}
double SignalRecord::gradient_at(std::size_t layer) const {
  return seeds_ == 0 ? missing : records_[layer].gradient.middle(seeds_);
}

void SignalRecord::append_to(Result& result, const std::string& number) const {
  TableBuilder table("layers." + number, title_ + ", layer by layer",
                     {{"layer", "l", "layer", ""},
                      {"activation", "", "standard deviation of the activations", ""},
                      {"activationLow", "", "its smallest over the seeds", ""},
                      {"activationHigh", "", "its largest over the seeds", ""},
                      {"activationTheory", "", "in theory", ""},
                      {"gradient", "", "standard deviation of the gradient by the activations", ""},
                      {"gradientLow", "", "its smallest over the seeds", ""},
                      {"gradientHigh", "", "its largest over the seeds", ""},
                      {"gradientTheory", "", "in theory", ""},
                      {"weightGradient", "", "standard deviation of the gradient by the weights", ""},
                      {"weightGradientTheory", "", "in theory", ""},
                      {"mean", "", "mean activation", ""},
                      {"size", "", "root mean square of the activations", ""},
                      {"growth", "", "times that of the layer before", ""},
                      {"preMean", "", "mean pre-activation", ""},
                      {"preDeviation", "", "standard deviation of the pre-activations", ""},
                      {"saturated", "", "share of the activations with a flat slope", ""},
                      {"dead", "", "share of the units with a flat slope for the whole batch", ""}});
  table.reserve(records_.size());
  for (std::size_t l = 0; l < records_.size(); ++l) {
    const Record& r = records_[l];
    const auto known = [&](double value) { return seeds_ == 0 ? missing : value; };
    const auto inside = [&](double value) { return l == 0 ? missing : known(value); };
    const auto in_theory = [&](const std::vector<double>& values) { return values.empty() ? missing : values[l]; };
    const double size = r.size.middle(seeds_);
    table.add_row({static_cast<double>(l), activation_at(l), known(r.activation.low), known(r.activation.high),
                   in_theory(theory_.activation), gradient_at(l), known(r.gradient.low), known(r.gradient.high),
                   in_theory(theory_.gradient), inside(r.weight_gradient.middle(seeds_)),
                   in_theory(theory_.weight_gradient), known(r.mean / seeds_), known(size),
                   inside(l == 0 ? 0 : over(size, records_[l - 1].size.middle(seeds_))), inside(r.pre_mean / seeds_),
                   inside(r.pre_deviation / seeds_), inside(r.saturated / seeds_), inside(r.dead / seeds_)});
  }
  table.append_to(result);

  if (shape_.bins < 2 || shape_.depth < 1) return;
  TableBuilder histogram("histogram." + number, title_ + ": how the activations are spread",
                         {{"share", "", "share of the layer's activations", ""}});
  histogram.reserve(records_.size() * shape_.bins);
  const double count = static_cast<double>(shape_.width * shape_.batch) * seeds_;
  for (const Record& record : records_) {
    for (double bin : record.bins) histogram.add_row({seeds_ == 0 ? missing : bin / count});
  }
  const double half = shape_.range / static_cast<double>(shape_.bins);
  histogram.set_axes({"activation", half - shape_.range, shape_.range - half, shape_.bins},
                     {"layer", 0, static_cast<double>(shape_.depth), shape_.depth + 1});
  histogram.append_to(result);
}

Columns SignalRecord::verdict_columns() {
  return {{"deviation", "\\sigma", "standard deviation of the weights", ""},
          {"activationRatio", "", "activations' standard deviation at the end, relative to the input's", ""},
          {"activationFactor", "", "per layer, from the first on", ""},
          {"activationFactorTheory", "", "in theory", ""},
          {"activationClass", "", "0 vanishing, 1 steady, 2 exploding", ""},
          {"activationLeaves", "", "first layer outside 0.001 … 1000", ""},
          {"gradientRatio", "", "gradient's standard deviation at layer 1, relative to the last layer's", ""},
          {"gradientFactor", "", "per layer on the way back", ""},
          {"gradientFactorTheory", "", "in theory", ""},
          {"gradientClass", "", "0 vanishing, 1 steady, 2 exploding", ""},
          {"gradientLeaves", "", "layer on the way back at which it is outside 0.001 … 1000", ""},
          {"saturated", "", "share of the last layer's activations with a flat slope", ""},
          {"dead", "", "share of its units with a flat slope for the whole batch", ""}};
}

std::vector<double> SignalRecord::verdict() const {
  const std::size_t depth = shape_.depth, steps = std::max<std::size_t>(depth - 1, 1);
  const bool theory = !theory_.activation.empty();
  const auto ratio = [](const auto& values, std::size_t to, std::size_t from) {
    return over(values(to), values(from));
  };
  // An input that is the same everywhere has no spread: there the size tells.
  const bool spread = !(records_[0].activation.middle(seeds_) == 0);
  const auto forward = [&](std::size_t l) {
    return spread ? activation_at(l) : seeds_ == 0 ? missing : records_[l].size.middle(seeds_);
  };
  const auto back = [&](std::size_t l) { return gradient_at(l); };
  const auto forward_theory = [&](std::size_t l) { return theory_.activation[l]; };
  const auto back_theory = [&](std::size_t l) { return theory_.gradient[l]; };
  const std::size_t first = depth > 1 ? 1 : 0;
  const double end = ratio(forward, depth, 0), start = ratio(back, 1, depth);
  double leaves = missing, gradient_leaves = missing;
  for (std::size_t l = depth; seeds_ > 0 && l > 0; --l) {
    if (outside(ratio(forward, l, 0))) leaves = static_cast<double>(l);
  }
  for (std::size_t l = 1; seeds_ > 0 && l <= depth; ++l) {
    if (outside(ratio(back, l, depth))) gradient_leaves = static_cast<double>(l);
  }
  return {deviation_,
          end,
          per_layer(ratio(forward, depth, first), steps),
          theory ? per_layer(ratio(forward_theory, depth, first), steps) : missing,
          seeds_ == 0 ? missing : class_of(end),
          leaves,
          start,
          per_layer(ratio(back, first, depth), steps),
          theory ? per_layer(ratio(back_theory, first, depth), steps) : missing,
          seeds_ == 0 ? missing : class_of(start),
          gradient_leaves,
          seeds_ == 0 ? missing : records_[depth].saturated / seeds_,
          seeds_ == 0 ? missing : records_[depth].dead / seeds_};
}

}  // namespace descent
