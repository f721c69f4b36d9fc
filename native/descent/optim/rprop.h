#pragma once

#include <algorithm>

#include "descent/base/loops.h"
#include "descent/optim/optimizer.h"
#include "descent/optim/parameters.h"

namespace descent {

/// Looks at signs only: each coordinate has a step of its own, which grows while the gradient keeps its sign and
/// shrinks when it flips; on a flip that coordinate rests for one step (iRprop−, without going back).
template <class S>
class Rprop final : public Optimizer<S> {
 public:
  static constexpr Descriptor descriptor() {
    return {
        .id = "rprop",
        .title = "Rprop",
        .help = "Looks only at the sign of each slope: steps grow while it stays and shrink when it flips.",
        .formula =
            "p_t = p_{t-1} - \\operatorname{sign}(g_t)\\, \\Delta_t, \\qquad \\Delta_t = \\Delta_{t-1} \\cdot "
            "\\begin{cases} \\eta^+ & g_t g_{t-1} > 0 \\\\ \\eta^- & g_t g_{t-1} < 0 \\\\ 1 & \\text{else}"
            "\\end{cases}",
        .terms = {{"\\Delta_t", "step of this coordinate; starts at the learning rate"},
                  {"\\eta^+", "growth"},
                  {"\\eta^-", "shrinking"}},
        .sources = {{"Riedmiller, M. and Braun, H.", 1993,
                     "A direct adaptive method for faster backpropagation learning: the RPROP algorithm", "IEEE ICNN",
                     ""},
                    {"Igel, C. and Hüsken, M.", 2000, "Improving the Rprop Learning Algorithm", "NC", "iRprop−"}},
        .parameters = {learning_rate_parameter(0.02, "How long the first step is, in each coordinate."),
                       factor_parameter("shrink", "\\eta^-", "shrinking",
                                        "What a step is multiplied by when the gradient flips its sign.", 0, 1, 0.5),
                       factor_parameter("grow", "\\eta^+", "growth",
                                        "What a step is multiplied by while the gradient keeps its sign.", 1, 10, 1.2),
                       bound_parameter("smallestStep", "smallest step", "No step becomes smaller than this.", 1e-6),
                       bound_parameter("largestStep", "largest step", "No step becomes larger than this.", 50)},
        .quantities = {{"steps", "\\Delta", "step of this coordinate", Role::other},
                       {"last", "g^-", "gradient of the step before; 0 after a turn", Role::other}},
        .substeps = {{"agreement", "a",
                      "Does the slope point where it pointed before? 1: yes, −1: no, 0: one of them is zero.",
                      "sign(g*last)"},
                     {"factor", "f", "So the step of this coordinate grows, shrinks, or stays.",
                      "max(agreement, 0)*grow + max(-agreement, 0)*shrink + (1 - abs(agreement))"},
                     {"steps", "\\Delta", "Within its bounds.", "max(min(steps*factor, largestStep), smallestStep)"},
                     {"g", "g", "The slope has turned: this coordinate rests for one step.", "0", "-agreement"},
                     {"last", "g^-", "The slope is kept for the next comparison.", "g"},
                     {"p", "p", "The position moves by that step, against the sign of the slope.",
                      "p - sign(g)*steps*rate/learningRate"}},
        .torch = "Rprop([p], lr={learningRate}, etas=({shrink}, {grow}), step_sizes=({smallestStep}, {largestStep}))",
        .torch_when = "1 - sign(l2)"};
  }

  Rprop(const Value& parameters, std::size_t size)
      : shrink_(static_cast<S>(parameters["shrink"].number())),
        grow_(static_cast<S>(parameters["grow"].number())),
        smallest_(static_cast<S>(parameters["smallestStep"].number())),
        largest_(std::max(smallest_, static_cast<S>(parameters["largestStep"].number()))),
        start_(static_cast<S>(parameters["learningRate"].number())),
        steps_(StateVector<S>::Constant(static_cast<Eigen::Index>(size), start_)),
        last_(StateVector<S>::Zero(static_cast<Eigen::Index>(size))) {}

  void step(std::span<S> params, std::span<const S> grads, S rate) override {
    // The rate is only where the steps start; a schedule scales the steps made.
    const S scale = rate / start_;
    S* d = steps_.data();
    S* last = last_.data();
    DESCENT_EACH_APART
    for (std::size_t i = 0; i < params.size(); ++i) {
      const S agreement = grads[i] * last[i];
      S g = grads[i];
      const S factor = agreement > 0 ? grow_ : agreement < 0 ? shrink_ : S(1);
      d[i] = std::clamp(d[i] * factor, smallest_, largest_);
      if (agreement < 0) g = 0;
      params[i] -= (g > 0 ? d[i] : g < 0 ? -d[i] : S(0)) * scale;
      last[i] = g;
    }
  }

  void remember(OptimizerMemory<S>& memory) override {
    memory.add(steps_);
    memory.add(last_);
  }

  void observe(std::size_t k, std::span<S> out) const override {
    std::copy_n(k == 0 ? steps_.data() : last_.data(), out.size(), out.data());
  }

 private:
  static constexpr Parameter factor_parameter(Text id, Text symbol, Text label, Text help, double min, double max,
                                              double default_value) {
    return {.id = id,
            .symbol = symbol,
            .label = label,
            .help = help,
            .kind = Kind::number,
            .min = min,
            .max = max,
            .min_open = true,
            .slider_min = std::max(min, 0.05),
            .slider_max = std::min(max, 2.0),
            .default_value = default_value};
  }
  static constexpr Parameter bound_parameter(Text id, Text label, Text help, double default_value) {
    return {.id = id,
            .label = label,
            .help = help,
            .kind = Kind::number,
            .min = 0,
            .max = 1000,
            .min_open = true,
            .slider_min = 1e-8,
            .slider_max = 100,
            .default_value = default_value,
            .scale = Scale::log,
            .advanced = true};
  }

  S shrink_, grow_, smallest_, largest_, start_;
  StateVector<S> steps_, last_;
};

}  // namespace descent
