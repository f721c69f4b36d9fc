// A formula over whole arrays: one instruction after another, each over a block of points, so that what an instruction
// costs to look up is paid once a block and the compiler can do several points at a time. The same operations in the
// same order as one point at a time, and therefore the same bits.

#include <algorithm>
#include <array>

#include "descent/surface/formula.h"
#include "descent/surface/formula_functions.h"

namespace descent {
namespace {

using Op = Formula::Op;

/// Points of a block: the slots of a formula of everyday size stay in the fastest cache.
constexpr std::size_t block = 64;
using Numbers = std::array<double, block>;

/// Value and slope of one result.
struct Slot {
  Numbers f, x, y;
};

/// `function`(i) for every point of a block.
template <class Function>
inline void each(Function function) {
  for (std::size_t i = 0; i < block; ++i) function(i);
}

/// a ← φ(a), where `value` and `slope` are φ(a) and φ′(a) from a (and φ(a)).
template <class Value, class Slope>
inline void apply(Slot& a, Value value, Slope slope) {
  each([&](std::size_t i) {
    const double before = a.f[i];
    a.f[i] = value(before);
    const double first = slope(before, a.f[i]);
    a.x[i] = along(first, a.x[i]);
    a.y[i] = along(first, a.y[i]);
  });
}

inline void fill(Slot& r, double f) {
  r.f.fill(f);
  r.x.fill(0), r.y.fill(0);
}

/// One instruction, into a: its left operand is there already, its right one in b. `x` and `y` are the points.
void execute(const Formula::Instruction& in, Slot& a, const Slot& b, const Numbers& x, const Numbers& y) {
  switch (in.op) {
    case Op::constant:
      return fill(a, in.constant);
    case Op::variable:
      a.x.fill(in.left == 0 ? 1 : 0), a.y.fill(in.left == 0 ? 0 : 1);
      a.f = in.left == 0 ? x : y;
      return;
    case Op::add:
      return each([&](std::size_t i) {
        a.f[i] += b.f[i];
        a.x[i] += b.x[i], a.y[i] += b.y[i];
      });
    case Op::subtract:
      return each([&](std::size_t i) {
        a.f[i] -= b.f[i];
        a.x[i] -= b.x[i], a.y[i] -= b.y[i];
      });
    case Op::multiply:
      return each([&](std::size_t i) {
        a.x[i] = a.x[i] * b.f[i] + a.f[i] * b.x[i];
        a.y[i] = a.y[i] * b.f[i] + a.f[i] * b.y[i];
        a.f[i] *= b.f[i];
      });
    case Op::divide:
      return each([&](std::size_t i) {
        const double r = 1 / b.f[i], first = -r * r;
        a.x[i] = a.x[i] * r + a.f[i] * along(first, b.x[i]);
        a.y[i] = a.y[i] * r + a.f[i] * along(first, b.y[i]);
        a.f[i] /= b.f[i];
      });
    case Op::negate:
      return each([&](std::size_t i) {
        a.f[i] = -a.f[i];
        a.x[i] = -a.x[i], a.y[i] = -a.y[i];
      });
    case Op::power:
      return each([&](std::size_t i) {
        const double value = portable::pow(a.f[i], b.f[i]);
        const double logarithm = portable::log(a.f[i]), r = 1 / a.f[i];
        a.x[i] = along(value, b.x[i] * logarithm + b.f[i] * along(r, a.x[i]));
        a.y[i] = along(value, b.y[i] * logarithm + b.f[i] * along(r, a.y[i]));
        a.f[i] = value;
      });
    case Op::constant_power: {
      const double n = in.constant;
      return apply(
          a, [n](double v) { return constant_power(v, n); },
          [n](double v, double) { return n == 0 ? 0 : n * constant_power(v, n - 1); });
    }
    case Op::min:
    case Op::max:
      return each([&](std::size_t i) {
        const bool left = in.op == Op::min ? a.f[i] <= b.f[i] : a.f[i] >= b.f[i];
        a.f[i] = left ? a.f[i] : b.f[i];
        a.x[i] = left ? a.x[i] : b.x[i], a.y[i] = left ? a.y[i] : b.y[i];
      });
    default:
      return apply(
          a, [&](double v) { return formula_functions::value(in.op, v); },
          [&](double v, double f) { return formula_functions::derivatives(in.op, v, f).first; });
  }
}

/// All instructions over blocks; `take`(first, x, y) hands in the points from `first` on, `give`(first, result) takes
/// what came of them. A last block that is not full repeats some point.
template <class Take, class Give>
void run(std::span<const Formula::Instruction> instructions, std::size_t count, Take take, Give give) {
  std::array<Slot, Formula::max_slots> slots;
  Numbers x, y;
  for (std::size_t first = 0; first < count; first += block) {
    for (std::size_t i = 0; i < block; ++i) take(std::min(first + i, count - 1), x[i], y[i]);
    for (const Formula::Instruction& in : instructions) {
      execute(in, slots[in.slot], slots[instructions[in.right].slot], x, y);
    }
    for (std::size_t i = 0; i < block && first + i < count; ++i) give(first + i, slots[0], i);
  }
}

}  // namespace

void Formula::values(std::span<const double> x, std::span<const double> y, std::span<double> f) const {
  run(
      instructions_, x.size(), [&](std::size_t k, double& px, double& py) { px = x[k], py = y[k]; },
      [&](std::size_t k, const Slot& result, std::size_t i) { f[k] = result.f[i]; });
}

void Formula::gradients(std::span<const float> x, std::span<const float> y, std::span<float> gx,
                        std::span<float> gy) const {
  run(
      instructions_, x.size(),
      [&](std::size_t k, double& px, double& py) { px = static_cast<double>(x[k]), py = static_cast<double>(y[k]); },
      [&](std::size_t k, const Slot& result, std::size_t i) {
        gx[k] = static_cast<float>(result.x[i]);
        gy[k] = static_cast<float>(result.y[i]);
      });
}

}  // namespace descent
