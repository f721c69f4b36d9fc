#include "descent/data/moons.h"

#include "descent/base/constant.h"
#include "descent/base/math.h"
#include "descent/data/points.h"

namespace descent {
namespace {

Expected<Dataset> make(const Value& p, const std::string& /*path*/) {
  const double noise = p["noise"].number();
  return draw_points(p, 2, [&](std::size_t e, Random& random) {
    const double t = random.uniform();
    const double x = portable::cos_pi(t) - 0.5, y = portable::sin_pi(t) - 0.25;
    // The second moon is the first one turned by half a turn.
    return scattered(e % 2 == 0 ? DrawnPoint{x, y, 0} : DrawnPoint{-x, -y, 1}, noise, random);
  });
}

constexpr DatasetPart part() {
  return {{.id = "moons",
           .title = "Two moons",
           .help = "Two half circles, a class each, that reach into each other's hollow.",
           .formula = "x = \\pm \\left(\\cos t - \\tfrac12,\\ \\sin t - \\tfrac14\\right), \\quad t \\in [0, \\pi]",
           .terms = {{"\\pm", "plus for class 0, minus for class 1"}, {"t", "where on the half circle, at random"}},
           .sources = {{"Pedregosa, F. et al.", 2011, "Scikit-learn: Machine Learning in Python",
                        "Journal of Machine Learning Research 12, 2825–2830", "make_moons, up to a shift"}},
           .parameters = {examples_parameter(200), scatter_parameter(0.1), dataset_seed_parameter()}},
          make};
}

}  // namespace

DatasetPart moons() { return constant<part>; }

}  // namespace descent
