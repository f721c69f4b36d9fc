#include "descent/surface/many_gradients.h"

#include "descent/base/part_called.h"
#include "descent/surface/list.h"

namespace descent {
namespace {

template <class Class>
void gradients_of(const Surface& surface, std::span<const float> x, std::span<const float> y, std::span<float> gx,
                  std::span<float> gy) {
  static_cast<const Class&>(surface).gradients(x, y, gx, gy);
}

template <class List>
struct All;

template <class... Class, auto... part>
struct All<ListOfSurfaces<Listed<Class, part>...>> {
  static constexpr ManyGradients gradients[] = {gradients_of<Class>...};
};

}  // namespace

ManyGradients many_gradients(std::string_view id) {
  const std::span<const SurfacePart> parts = surface_registry();
  return All<SurfaceList>::gradients[&part_called(id, parts) - parts.data()];
}

}  // namespace descent
