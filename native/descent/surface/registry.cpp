#include "descent/base/constant.h"
#include "descent/base/format.h"
#include "descent/base/part_called.h"
#include "descent/surface/ackley.h"
#include "descent/surface/beale.h"
#include "descent/surface/booth.h"
#include "descent/surface/bowl.h"
#include "descent/surface/ecliptic_bowl.h"
#include "descent/surface/goldstein_price.h"
#include "descent/surface/hills.h"
#include "descent/surface/himmelblau.h"
#include "descent/surface/mccormick.h"
#include "descent/surface/monkey_saddle.h"
#include "descent/surface/own_function.h"
#include "descent/surface/plateau.h"
#include "descent/surface/rastrigin.h"
#include "descent/surface/rosenbrock.h"
#include "descent/surface/saddle.h"
#include "descent/surface/styblinski_tang.h"
#include "descent/surface/three_hump_camel.h"
#include "descent/surface/two_wells.h"

namespace descent {
namespace {

// clang-format off
using Surfaces = Registry<
  two_wells_surface,
  bowl_surface,
  saddle_surface,
  rosenbrock_surface,
  beale_surface,
  himmelblau_surface,
  styblinski_tang_surface,
  rastrigin_surface,
  ackley_surface,
  plateau_surface,
  hills_surface,
  ecliptic_bowl_surface,
  three_hump_camel_surface,
  booth_surface,
  mccormick_surface,
  goldstein_price_surface,
  monkey_saddle_surface,
  own_function_surface>;
// clang-format on

}  // namespace

std::span<const SurfacePart> surface_registry() { return Surfaces::entries; }

std::span<const Descriptor> surfaces_in_full() { return Surfaces::in_full; }

Expected<Value> complete_surface(Value part, const std::string& path) {
  for (const SurfacePart& candidate : surface_registry()) {
    if (candidate.descriptor.id != part["id"].string() || candidate.complete == nullptr) continue;
    Expected<Value> complete = candidate.complete(std::move(part));
    if (complete) return complete;
    const Error& error = complete.error();
    return Error{concat({path, ".", error.path}), error.code, error.message};
  }
  return part;
}

std::unique_ptr<Surface> make_surface(const Value& part) {
  return part_called(part["id"].string(), surface_registry()).make(part);
}

}  // namespace descent
