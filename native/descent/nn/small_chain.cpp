#include "descent/nn/small_chain.h"

#include <utility>

namespace descent {
namespace {

/// How the weight that multiplies row k of x for row r of y is found: weight[r · row + k · column].
struct Steps {
  std::size_t row, column;
};

/// y_r = s_r + Σ_k w_rk x_k for `rows` rows that stay in registers, times `scale` if that is not null. `start` (s) may
/// be null, for zeros.
template <class S, int packs, int rows>
DESCENT_INLINE void block(const S* weight, Steps steps, const S* x, std::size_t depth, const S* start, const S* scale,
                          S* y) {
  using P = Pack<S>;
  constexpr std::size_t width = packs * P::lanes;
  P sums[rows][packs];
  for (int r = 0; r < rows; ++r) {
    for (int p = 0; p < packs; ++p) sums[r][p] = start == nullptr ? P(0) : P(start[r]);
  }
  for (std::size_t k = 0; k < depth; ++k) {
    P inputs[packs];
    for (int p = 0; p < packs; ++p) inputs[p] = P::load(x + k * width + p * P::lanes);
    for (int r = 0; r < rows; ++r) {
      const P w(weight[r * steps.row + k * steps.column]);
      for (int p = 0; p < packs; ++p) sums[r][p] += w * inputs[p];
    }
  }
  for (int r = 0; r < rows; ++r) {
    for (int p = 0; p < packs; ++p) {
      const std::size_t at = r * width + p * P::lanes;
      (scale == nullptr ? sums[r][p] : sums[r][p] * P::load(scale + at)).store(y + at);
    }
  }
}

/// The same for all rows of y.
template <class S, int packs>
DESCENT_INLINE void product(const S* weight, Steps steps, const S* x, std::size_t depth, const S* start, const S* scale,
                            S* y, std::size_t count) {
  constexpr std::size_t width = packs * Pack<S>::lanes;
  constexpr int rows = packs > 2 ? 2 : 4;  // that many rows and one of x fit into 16 registers
  const auto at = [&]<int number>(std::size_t r) {
    block<S, packs, number>(weight + r * steps.row, steps, x, depth, start == nullptr ? nullptr : start + r,
                            scale == nullptr ? nullptr : scale + r * width, y + r * width);
  };
  std::size_t r = 0;
  for (; r + rows <= count; r += rows) at.template operator()<rows>(r);
  for (; r < count; ++r) at.template operator()<1>(r);
}

/// The sums of the lanes of four packs. Adding 0 makes a sum of negative zeros the zero that one gets who begins at 0.
template <class S>
struct FourSums {
  DESCENT_INLINE FourSums(Pack<S> a, Pack<S> b, Pack<S> c, Pack<S> d)
      : of{sum(a) + 0, sum(b) + 0, sum(c) + 0, sum(d) + 0} {}
  /// The first `count` of them, one to four.
  DESCENT_INLINE void store(S* to, std::size_t count) const {
    to[0] = of[0];
    if (count > 1) to[1] = of[1];
    if (count > 2) to[2] = of[2];
    if (count > 3) to[3] = of[3];
  }
  S of[4];
};
template <>
struct FourSums<float> {
  DESCENT_INLINE FourSums(Pack<float> a, Pack<float> b, Pack<float> c, Pack<float> d) : of(sums(a, b, c, d) + Four{}) {}
  DESCENT_INLINE void store(float* to, std::size_t count) const {
    if (count > 3) return of.store(to);
    to[0] = of.v[0];
    if (count > 1) to[1] = of.v[1];
    if (count > 2) to[2] = of.v[2];
  }
  Four of;
};

/// ∂L/∂W = Σ ∂L/∂z xᵀ and ∂L/∂b = Σ ∂L/∂z, over the examples, four sums at a time.
template <class S, int packs>
DESCENT_INLINE void parameter_gradients(const typename SmallChain<S>::Stage& stage, const S* x, const S* dz) {
  using P = Pack<S>;
  constexpr std::size_t width = packs * P::lanes;
  const std::size_t inputs = stage.inputs, whole = inputs / 4 * 4, left = inputs - whole;
  const auto total = [](const S* row) {
    P all = P::load(row);
    for (int p = 1; p < packs; ++p) all += P::load(row + p * P::lanes);
    return all;
  };
  const P none(0);
  S* out = stage.dweight;
  for (std::size_t o = 0; o < stage.outputs; ++o, out += inputs) {
    const S* row = dz + o * width;
    P slopes[packs];
    for (int p = 0; p < packs; ++p) slopes[p] = P::load(row + p * P::lanes);
    const auto with = [&](std::size_t i) {
      P all = slopes[0] * P::load(x + i * width);
      for (int p = 1; p < packs; ++p) all += slopes[p] * P::load(x + i * width + p * P::lanes);
      return all;
    };
    for (std::size_t i = 0; i < whole; i += 4) {
      FourSums<S>(with(i), with(i + 1), with(i + 2), with(i + 3)).store(out + i, 4);
    }
    if (left == 0) continue;
    // Those that are left, and the bias with them.
    P bias = slopes[0];
    for (int p = 1; p < packs; ++p) bias += slopes[p];
    const FourSums<S> last(bias, with(whole), left > 1 ? with(whole + 1) : none, left > 2 ? with(whole + 2) : none);
    S of[4];
    last.store(of, 4);
    out[whole] = of[1];
    if (left > 1) out[whole + 1] = of[2];
    if (left > 2) out[whole + 2] = of[3];
    if (stage.bias != nullptr) stage.dbias[o] = of[0];
  }
  if (left > 0 || stage.bias == nullptr) return;
  for (std::size_t o = 0; o < stage.outputs; o += 4) {
    const S* row = dz + o * width;
    const std::size_t here = stage.outputs - o;
    FourSums<S>(total(row), here > 1 ? total(row + width) : none, here > 2 ? total(row + 2 * width) : none,
                here > 3 ? total(row + 3 * width) : none)
        .store(stage.dbias + o, here);
  }
}

template <class S, int packs>
void run_forward(const std::vector<typename SmallChain<S>::Stage>& stages, const S* x) {
  for (const auto& stage : stages) {
    product<S, packs>(stage.weight, {stage.inputs, 1}, x, stage.inputs, stage.bias, nullptr, stage.sums, stage.outputs);
    if (stage.activation != nullptr) {
      stage.activation->apply(stage.sums, stage.values, stage.slopes, stage.outputs * packs * Pack<S>::lanes);
    }
    x = stage.values;
  }
}

/// `dz` holds ∂L/∂z of the last layer.
template <class S, int packs>
void run_backward(const std::vector<typename SmallChain<S>::Stage>& stages, const S* x, S* dz, S* other, S* dx) {
  for (std::size_t k = stages.size(); k-- > 0;) {
    const auto& stage = stages[k];
    const bool first = k == 0;
    parameter_gradients<S, packs>(stage, first ? x : stages[k - 1].values, dz);
    if (first && dx == nullptr) return;
    const bool bent = !first && stages[k - 1].activation != nullptr;
    product<S, packs>(stage.weight, {1, stage.inputs}, dz, stage.outputs, nullptr,
                      bent ? stages[k - 1].slopes : nullptr, first ? dx : other, stage.inputs);
    std::swap(dz, other);
  }
}

}  // namespace

template <class S>
void SmallChain<S>::forward(const Batch<const S>& x) const {
  switch (x.stride() / Pack<S>::lanes) {
    case 1:
      return run_forward<S, 1>(stages_, x.data);
    case 2:
      return run_forward<S, 2>(stages_, x.data);
    case 3:
      return run_forward<S, 3>(stages_, x.data);
    default:
      return run_forward<S, 4>(stages_, x.data);
  }
}

template <class S>
void SmallChain<S>::backward(const Batch<const S>& x, S* gradient, S* other, S* dx) const {
  using P = Pack<S>;
  const Stage& last = stages_.back();
  if (last.activation != nullptr) {
    for (std::size_t i = 0; i < last.outputs * x.stride(); i += P::lanes) {
      (P::load(gradient + i) * P::load(last.slopes + i)).store(other + i);
    }
    std::swap(gradient, other);
  }
  switch (x.stride() / P::lanes) {
    case 1:
      return run_backward<S, 1>(stages_, x.data, gradient, other, dx);
    case 2:
      return run_backward<S, 2>(stages_, x.data, gradient, other, dx);
    case 3:
      return run_backward<S, 3>(stages_, x.data, gradient, other, dx);
    default:
      return run_backward<S, 4>(stages_, x.data, gradient, other, dx);
  }
}

template class SmallChain<float>;
template class SmallChain<double>;

}  // namespace descent
