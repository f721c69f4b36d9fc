#pragma once

#include "descent/optim/schedules/cosine.h"

namespace descent {

/// η_t = η (t + 1)/w for the first w updates; then constant, or along half a cosine to the end of the run.
class WarmUpSchedule final : public Schedule {
 public:
  static constexpr Descriptor descriptor() {
    return {.id = "warm-up",
            .title = "Warm-up",
            .help = "The learning rate climbs to its full height over the first steps, then stays or falls.",
            .formula = "\\eta_t = \\eta\\, \\min\\left(1, \\tfrac{t + 1}{w}\\right)",
            .terms = {{"w", "steps of warm-up"}, {"t", "updates done so far"}},
            .sources = {{"Goyal, P. et al.", 2017, "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour",
                         "arXiv:1706.02677", "section 2.2, gradual warmup"}},
            .parameters = {{.id = "warmUpSteps",
                            .symbol = "w",
                            .label = "steps of warm-up",
                            .help = "Over how many updates the rate climbs.",
                            .kind = Kind::integer,
                            .min = 1,
                            .max = 100000,
                            .slider_min = 1,
                            .slider_max = 200,
                            .default_value = 20,
                            .step = 1},
                           {.id = "after",
                            .label = "afterwards",
                            .help = "What the rate does after the climb.",
                            .kind = Kind::choice,
                            .default_value = "constant",
                            .choices = {{"constant", "stays"}, {"cosine", "falls along half a cosine to zero"}}}}};
  }
  explicit WarmUpSchedule(const Value& parameters)
      : steps_(parameters["warmUpSteps"].count()), falls_(parameters["after"].string() == "cosine") {}
  double factor(std::size_t step, std::size_t total) const override {
    if (step < steps_) return static_cast<double>(step + 1) / static_cast<double>(steps_);
    return falls_ ? cosine_factor(0, step - steps_, total > steps_ ? total - steps_ : 1) : 1;
  }

 private:
  std::size_t steps_;
  bool falls_;
};

}  // namespace descent
