#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>
#ifdef __SSE__
#include <immintrin.h>
#endif

namespace descent {

/// Inlined wherever it is used, also in files that are compiled for size: a call would cost more than the work.
#define DESCENT_INLINE [[gnu::always_inline]] inline

/// How many bytes one SIMD register holds that all builds of the same bits have.
#ifdef __AVX__
inline constexpr std::size_t pack_bytes = 32;  // only the preset native-fast
#else
inline constexpr std::size_t pack_bytes = 16;
#endif

template <class S>
struct PackTypes;
template <>
struct PackTypes<float> {
  typedef float Vector __attribute__((vector_size(pack_bytes)));
  typedef std::int32_t Mask __attribute__((vector_size(pack_bytes)));
};
template <>
struct PackTypes<double> {
  typedef double Vector __attribute__((vector_size(pack_bytes)));
  typedef std::int64_t Mask __attribute__((vector_size(pack_bytes)));
};

/// Several numbers that are worked on at once, one in each lane of a SIMD register. What is written with packs is
/// vectorised by every compiler, in the order in which it is written: the same bits natively and in wasm.
template <class S>
struct Pack {
  using Scalar = S;
  using Vector = typename PackTypes<S>::Vector;
  using Mask = typename PackTypes<S>::Mask;
  static constexpr std::size_t lanes = pack_bytes / sizeof(S);

  Vector v;

  Pack() = default;
  DESCENT_INLINE Pack(Vector vector) : v(vector) {}
  /// The same number in every lane.
  DESCENT_INLINE Pack(S x) : v(x - Vector{}) {}

  DESCENT_INLINE static Pack load(const S* from) {
    Pack pack;
    std::memcpy(&pack.v, from, sizeof pack.v);
    return pack;
  }
  DESCENT_INLINE void store(S* to) const { std::memcpy(to, &v, sizeof v); }

  DESCENT_INLINE friend Pack operator+(Pack a, Pack b) { return a.v + b.v; }
  DESCENT_INLINE friend Pack operator-(Pack a, Pack b) { return a.v - b.v; }
  DESCENT_INLINE friend Pack operator*(Pack a, Pack b) { return a.v * b.v; }
  DESCENT_INLINE friend Pack operator/(Pack a, Pack b) { return a.v / b.v; }
  DESCENT_INLINE friend Pack operator-(Pack a) { return -a.v; }
  DESCENT_INLINE Pack& operator+=(Pack b) { return *this = *this + b; }
  DESCENT_INLINE Pack& operator*=(Pack b) { return *this = *this * b; }

  DESCENT_INLINE friend Mask operator<(Pack a, Pack b) { return a.v < b.v; }
  DESCENT_INLINE friend Mask operator<=(Pack a, Pack b) { return a.v <= b.v; }
  DESCENT_INLINE friend Mask operator>(Pack a, Pack b) { return a.v > b.v; }
  DESCENT_INLINE friend Mask operator==(Pack a, Pack b) { return a.v == b.v; }

