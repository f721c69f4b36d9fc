#include "descent/data/circles.h"

#include "descent/base/constant.h"
#include "descent/base/math.h"
#include "descent/data/points.h"

namespace descent {
namespace {

Expected<Dataset> make(const Value& p, const std::string& /*path*/) {
  const double noise = p["noise"].number(), inner = p["inner"].number();
  return draw_points(p, 2, [&](std::size_t e, Random& random) {
    const double turn = 2 * random.uniform(), radius = e % 2 == 0 ? 1 : inner;
    const double x = radius * portable::cos_pi(turn), y = radius * portable::sin_pi(turn);
    return scattered({x, y, static_cast<double>(e % 2)}, noise, random);
  });
}

constexpr DatasetPart part() {
  return {{.id = "circles",
           .title = "Circles",
           .help = "A circle within a circle, a class each.",
           .formula = "x = r\\, (\\cos t,\\ \\sin t), \\quad r = \\begin{cases} 1 & \\text{class } 0 \\\\ r_1 & "
                      "\\text{class } 1 \\end{cases}",
           .terms = {{"r_1", "radius of the inner circle"}, {"t", "where on the circle, at random"}},
           .sources = {{"Pedregosa, F. et al.", 2011, "Scikit-learn: Machine Learning in Python",
                        "Journal of Machine Learning Research 12, 2825–2830", "make_circles"}},
           .parameters = {examples_parameter(200), scatter_parameter(0.1),
                          dataset_number("inner", "r_1", "inner radius", "Radius of the inner circle; the outer has 1.",
                                         0, 1, 1, 0.5),
                          dataset_seed_parameter()}},
          make};
}

}  // namespace

DatasetPart circles() { return constant<part>; }

}  // namespace descent
