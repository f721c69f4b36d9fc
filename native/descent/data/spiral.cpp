#include "descent/data/spiral.h"

#include <cmath>

#include "descent/base/constant.h"
#include "descent/base/math.h"
#include "descent/base/parameters.h"
#include "descent/data/points.h"

namespace descent {
namespace {

/// The arms begin this far from the centre, where they would meet.
constexpr double start = 0.1;

Expected<Dataset> make(const Value& p, const std::string& /*path*/) {
  const double noise = p["noise"].number(), turns = p["turns"].number();
  const std::size_t arms = p["arms"].count();
  return draw_points(p, arms, [&](std::size_t e, Random& random) {
    const std::size_t arm = e % arms;
    // The root spreads the points about evenly along the arm, which is the longer the farther out.
    const double radius = std::sqrt(random.uniform(start * start, 1));
    const double angle = 2 * (turns * radius + static_cast<double>(arm) / static_cast<double>(arms));
    const double x = radius * portable::cos_pi(angle), y = radius * portable::sin_pi(angle);
    return scattered({x, y, static_cast<double>(arm)}, noise, random);
  });
}

constexpr DatasetPart part() {
  return {
      {.id = "spiral",
       .title = "Spiral",
       .help = "Arms that wind around one centre, a class each.",
       .formula = "x = r\\, (\\cos \\theta,\\ \\sin \\theta), \\quad \\theta = 2\\pi \\left(w r + \\tfrac kK\\right)",
       .terms = {{"r", "distance from the centre, from 0.1 to 1, at random"},
                 {"w", "turns"},
                 {"k", "number of the arm, which is its class"},
                 {"K", "arms"}},
       .sources = {{"Lang, K. J. and Witbrock, M. J.", 1988, "Learning to Tell Two Spirals Apart",
                    "Proceedings of the 1988 Connectionist Models Summer School", ""}},
       .parameters = {examples_parameter(200),
                      dataset_number("noise", "\\sigma", "noise",
                                     "Standard deviation of the normal noise that moves each point, in both "
                                     "directions.",
                                     0, 100, 0.2, 0.02),
                      integer_parameter("arms", "arms", "How many arms, a class each.", 2, 10, 5, 2),
                      dataset_number("turns", "w", "turns", "How often each arm goes around.", 0, 10, 3, 1.5),
                      dataset_seed_parameter()}},
      make};
}

}  // namespace

DatasetPart spiral() { return constant<part>; }

}  // namespace descent
