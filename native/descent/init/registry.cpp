#include "descent/base/constant.h"
#include "descent/base/part_called.h"
#include "descent/init/constant.h"
#include "descent/init/he.h"
#include "descent/init/initializer.h"
#include "descent/init/lecun.h"
#include "descent/init/orthogonal.h"
#include "descent/init/root_two_over_n.h"
#include "descent/init/scaled.h"
#include "descent/init/xavier.h"
#include "descent/init/zeros.h"

namespace descent {
namespace {

using enum Distribution;
// clang-format off
using Initializers = Registry<
  make_initializer_part<Zeros>,
  make_initializer_part<ConstantInitializer>,
  make_initializer_part<Scaled<uniform>>,
  make_initializer_part<Scaled<normal>>,
  make_initializer_part<LeCun<uniform>>,
  make_initializer_part<LeCun<normal>>,
  make_initializer_part<Xavier<uniform>>,
  make_initializer_part<Xavier<normal>>,
  make_initializer_part<He<uniform>>,
  make_initializer_part<He<normal>>,
  make_initializer_part<Orthogonal>,
  make_initializer_part<RootTwoOverN>>;
// clang-format on

}  // namespace

std::span<const InitializerPart> initializer_registry() { return Initializers::entries; }

std::span<const Descriptor> initializers_in_full() { return Initializers::in_full; }

List<Substep> initializer_substeps(std::string_view id) { return Initializers::substeps_of(id); }

std::unique_ptr<Initializer> make_initializer(const Value& part) {
  return part_called(part["id"].string(), initializer_registry()).make(part);
}

}  // namespace descent
