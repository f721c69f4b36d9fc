#pragma once

#include <Eigen/Core>
#include <memory>
#include <span>
#include <vector>

#include "descent/base/descriptor.h"
#include "descent/base/error.h"

namespace descent {

/// The rectangle of a surface that is worth looking at.
struct Region {
  double x_min, x_max, y_min, y_max;
};

struct Minimum {
  double x, y, value;
  bool global;
};

/// A loss f(x, y) to race on, with exact derivatives. Every member is defined on the whole plane.
/// The value may be infinite where it overflows; it is never NaN for finite arguments inside the region.
class Surface {
 public:
  virtual ~Surface() = default;

  virtual double value(double x, double y) const = 0;
  /// (∂f/∂x, ∂f/∂y). Where f has a kink, the gradient is 0 there.
  virtual Eigen::Vector2d gradient(double x, double y) const = 0;
  /// The values at many points, of the same bits as one by one; all three of one length.
  virtual void values(std::span<const double> x, std::span<const double> y, std::span<double> f) const {
    for (std::size_t i = 0; i < x.size(); ++i) f[i] = value(x[i], y[i]);
  }
  /// Symmetric 2 × 2 matrix of second derivatives.
  virtual Eigen::Matrix2d hessian(double x, double y) const = 0;

  virtual Region region() const = 0;
  /// Instructive places to start from, the first one is the default; at least one, all inside the region.
  virtual std::vector<Eigen::Vector2d> starts() const = 0;
  /// All minima inside the region (empty for a saddle), to full double precision; at least one is global if any.
  virtual std::vector<Minimum> minima() const = 0;
};

/// An entry of the registry.
struct SurfacePart {
  Descriptor descriptor;
  /// `parameters` is the resolved object of the spec: every parameter of the descriptor is there and in range.
  std::unique_ptr<Surface> (*make)(const Value& parameters);
  /// Judges what can't be judged of each parameter by itself (a formula that can't be read), and fills in what follows
  /// from them; the path of an error is within the part. Null where every combination makes a surface.
  Expected<Value> (*complete)(Value parameters) = nullptr;
};

/// All surfaces, in the order in which the page lists them. To add one: write its file, add it to list.h.
std::span<const SurfacePart> surface_registry();
/// The descriptors of its entries, in their order, with their lore (base/constant.h).
std::span<const Descriptor> surfaces_in_full();
/// A resolved part {id, …}, complete, or why it makes no surface; `path` names the part.
Expected<Value> complete_surface(Value part, const std::string& path);
/// The surface that such a part describes; complete_surface() must have let it pass.
std::unique_ptr<Surface> make_surface(const Value& part);

}  // namespace descent
