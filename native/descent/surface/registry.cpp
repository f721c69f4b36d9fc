#include "descent/base/constant.h"
#include "descent/base/format.h"
#include "descent/base/part_called.h"
#include "descent/surface/list.h"

namespace descent {
namespace {

template <class List>
struct RegistryOf;

template <class... Class, auto... part>
struct RegistryOf<ListOfSurfaces<Listed<Class, part>...>> {
  using Type = Registry<part...>;
};

using Surfaces = RegistryOf<SurfaceList>::Type;

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
