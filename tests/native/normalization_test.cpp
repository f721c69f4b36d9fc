#include <cmath>
#include <string>

#include "catch.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

Result look(const std::string& settings = "") {
  return run_spec(json("{\"experiment\": \"normalization\"" + (settings.empty() ? "" : ", " + settings) + "}"));
}

double cell(const Result& result, const char* column, std::size_t example, std::size_t feature) {
  return result.column("cells", column)[example * 6 + feature];
}

}  // namespace

TEST_CASE("Batch norm of the matrix, worked out by hand", "[normalization]") {
  const Result result = look();
  // Feature 1 of the four examples: 1, 2, 3, 6. Mean 12/4 = 3; squared deviations 4 + 1 + 0 + 9 = 14, variance 14/4.
  CHECK(cell(result, "mean", 3, 0) == 3);
  CHECK(cell(result, "variance", 3, 0) == Approx(3.5).epsilon(1e-15));
  CHECK(cell(result, "divisor", 3, 0) == Approx(std::sqrt(3.5 + 1e-5)).epsilon(1e-15));
  CHECK(cell(result, "normalized", 3, 0) == Approx(3 / std::sqrt(3.5 + 1e-5)).epsilon(1e-14));
  CHECK(cell(result, "normalized", 2, 0) == Approx(0).margin(1e-15));
  CHECK(cell(result, "group", 3, 0) == 0);
}

TEST_CASE("Layer norm and RMS norm of one example, worked out by hand", "[normalization]") {
  const std::string matrix = R"("matrix": [1, 2, 3, 4, 5, 9], "normalization": )";
  // 1, 2, 3, 4, 5, 9: mean 24/6 = 4; squared deviations 9 + 4 + 1 + 0 + 1 + 25 = 40, variance 40/6.
  const Result layer = look(matrix + "\"layer-norm\"");
  CHECK(cell(layer, "mean", 0, 5) == 4);
  CHECK(cell(layer, "variance", 0, 5) == Approx(40.0 / 6).epsilon(1e-15));
  CHECK(cell(layer, "normalized", 0, 5) == Approx(5 / std::sqrt(40.0 / 6 + 1e-5)).epsilon(1e-14));
  // Squares 1 + 4 + 9 + 16 + 25 + 81 = 136, over 6.
  const Result rms = look(matrix + "\"rms-norm\"");
  CHECK(cell(rms, "meanSquare", 0, 5) == Approx(136.0 / 6).epsilon(1e-15));
  CHECK(cell(rms, "normalized", 0, 5) == Approx(9 / std::sqrt(136.0 / 6 + 1e-6)).epsilon(1e-14));
  CHECK(std::isnan(cell(rms, "beta", 0, 0)));
}

TEST_CASE("Every cell is what its own row of numbers says", "[normalization]") {
  for (const char* norm : {"none", "batch-norm", "layer-norm", "rms-norm"}) {
    for (const char* mode : {"training", "inference"}) {
      const Result result = look(std::string("\"normalization\": \"") + norm + "\", \"mode\": \"" + mode +
                                 R"(", "gamma": [[2, 3]], "beta": [[0, -1], [2, 0.5]], "edits": [[7, -4]])");
      CHECK(cell(result, "x", 1, 1) == -4);
      CHECK(cell(result, "original", 1, 1) == 1);
      for (std::size_t i = 0; i < 24; ++i) {
        CAPTURE(norm, mode, i);
        const auto at = [&](const char* column) { return result.column("cells", column)[i]; };
        const auto or_else = [](double value, double other) { return std::isnan(value) ? other : value; };
        const double hat = (at("x") - or_else(at("mean"), 0)) / or_else(at("divisor"), 1);
        CHECK(at("normalized") == Approx(hat).epsilon(1e-12).margin(1e-12));
        CHECK(at("y") == Approx(or_else(at("gamma"), 1) * hat + or_else(at("beta"), 0)).epsilon(1e-12).margin(1e-12));
      }
    }
  }
}

TEST_CASE("What is shown is what the layer gives, bit for bit", "[normalization]") {
  const std::string matrix = "[0.1, 0.2, 0.4, -3, 5, 6, 7.7, 8, -9, 1, 1, 2]";
  for (const char* norm : {"batch-norm", "layer-norm", "rms-norm"}) {
    const std::string part = std::string("\"normalization\": \"") + norm + "\"";
    const Result shown = look(part + ", \"features\": 3, \"matrix\": " + matrix);
    const Result layer = run_spec(json(R"({"experiment": "layer", "precision": "double", "features": 3, )" + part +
                                       ", \"inputs\": " + matrix + "}"));
    for (std::size_t i = 0; i < 12; ++i) {
      const std::string column = "out." + std::to_string(i % 3);
      CHECK(bits(shown.column("cells", "y")[i]) == bits(layer.column("rows", column)[i / 3]));
    }
  }
}

