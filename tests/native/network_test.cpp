#include "descent/nn/network.h"

#include <cmath>
#include <string>
#include <vector>

#include "allocations.h"
#include "catch.h"
#include "descent/nn/loss.h"
#include "descent/nn/normalization.h"
#include "descent/nn/regularization.h"
#include "descent/nn/statistics.h"
#include "descent/optim/optimizer.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

namespace {

BlockSpec block(std::size_t units, const std::string& activation, const std::string& norm = "none",
                bool after = false) {
  return {.units = units,
          .normalization = part("normalization", norm),
          .normalize_after = after,
          .activation = part("activation", activation)};
}

/// Every kind of layer in one chain.
NetworkSpec motley() {
  NetworkSpec spec{.inputs = 3, .blocks = {}};
  const std::vector<std::string> norms = {"batch-norm", "layer-norm", "rms-norm", "weight-norm", "none"};
  std::size_t k = 0;
  for (const ActivationPart& entry : activation_registry()) {
    spec.blocks.push_back(block(3 + k % 3, std::string(entry.descriptor.id), norms[k % norms.size()], k % 2 == 1));
    ++k;
  }
  spec.blocks.push_back({.units = 2});
  return spec;
}

/// A step of training on the squared error against 0.
template <class S>
struct Trainer {
  explicit Trainer(const NetworkSpec& spec, std::size_t examples, const std::string& rule = "adam")
      : network(spec, examples),
        x(spec.inputs, examples, 3),
        targets(network.outputs(), examples, 4),
        terms(network.outputs(), examples),
        loss(make_loss<S>(part("loss", "mse"))),
        optimizer(make_optimizer<S>(part("optimizer", rule), network.parameters().size())) {}

  double step(S rate = S(0.01), Watch<S>* watch = nullptr) {
    network.forward(x.batch, Mode::training, watch);
    const double mean = loss->mean(network.output(), targets.batch, terms.batch, network.output_gradient());
    network.backward(x.batch, watch);
    optimizer->step(network.parameters(), network.gradients(), rate);
    return mean;
  }

  Network<S> network;
  OwnBatch<S> x, targets, terms;
  std::unique_ptr<Loss<S>> loss;
  std::unique_ptr<Optimizer<S>> optimizer;
};

}  // namespace

TEST_CASE("A network of every kind of layer hands back the derivatives that differences give", "[network]") {
  Network<double> network(motley(), 7);
  start(network, "he-normal");
  Random random(2);
  for (double& number : network.parameters()) number += random.uniform(-0.1, 0.1);
  OwnBatch<double> x(3, 7, 21);
  CHECK(gradient_error(network, x.batch, Mode::training) < 1e-6);
  CHECK(gradient_error(network, x.batch, Mode::inference) < 1e-6);
}

TEST_CASE("Fifty layers hand back the derivatives that differences give", "[network]") {
  NetworkSpec spec{.inputs = 4, .blocks = {}};
  for (int k = 0; k < 50; ++k) spec.blocks.push_back(block(4, "tanh"));
  Network<double> network(spec, 3);
  start(network, "orthogonal");
  OwnBatch<double> x(4, 3, 5);
  CHECK(gradient_error(network, x.batch, Mode::training) < 1e-8);
}

TEST_CASE("The flat vector holds the pieces in order, without gaps", "[network]") {
  Network<float> network({.inputs = 784, .blocks = {block(128, "relu", "batch-norm"), {.units = 10}}}, 4);
  std::size_t end = 0;
  std::string layout;
  for (const PlacedPiece& placed : network.parameter_layout()) {
    CHECK(placed.offset == end);
    end += placed.piece.size();
    layout += std::to_string(placed.block) + " " + placed.piece.name + " " + std::to_string(placed.piece.rows) + "x" +
              std::to_string(placed.piece.columns) + ", ";
  }
  CHECK(layout == "0 weight 128x784, 0 bias 1x128, 0 gamma 1x128, 0 beta 1x128, 1 weight 10x128, 1 bias 1x10, ");
  CHECK(network.parameters().size() == end);
  CHECK(network.gradients().size() == end);
  CHECK(network.buffers().size() == 256);
}

