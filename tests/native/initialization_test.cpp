#include <cmath>

#include "catch.h"
#include "descent/base/format.h"
#include "descent/base/random.h"
#include "descent/descent.h"
#include "descent/experiment/worked_scheme.h"
#include "descent/init/initializer.h"
#include "descent/nn/mean_field.h"
#include "descent/nn/normalization.h"
#include "descent/nn/signal_stack.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

namespace {

Result signals(const std::string& rest) {
  const Expected<Result> result = run(json(R"({"experiment": "initialization", )" + rest + "}"));
  if (!result) FAIL(result.error().message);
  return result.value();
}

double last(std::span<const double> column) { return column.back(); }

}  // namespace

TEST_CASE("Constant weights of 2 on four ones: 8, 64, 512 and on, by hand", "[initialization]") {
  // z = 2·1 + 2·1 + 2·1 + 2·1 = 8, ReLU 8; then 2·8 four times = 64: eight times as much per layer.
  const Result result = signals(R"("depth": 30, "width": 4, "input": "ones", "seeds": 3, "activation": "relu",
                                   "initializers": [{"id": "constant", "value": 2}])");
  const auto size = result.column("layers.0", "size"), mean = result.column("layers.0", "mean"),
             growth = result.column("layers.0", "growth");
  double want = 1;
  for (std::size_t l = 1; l <= 30; ++l) {
    want *= 8;
    CHECK(size[l] == want);
    CHECK(mean[l] == want);
    CHECK(growth[l] == 8);
    CHECK(result.column("layers.0", "activation")[l] == 0);  // all units are copies of one another
  }
  CHECK(result.column("verdicts", "activationClass")[0] == 2);
  CHECK(result.column("verdicts", "activationLeaves")[0] == 4);  // 8⁴ = 4096 is the first above 1000
}

TEST_CASE("The second moment halves in theory under ReLU, and He keeps it", "[initialization]") {
  const GaussianMoments relu(part("activation", "relu"));
  const ActivationMoments three = relu.at(3);
  CHECK(three.size * three.size == Approx(4.5).epsilon(1e-15));
  CHECK(three.slope * three.slope == Approx(0.5).epsilon(1e-15));
  // E[max(0, s z)] = s / √2π
  CHECK(three.mean == Approx(3 / std::sqrt(2 * std::acos(-1.0))).epsilon(1e-15));
  const MeanField he = mean_field(relu, std::sqrt(2.0), 50, 128), xavier = mean_field(relu, 1, 50, 128);
  // The first layer's activations: of mean square 1 and mean 1/√π, a variance of 1 − 1/π.
  for (std::size_t l = 1; l <= 50; ++l) CHECK(he.activation[l] == Approx(std::sqrt(1 - 1 / std::acos(-1.0))));
  CHECK(he.gradient[0] == Approx(1));
  CHECK(xavier.gradient[0] == Approx(std::pow(2, -25)));
}

TEST_CASE("The quadrature finds moments that are known in closed form, at every scale", "[initialization]") {
  const double pi = std::acos(-1.0);
  const double exact = 1e-10;
  for (double q : {1e-12, 1e-4, 0.3, 1.0, 20.0, 1e4, 1e10}) {
    INFO("q = " << q);
    // A function and its slope: E[φ(√q z) z] = √q E[φ′] (Stein). For erf-shaped GELU: E[φ] = q / √(2π(1 + q)).
    CHECK(GaussianMoments(part("activation", "gelu")).at(std::sqrt(q)).mean ==
          Approx(q / std::sqrt(2 * pi * (1 + q))).epsilon(1e-9));
    // Odd functions have no mean; the logistic function is ½ on average.
    CHECK(GaussianMoments(part("activation", "tanh")).at(std::sqrt(q)).mean == Approx(0).margin(exact));
    CHECK(GaussianMoments(part("activation", "sigmoid")).at(std::sqrt(q)).mean == Approx(0.5).epsilon(exact));
    // ELU with α = 1: E[φ] = √(q/2π) + e^{q/2} Φ(−√q) − ½ (where e^{q/2} fits).
    if (q < 100) {
      const double below = std::exp(q / 2) * std::erfc(std::sqrt(q / 2)) / 2 - 0.5;
      CHECK(GaussianMoments(part("activation", "elu")).at(std::sqrt(q)).mean ==
            Approx(std::sqrt(q / (2 * pi)) + below).epsilon(1e-9).margin(1e-12));
      // Its slope, squared: ½ + e^{2q} Φ(−2√q).
      const double slope = GaussianMoments(part("activation", "elu")).at(std::sqrt(q)).slope;
      CHECK(slope * slope == Approx(0.5 + std::exp(2 * q) * std::erfc(2 * std::sqrt(q / 2)) / 2).epsilon(1e-9));
    }
  }
  // Far out tanh is a sign, whose square is 1; its slope's square has the integral 4/3 over z.
  const ActivationMoments steep = GaussianMoments(part("activation", "tanh")).at(1e5);
  CHECK(steep.size == Approx(1).epsilon(1e-4));
  CHECK(steep.slope * steep.slope == Approx(4.0 / 3 / std::sqrt(2 * pi * 1e10)).epsilon(1e-6));
}

