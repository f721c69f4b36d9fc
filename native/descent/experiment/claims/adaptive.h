#pragma once

#include "descent/experiment/claims/claim.h"

// What is said of the rules that divide by the size of past gradients.
namespace descent {

inline constexpr Text adagrad_stops_surfaces[] = {"bowl", "two-wells", "beale", "himmelblau", "rosenbrock", "plateau"};

/// The first of the line-up, which should fail where another arrives.
constexpr ClaimPart adagrad_stops_claim() {
  return {
      .descriptor =
          {.id = "adagrad-stops",
           .title = "Adagrad stops too early",
           .help = "Only starts from which at least one of the others arrives in a minimum within the steps of a run. "
                   "It holds when Adagrad does not.",
           .literature = "Its sum of squares only grows, so its rate only falls: Zeiler names this continual decay as "
                         "the drawback that Adadelta mends. Duchi et al. prove, for convex problems, that it gets "
                         "there all the same; how late depends on the rate, which a large first gradient cuts for "
                         "good.",
           .sources = {{"Duchi, J., Hazan, E. and Singer, Y.", 2011,
                        "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization",
                        "JMLR 12, 2121–2159", ""},
                       {"Zeiler, M. D.", 2012, "ADADELTA: An Adaptive Learning Rate Method", "arXiv:1212.5701", ""}},
           .parameters = {line_up(
               [] {
                 return Value::array({"adagrad", "gd", "momentum", "rmsprop", "adam"});
               },
               2, 8, "Who runs; the first of them is the one that should stop too early.")}},
      .surfaces = adagrad_stops_surfaces,
      .judge = [](Trial& trial) {
        const bool came = trial.run(0).arrived();
        bool another = false;
        for (std::size_t k = 1; k < trial.racers(); ++k) another = trial.run(k).arrived() || another;
        if (!another) return Finding::does_not_apply;
        return came ? Finding::failed : Finding::held;
      }};
}

inline constexpr Text untuned_surfaces[] = {"bowl",       "two-wells", "beale",          "himmelblau",
                                            "rosenbrock", "booth",     "styblinski-tang"};

constexpr ClaimPart untuned_claim() {
  return {
      .descriptor =
          {.id = "adaptive-untuned",
           .title = "Adaptive methods need no tuned learning rate",
           .help = "One of Adagrad, RMSProp and Adam, drawn by lot, runs from a random start twice: at its default "
                   "rate, and at its best rate for the surface. It holds when the default arrives in at most so many "
                   "times the updates of the best, as the knob says. Starts from which the best does not arrive say "
                   "nothing.",
           .literature = "Adam's authors write that its settings typically need little tuning. Wilson et al. tuned "
                         "adaptive and other methods alike and found that it pays for both; Schmidt et al. find that "
                         "trying several optimizers at their defaults does about as well as tuning one of them.",
           .sources = {{"Kingma, D. P. and Ba, J.", 2015, "Adam: A Method for Stochastic Optimization",
                        "ICLR, arXiv:1412.6980", ""},
                       {"Wilson, A. C., Roelofs, R., Stern, M., Srebro, N. and Recht, B.", 2017,
                        "The Marginal Value of Adaptive Gradient Methods in Machine Learning", "NIPS, arXiv:1705.08292",
                        ""},
                       {"Schmidt, R. M., Schneider, F. and Hennig, P.", 2021,
                        "Descending through a Crowded Valley: Benchmarking Deep Learning Optimizers",
                        "ICML, arXiv:2007.01547", ""}},
           .parameters = {line_up(
                              [] {
                                return Value::array({"adagrad", "rmsprop", "adam"});
                              },
                              1, 8, "One of these is drawn for each trial."),
                          {.id = "factor",
                           .label = "patience",
                           .help = "How many times the updates of the best rate the default rate may take.",
                           .kind = Kind::number,
                           .min = 1,
                           .max = 100,
                           .slider_min = 1,
                           .slider_max = 10,
                           .default_value = 2.0,
                           .step = 0.5}}},
      .surfaces = untuned_surfaces,
      .judge =
          [](Trial& trial) {
            const std::size_t k = trial.lot() % trial.racers();
            const Ending best = trial.run_at(k, trial.best_rate(k), 0);
            const Ending given = trial.run_at(k, trial.given_rate(k), 0);
            if (!best.arrived()) return Finding::does_not_apply;
            return given.step <= trial.claim()["factor"].number() * best.step ? Finding::held : Finding::failed;
          },
      .needs_best = true};
}

}  // namespace descent