  /// a where the mask holds, b elsewhere; lane by lane.
  DESCENT_INLINE friend Pack select(Mask mask, Pack a, Pack b) { return mask ? a.v : b.v; }
};

/// The bit that holds the sign.
template <class S>
inline constexpr auto sign_bit = std::numeric_limits<decltype(typename Pack<S>::Mask{}[0] + 0)>::min();

template <class S>
DESCENT_INLINE Pack<S> abs(Pack<S> x) {
  using Mask = typename Pack<S>::Mask;
  return reinterpret_cast<typename Pack<S>::Vector>(reinterpret_cast<Mask>(x.v) & ~sign_bit<S>);
}

/// A size, which is not negative, with the sign of another number.
template <class S>
DESCENT_INLINE Pack<S> with_sign(Pack<S> size, Pack<S> sign) {
  using Mask = typename Pack<S>::Mask;
  return reinterpret_cast<typename Pack<S>::Vector>(reinterpret_cast<Mask>(size.v) |
                                                    (reinterpret_cast<Mask>(sign.v) & sign_bit<S>));
}

/// What the bits of x spell, moved to the left.
template <class S>
DESCENT_INLINE Pack<S> bits_shifted(Pack<S> x, int by) {
  using Mask = typename Pack<S>::Mask;
  return reinterpret_cast<typename Pack<S>::Vector>(reinterpret_cast<Mask>(x.v) << by);
}

/// The larger one; x where either is NaN.
template <class S>
DESCENT_INLINE Pack<S> at_least(Pack<S> x, Pack<S> low) {
  return select(x < low, low, x);
}

/// The smaller one; x where either is NaN.
template <class S>
DESCENT_INLINE Pack<S> at_most(Pack<S> x, Pack<S> high) {
  return select(x > high, high, x);
}

#if defined(__wasm_simd128__)
// The same in one instruction, which has this way with NaN. Where one side is a constant, Clang chooses another that
// has not, and that takes eight instructions of the processor.
DESCENT_INLINE Pack<float> at_least(Pack<float> x, Pack<float> low) { return __builtin_wasm_pmax_f32x4(x.v, low.v); }
DESCENT_INLINE Pack<float> at_most(Pack<float> x, Pack<float> high) { return __builtin_wasm_pmin_f32x4(x.v, high.v); }
#elif defined(__AVX__)
DESCENT_INLINE Pack<float> at_least(Pack<float> x, Pack<float> low) { return Pack<float>(_mm256_max_ps(low.v, x.v)); }
DESCENT_INLINE Pack<float> at_most(Pack<float> x, Pack<float> high) { return Pack<float>(_mm256_min_ps(high.v, x.v)); }
#elif defined(__SSE__)
DESCENT_INLINE Pack<float> at_least(Pack<float> x, Pack<float> low) { return Pack<float>(_mm_max_ps(low.v, x.v)); }
DESCENT_INLINE Pack<float> at_most(Pack<float> x, Pack<float> high) { return Pack<float>(_mm_min_ps(high.v, x.v)); }
#endif

/// `function` of every lane on its own.
template <class S, class Function>
DESCENT_INLINE Pack<S> each_lane(Pack<S> x, Function function) {
  for (std::size_t i = 0; i < Pack<S>::lanes; ++i) x.v[i] = function(x.v[i]);
  return x;
}

template <class S>
inline constexpr S lane_numbers[8] = {0, 1, 2, 3, 4, 5, 6, 7};

/// The lanes below `count` (all, where it is larger), and 0 in the others.
template <class S>
DESCENT_INLINE Pack<S> first_lanes(Pack<S> x, std::size_t count) {
  return select(Pack<S>::load(lane_numbers<S>) < Pack<S>(static_cast<S>(count)), x, Pack<S>(0));
}

/// The sum of the lanes, neighbours first; of a wide pack before that its halves, lane by lane.
template <class S>
DESCENT_INLINE S sum(Pack<S> x) {
  constexpr std::size_t narrow = 16 / sizeof(S);
  S parts[Pack<S>::lanes];
  x.store(parts);
  for (std::size_t width = Pack<S>::lanes / 2; width >= narrow; width /= 2) {
    for (std::size_t i = 0; i < width; ++i) parts[i] += parts[width + i];
  }
  for (std::size_t width = narrow / 2; width > 0; width /= 2) {
    for (std::size_t i = 0; i < width; ++i) parts[i] = parts[2 * i] + parts[2 * i + 1];
  }
  return parts[0];
}

/// Four numbers side by side, whatever the width of a pack.
struct Four {
  typedef float Vector __attribute__((vector_size(16)));
  Vector v;

  DESCENT_INLINE friend Four operator+(Four a, Four b) { return {a.v + b.v}; }
  DESCENT_INLINE void store(float* to) const { std::memcpy(to, &v, sizeof v); }
};

/// The lanes added up until four are left.
DESCENT_INLINE Four four_of(Pack<float> x) {
#ifdef __AVX__
  return {_mm256_castps256_ps128(x.v) + _mm256_extractf128_ps(x.v, 1)};
#else
  return {x.v};
#endif
}

/// The sums of neighbours: of a, then of b.
DESCENT_INLINE Four pairs(Four a, Four b) {
  return {__builtin_shufflevector(a.v, b.v, 0, 2, 4, 6) + __builtin_shufflevector(a.v, b.v, 1, 3, 5, 7)};
}

/// The sums of the lanes of four packs, each of them to the last bit what sum() gives, in fewer steps.
DESCENT_INLINE Four sums(Pack<float> a, Pack<float> b, Pack<float> c, Pack<float> d) {
  return pairs(pairs(four_of(a), four_of(b)), pairs(four_of(c), four_of(d)));
}

/// The smallest multiple of the lanes that is not below `count`.
template <class S>
constexpr std::size_t padded(std::size_t count) {
  return (count + Pack<S>::lanes - 1) / Pack<S>::lanes * Pack<S>::lanes;
}

}  // namespace descent
