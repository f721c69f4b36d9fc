#include <array>
#include <cmath>

#include "descent/base/math.h"
#include "descent/base/random.h"
#include "descent/experiment/checks/check_list.h"
#include "descent/init/orthogonal.h"
#include "descent/nn/normalization.h"
#include "descent/nn/softmax.h"
#include "descent/optim/optimizer.h"
#include "descent/signal/ewma.h"

namespace descent::checks {
namespace {

/// A few roundings, 1.1e-16 each.
constexpr double few_roundings = 1e-15;

/// The corrected average of a constant is that constant, from the first value on.
double bias_correction() {
  double error = 0;
  for (const double beta : {0.5, 0.9, 0.99, 0.999}) {
    Ewma average(beta);
    for (int t = 0; t < 1000; ++t) {
      average.update(7);
      error = worse(error, std::fabs(average.corrected() / 7 - 1));
    }
  }
  return error;
}

/// Numbers from −700 to 700, four examples of five.
struct Scores {
  static constexpr std::size_t classes = 5, examples = 4;
  Buffer<double> numbers = batch_buffer<double>(classes, examples), results = numbers,
                 sums = batch_buffer<double>(1, examples);
  Batch<double> x{numbers.data(), classes, examples}, p{results.data(), classes, examples};

  explicit Scores(double shift) {
    Random random(5);
    for (std::size_t e = 0; e < examples; ++e) {
      // Whole numbers, so that a shift by one costs no digits.
      const double size = std::array{1.0, 10.0, 100.0, 700.0}[e];
      for (std::size_t k = 0; k < classes; ++k) x.at(k, e) = std::floor(random.uniform(-size, size)) + shift;
    }
    softmax<double>(x, p, sums.data());
  }
};

double softmax_sums() {
  const Scores scores(0);
  double error = 0;
  for (std::size_t e = 0; e < Scores::examples; ++e) {
    double sum = 0;
    for (std::size_t k = 0; k < Scores::classes; ++k) sum += scores.p.at(k, e);
    error = worse(error, std::fabs(sum - 1));
  }
  return error;
}

double softmax_shift() {
  const Scores scores(0), shifted(1000);
  double error = 0;
  for (std::size_t e = 0; e < Scores::examples; ++e) {
    for (std::size_t k = 0; k < Scores::classes; ++k) {
      error = worse(error, std::fabs(scores.p.at(k, e) - shifted.p.at(k, e)));
    }
  }
  return error;
}

/// Of a normalization with an ε so small that it is of no account, at γ = 1 and β = 0: the worst mean, and the worst
/// mean square less 1, over features or over examples.
struct Spread {
  double mean = 0, square = 0;

  Spread(const char* id, bool over_examples) {
    constexpr std::size_t features = 6, examples = 10;
    Value part;
    for (const NormalizationPart& each : normalization_registry()) {
      if (each.descriptor.id == id) part = default_part(each.descriptor);
    }
    part.set("epsilon", 1e-15);
    const auto layer = make_normalization<double>(part, features, examples);
    std::vector<double> parameters(2 * features, 0), gradients(2 * features), buffers(2 * features);
    layer->bind(parameters.data(), gradients.data(), buffers.data());
    std::fill_n(parameters.begin(), features, 1.0);
    Buffer<double> from = batch_buffer<double>(features, examples), to = from;
    const Batch<double> x{from.data(), features, examples}, y{to.data(), features, examples};
    Random random(6);
    for (std::size_t f = 0; f < features; ++f) {
      for (std::size_t e = 0; e < examples; ++e) x.at(f, e) = random.uniform(-40, 60);
    }
    layer->forward(x, y, Mode::training);
    const std::size_t groups = over_examples ? features : examples, members = over_examples ? examples : features;
    for (std::size_t g = 0; g < groups; ++g) {
      double sum = 0, squares = 0;
      for (std::size_t m = 0; m < members; ++m) {
        const double number = over_examples ? y.at(g, m) : y.at(m, g);
        sum += number;
        squares += number * number;
      }
      mean = worse(mean, std::fabs(sum) / static_cast<double>(members));
      square = worse(square, std::fabs(squares / static_cast<double>(members) - 1));
    }
  }
};

void add_normalizations(CheckList& list) {
  constexpr double bound = 1e-14;
  const Spread batch("batch-norm", true), layer("layer-norm", false), rms("rms-norm", false);
  add(list, "Batch norm: every feature has mean 0 and variance 1", worse(batch.mean, batch.square), bound);
  add(list, "Layer norm: every example has mean 0 and variance 1", worse(layer.mean, layer.square), bound);
  add(list, "RMS norm: every example has the mean square 1", rms.square, bound);
}

std::unique_ptr<Optimizer<double>> optimizer(const char* id, std::initializer_list<Value::Member> settings,
                                             std::size_t size) {
  Value part = default_part(optimizer_part(id).descriptor);
  for (const auto& [key, value] : settings) part.set(key, value);
  part.set("l2", 0);
  return make_optimizer<double>(part, size);
}

/// Adam's first step, whatever the gradient, is as long as the rate: m̂ = g and v̂ = g².
double adam_first_step() {
  std::vector<double> p = {0, 0, 0, 0};
  const std::vector<double> g = {3, -250, 1e6, -1};
  optimizer("adam", {{"epsilon", 1e-15}}, p.size())->step(p, g, 0.01);
  double error = 0;
  for (std::size_t i = 0; i < p.size(); ++i) error = worse(error, std::fabs(p[i] / (g[i] > 0 ? -0.01 : 0.01) - 1));
  return error;
}

/// A rule with its memory switched off does what gradient descent does.
double without_memory(const char* id) {
  std::vector<double> p = {1, -2, 0.5}, q = p;
  const auto rule = optimizer(id, {{"momentum", 0}}, p.size()), plain = optimizer("gd", {}, q.size());
  double error = 0;
  Random random(7);
  for (int t = 0; t < 50; ++t) {
    const std::vector<double> g = {random.normal(), random.normal(), random.normal()};
    rule->step(p, g, 0.03);
    plain->step(q, g, 0.03);
    for (std::size_t i = 0; i < p.size(); ++i) error = worse(error, std::fabs(p[i] - q[i]));
  }
  return error;
}

/// QᵀQ = I.
double orthogonal() {
  constexpr std::size_t n = 12;
  std::vector<double> q(n * n);
  Random random(8);
  Orthogonal(Value::object({{"gain", 1}})).fill(q, {n, n}, random);
  double error = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      double product = 0;
      for (std::size_t k = 0; k < n; ++k) product += q[k * n + i] * q[k * n + j];
      error = worse(error, std::fabs(product - (i == j ? 1 : 0)));
    }
  }
  return error;
}