TEST_CASE("SELU's fixed point is where its authors put it", "[initialization]") {
  // Mean 0 and variance 1 are kept (Klambauer et al. 2017).
  const ActivationMoments selu = GaussianMoments(part("activation", "selu")).at(1);
  CHECK(selu.mean == Approx(0).margin(1e-9));
  CHECK(selu.size == Approx(1).epsilon(1e-9));
}

TEST_CASE("At width 512 theory runs inside the seeds' band, at every layer", "[initialization]") {
  // If the measured sizes lie to either side of theory, 20 seeds all lie on one side once in 2^19 = 500,000.
  for (const char* activation : {"relu", "tanh", "sigmoid", "gelu"}) {
    if (sanitized && activation != std::string("relu")) continue;
    INFO(activation);
    const Result result = signals(std::string(R"("depth": 8, "width": 512, "batch": 32, "seeds": 20, "bins": 0,
        "initializers": ["xavier-normal", "he-uniform"], "activation": ")") +
                                  activation + "\"");
    for (const char* table : {"layers.0", "layers.1"}) {
      for (const std::string quantity : {"activation", "gradient"}) {
        const auto theory = result.column(table, quantity + "Theory"), low = result.column(table, quantity + "Low"),
                   high = result.column(table, quantity + "High");
        for (std::size_t l = 0; l <= 8; ++l) {
          INFO(table << " " << quantity << " " << l << ": " << low[l] << " … " << high[l] << ", theory " << theory[l]);
          CHECK(theory[l] >= low[l]);
          CHECK(theory[l] <= high[l]);
        }
      }
      const auto measured = result.column(table, "weightGradient"),
                 theory = result.column(table, "weightGradientTheory");
      for (std::size_t l = 1; l <= 8; ++l) CHECK(measured[l] == Approx(theory[l]).epsilon(0.15));
    }
  }
}

TEST_CASE("Every scheme's formula, worked out, is its standard deviation", "[initialization]") {
  for (const InitializerPart& entry : initializer_registry()) {
    INFO(entry.descriptor.id);
    for (const Fans& fans : {Fans{128, 128}, Fans{512, 10}, Fans{3, 40}}) {
      for (const char* mode : {"", R"(, "mode": "fan-out")"}) {
        const bool has_mode = std::string_view(entry.descriptor.id).starts_with("he-");
        if (*mode != 0 && !has_mode) continue;
        const Value scheme = part("initializer", "{\"id\": \"" + std::string(entry.descriptor.id) + "\"" + mode + "}");
        const auto worked = worked_scheme(scheme, fans);
        const bool spreads = entry.descriptor.id != "zeros" && entry.descriptor.id != "constant";
        REQUIRE(worked.has_value() == spreads);
        if (worked)
          CHECK(worked->deviation == Approx(make_initializer(scheme)->standard_deviation(fans)).epsilon(1e-15));
      }
    }
  }
  // √(2/128) = 0.125, and He's rule misread is √128 times too small.
  const Result result = signals(R"("width": 128, "depth": 2, "initializers": ["he-normal", "root-two-over-n"])");
  CHECK(result.column("worked", "deviation")[0] == Approx(0.125).epsilon(1e-15));
  CHECK(result.column("worked", "ofFirst")[1] == Approx(1 / std::sqrt(128.0)).epsilon(1e-15));
}

TEST_CASE("The gradient at the input of 50 layers is the numerical one, with every normalization", "[initialization]") {
  const auto scheme = make_initializer(part("initializer", "xavier-normal"));
  for (const NormalizationPart& norm : normalization_registry()) {
    INFO(norm.descriptor.id);
    const StackShape shape{.depth = 50,
                           .width = 6,
                           .batch = 5,
                           .activation = part("activation", "tanh"),
                           .normalization = part("normalization", std::string(norm.descriptor.id))};
    SignalStack<double> stack(shape);
    stack.begin(*scheme, 3, false);
    for (std::size_t l = 0; l < 50; ++l) stack.advance();
    const std::vector<double> fed = numbers_in(stack.gradient());
    const auto loss = [&] {
      for (std::size_t l = 1; l <= 50; ++l) stack.forward(l);
      const std::vector<double> out = numbers_in(stack.activation(50));
      double total = 0;
      for (std::size_t i = 0; i < out.size(); ++i) total += out[i] * fed[i];
      return total;
    };
    while (stack.advance()) {
    }
    const Batch<double> x = stack.activation(0);
    double largest = 0;
    for (double g : numbers_in(stack.gradient())) largest = std::max(largest, std::fabs(g));
    for (std::size_t f = 0; f < 6; ++f) {
      for (std::size_t e = 0; e < 5; ++e) {
        const double at = x.at(f, e), h = 1e-6;
        x.at(f, e) = at + h;
        const double above = loss();
        x.at(f, e) = at - h;
        const double below = loss();
        x.at(f, e) = at;
        CHECK((above - below) / (2 * h) == Approx(stack.gradient().at(f, e)).epsilon(1e-4).margin(1e-5 * largest));
      }
    }
  }
}

