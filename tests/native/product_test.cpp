#include "descent/nn/product.h"

#include <cmath>
#include <vector>

#include "catch.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

namespace {

struct Shape {
  std::size_t inputs, outputs, examples;
};

/// Odd sizes, widths of every remainder, more inputs than are gathered at a time.
const std::vector<Shape> shapes = {{1, 1, 1},     {2, 3, 16},    {3, 2, 5},    {5, 8, 7},    {8, 8, 10},
                                   {4, 1, 12},    {7, 11, 33},   {16, 5, 2},   {300, 17, 9}, {64, 64, 40},
                                   {130, 50, 64}, {17, 600, 20}, {30, 13, 300}};

/// Σ |terms| · n · ε bounds the rounding of a sum of n products.
template <class S>
double tolerance(std::size_t terms) {
  return 8 * static_cast<double>(terms) * static_cast<double>(std::numeric_limits<S>::epsilon());
}

template <class S>
void check_products(Shape shape) {
  const auto [inputs, outputs, examples] = shape;
  CAPTURE(inputs, outputs, examples, sizeof(S));
  const OwnBatch<S> x(inputs, examples, 1), dy(outputs, examples, 2);
  OwnBatch<S> y(outputs, examples), dx(inputs, examples);
  std::vector<S> weight(inputs * outputs), bias(outputs), dweight(weight.size()), sums(outputs);
  Random random(3);
  for (S& w : weight) w = static_cast<S>(random.uniform(-1, 1));
  for (S& b : bias) b = static_cast<S>(random.uniform(-1, 1));

  affine<S>(weight.data(), bias.data(), x.batch, y.batch);
  affine_to_input<S>(weight.data(), dy.batch, dx.batch);
  affine_to_weight<S>(dy.batch, x.batch, dweight.data());
  row_sums<S>(dy.batch, sums.data());
  double error = 0, back_error = 0, weight_error = 0, sum_error = 0;
  for (std::size_t e = 0; e < examples; ++e) {
    for (std::size_t o = 0; o < outputs; ++o) {
      double want = static_cast<double>(bias[o]);
      for (std::size_t i = 0; i < inputs; ++i) {
        want += static_cast<double>(weight[o * inputs + i]) * static_cast<double>(x.batch.at(i, e));
      }
      error = std::max(error, std::fabs(static_cast<double>(y.batch.at(o, e)) - want));
    }
    for (std::size_t i = 0; i < inputs; ++i) {
      double want = 0;
      for (std::size_t o = 0; o < outputs; ++o) {
        want += static_cast<double>(weight[o * inputs + i]) * static_cast<double>(dy.batch.at(o, e));
      }
      back_error = std::max(back_error, std::fabs(static_cast<double>(dx.batch.at(i, e)) - want));
    }
  }
  for (std::size_t o = 0; o < outputs; ++o) {
    double total = 0;
    for (std::size_t e = 0; e < examples; ++e) total += static_cast<double>(dy.batch.at(o, e));
    sum_error = std::max(sum_error, std::fabs(static_cast<double>(sums[o]) - total));
    for (std::size_t i = 0; i < inputs; ++i) {
      double want = 0;
      for (std::size_t e = 0; e < examples; ++e) {
        want += static_cast<double>(dy.batch.at(o, e)) * static_cast<double>(x.batch.at(i, e));
      }
      weight_error = std::max(weight_error, std::fabs(static_cast<double>(dweight[o * inputs + i]) - want));
    }
  }
  CHECK(error <= tolerance<S>(inputs + 1));
  CHECK(back_error <= tolerance<S>(outputs));
  CHECK(weight_error <= tolerance<S>(examples));
  CHECK(sum_error <= tolerance<S>(examples));
}

}  // namespace

TEST_CASE("The products of a dense layer are what their sums say, whatever the shape", "[product]") {
  for (const Shape& shape : shapes) {
    check_products<float>(shape);
    check_products<double>(shape);
  }
}

TEST_CASE("An example's outputs do not depend on the batch it comes in", "[product]") {
  const OwnBatch<float> all(300, 37, 4);
  std::vector<float> weight(300 * 20);
  Random random(5);
  for (float& w : weight) w = static_cast<float>(random.normal());
  OwnBatch<float> whole(20, 37), one(300, 1), single(20, 1);
  affine<float>(weight.data(), nullptr, all.batch, whole.batch);
  for (std::size_t e : {0U, 5U, 36U}) {
    for (std::size_t f = 0; f < 300; ++f) one.batch.at(f, 0) = all.batch.at(f, e);
    affine<float>(weight.data(), nullptr, one.batch, single.batch);
    for (std::size_t o = 0; o < 20; ++o) CHECK(single.batch.at(o, 0) == whole.batch.at(o, e));
  }
}

TEST_CASE("Sums of four packs at once are those of each by itself, to the last bit", "[product]") {
  constexpr std::size_t lanes = Pack<float>::lanes;
  Random random(4);
  for (int t = 0; t < 1000; ++t) {
    float numbers[4 * lanes];
    // Sizes far apart, so that another order of adding would round otherwise.
    for (float& number : numbers) number = static_cast<float>(random.normal() * std::exp2(random.uniform(-20, 20)));
    Pack<float> packs[4];
    for (std::size_t k = 0; k < 4; ++k) packs[k] = Pack<float>::load(numbers + lanes * k);
    float got[4];
    sums(packs[0], packs[1], packs[2], packs[3]).store(got);
    for (int k = 0; k < 4; ++k) CHECK(got[k] == sum(packs[k]));
  }
}
