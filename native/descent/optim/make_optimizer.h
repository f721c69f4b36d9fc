#pragma once

#include "descent/optim/l2.h"
#include "descent/optim/list.h"
#include "descent/optim/optimizer.h"

// make_optimizer() for one type of number: make_float_optimizer.cpp and make_double_optimizer.cpp.
namespace descent {
namespace make {

template <class S, template <class> class Rule>
std::unique_ptr<Optimizer<S>> rule(const Value& part, std::size_t size) {
  return std::make_unique<Rule<S>>(part, size);
}

template <class S, template <class> class... Rule>
std::unique_ptr<Optimizer<S>> nth(PartList<Rule...> /*list*/, std::ptrdiff_t n, const Value& part, std::size_t size) {
  static constexpr std::unique_ptr<Optimizer<S>> (*rules[])(const Value&, std::size_t) = {rule<S, Rule>...};
  return rules[n](part, size);
}

}  // namespace make

template <class S>
std::unique_ptr<Optimizer<S>> make_optimizer(const Value& part, std::size_t size) {
  const std::ptrdiff_t n = &optimizer_part(part["id"].string()) - optimizer_registry().data();
  std::unique_ptr<Optimizer<S>> rule = make::nth<S>(OptimizerList{}, n, part, size);
  const double penalty = part["l2"].number();
  if (penalty == 0) return rule;
  return std::make_unique<WithL2<S>>(std::move(rule), static_cast<S>(penalty), size);
}

}  // namespace descent
