#pragma once

#include "descent/experiment/claims/claim.h"

// Two ways out of a local minimum that are commonly recommended, and how often one gets into it at all.
namespace descent {

/// Surfaces with local minima beside the global one. (McCormick's function is not among them: it falls without end
/// outside its region.)
inline constexpr Text rugged_surfaces[] = {"two-wells", "three-hump-camel", "styblinski-tang", "hills",
                                           "rastrigin", "ackley",           "goldstein-price"};

constexpr Source saddle_source() {
  return {"Dauphin, Y. N., Pascanu, R., Gulcehre, C., Cho, K., Ganguli, S. and Bengio, Y.", 2014,
          "Identifying and attacking the saddle point problem in high-dimensional non-convex optimization",
          "NIPS, arXiv:1406.2572", ""};
}

constexpr ClaimPart descent_gets_stuck_claim() {
  return {.descriptor = {.id = "descent-gets-stuck",
                         .title = "Gradient descent gets stuck in local minima",
                         .help = "Gradient descent runs from a random start. It holds when it ends in a minimum that "
                                 "is not a global one. Runs that end in no minimum at all say nothing.",
                         .literature = "On pictures with two axes it may; a network has millions. There, Dauphin et "
                                       "al. argue, saddle points and the plateaus around them are the obstacle, not "
                                       "local minima much worse than the global one.",
                         .sources = {saddle_source()},
                         .parameters = {line_up([] { return Value::array({"gd"}); }, 1, 1, "Who runs.")}},
          .surfaces = rugged_surfaces,
          .judge = [](Trial& trial) {
            const Ending ending = trial.run(0);
            if (!ending.arrived()) return Finding::does_not_apply;
            return ending.local() ? Finding::held : Finding::failed;
          }};
}

/// From where the first of the line-up ends in a local minimum: does the second get into a global one?
constexpr ClaimPart momentum_escapes_claim() {
  return {
      .descriptor = {.id = "momentum-escapes",
                     .title = "Momentum escapes from local minima",
                     .help = "Only starts from which gradient descent ends in a minimum that is not global. It holds "
                             "when Momentum, from the same start, ends in a global one.",
                     .literature = "Polyak introduced the heavy ball to get along long valleys sooner, and Sutskever "
                                   "et al. explain its use in networks by that too. Neither promises the way out of "
                                   "a local minimum: a ball that is heavy enough to roll out of a bad one rolls out "
                                   "of a good one as well.",
                     .sources = {{"Polyak, B. T.", 1964,
                                  "Some methods of speeding up the convergence of iteration methods",
                                  "USSR Computational Mathematics and Mathematical Physics 4(5), 1–17", ""},
                                 {"Sutskever, I., Martens, J., Dahl, G. and Hinton, G.", 2013,
                                  "On the importance of initialization and momentum in deep learning", "ICML", ""}},
                     .parameters = {line_up(
                         [] {
                           return Value::array({"gd", "momentum"});
                         },
                         2, 2, "Who gets stuck, and who should get further from the same start.")}},
      .surfaces = rugged_surfaces,
      .judge = [](Trial& trial) {
        if (!trial.run(0).local()) return Finding::does_not_apply;
        return trial.run(1).global ? Finding::held : Finding::failed;
      }};
}

/// The rate falls along a cosine, with the noise and without: a run at a constant rate would never come to rest.
constexpr ClaimPart noise_escapes_claim() {
  return {
      .descriptor =
          {.id = "noise-escapes",
           .title = "Noise helps to escape from local minima",
           .help = "Only starts from which gradient descent without noise ends in a minimum that is not global. It "
                   "holds when the same run with noisy gradients ends in a global one. With and without noise the "
                   "rate falls along half a cosine, so that the run can come to rest.",
           .literature = "Kleinberg et al. show that noisy gradients work as if the surface were smoothed: minima that "
                         "are narrow compared with rate times noise do not hold the racer, wide ones do. Annealing "
                         "(Kirkpatrick et al.) lives from noise that falls slowly enough.",
           .sources = {{"Kleinberg, R., Li, Y. and Yuan, Y.", 2018,
                        "An Alternative View: When Does SGD Escape Local Minima?", "ICML, arXiv:1802.06175", ""},
                       {"Kirkpatrick, S., Gelatt, C. D. and Vecchi, M. P.", 1983, "Optimization by Simulated Annealing",
                        "Science 220(4598), 671–680", ""}},
           .parameters = {line_up(
                              [] {
                                return Value::array({Value::object({{"id", "gd"}, {"schedule", "cosine"}})});
                              },
                              1, 1, "Who runs, once without noise and once with it."),
                          {.id = "noise",
                           .label = "noise",
                           .help = "Standard deviation of the noise on each component of the gradient, as a multiple "
                                   "of the surface's typical gradient (the root mean square of its components).",
                           .kind = Kind::number,
                           .min = 0,
                           .max = 100,
                           .slider_min = 0.1,
                           .slider_max = 10,
                           .default_value = 1.0,
                           .scale = Scale::log}}},
      .surfaces = rugged_surfaces,
      .judge = [](Trial& trial) {
        if (!trial.run(0).local()) return Finding::does_not_apply;
        const double noise = trial.claim()["noise"].number() * trial.ground().slope;
        return trial.run_at(0, trial.rate(0), noise).global ? Finding::held : Finding::failed;
      }};
}

}  // namespace descent
