#pragma once

#include <algorithm>

#include "descent/base/math.h"
#include "descent/optim/schedule.h"
#include "descent/optim/schedules/parameters.h"

namespace descent {

/// From 1 at t = 0 down to `floor` at t = `total` along half a cosine.
inline double cosine_factor(double floor, std::size_t step, std::size_t total) {
  const double progress =
      static_cast<double>(std::min(step, total)) / static_cast<double>(std::max<std::size_t>(total, 1));
  return floor + (1 - floor) * 0.5 * (1 + portable::cos_pi(progress));
}

/// η_t = η (f + (1 − f) ½ (1 + cos(π t/T))), one period without restarts.
class CosineSchedule final : public Schedule {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "cosine",
            .title = "Cosine",
            .help = "The learning rate falls along half a cosine: slowly, then quickly, then slowly again.",
            .formula =
                "\\eta_t = \\eta \\left(f + (1 - f)\\, \\tfrac12 \\left(1 + \\cos \\tfrac{\\pi t}{T}\\right)\\right)",
            .terms = {{"f", "share of the rate that is left at the end"},
                      {"t", "updates done so far"},
                      {"T", "updates of the whole run"}},
            .sources = {{"Loshchilov, I. and Hutter, F.", 2017, "SGDR: Stochastic Gradient Descent with Warm Restarts",
                         "ICLR, arXiv:1608.03983", "eq. 5"}},
            .parameters = {floor_parameter()}};
  }
  explicit CosineSchedule(const Value& parameters) : floor_(parameters["floor"].number()) {}
  double factor(std::size_t step, std::size_t total) const override { return cosine_factor(floor_, step, total); }

 private:
  double floor_;
};

}  // namespace descent
