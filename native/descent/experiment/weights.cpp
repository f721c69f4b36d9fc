#include "descent/experiment/weights.h"

#include <algorithm>
#include <cmath>

#include "descent/base/constant.h"
#include "descent/experiment/at_once.h"
#include "descent/experiment/course.h"
#include "descent/init/initializer.h"

namespace descent {
namespace {

/// The largest |⟨a, b⟩ − [a = b] diagonal| over the rows (or columns) of a matrix that are fewer.
double gram_deviation(std::span<const double> weights, Fans fans, double diagonal) {
  const bool tall = fans.fan_out >= fans.fan_in;
  const std::size_t count = tall ? fans.fan_in : fans.fan_out, length = tall ? fans.fan_out : fans.fan_in;
  const auto at = [&](std::size_t k, std::size_t i) {
    return weights[tall ? i * fans.fan_in + k : k * fans.fan_in + i];
  };
  double largest = 0;
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = 0; b <= a; ++b) {
      double dot = 0;
      for (std::size_t i = 0; i < length; ++i) dot += at(a, i) * at(b, i);
      largest = std::max(largest, std::fabs(dot - (a == b ? diagonal : 0)));
    }
  }
  return largest;
}

void compute(const Value& spec, Result& result) {
  const Fans fans{spec["fanIn"].count(), spec["fanOut"].count()};
  const auto scheme = make_initializer(spec["initializer"]);
  Random random(static_cast<std::uint64_t>(spec["seed"].number()));
  std::vector<double> weights(fans.fan_in * fans.fan_out);
  scheme->fill(weights, fans, random);

  const double n = static_cast<double>(weights.size()), deviation = scheme->standard_deviation(fans);
  double mean = 0, squares = 0, total = 0;
  for (double weight : weights) mean += weight / n;
  for (double weight : weights) {
    squares += (weight - mean) * (weight - mean);
    total += weight * weight;
  }
  const double bound = scheme->bound(fans), in = static_cast<double>(fans.fan_in),
               out = static_cast<double>(fans.fan_out);
  // Of an orthogonal matrix all singular values are the gain: max(n_in, n_out) times the entries' variance.
  const double diagonal = deviation * deviation * static_cast<double>(std::max(fans.fan_in, fans.fan_out));
  const bool orthogonal = spec["initializer"]["id"].string() == "orthogonal";
  const double missing = std::numeric_limits<double>::quiet_NaN();
  TableBuilder facts("facts", "What theory says and what was drawn",
                     {{"deviation", "\\sigma", "standard deviation in theory", ""},
                      {"bound", "b", "largest magnitude there can be", ""},
                      {"sampleMean", "", "mean of the weights drawn", ""},
                      {"sampleDeviation", "", "their standard deviation", ""},
                      {"norm", "", "root of the sum of their squares", ""},
                      {"forward", "n_{in}\\,\\sigma^2", "what a sum's mean square is of the inputs', in theory", ""},
                      {"backward", "n_{out}\\,\\sigma^2", "the same of gradients on their way back, in theory", ""},
                      {"sampleForward", "", "the first as the weights are drawn", ""},
                      {"sampleBackward", "", "the second as they are drawn", ""},
                      {"gramDiagonal", "g^2", "square of every singular value", ""},
                      {"gramDeviation", "", "how far the matrix is from orthogonal", ""}});
  facts.add_row({deviation, std::isfinite(bound) ? bound : missing, mean, std::sqrt(squares / n), std::sqrt(total),
                 deviation * deviation * in, deviation * deviation * out, total / out, total / in,
                 orthogonal ? diagonal : missing, orthogonal ? gram_deviation(weights, fans, diagonal) : missing});
  facts.append_to(result);
  TableBuilder grid("weights", "Weights", {{"weight", "w", "weight", ""}});
  grid.reserve(weights.size());
  for (double weight : weights) grid.add_row({weight});
  if (fans.fan_in > 1 && fans.fan_out > 1) {
    grid.set_axes({"input", 0, static_cast<double>(fans.fan_in - 1), fans.fan_in},
                  {"unit", 0, static_cast<double>(fans.fan_out - 1), fans.fan_out});
  }
  grid.append_to(result);
}

constexpr Parameter fan_parameter(Text id, Text symbol, Text label, Text help) {
  return {.id = id,
          .symbol = symbol,
          .label = label,
          .help = help,
          .kind = Kind::integer,
          .min = 1,
          .max = 1024,
          .slider_min = 1,
          .slider_max = 512,
          .default_value = 64,
          .step = 1};
}

constexpr Experiment experiment() {
  return {{.id = "weights",
           .title = "Initial weights",
           .help = "A weight matrix drawn by a scheme, beside what theory says of it.",
           .parameters = {{.id = "initializer",
                           .label = "scheme",
                           .help = "How the weights are drawn.",
                           .kind = Kind::part,
                           .default_value = "xavier-uniform",
                           .family = "initializer"},
                          fan_parameter("fanIn", "n_{in}", "fan-in", "Inputs of the layer."),
                          fan_parameter("fanOut", "n_{out}", "fan-out", "Units of the layer."),
                          seed_parameter()}},
          [](Value spec) -> Expected<Value> { return spec; },
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<AtOnce>(spec, compute); }};
}

}  // namespace

Experiment weights_experiment() { return constant<experiment>; }

}  // namespace descent
