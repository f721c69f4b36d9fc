#pragma once

#include "descent/nn/loss.h"
#include "descent/nn/softmax.h"

namespace descent {

/// −Σ_k q_k ln p_k with p = softmax of the outputs and q = (1 − s) for the right class, plus s/K for every class.
/// Targets are numbers of classes, 0 … K − 1. One term an example; the slope is p − q.
template <class S>
class SoftmaxCrossEntropy final : public Loss<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "softmax-cross-entropy",
            .title = "Softmax cross-entropy",
            .help = "For several classes: the surprise at the right one, from the outputs before their softmax.",
            .formula =
                "L = -\\frac{1}{n} \\sum_i \\sum_k q_{ik} \\ln p_{ik}, \\quad "
                "p_{ik} = \\frac{e^{z_{ik}}}{\\sum_j e^{z_{ij}}}, \\quad "
                "q_{ik} = (1 - s)\\,[k = y_i] + \\frac{s}{K}",
            .terms = {{"z", "logits: the outputs before the softmax"},
                      {"y", "target: the number of the right class"},
                      {"s", "label smoothing"},
                      {"K", "number of classes"}},
            .parameters = {{.id = "labelSmoothing",
                            .symbol = "s",
                            .label = "label smoothing",
                            .help = "The share of the target that is spread evenly over all classes.",
                            .kind = Kind::number,
                            .min = 0,
                            .max = 1,
                            .max_open = true,
                            .slider_min = 0,
                            .slider_max = 0.5,
                            .default_value = 0.0,
                            .advanced = true}}};
  }

  explicit SoftmaxCrossEntropy(const Value& parameters)
      : smoothing_(static_cast<S>(parameters["labelSmoothing"].number())) {}

  bool wants_class() const override { return true; }
  std::size_t terms(std::size_t /*outputs*/) const override { return 1; }

  void evaluate(const Batch<const S>& outputs, const Batch<const S>& targets, const Batch<S>& terms,
                const Batch<S>& slopes) const override {
    softmax(outputs, slopes, terms.data);
    const std::size_t classes = outputs.features;
    const S spread = smoothing_ / static_cast<S>(classes), right = 1 - smoothing_;
    for (std::size_t e = 0; e < outputs.examples; ++e) {
      const auto target = static_cast<std::size_t>(targets.at(0, e));
      const S log_sum = terms.at(0, e);
      // Σ q ln p over the classes, with ln p = z − ln Σ e^z; one by one, so that equal large numbers cancel first.
      S term = right * (log_sum - outputs.at(target, e));
      if (smoothing_ > 0) {
        S others = 0;
        for (std::size_t k = 0; k < classes; ++k) others += log_sum - outputs.at(k, e);
        term += spread * others;
        for (std::size_t k = 0; k < classes; ++k) slopes.at(k, e) -= spread;
      }
      slopes.at(target, e) -= right;
      terms.at(0, e) = term;
    }
  }

 private:
  S smoothing_;
};

}  // namespace descent
