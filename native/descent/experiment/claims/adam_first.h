#pragma once

#include "descent/experiment/claims/claim.h"

namespace descent {

inline constexpr Text adam_first_surfaces[] = {
    "two-wells", "three-hump-camel", "styblinski-tang", "ackley", "himmelblau", "beale", "rosenbrock", "bowl"};

/// The first of the line-up against all others.
constexpr ClaimPart adam_first_claim() {
  return {
      .descriptor =
          {.id = "adam-first",
           .title = "Adam reaches the global minimum first",
           .help = "All racers run from one random start. It holds when Adam ends in a global minimum and nobody else "
                   "got into one at an earlier step; a tie counts for Adam. Starts from which nobody gets into a "
                   "global minimum say nothing. The best rates are here those that lead into a global minimum "
                   "soonest.",
           .literature = "No theorem says so. There are even convex problems on which Adam does not converge to the "
                         "best point (Reddi et al.), and which optimizer comes first changes from task to task, and "
                         "with how much each was tuned (Wilson et al., Schmidt et al.).",
           .sources = {{"Reddi, S. J., Kale, S. and Kumar, S.", 2018, "On the Convergence of Adam and Beyond",
                        "ICLR, arXiv:1904.09237", ""},
                       {"Wilson, A. C., Roelofs, R., Stern, M., Srebro, N. and Recht, B.", 2017,
                        "The Marginal Value of Adaptive Gradient Methods in Machine Learning", "NIPS, arXiv:1705.08292",
                        ""},
                       {"Schmidt, R. M., Schneider, F. and Hennig, P.", 2021,
                        "Descending through a Crowded Valley: Benchmarking Deep Learning Optimizers",
                        "ICML, arXiv:2007.01547", ""}},
           .parameters = {line_up(
               [] {
                 return Value::array({"adam", "gd", "momentum", "nag", "adagrad", "rmsprop"});
               },
               2, 8, "Who runs; the first of them is the one that should win.")}},
      .surfaces = adam_first_surfaces,
      .judge =
          [](Trial& trial) {
            const Ending hero = trial.run(0);
            bool anyone = hero.global, beaten = false;
            for (std::size_t k = 1; k < trial.racers(); ++k) {
              const Ending other = trial.run(k);
              anyone = anyone || other.global;
              beaten = beaten || (other.global && !(hero.step <= other.step));
            }
            if (!anyone) return Finding::does_not_apply;
            return hero.global && !beaten ? Finding::held : Finding::failed;
          },
      .goal = Goal::global};
}

}  // namespace descent
