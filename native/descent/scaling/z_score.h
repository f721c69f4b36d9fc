#pragma once

#include "descent/scaling/moments.h"
#include "descent/scaling/scaler.h"

namespace descent {

/// z = (x − μ) / σ: how many standard deviations a value lies above the mean. The column learnt from gets mean 0 and
/// standard deviation 1; a column whose values are all equal goes to 0.
class ZScore final : public Scaler {
 public:
  /// σ has the divisor n − `correction`: 0 for the population's, 1 for a sample's (Bessel's correction).
  explicit ZScore(std::size_t correction) : correction_(correction) {}

  void fit(std::span<const double> column) override { moments_ = Moments(column); }
  double transform(double x) const override { return constant() ? 0 : moments_.standardized(x, correction_); }
  double inverse(double z) const override { return constant() ? moments_.min() : moments_.restored(z, correction_); }
  double fitted(std::size_t k) const override { return k == 0 ? moments_.mean() : moments_.deviation(correction_); }
  std::size_t needed() const override { return correction_ + 1; }

 private:
  bool constant() const { return moments_.min() == moments_.max(); }

  static constexpr double nothing[] = {0, 0};
  std::size_t correction_;
  Moments moments_{nothing};
};

constexpr ScalerPart z_score_scaler() {
  return {
      .descriptor = {.id = "z-score",
                     .title = "Z-score",
                     .help = "How many standard deviations a value lies above or below the mean.",
                     .formula = "z = \\frac{x - \\mu}{\\sigma}",
                     .terms = {{"x", "a value"},
                               {"z", "the same, scaled"},
                               {"\\mu", "mean of the values that were learnt from"},
                               {"\\sigma", "their standard deviation"}},
                     .sources = {{"LeCun, Y., Bottou, L., Orr, G. B. and Müller, K.-R.", 1998, "Efficient BackProp",
                                  "Neural Networks: Tricks of the Trade, Springer", "section 4.3"},
                                 {"Samuelson, P. A.", 1968, "How Deviant Can You Be?",
                                  "Journal of the American Statistical Association 63(324), 1522–1525", ""}},
                     .parameters = {{.id = "deviation",
                                     .symbol = "\\sigma",
                                     .label = "standard deviation",
                                     .help = "Of these values alone (divisor n), or as an estimate for a larger whole "
                                             "that they were drawn from (divisor n − 1).",
                                     .kind = Kind::choice,
                                     .default_value = "population",
                                     .choices = {{"population", "population, ÷ n"}, {"sample", "sample, ÷ (n − 1)"}}}},
                     .quantities = {{"mean", "\\mu", "mean"}, {"std", "\\sigma", "standard deviation"}},
                     .substeps = {{"z", "z", "All values are equal: they go to zero.", "0", "1 - sign(std)"},
                                  {"z", "z", "The distance from the mean, in standard deviations.", "(x - mean)/std",
                                   ""}}},
      .make = [](const Value& p) -> std::unique_ptr<Scaler> {
        return std::make_unique<ZScore>(p["deviation"].string() == "sample" ? 1 : 0);
      }};
}

}  // namespace descent
