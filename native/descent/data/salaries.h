#pragma once

#include <span>

namespace descent {

/// A person of the made-up table.
struct Salary {
  double age;   ///< years
  double last;  ///< last salary, rupees a year
  double next;  ///< present salary, rupees a year: what a network is to predict from the other two
};

/// Sixteen people who do not exist, by age. Made by a rule with noise, once, and written down:
/// last = 110,000 + 10,900 (age − 20) + 32,000 ε₁, to the next 5000; next = last (1.20 − 0.003 (age − 20) + 0.02 ε₂),
/// to the next 1000, with standard normal ε. The person of 42 years was then given the last salary of the lesson,
/// 3,50,000. Nobody is 32: that age is left to be predicted.
std::span<const Salary> salaries();

}  // namespace descent
