#include "descent/optim/make_optimizer.h"

namespace descent {

template std::unique_ptr<Optimizer<float>> make_optimizer(const Value& part, std::size_t size);

}  // namespace descent