TEST_CASE("A step of training allocates nothing", "[network]") {
  for (const char* rule : {"gd", "adam"}) {
    NetworkSpec spec = motley();
    spec.blocks[1].dropout = 0.3;
    Trainer<float> trainer(spec, 9, rule);
    start(trainer.network, "he-normal");
    StatisticsWatch<float> statistics(trainer.network, 32, 4);
    trainer.step();
    const std::size_t before = allocations();
    for (int t = 0; t < 5; ++t) {
      trainer.step(0.01F, &statistics);
      add_weight_penalty(trainer.network, 0.1);
      clip_by_norm(trainer.network.gradients(), 1);
    }
    CHECK(allocations() == before);
  }
}

TEST_CASE("Training brings the loss down, in float as in double", "[network]") {
  const NetworkSpec spec{.inputs = 2, .blocks = {block(8, "tanh", "layer-norm"), block(8, "tanh"), {.units = 1}}};
  Trainer<float> single(spec, 16);
  Trainer<double> twice(spec, 16);
  start(single.network, "xavier-uniform");
  start(twice.network, "xavier-uniform");
  const double first = single.step();
  CHECK(twice.step() == Approx(first).epsilon(1e-5));
  double last = 0, last_twice = 0;
  for (int t = 0; t < 300; ++t) {
    last = single.step();
    last_twice = twice.step(0.01);
  }
  CHECK(last < 0.1 * first);
  CHECK(last == Approx(last_twice).epsilon(0.05));
}

TEST_CASE("With all weights equal the units of a layer stay copies of one another, bit for bit", "[network]") {
  for (const char* scheme : {"zeros", "constant"}) {
    for (const char* rule : {"gd", "adam"}) {
      CAPTURE(scheme, rule);
      Trainer<float> trainer({.inputs = 3, .blocks = {block(5, "tanh"), {.units = 1}}}, 11, rule);
      start(trainer.network, scheme);
      for (int t = 0; t < 50; ++t) trainer.step(0.05F);
      const auto p = trainer.network.parameters();
      for (std::size_t unit = 1; unit < 5; ++unit) {
        for (std::size_t i = 0; i < 3; ++i) CHECK(bits(p[unit * 3 + i]) == bits(p[i]));
        CHECK(bits(p[15 + unit]) == bits(p[15]));  // biases
        CHECK(bits(p[20 + unit]) == bits(p[20]));  // weights of the next layer
      }
    }
  }
}

TEST_CASE("Zeros let no gradient through to the layers before", "[network]") {
  Trainer<float> trainer({.inputs = 3, .blocks = {block(4, "tanh"), block(4, "tanh"), {.units = 1}}}, 8, "gd");
  start(trainer.network, "zeros");
  for (int t = 0; t < 20; ++t) trainer.step(0.1F);
  const auto p = trainer.network.parameters();
  for (std::size_t i = 0; i + 1 < p.size(); ++i) CHECK(p[i] == 0);
  CHECK(p.back() != 0);  // the last bias alone learns
}

TEST_CASE("Dropout leaves out the share it says, keeps the mean, and is still in inference", "[network]") {
  NetworkSpec spec{.inputs = 50, .blocks = {{.units = 50, .dense = false, .dropout = 0.3}}, .dropout_seed = 4};
  Network<float> network(spec, 200), again(spec, 200);
  OwnBatch<float> ones(50, 200);
  fill_batch_with(ones.batch, 1);
  network.forward(ones.batch, Mode::training);
  const std::vector<double> out = numbers_in(network.output());
  double dropped = 0, total = 0;
  for (double number : out) {
    CHECK((number == 0 || number == Approx(1 / 0.7)));
    dropped += number == 0;
    total += number;
  }
  // 10,000 draws: standard deviations 0.0046 and 0.0065.
  CHECK(dropped / 10000 == Approx(0.3).margin(0.02));
  CHECK(total / 10000 == Approx(1).margin(0.03));
  again.forward(ones.batch, Mode::training);
  CHECK(same_bits(numbers_in(again.output()), out));
  // What was dropped gets no gradient.
  fill_batch_with(network.output_gradient(), 1);
  OwnBatch<float> dx(50, 200);
  network.backward(ones.batch, nullptr, dx.batch);
  CHECK(same_bits(numbers_in(dx.batch), out));
  network.forward(ones.batch, Mode::inference);
  CHECK(same_bits(numbers_in(network.output()), numbers_in(ones.batch)));
}