/// What the generator's authors print for seed 42 and stream 54 (pcg32-demo of their library).
double random_numbers() {
  Random random(42, 54);
  double error = 0;
  for (const std::uint32_t expected : {0xa15c02b7u, 0x7b47f409u, 0xba1d3330u, 0x83d2f293u, 0xbfa4784bu, 0xcbed606eu}) {
    error = worse(error, std::fabs(static_cast<double>(random.next()) - static_cast<double>(expected)));
  }
  return error;
}

void add_functions(CheckList& list) {
  double inverse = 0, circle = 0, halves = 0, tails = 0;
  for (int i = 1; i <= 400; ++i) {
    const double x = 0.05 * i;
    inverse = worse(inverse, std::fabs(portable::exp(portable::log(x)) / x - 1));
    const double s = portable::sin(x), c = portable::cos(x);
    circle = worse(circle, std::fabs(s * s + c * c - 1));
    const double e = portable::exp(x);
    halves = worse(halves, std::fabs(portable::sinh(x) / ((e - 1 / e) / 2) - 1));
    tails = worse(tails, std::fabs(portable::erf(x / 8) + portable::erfc(x / 8) - 1));
  }
  // The logarithm, up to 3, is rounded once; the exponential makes that a relative error of three roundings.
  add(list, "exp(log x) = x", inverse, 2 * few_roundings);
  add(list, "sin² x + cos² x = 1", circle, few_roundings);
  // From 0.05 on, where the difference has lost a digit.
  add(list, "sinh x = (eˣ − e⁻ˣ)/2", halves, 1e-14);
  add(list, "erf x + erfc x = 1", tails, few_roundings);
}

}  // namespace

CheckList identity_checks() {
  CheckList list;
  // 1 − βᵗ has lost three digits where β is 0.999, and βᵗ has been rounded a thousand times.
  add(list, "Bias correction: the corrected average of a constant is the constant", bias_correction(), 1e-12);
  add(list, "Softmax: probabilities sum to 1", softmax_sums(), few_roundings);
  add(list, "Softmax: a number added to all changes nothing", softmax_shift(), 0);
  add_normalizations(list);
  add(list, "Adam: the first step is as long as the learning rate", adam_first_step(), 1e-14);
  add(list, "Momentum 0: gradient descent", without_memory("momentum"), few_roundings);
  add(list, "Nesterov’s momentum 0: gradient descent", without_memory("nag"), few_roundings);
  add(list, "Orthogonal weights: columns of length 1, at right angles", orthogonal(), 1e-14);
  add(list, "Random numbers: those that the generator’s authors print", random_numbers(), 0);
  add_functions(list);
  return list;
}

}  // namespace descent::checks