TEST_CASE("Signals far beyond float are followed, and what leaves double's range is missing", "[initialization]") {
  const Result result = signals(R"("depth": 100, "width": 128, "batch": 8, "seeds": 1, "activation": "tanh",
      "initializers": [{"id": "normal", "deviation": 0.001}, {"id": "normal", "deviation": 1000}, "zeros"])");
  const auto measured = result.column("layers.0", "activation"), theory = result.column("layers.0", "activationTheory");
  CHECK(last(measured) < 1e-150);
  CHECK(std::log(last(measured)) == Approx(std::log(last(theory))).epsilon(0.02));
  CHECK(result.column("verdicts", "gradientClass")[0] == 0);
  CHECK(result.column("verdicts", "gradientLeaves")[0] > 90);
  // tanh holds the signal, its slope the gradient.
  CHECK(result.column("verdicts", "saturated")[1] > 0.9);
  // Zeros: nothing at all gets through, and that is no error.
  CHECK(last(result.column("layers.2", "activation")) == 0);
  CHECK(result.column("layers.2", "gradient")[1] == 0);
  CHECK(result.column("verdicts", "gradientClass")[2] == 0);
  const Result huge = signals(R"("depth": 100, "width": 512, "batch": 4, "seeds": 1, "activation": "relu",
      "initializers": [{"id": "normal", "deviation": 1000}])");
  CHECK(std::isnan(last(huge.column("layers.0", "activation"))));
  CHECK(huge.column("verdicts", "activationClass")[0] == 2);
}

TEST_CASE("Schemes meet the same input, a quick look is the first seed's, and slices change nothing",
          "[initialization]") {
  const std::string small = R"("depth": 7, "width": 16, "batch": 32, )";
  const Result two = signals(small + R"("seeds": 1, "initializers": ["he-normal", "orthogonal"])");
  CHECK(two.column("layers.0", "activation")[0] == two.column("layers.1", "activation")[0]);
  const Result quick = signals(small + R"("seeds": 9, "quick": true, "initializers": ["he-normal", "orthogonal"])");
  // By their text: a missing number is unlike itself.
  const auto text = [](const Result& result) { return ::Catch::Detail::stringify(result.data); };
  CHECK(quick.data.size() == two.data.size());
  CHECK((text(quick) == text(two)));
  auto sliced = begin(quick.spec);
  while (sliced.value()->advance(1) < 1) {
  }
  CHECK((text(sliced.value()->end()) == text(quick)));
  // A look before anything is done: the theory is there already.
  const Result early = begin(two.spec).value()->end();
  CHECK(std::isnan(early.column("layers.0", "activation")[3]));
  CHECK(early.column("layers.0", "activationTheory")[3] == two.column("layers.0", "activationTheory")[3]);
  // A histogram's shares sum up to 1 at every layer.
  const auto shares = two.column("histogram.0", "share");
  REQUIRE(shares.size() == 8 * 48);
  for (std::size_t l = 0; l < 8; ++l) {
    double total = 0;
    for (std::size_t b = 0; b < 48; ++b) total += shares[l * 48 + b];
    CHECK(total == Approx(1));
  }
}

TEST_CASE("Half-way between forward and backward, by hand and as drawn", "[initialization]") {
  // 512 inputs, 128 units. LeCun: Var w = 1/512, kept forward (512/512), a quarter backward (128/512). Glorot:
  // Var w = 2/640, forward 512/320 = 1.6, backward 128/320 = 0.4.
  const auto facts = [](const char* scheme, const char* column) {
    const Result result = run_spec(
        json(concat({R"({"experiment": "weights", "fanIn": 512, "fanOut": 128, "initializer": ")", scheme, "\"}"})));
    return result.column("facts", column)[0];
  };
  CHECK(facts("lecun-normal", "forward") == Approx(1));
  CHECK(facts("lecun-normal", "backward") == Approx(0.25));
  CHECK(facts("xavier-normal", "forward") == Approx(1.6));
  CHECK(facts("xavier-normal", "backward") == Approx(0.4));
  // Of 65536 squares the mean has the standard error √(2/65536) = 0.6 %.
  CHECK(facts("xavier-normal", "sampleForward") == Approx(1.6).epsilon(0.035));
  CHECK(facts("lecun-normal", "sampleBackward") == Approx(0.25).epsilon(0.035));
}
