#include "descent/optim/l2.h"
#include "descent/optim/list.h"
#include "descent/optim/optimizer.h"

namespace descent {
namespace {

template <class S, template <class> class Rule>
std::unique_ptr<Optimizer<S>> make_rule(const Value& part, std::size_t size) {
  return std::make_unique<Rule<S>>(part, size);
}

template <class S, template <class> class... Rule>
std::unique_ptr<Optimizer<S>> make_nth(PartList<Rule...> /*list*/, std::ptrdiff_t n, const Value& part,
                                       std::size_t size) {
  static constexpr std::unique_ptr<Optimizer<S>> (*make[])(const Value&, std::size_t) = {make_rule<S, Rule>...};
  return make[n](part, size);
}

}  // namespace

template <class S>
std::unique_ptr<Optimizer<S>> make_optimizer(const Value& part, std::size_t size) {
  const std::ptrdiff_t n = &optimizer_part(part["id"].string()) - optimizer_registry().data();
  std::unique_ptr<Optimizer<S>> rule = make_nth<S>(OptimizerList{}, n, part, size);
  const double penalty = part["l2"].number();
  if (penalty == 0) return rule;
  return std::make_unique<WithL2<S>>(std::move(rule), static_cast<S>(penalty), size);
}

template std::unique_ptr<Optimizer<double>> make_optimizer(const Value& part, std::size_t size);
template std::unique_ptr<Optimizer<float>> make_optimizer(const Value& part, std::size_t size);

}  // namespace descent
