#pragma once

#include "descent/base/loops.h"
#include "descent/surface/jet.h"
#include "descent/surface/slope.h"
#include "descent/surface/surface.h"

namespace descent {

/// A surface that is written down as its formula alone: `Derived` has `template <class T> T f(const T& x, const T& y)
/// const`, which is called with numbers for the value, with jets for the exact derivatives, and with slopes for many
/// gradients in float.
template <class Derived>
class Differentiated : public Surface {
 public:
  double value(double x, double y) const final { return formula().f(x, y); }
  Eigen::Vector2d gradient(double x, double y) const final {
    const Jet j = jet(x, y);
    return {j.x, j.y};
  }
  /// Flattened: a call within the loop would keep it from being made for several points at a time.
  [[gnu::flatten]] void gradients(std::span<const float> x, std::span<const float> y, std::span<float> gx,
                                  std::span<float> gy) const {
    DESCENT_EACH_APART
    for (std::size_t i = 0; i < x.size(); ++i) {
      const Slope s = formula().f(Slope{x[i], 1, 0}, Slope{y[i], 0, 1});
      gx[i] = s.x;
      gy[i] = s.y;
    }
  }
  Eigen::Matrix2d hessian(double x, double y) const final {
    const Jet j = jet(x, y);
    return Eigen::Matrix2d{{j.xx, j.xy}, {j.xy, j.yy}};
  }

 private:
  const Derived& formula() const { return static_cast<const Derived&>(*this); }
  Jet jet(double x, double y) const { return formula().f(Jet{x, 1, 0, 0, 0, 0}, Jet{y, 0, 1, 0, 0, 0}); }
};

/// The functions that such a formula uses, for numbers: portable, so that the bits are the same everywhere.
inline double exp(double x) { return portable::exp(x); }
inline double sin(double x) { return portable::sin(x); }

}  // namespace descent