TEST_CASE("The running statistics move by their momentum towards each batch's", "[normalization]") {
  const Result result = look();
  for (const std::string f : {"0", "2", "5"}) {
    const auto mean = result.column("running", "mean." + f), variance = result.column("running", "variance." + f);
    const auto batch_mean = result.column("running", "batchMean." + f);
    const auto batch_variance = result.column("running", "batchVariance." + f);
    CHECK(mean[0] == 0);
    CHECK(variance[0] == 1);
    for (std::size_t k = 1; k < mean.size(); ++k) {
      CHECK(mean[k] == Approx(0.9 * mean[k - 1] + 0.1 * batch_mean[k]).epsilon(1e-12));
      CHECK(variance[k] == Approx(0.9 * variance[k - 1] + 0.1 * batch_variance[k]).epsilon(1e-12));
    }
  }
  CHECK(result.column("running", "start")[2] == Approx(0.81).epsilon(1e-15));
  // The first batch is the matrix itself: feature 1 has mean 3, and 14/3 when divided by m − 1.
  CHECK(result.column("running", "mean.0")[1] == Approx(0.3).epsilon(1e-15));
  CHECK(result.column("running", "variance.0")[1] == Approx(0.9 + 0.1 * 14 / 3).epsilon(1e-15));
}

TEST_CASE("In inference batch norm uses the running statistics of the batches seen so far", "[normalization]") {
  for (const char* seen : {"0", "1", "7", "60"}) {
    const Result result = look(std::string(R"("mode": "inference", "seen": )") + seen);
    const auto row = static_cast<std::size_t>(std::stoi(seen));
    for (std::size_t f = 0; f < 6; ++f) {
      CHECK(cell(result, "mean", 1, f) == result.column("running", "mean." + std::to_string(f))[row]);
      CHECK(cell(result, "variance", 1, f) == result.column("running", "variance." + std::to_string(f))[row]);
    }
    CHECK(result.column("facts", "running")[0] == 1);
  }
  // Before the first batch mean 0 and variance 1 stand there, so that next to nothing happens: 2/√(1 + 10⁻⁵).
  CHECK(cell(look(R"("mode": "inference", "seen": 0)"), "y", 1, 0) == Approx(2 / std::sqrt(1 + 1e-5)).epsilon(1e-15));
}

TEST_CASE("After many batches the running mean is near that of all examples", "[normalization]") {
  const Result result =
      look(R"("batches": 500, "seen": 500, "batch": 8, "normalization": {"id": "batch-norm", "momentum": 0.01})");
  for (std::size_t f = 0; f < 6; ++f) {
    const double mean = result.column("features", "mean")[f], variance = result.column("features", "variance")[f];
    // Of about 200 batches of 8 the mean has a standard error of √(variance / 1600); the start counts for 0.99⁵⁰⁰ = 0.7
    // %.
    const double error = std::sqrt(variance / 1600);
    CHECK(std::fabs(result.column("running", "mean." + std::to_string(f))[500] - mean) <
          4 * error + 0.007 * std::fabs(mean));
  }
}

TEST_CASE("Scale and shift move mean and variance away from 0 and 1", "[normalization]") {
  const Result plain = look(), moved = look(R"("gamma": [[0, 2]], "beta": [[0, 5]])");
  CHECK(plain.column("groups", "outputMean")[0] == Approx(0).margin(1e-15));
  CHECK(plain.column("groups", "outputVariance")[0] == Approx(1).epsilon(1e-5));
  CHECK(moved.column("groups", "outputMean")[0] == Approx(5).epsilon(1e-14));
  CHECK(moved.column("groups", "outputVariance")[0] == Approx(4).epsilon(1e-5));
  CHECK(moved.column("groups", "normalizedMean")[0] == Approx(0).margin(1e-15));
}

TEST_CASE("A batch of one leaves batch norm nothing but its shift", "[normalization]") {
  const Result result = look(R"("batch": 1, "beta": [[2, 7]])");
  CHECK(result.column("facts", "alone")[0] == 1);
  for (std::size_t f = 0; f < 6; ++f) {
    CHECK(cell(result, "normalized", 0, f) == 0);
    CHECK(cell(result, "y", 0, f) == (f == 2 ? 7 : 0));
    CHECK(result.column("running", "mean." + std::to_string(f))[60] == 0);
    CHECK(result.column("running", "variance." + std::to_string(f))[60] == 1);
  }
  CHECK(look(R"("batch": 1, "normalization": "layer-norm")").column("facts", "alone")[0] == 0);
}

TEST_CASE("Batch norm brings a large feature to the size of the others, layer norm does not", "[normalization]") {
  const auto stands_out = [](const char* norm) {
    return look(std::string("\"normalization\": \"") + norm + "\"").column("facts", "standsOut")[0];
  };
  CHECK(look().column("facts", "largest")[0] == 2);
  CHECK(stands_out("batch-norm") == Approx(1).epsilon(1e-4));
  CHECK(stands_out("layer-norm") > 4);
  CHECK(stands_out("rms-norm") > 4);
}

TEST_CASE("A matrix that is none is refused with its place", "[normalization]") {
  const auto refusal = [](const std::string& settings) {
    const auto result = run(json("{\"experiment\": \"normalization\", " + settings + "}"));
    REQUIRE(!result);
    return result.error();
  };
  CHECK(refusal(R"("matrix": [1, 2, 3, 4, 5, 6, 7])").path == "matrix");
  CHECK(refusal(R"("batch": 9)").path == "batch");
  CHECK(refusal(R"("seen": 61)").path == "seen");
  CHECK(refusal(R"("edits": [[0, 1], [48, 2]])").path == "edits[1]");
  CHECK(refusal(R"("gamma": [[6, 2]])").path == "gamma[0]");
  CHECK(refusal(R"("normalization": "weight-norm")").path == "normalization");
}
