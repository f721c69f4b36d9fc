#include "descent/data/xor.h"

#include "descent/base/constant.h"
#include "descent/data/points.h"

namespace descent {
namespace {

Expected<Dataset> make(const Value& p, const std::string& /*path*/) {
  const double gap = p["gap"].number(), noise = p["noise"].number();
  return draw_points(p, 2, [&](std::size_t e, Random& random) {
    // Quadrant after quadrant, so that they have equally many; two neighbours have different classes.
    const std::size_t quadrant = e % 4;
    const double right = quadrant == 0 || quadrant == 3 ? 1 : -1, up = quadrant < 2 ? 1 : -1;
    const double x = right * (gap + (1 - gap) * random.uniform()), y = up * (gap + (1 - gap) * random.uniform());
    return scattered({x, y, right == up ? 0.0 : 1.0}, noise, random);
  });
}

constexpr DatasetPart part() {
  return {
      {.id = "xor",
       .title = "XOR",
       .help = "A square of four quadrants: class 0 where the signs of both inputs agree, class 1 where they differ.",
       .formula = "y = \\begin{cases} 0 & x_1 x_2 > 0 \\\\ 1 & x_1 x_2 < 0 \\end{cases}",
       .terms = {{"x_1, x_2", "coordinates before the noise, from −1 to 1"}, {"y", "class"}},
       .sources = {{"Minsky, M. and Papert, S.", 1969, "Perceptrons: An Introduction to Computational Geometry",
                    "MIT Press", ""},
                   {"Rumelhart, D. E., Hinton, G. E. and Williams, R. J.", 1986,
                    "Learning Internal Representations by Error Propagation",
                    "Parallel Distributed Processing, vol. 1, ch. 8, MIT Press", ""}},
       .parameters = {examples_parameter(200), scatter_parameter(0),
                      dataset_number("gap", "", "gap",
                                     "How far the points keep from the axes, before noise; the square reaches to 1.", 0,
                                     1, 1, 0.1),
                      dataset_seed_parameter()}},
      make};
}

}  // namespace

DatasetPart xor_points() { return constant<part>; }

}  // namespace descent
