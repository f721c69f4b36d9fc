#pragma once

#include "descent/base/math.h"
#include "descent/optim/schedule.h"
#include "descent/optim/schedules/parameters.h"

namespace descent {

/// η_t = η γ^⌊t/k⌋
class StepSchedule final : public Schedule {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "step",
            .title = "Step",
            .help = "The learning rate drops by a factor every so many steps.",
            .formula = "\\eta_t = \\eta\\, \\gamma^{\\lfloor t / k \\rfloor}",
            .terms = {{"\\gamma", "factor at each drop"}, {"k", "steps between drops"}, {"t", "updates done so far"}},
            .parameters = {{.id = "every",
                            .symbol = "k",
                            .label = "steps between drops",
                            .help = "After how many updates the rate drops.",
                            .kind = Kind::integer,
                            .min = 1,
                            .max = 100000,
                            .slider_min = 5,
                            .slider_max = 500,
                            .default_value = 50,
                            .scale = Scale::log},
                           gamma_parameter(0.5, 0.05)}};
  }
  explicit StepSchedule(const Value& parameters)
      : every_(parameters["every"].count()), gamma_(parameters["gamma"].number()) {}
  double factor(std::size_t step, std::size_t /*total*/) const override {
    return portable::pow(gamma_, static_cast<double>(step / every_));
  }

 private:
  std::size_t every_;
  double gamma_;
};

}  // namespace descent
