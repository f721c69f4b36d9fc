#include "descent/experiment/init_training.h"

#include "descent/experiment/comparison_parameters.h"
#include "descent/experiment/comparison_run.h"
#include "descent/experiment/network_parameters.h"

namespace descent {
namespace {

constexpr Difference difference{"initializers", "initializer"};

Parameter initializers() {
  return {
      .id = "initializers",
      .label = "initial weights",
      .help = "One network for each; all else is the same.",
      .kind = Kind::parts,
      .default_value =
          [] {
            return Value::array({"zeros", Value::object({{"id", "normal"}, {"deviation", 0.01}}),
                                 Value::object({{"id", "normal"}, {"deviation", 1.0}}), "xavier-normal", "he-normal"});
          },
      .family = "initializer",
      .min_count = 1,
      .max_count = 8};
}

}  // namespace

Experiment init_training_experiment() {
  return {{.id = "init-training",
           .title = "Initial weights in training",
           .help = "The same network learns the same batches from several sets of initial weights, side by side.",
           .sources = {{"Glorot, X. and Bengio, Y.", 2010,
                        "Understanding the Difficulty of Training Deep Feedforward Neural Networks", "AISTATS", ""},
                       {"He, K., Zhang, X., Ren, S. and Sun, J.", 2015,
                        "Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification",
                        "ICCV, arXiv:1502.01852", "section 2.2"}},
           .parameters = comparison_parameters(initializers(), normalization_parameter("none"))},
          [](Value spec) -> Expected<Value> {
            const std::size_t networks = spec[difference.list].array().size();
            return complete_comparison(std::move(spec), networks);
          },
          [](const Value& spec) { return start_comparison(spec, difference); }};
}

}  // namespace descent
