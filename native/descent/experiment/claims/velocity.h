#pragma once

#include <algorithm>
#include <array>

#include "descent/experiment/claims/claim.h"

// What is said of the two rules with a velocity.
namespace descent {

/// Whether the speed grew at each of the first `count` updates; how many updates were made.
struct SpeedRecord {
  bool grew;
  std::size_t updates;
};
inline SpeedRecord watch_speed(Racer racer, std::size_t count) {
  double before = 0;
  bool grew = true;
  while (racer.steps() < count && racer.step()) {
    std::array<double, 2> v{};
    racer.optimizer().observe(0, v);
    const double speed2 = v[0] * v[0] + v[1] * v[1];
    grew = grew && speed2 > before;
    before = speed2;
  }
  return {grew, racer.steps()};
}

inline constexpr Text velocity_grows_surfaces[] = {"bowl", "two-wells", "beale", "himmelblau", "rosenbrock", "plateau"};

constexpr ClaimPart velocity_grows_claim() {
  Parameter field = line_up([] { return Value::array({"momentum"}); }, 1, 1,
                            "Who runs: a rule whose first quantity is its velocity.");
  return {
      .descriptor =
          {.id = "velocity-grows",
           .title = "The velocity grows at every step",
           .help = "Momentum runs from a random start. It holds when the size of its velocity grows at each of the "
                   "first updates, as many of them as the knob says. Runs that are in a minimum by then, or lost, say "
                   "nothing.",
           .literature = "It grows while the gradients agree. Under a constant gradient g it tends to a terminal "
                         "velocity, the rate times g over 1 − μ (Goodfellow et al.); where gradients turn against "
                         "it, it shrinks, and that is how Momentum calms the zig-zag.",
           .sources = {{"Goodfellow, I., Bengio, Y. and Courville, A.", 2016, "Deep Learning", "MIT Press",
                        "section 8.3.2"},
                       {"Polyak, B. T.", 1964, "Some methods of speeding up the convergence of iteration methods",
                        "USSR Computational Mathematics and Mathematical Physics 4(5), 1–17", ""}},
           .parameters = {field,
                          {.id = "updates",
                           .label = "updates looked at",
                           .help = "At how many updates, from the first, the velocity has to grow.",
                           .unit = "updates",
                           .kind = Kind::integer,
                           .min = 2,
                           .max = 100,
                           .slider_min = 2,
                           .slider_max = 50,
                           .default_value = 10,
                           .step = 1}}},
      .surfaces = velocity_grows_surfaces,
      .judge = [](Trial& trial) {
        const std::size_t count = std::min(trial.claim()["updates"].count(), trial.track().course.steps);
        const SpeedRecord record = watch_speed(trial.enter(0), count);
        if (record.updates < count || trial.run(0).step < static_cast<double>(count)) return Finding::does_not_apply;
        return record.grew ? Finding::held : Finding::failed;
      }};
}

inline constexpr Text nesterov_never_slower_surfaces[] = {"bowl",       "booth",      "ecliptic-bowl", "beale",
                                                          "rosenbrock", "himmelblau", "two-wells"};

constexpr ClaimPart nesterov_never_slower_claim() {
  return {
      .descriptor =
          {.id = "nesterov-never-slower",
           .title = "Nesterov is never slower than Momentum",
           .help = "Only starts from which Momentum arrives in a minimum. It holds when Nesterov arrives in one too "
                   "and needs no more updates.",
           .literature = "Nesterov's better rate is a worst-case bound over smooth convex functions, reached with a "
                         "momentum that changes from step to step. Sutskever et al. show that with a constant μ and "
                         "a small rate both rules are nearly the same; the look-ahead brakes more where rate times "
                         "curvature is large, and that costs time where speed was welcome.",
           .sources = {{"Nesterov, Y.", 1983,
                        "A method of solving a convex programming problem with convergence rate O(1/k²)",
                        "Soviet Mathematics Doklady 27, 372–376", ""},
                       {"Sutskever, I., Martens, J., Dahl, G. and Hinton, G.", 2013,
                        "On the importance of initialization and momentum in deep learning", "ICML", ""}},
           .parameters = {line_up(
               [] {
                 return Value::array({"momentum", "nag"});
               },
               2, 2,
               "Whose steps are the measure, and who should not need "
               "more.")}},
      .surfaces = nesterov_never_slower_surfaces,
      .judge = [](Trial& trial) {
        const Ending measure = trial.run(0);
        if (!measure.arrived()) return Finding::does_not_apply;
        return trial.run(1).step <= measure.step ? Finding::held : Finding::failed;
      }};
}

}  // namespace descent
