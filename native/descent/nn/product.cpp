#include "descent/nn/product.h"

#include <algorithm>
#include <type_traits>

namespace descent {
namespace {

/// How the weights that multiply input k of unit r are found: weight[r · row + k · column].
struct Steps {
  std::size_t row, column;
};

/// How many packs of examples, units and (for the weights' gradient) inputs one block holds in registers. Double is for
/// verification: there one pack, unit and input at a time is quick enough, and weighs less.
template <class S>
constexpr bool blocked = std::is_same_v<S, float>;
template <class S>
constexpr int widest = blocked<S> ? 4 : 1;
template <class S>
constexpr int tallest = blocked<S> ? 2 : 1;

/// Inputs whose examples are gathered next to each other at a time: 16 kB with the widest block.
constexpr std::size_t depth_limit = 256;

/// y_r += Σ_k w_rk x_k for `rows` units and `packs` packs of examples.
template <class S, int packs, int rows>
void block(const S* weight, Steps steps, const S* x, std::size_t x_stride, std::size_t depth, S* y,
           std::size_t y_stride) {
  using P = Pack<S>;
  P sums[rows][packs];
  for (int r = 0; r < rows; ++r) {
    for (int p = 0; p < packs; ++p) sums[r][p] = P::load(y + r * y_stride + p * P::lanes);
  }
  for (std::size_t k = 0; k < depth; ++k) {
    P inputs[packs];
    for (int p = 0; p < packs; ++p) inputs[p] = P::load(x + k * x_stride + p * P::lanes);
    for (int r = 0; r < rows; ++r) {
      const P w(weight[r * steps.row + k * steps.column]);
      for (int p = 0; p < packs; ++p) sums[r][p] += w * inputs[p];
    }
  }
  for (int r = 0; r < rows; ++r) {
    for (int p = 0; p < packs; ++p) sums[r][p].store(y + r * y_stride + p * P::lanes);
  }
}

template <class S, int packs>
DESCENT_INLINE void copy_packs(const S* from, S* to) {
  for (int p = 0; p < packs; ++p) Pack<S>::load(from + p * Pack<S>::lanes).store(to + p * Pack<S>::lanes);
}

/// The same for all units.
template <class S, int packs>
void column_of_blocks(const S* weight, Steps steps, const S* x, std::size_t x_stride, std::size_t depth, S* y,
                      std::size_t y_stride, std::size_t units) {
  constexpr std::size_t width = packs * Pack<S>::lanes;
  alignas(64) S gathered[depth_limit * width];
  for (std::size_t k = 0; k < depth; k += depth_limit) {
    const std::size_t part = std::min(depth_limit, depth - k);
    const S* inputs = x + k * x_stride;
    std::size_t stride = x_stride;
    if (stride != width && units > 8) {
      for (std::size_t i = 0; i < part; ++i) copy_packs<S, packs>(inputs + i * x_stride, gathered + i * width);
      inputs = gathered;
      stride = width;
    }
    const S* weights = weight + k * steps.column;
    std::size_t r = 0;
    for (; r + tallest<S> <= units; r += tallest<S>) {
      block<S, packs, tallest<S>>(weights + r * steps.row, steps, inputs, stride, part, y + r * y_stride, y_stride);
    }
    if (r < units) block<S, packs, 1>(weights + r * steps.row, steps, inputs, stride, part, y + r * y_stride, y_stride);
  }
}

/// y_r += Σ_k w_rk x_k for all examples.
template <class S>
void accumulate(const S* weight, Steps steps, Batch<const S> x, Batch<S> y) {
  const std::size_t stride = x.stride(), lanes = Pack<S>::lanes;
  std::size_t e = 0;
  const auto column = [&]<int packs>() {
    column_of_blocks<S, packs>(weight, steps, x.data + e, stride, x.features, y.data + e, stride, y.features);
    e += packs * lanes;
  };
  while (stride - e >= widest<S> * lanes) column.template operator()<widest<S>>();
  if constexpr (blocked<S>) {
    const std::size_t rest = (stride - e) / lanes;
    if (rest == 3) column.template operator()<3>();
    if (rest == 2) column.template operator()<2>();
    if (rest == 1) column.template operator()<1>();
  }
}

/// Sums over the examples of `rows` × `columns` products, each to out[r · out_stride + c].
template <class S, int rows, int columns>
void outer_block(const S* dy, const S* x, std::size_t stride, S* out, std::size_t out_stride) {
  using P = Pack<S>;
  P sums[rows][columns];
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) sums[r][c] = P(0);
  }
  for (std::size_t e = 0; e < stride; e += P::lanes) {
    P inputs[columns];
    for (int c = 0; c < columns; ++c) inputs[c] = P::load(x + c * stride + e);
    for (int r = 0; r < rows; ++r) {
      const P slope = P::load(dy + r * stride + e);
      for (int c = 0; c < columns; ++c) sums[r][c] += slope * inputs[c];
    }
  }
  if constexpr (blocked<S> && columns == 4) {
    for (int r = 0; r < rows; ++r) {
      descent::sums(sums[r][0], sums[r][1], sums[r][2], sums[r][3]).store(out + r * out_stride);
    }
  } else if constexpr (blocked<S> && columns == 2 && rows == 2) {
    const Four all = descent::sums(sums[0][0], sums[0][1], sums[1][0], sums[1][1]);
    out[0] = all.v[0];
    out[1] = all.v[1];
    out[out_stride] = all.v[2];
    out[out_stride + 1] = all.v[3];
  } else {
    for (int r = 0; r < rows; ++r) {
      for (int c = 0; c < columns; ++c) out[r * out_stride + c] = sum(sums[r][c]);
    }
  }
}

