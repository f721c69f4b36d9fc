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
#ifdef __FMA__
// Two multiply-adds begin in every cycle and take four: twelve sums that don't wait for one another, and the three
// registers that they are made from, are what sixteen registers hold.
constexpr int packs_in_registers = 2, units_in_registers = 6;
#else
constexpr int packs_in_registers = 4, units_in_registers = 2;
#endif
template <class S>
constexpr int widest = blocked<S> ? packs_in_registers : 1;
template <class S>
constexpr int tallest = blocked<S> ? units_in_registers : 1;

/// Inputs whose examples are gathered next to each other at a time: 16 kB with the widest block.
constexpr std::size_t depth_limit = 256;
/// More inputs than this are many; up to as many, small_chain.cpp does the same.
constexpr std::size_t many = 16;

/// Where sums begin: at what stands in y already (`go_on`), at the unit's bias, or at 0.
template <class S>
struct Start {
  const S* bias;
  bool go_on;
};

/// y_r = start_r + Σ_k w_rk x_k for `rows` units and `packs` packs of examples.
template <class S, int packs, int rows>
void block(const S* weight, Steps steps, const S* x, std::size_t x_stride, std::size_t depth, Start<S> start, S* y,
           std::size_t y_stride) {
  using P = Pack<S>;
  P sums[rows][packs];
  for (int r = 0; r < rows; ++r) {
    const P first(start.bias == nullptr ? S(0) : start.bias[r]);
    for (int p = 0; p < packs; ++p) sums[r][p] = start.go_on ? P::load(y + r * y_stride + p * P::lanes) : first;
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

/// A part of x: the numbers of one input side by side, `stride` from one input to the next.
template <class S>
struct Panel {
  const S* data;
  std::size_t stride;
};

/// The same for all units. panel(first, count, room) gives some of the inputs, and may put them together in `room`.
template <class S, int packs, class MakePanel>
void column_of_blocks(const S* weight, Steps steps, std::size_t depth, const S* bias, S* y, std::size_t y_stride,
                      std::size_t units, MakePanel panel) {
  alignas(64) S room[depth_limit * packs * Pack<S>::lanes];
  for (std::size_t k = 0; k < depth; k += depth_limit) {
    const std::size_t part = std::min(depth_limit, depth - k);
    const Panel<S> x = panel(k, part, room);
    std::size_t r = 0;
    const auto rows = [&]<int count>() {
      const Start<S> start{bias == nullptr ? nullptr : bias + r, k > 0};
      block<S, packs, count>(weight + r * steps.row + k * steps.column, steps, x.data, x.stride, part, start,
                             y + r * y_stride, y_stride);
      r += count;
    };
    while (units - r >= tallest<S>) rows.template operator()<tallest<S>>();
    if constexpr (blocked<S> && units_in_registers > 2) {
      while (units - r >= 2) rows.template operator()<2>();
    }
    if (r < units) rows.template operator()<1>();
  }
}

/// Calls column.operator()<packs>(first) for numbers that lie `count` in a row, whole packs, the widest blocks first.
template <class S, class Column>
void in_columns(std::size_t count, Column column) {
  constexpr std::size_t lanes = Pack<S>::lanes;
  std::size_t e = 0;
  for (; count - e >= widest<S> * lanes; e += widest<S> * lanes) column.template operator()<widest<S>>(e);
  const std::size_t rest = (count - e) / lanes;
  if constexpr (blocked<S> && packs_in_registers > 2) {
    if (rest == 3) column.template operator()<3>(e);
    if (rest == 2) column.template operator()<2>(e);
  }
  if constexpr (blocked<S>) {
    if (rest == 1) column.template operator()<1>(e);
  }
}

/// y_r = b_r + Σ_k w_rk x_k for all examples; `bias` may be null.
template <class S>
void product(const S* weight, Steps steps, const S* bias, Batch<const S> x, Batch<S> y) {
  const std::size_t stride = x.stride();
  in_columns<S>(stride, [&]<int packs>(std::size_t e) {
    constexpr std::size_t width = packs * Pack<S>::lanes;
    const auto panel = [&](std::size_t first, std::size_t count, S* room) -> Panel<S> {
      const S* from = x.data + first * stride + e;
      if (stride == width || y.features <= 8) return {from, stride};
      for (std::size_t i = 0; i < count; ++i) {
        for (int p = 0; p < packs; ++p) {
          Pack<S>::load(from + i * stride + p * Pack<S>::lanes).store(room + i * width + p * Pack<S>::lanes);
        }
      }
      return {room, width};
    };
    column_of_blocks<S, packs>(weight, steps, x.features, bias, y.data + e, stride, y.features, panel);
  });
}

/// The same of four rows of four numbers.
DESCENT_INLINE void transpose_four(const float* from, std::size_t from_stride, float* to, std::size_t to_stride) {
  using V = Four::Vector;
  V a, b, c, d;
  std::memcpy(&a, from, sizeof a);
  std::memcpy(&b, from + from_stride, sizeof b);
  std::memcpy(&c, from + 2 * from_stride, sizeof c);
  std::memcpy(&d, from + 3 * from_stride, sizeof d);
  const V ab = __builtin_shufflevector(a, b, 0, 4, 1, 5), cd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
  const V AB = __builtin_shufflevector(a, b, 2, 6, 3, 7), CD = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  Four{__builtin_shufflevector(ab, cd, 0, 1, 4, 5)}.store(to);
  Four{__builtin_shufflevector(ab, cd, 2, 3, 6, 7)}.store(to + to_stride);
  Four{__builtin_shufflevector(AB, CD, 0, 1, 4, 5)}.store(to + 2 * to_stride);
  Four{__builtin_shufflevector(AB, CD, 2, 3, 6, 7)}.store(to + 3 * to_stride);
}

/// to[c · to_stride + r] = from[r · from_stride + c]
template <class S>
void transpose(const S* from, std::size_t from_stride, std::size_t rows, std::size_t columns, S* to,
               std::size_t to_stride) {
  const auto copy = [&](std::size_t r, std::size_t r_end, std::size_t c, std::size_t c_end) {
    for (; r < r_end; ++r) {
      for (std::size_t k = c; k < c_end; ++k) to[k * to_stride + r] = from[r * from_stride + k];
    }
  };
  if constexpr (blocked<S>) {
    const std::size_t whole_rows = rows / 4 * 4, whole_columns = columns / 4 * 4;
    // As many rows at a time as fill a line of the cache, which is then written once.
    constexpr std::size_t line = 64 / sizeof(S);
    for (std::size_t first = 0; first < whole_rows; first += line) {
      for (std::size_t c = 0; c < whole_columns; c += 4) {
        for (std::size_t r = first; r < std::min(first + line, whole_rows); r += 4) {
          transpose_four(from + r * from_stride + c, from_stride, to + c * to_stride + r, to_stride);
        }
      }
    }
    copy(whole_rows, rows, 0, whole_columns);
    copy(0, rows, whole_columns, columns);
  } else {
    copy(0, rows, 0, columns);
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
  if constexpr (blocked<S>) {
    for (; r + 2 <= units; r += 2) {
      outer_block<S, 2, columns>(dy + r * stride, x, stride, out + r * out_stride, out_stride);
    }
  }
  for (; r < units; ++r) outer_block<S, 1, columns>(dy + r * stride, x, stride, out + r * out_stride, out_stride);
}

}  // namespace

template <class S>
void affine(const S* weight, const S* bias, Batch<const S> x, Batch<S> y) {
  product<S>(weight, {x.features, 1}, bias, x, y);
}

template <class S>
void affine_to_input(const S* weight, Batch<const S> dy, Batch<S> dx) {
  // Down the columns of the weights. A transposed copy would be read in order, but costs more than that brings.
  product<S>(weight, {1, dx.features}, nullptr, dy, dx);
}

template <class S>
void affine_to_weight(Batch<const S> dy, Batch<const S> x, S* dweight) {
  const std::size_t stride = x.stride(), inputs = x.features;
  std::size_t i = 0;
  // With many inputs these go along the lanes, and no lanes have to be added up.
  if (blocked<S> && inputs > many) {
    i = inputs / Pack<S>::lanes * Pack<S>::lanes;
    in_columns<S>(i, [&]<int packs>(std::size_t column) {
      constexpr std::size_t width = packs * Pack<S>::lanes;
      const auto panel = [&](std::size_t first, std::size_t count, S* room) -> Panel<S> {
        transpose(x.row(column) + first, stride, width, count, room, width);
        return {room, width};
      };
      column_of_blocks<S, packs>(dy.data, {stride, 1}, x.examples, nullptr, dweight + column, inputs, dy.features,
                                 panel);
    });
  }
  const auto columns = [&]<int count>() {
    outer_columns<S, count>(dy.data, dy.features, x.row(i), stride, dweight + i, inputs);
    i += count;
  };
  constexpr int most = blocked<S> ? 4 : 1;
  while (inputs - i >= most) columns.template operator()<most>();
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

#define DESCENT_PRODUCTS(S)                                           \
  template void affine(const S*, const S*, Batch<const S>, Batch<S>); \
  template void affine_to_input(const S*, Batch<const S>, Batch<S>);  \
  template void affine_to_weight(Batch<const S>, Batch<const S>, S*); \
  template void row_sums(Batch<const S>, S*)
DESCENT_PRODUCTS(float);
DESCENT_PRODUCTS(double);

}  // namespace descent
