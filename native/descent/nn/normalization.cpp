#include "descent/nn/normalization.h"

#include "descent/base/check.h"
#include "descent/base/constant.h"
#include "descent/nn/batch_norm.h"
#include "descent/nn/layer_norm.h"
#include "descent/nn/rms_norm.h"

namespace descent {
namespace {

constexpr Parameter epsilon_parameter(double default_value) {
  return {.id = "epsilon",
          .symbol = "\\varepsilon",
          .label = "epsilon",
          .help = "Added inside the root, so that the divisor is never zero.",
          .kind = Kind::number,
          .min = 1e-12,
          .max = 1,
          .slider_min = 1e-12,
          .slider_max = 1e-1,
          .default_value = default_value,
          .scale = Scale::log,
          .advanced = true};
}

constexpr Term x_hat{"\\hat x", "normalized"};
constexpr Term gamma_beta{"\\gamma, \\beta", "scale and shift, learned"};

constexpr NormalizationPart none() { return {{.id = "none", .title = "None", .help = "Leaves everything as it is."}}; }

constexpr NormalizationPart batch_norm() {
  return {{.id = "batch-norm",
           .title = "Batch norm",
           .help = "Gives every feature mean 0 and variance 1 over the batch, then scales and shifts it.",
           .formula = "\\hat x = \\frac{x - \\mu_B}{\\sqrt{\\sigma_B^2 + \\varepsilon}}, \\quad "
                      "y = \\gamma \\hat x + \\beta",
           .terms = {{"\\mu_B, \\sigma_B^2",
                      "mean and variance of a feature over the batch; in inference the running ones"},
                     x_hat,
                     gamma_beta},
           .sources = {{"Ioffe, S. and Szegedy, C.", 2015,
                        "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift",
                        "ICML, arXiv:1502.03167", "Algorithms 1 and 2"}},
           .parameters = {{.id = "momentum",
                           .label = "momentum of the running statistics",
                           .help = "The share by which running mean and variance move towards those of each batch.",
                           .kind = Kind::number,
                           .min = 0,
                           .max = 1,
                           .slider_min = 0.001,
                           .slider_max = 1,
                           .default_value = 0.1,
                           .scale = Scale::log,
                           .advanced = true},
                          epsilon_parameter(1e-5)}}};
}

constexpr NormalizationPart layer_norm() {
  return {
      {.id = "layer-norm",
       .title = "Layer norm",
       .help = "Gives every example mean 0 and variance 1 over its features, then scales and shifts them.",
       .formula = "\\hat x = \\frac{x - \\mu}{\\sqrt{\\sigma^2 + \\varepsilon}}, \\quad y = \\gamma \\hat x + \\beta",
       .terms = {{"\\mu, \\sigma^2", "mean and variance of one example over its features"}, x_hat, gamma_beta},
       .sources = {{"Ba, J. L., Kiros, J. R. and Hinton, G. E.", 2016, "Layer Normalization", "arXiv:1607.06450", ""}},
       .parameters = {epsilon_parameter(1e-5)}}};
}

constexpr NormalizationPart rms_norm() {
  return {{.id = "rms-norm",
           .title = "RMS norm",
           .help = "Divides every example by the root mean square of its features, then scales them.",
           .formula = "\\hat x = \\frac{x}{\\sqrt{\\tfrac1n \\sum_i x_i^2 + \\varepsilon}}, \\quad y = \\gamma \\hat x",
           .terms = {{"n", "number of features"}, x_hat, {"\\gamma", "scale, learned"}},
           .sources = {{"Zhang, B. and Sennrich, R.", 2019, "Root Mean Square Layer Normalization",
                        "NeurIPS, arXiv:1910.07467", ""}},
           .parameters = {epsilon_parameter(1e-6)}}};
}

constexpr NormalizationPart weight_norm() {
  return {{.id = "weight-norm",
           .title = "Weight norm",
           .help = "Learns length and direction of every unit's weights apart, and leaves the data alone.",
           .formula = "w = g\\,\\frac{v}{\\lVert v \\rVert}",
           .terms = {{"w", "weights of one unit"}, {"g", "their length, learned"}, {"v", "their direction, learned"}},
           .sources = {{"Salimans, T. and Kingma, D. P.", 2016,
                        "Weight Normalization: A Simple Reparameterization to Accelerate Training of Deep Neural "
                        "Networks",
                        "NeurIPS, arXiv:1602.07868", "eq. 2 and 3"}}}};
}

// clang-format off
using Normalizations = Registry<
  none,
  batch_norm,
  layer_norm,
  rms_norm,
  weight_norm>;
// clang-format on

}  // namespace

std::span<const NormalizationPart> normalization_registry() { return Normalizations::entries; }

std::span<const Descriptor> normalizations_in_full() { return Normalizations::in_full; }

template <class S>
std::unique_ptr<Layer<S>> make_normalization(const Value& part, std::size_t features, std::size_t capacity) {
  const std::string& id = part["id"].string();
  const auto epsilon = [&part] { return part["epsilon"].number(); };
  if (id == "batch-norm") {
    return std::make_unique<BatchNorm<S>>(features, capacity, epsilon(), part["momentum"].number());
  }
  if (id == "layer-norm") return std::make_unique<LayerNorm<S>>(features, capacity, epsilon());
  if (id == "rms-norm") return std::make_unique<RmsNorm<S>>(features, capacity, epsilon());
  check(id == "none" || id == "weight-norm", "a normalization of the registry");
  return nullptr;
}

template std::unique_ptr<Layer<double>> make_normalization(const Value&, std::size_t, std::size_t);
template std::unique_ptr<Layer<float>> make_normalization(const Value&, std::size_t, std::size_t);

}  // namespace descent