template <class S, int columns>
void outer_columns(const S* dy, std::size_t units, const S* x, std::size_t stride, S* out, std::size_t out_stride) {
  std::size_t r = 0;
  for (; r + tallest<S> <= units; r += tallest<S>) {
    outer_block<S, tallest<S>, columns>(dy + r * stride, x, stride, out + r * out_stride, out_stride);
  }
  if (r < units) outer_block<S, 1, columns>(dy + r * stride, x, stride, out + r * out_stride, out_stride);
}

}  // namespace

template <class S>
void affine(const S* weight, const S* bias, Batch<const S> x, Batch<S> y) {
  for (std::size_t o = 0; o < y.features; ++o) std::fill_n(y.row(o), y.stride(), bias == nullptr ? S(0) : bias[o]);
  accumulate<S>(weight, {x.features, 1}, x, y);
}

template <class S>
void affine_to_input(const S* weight, S* transposed, Batch<const S> dy, Batch<S> dx) {
  std::fill_n(dx.data, dx.size(), S(0));
  const std::size_t inputs = dx.features, outputs = dy.features;
  // Rows of a large weight matrix lie far apart: read down its columns it would be fetched over and over.
  if (inputs * outputs < 2048) return accumulate<S>(weight, {1, inputs}, dy, dx);
  // As many units at a time as fill a line of the cache, which is then written once.
  constexpr std::size_t line = 64 / sizeof(S);
  for (std::size_t first = 0; first < outputs; first += line) {
    const std::size_t units = std::min(line, outputs - first);
    for (std::size_t i = 0; i < inputs; ++i) {
      const S* from = weight + first * inputs + i;
      S* to = transposed + i * outputs + first;
      for (std::size_t o = 0; o < units; ++o) to[o] = from[o * inputs];
    }
  }
  accumulate<S>(transposed, {outputs, 1}, dy, dx);
}

template <class S>
void affine_to_weight(Batch<const S> dy, Batch<const S> x, S* dweight) {
  const std::size_t stride = x.stride(), inputs = x.features;
  std::size_t i = 0;
  const auto columns = [&]<int count>() {
    outer_columns<S, count>(dy.data, dy.features, x.row(i), stride, dweight + i, inputs);
    i += count;
  };
  while (inputs - i >= widest<S>) columns.template operator()<widest<S>>();
  if constexpr (blocked<S>) {
    const std::size_t rest = inputs - i;
    if (rest == 3) columns.template operator()<3>();
    if (rest == 2) columns.template operator()<2>();
    if (rest == 1) columns.template operator()<1>();
  }
}

template <class S>
void row_sums(Batch<const S> x, S* out) {
  using P = Pack<S>;
  const std::size_t stride = x.stride();
  std::size_t f = 0;
  if constexpr (blocked<S>) {
    for (; f + 4 <= x.features; f += 4) {
      P totals[4] = {P(0), P(0), P(0), P(0)};
      for (std::size_t e = 0; e < stride; e += P::lanes) {
        for (std::size_t k = 0; k < 4; ++k) totals[k] += P::load(x.row(f + k) + e);
      }
      sums(totals[0], totals[1], totals[2], totals[3]).store(out + f);
    }
  }
  for (; f < x.features; ++f) {
    P total(0);
    for (std::size_t e = 0; e < stride; e += P::lanes) total += P::load(x.row(f) + e);
    out[f] = sum(total);
  }
}

#define DESCENT_PRODUCTS(S)                                              \
  template void affine(const S*, const S*, Batch<const S>, Batch<S>);    \
  template void affine_to_input(const S*, S*, Batch<const S>, Batch<S>); \
  template void affine_to_weight(Batch<const S>, Batch<const S>, S*);    \
  template void row_sums(Batch<const S>, S*)
DESCENT_PRODUCTS(float);
DESCENT_PRODUCTS(double);

}  // namespace descent
