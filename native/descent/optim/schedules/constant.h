#pragma once

#include "descent/optim/schedule.h"

namespace descent {

class ConstantSchedule final : public Schedule {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "constant",
            .title = "Constant",
            .help = "The learning rate stays as it is.",
            .formula = "\\eta_t = \\eta",
            .terms = {{"\\eta", "learning rate"}}};
  }
  explicit ConstantSchedule(const Value& /*parameters*/) {}
  double factor(std::size_t /*step*/, std::size_t /*total*/) const override { return 1; }
};

}  // namespace descent
