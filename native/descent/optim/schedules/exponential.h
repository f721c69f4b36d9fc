#pragma once

#include "descent/base/math.h"
#include "descent/optim/schedule.h"
#include "descent/optim/schedules/parameters.h"

namespace descent {

/// η_t = η γᵗ
class ExponentialSchedule final : public Schedule {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "exponential",
            .title = "Exponential",
            .help = "The learning rate shrinks by the same factor at every step.",
            .formula = "\\eta_t = \\eta\\, \\gamma^t",
            .terms = {{"\\gamma", "factor at each step"}, {"t", "updates done so far"}},
            .parameters = {gamma_parameter(0.99, 0.9)}};
  }
  explicit ExponentialSchedule(const Value& parameters) : gamma_(parameters["gamma"].number()) {}
  double factor(std::size_t step, std::size_t /*total*/) const override {
    return portable::pow(gamma_, static_cast<double>(step));
  }

 private:
  double gamma_;
};

}  // namespace descent
