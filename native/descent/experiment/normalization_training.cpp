#include "descent/experiment/normalization_training.h"

#include "descent/experiment/comparison_parameters.h"
#include "descent/experiment/comparison_run.h"
#include "descent/experiment/network_parameters.h"

namespace descent {
namespace {

constexpr Difference difference{"normalizations", "normalization"};

Parameter normalizations() {
  return {.id = "normalizations",
          .label = "normalizations",
          .help = "One network for each; all else is the same.",
          .kind = Kind::parts,
          .default_value =
              [] {
                return Value::array({"none", "batch-norm", "layer-norm", "weight-norm"});
              },
          .family = "normalization",
          .min_count = 1,
          .max_count = 8};
}

}  // namespace

Experiment normalization_training_experiment() {
  return {
      {.id = "normalization-training",
       .title = "Normalization in a real network",
       .help = "The same network learns the same batches with several normalizations, side by side.",
       .sources = {{"Ioffe, S. and Szegedy, C.", 2015,
                    "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift",
                    "ICML, arXiv:1502.03167", ""},
                   {"Santurkar, S., Tsipras, D., Ilyas, A. and Madry, A.", 2018,
                    "How Does Batch Normalization Help Optimization?", "NeurIPS, arXiv:1805.11604", ""},
                   {"Ba, J. L., Kiros, J. R. and Hinton, G. E.", 2016, "Layer Normalization", "arXiv:1607.06450", ""},
                   {"Salimans, T. and Kingma, D. P.", 2016,
                    "Weight Normalization: A Simple Reparameterization to Accelerate Training of Deep Neural Networks",
                    "NeurIPS, arXiv:1602.07868", ""}},
       .parameters = comparison_parameters(normalizations(), initializer_parameter("xavier-uniform"))},
      [](Value spec) -> Expected<Value> {
        const std::size_t networks = spec[difference.list].array().size();
        return complete_comparison(std::move(spec), networks);
      },
      [](const Value& spec) { return start_comparison(spec, difference); }};
}

}  // namespace descent