TEST_CASE("Statistics count mean, spread, bins, flat slopes and dead units", "[network]") {
  // ReLU of two units on four examples: unit 0 sees -1, 0.5, 3, 100; unit 1 is dead.
  Network<float> network(
      {.inputs = 2, .blocks = {{.units = 2, .dense = false, .activation = part("activation", "relu")}}}, 4);
  OwnBatch<float> x(2, 4);
  const float first[] = {-1, 0.5F, 3, 100};
  for (std::size_t e = 0; e < 4; ++e) {
    x.batch.at(0, e) = first[e];
    x.batch.at(1, e) = -1;
  }
  StatisticsWatch<float> watch(network, 4, 2);  // bins end at −2, −1, 0, 1, 2
  network.forward(x.batch, Mode::training, &watch);
  fill_batch_with(network.output_gradient(), 2);
  OwnBatch<float> dx(2, 4);
  network.backward(x.batch, &watch, dx.batch);
  const BlockStatistics& seen = watch.blocks()[0];
  CHECK(seen.pre_activation.mean == Approx(98.5 / 8));
  CHECK(seen.activation.mean == Approx(103.5 / 8));
  CHECK(seen.pre_activation.bins == std::vector<std::uint32_t>{0, 5, 1, 2});
  CHECK(seen.saturated == Approx(5.0 / 8));
  CHECK(seen.dead == Approx(0.5));
  CHECK(seen.gradient.mean == Approx(2));
  CHECK(seen.gradient.deviation == Approx(0).margin(1e-12));
}

TEST_CASE("The identity is watched too, and what a normalization behind the activation hands on", "[network]") {
  BlockSpec plain{.units = 2, .dense = true}, after{.units = 2, .dense = false};
  after.activation = part("activation", "relu");
  after.normalization = part("normalization", "batch-norm");
  after.normalize_after = true;
  Network<float> network({.inputs = 1, .blocks = {plain, after}}, 8);
  start(network, "xavier-uniform");
  OwnBatch<float> x(1, 8, 3);
  StatisticsWatch<float> watch(network, 0, 1);
  network.forward(x.batch, Mode::training, &watch);
  fill_batch_with(network.output_gradient(), 1);
  network.backward(x.batch, &watch);
  const BlockStatistics &first = watch.blocks()[0], &second = watch.blocks()[1];
  CHECK(first.pre_activation.deviation > 0);
  CHECK(first.activation.deviation == first.pre_activation.deviation);
  CHECK(first.output.deviation == first.pre_activation.deviation);
  CHECK(second.pre_activation.deviation == first.output.deviation);
  CHECK(second.output.mean == Approx(0).margin(1e-6));
  CHECK(second.output.deviation != Approx(second.activation.deviation));
  CHECK(first.saturated == 0);
}

TEST_CASE("The norm takes in every number once, however many there are", "[network]") {
  std::vector<float> numbers;
  std::vector<double> more;
  for (int n = 1; n <= 40; ++n) {
    numbers.push_back(static_cast<float>(n));
    more.push_back(n);
    // 1² + 2² + … + n², exact in double.
    const double squares = n * (n + 1) * (2 * n + 1) / 6;
    CHECK(norm<float>(numbers) == std::sqrt(squares));
    CHECK(norm<double>(more) == std::sqrt(squares));
  }
}

TEST_CASE("A penalty pulls at weights and not at biases, and clipping shortens a long gradient", "[network]") {
  Network<double> network({.inputs = 2, .blocks = {{.units = 1}}}, 1);
  const double given[] = {3, -4, 5};
  std::copy_n(given, 3, network.parameters().begin());
  CHECK(add_weight_penalty(network, 0.5) == Approx(0.25 * 25));
  CHECK(std::vector<double>(network.gradients().begin(), network.gradients().end()) == std::vector<double>{1.5, -2, 0});
  CHECK(clip_by_norm(network.gradients(), 1) == Approx(2.5));
  CHECK(network.gradients()[0] == Approx(0.6));
  CHECK(network.gradients()[1] == Approx(-0.8));
  CHECK(clip_by_norm(network.gradients(), 10) == Approx(1));
}
