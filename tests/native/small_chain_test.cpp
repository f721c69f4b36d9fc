#include "descent/nn/small_chain.h"

#include <cstring>
#include <string>
#include <vector>

#include "allocations.h"
#include "catch.h"
#include "descent/nn/loss.h"
#include "descent/nn/network.h"
#include "descent/nn/statistics.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

namespace {

/// Inputs, then the units of every layer.
using Widths = std::vector<std::size_t>;

/// The labs' networks, every remainder of four inputs, single units, the widest and one that is too wide.
const std::vector<Widths> shapes = {{2, 3, 1}, {2, 8, 8, 1}, {1, 1},        {3, 5, 7, 2},
                                    {4, 6},    {16, 16, 16}, {9, 13, 4, 3}, {5, 17, 2}};

NetworkSpec chain_of(const Widths& widths, const std::string& activation, bool bias) {
  NetworkSpec spec{.inputs = widths[0], .blocks = {}};
  for (std::size_t k = 1; k < widths.size(); ++k) {
    BlockSpec block;
    block.units = widths[k];
    block.bias = bias || k % 2 == 0;
    // The last layer is bent in some networks and straight in others.
    if (k + 1 < widths.size() || widths.size() % 2 == 0) block.activation = part("activation", activation);
    spec.blocks.push_back(std::move(block));
  }
  return spec;
}

/// Looks and does nothing: with it a network takes its layers one by one.
template <class S>
struct Onlooker final : Watch<S> {
  void see_activation(std::size_t, Batch<const S>, Batch<const S>, const S*) override {}
  void see_gradient(std::size_t, Batch<const S>, Batch<const S>) override {}
};

template <class S>
bool same(const S* a, const S* b, std::size_t count) {
  return std::memcmp(a, b, count * sizeof(S)) == 0;
}

/// Runs the same batch through two equal networks, by either way.
template <class S>
void check_ways(const Widths& widths, const std::string& activation, std::size_t examples) {
  CAPTURE(widths, activation, examples, sizeof(S));
  const NetworkSpec spec = chain_of(widths, activation, examples % 2 == 0);
  // A capacity beyond the batch, as at the end of an epoch.
  Network<S> quick(spec, 50), general(spec, 50);
  start(quick, "he-normal");
  start(general, "he-normal");
  Onlooker<S> onlooker;
  const OwnBatch<S> x(widths[0], examples, examples);
  OwnBatch<S> dx(widths[0], examples), general_dx(widths[0], examples);
  // Whether the gradient is taken by the same way as the values, or by the other.
  for (const bool crossed : {false, true}) {
    quick.forward(x.batch, Mode::training, crossed ? &onlooker : nullptr);
    general.forward(x.batch, Mode::training, &onlooker);
    REQUIRE(same(quick.output().data, general.output().data, general.output().size()));
    for (Network<S>* network : {&quick, &general}) {
      const Batch<S> gradient = network->output_gradient();
      Random random(9);
      for (std::size_t f = 0; f < gradient.features; ++f) {
        for (std::size_t e = 0; e < gradient.stride(); ++e) {
          gradient.row(f)[e] = e < examples ? static_cast<S>(random.uniform(-1, 1)) : S(0);
        }
      }
    }
    std::fill(quick.gradients().begin(), quick.gradients().end(), S(7));
    quick.backward(x.batch, nullptr, dx.batch);
    general.backward(x.batch, &onlooker, general_dx.batch);
    REQUIRE(same(quick.gradients().data(), general.gradients().data(), general.gradients().size()));
    REQUIRE(same(dx.batch.data, general_dx.batch.data, dx.batch.size()));
  }
}

}  // namespace

TEST_CASE("The quick way through small networks gives what their layers give one by one, to the last bit",
          "[network][small]") {
  for (const ActivationPart& entry : activation_registry()) {
    for (const Widths& widths : shapes) {
      for (const std::size_t examples : {1U, 2U, 4U, 7U, 10U, 13U, 16U, 17U, 33U}) {
        check_ways<float>(widths, std::string(entry.descriptor.id), examples);
        check_ways<double>(widths, std::string(entry.descriptor.id), examples);
      }
    }
  }
}

TEST_CASE("A training that is looked at in every step takes the same steps, with every loss and activation",
          "[network][small]") {
  for (const LossPart& loss : loss_registry()) {
    const std::string loss_id(loss.descriptor.id);
    for (const ActivationPart& activation : activation_registry()) {
      for (const std::string precision : {"float", "double"}) {
        CAPTURE(loss_id, activation.descriptor.id, precision);
        const auto losses = [&](int statistics) {
          return run_spec(json(R"({"experiment": "training", "data": {"id": "moons"}, "hidden": [5, 8], "steps": 25,
              "batch": 7, "optimizer": "adam", "loss": ")" +
                               loss_id + R"(", "activation": ")" + std::string(activation.descriptor.id) +
                               R"(", "precision": ")" + precision + R"(", "statistics": )" +
                               std::to_string(statistics) + "}"));
        };
        const Result quick = losses(0), general = losses(1);
        CHECK(quick.column("steps", "loss").size() == 25);
        for (const char* column : {"loss", "gradientNorm"}) {
          CHECK(same_bits(quick.column("steps", column), general.column("steps", column)));
        }
      }
    }
  }
}

TEST_CASE("The quick way suits small batches, and allocates nothing", "[network][small]") {
  SmallChain<float> chain;
  CHECK_FALSE(chain.suits(1));
  Network<float> network(chain_of({2, 8, 8, 1}, "tanh", true), 16);
  start(network, "xavier-normal");
  const OwnBatch<float> x(2, 16, 1);
  const std::size_t before = allocations();
  network.forward(x.batch, Mode::training);
  network.backward(x.batch);
  CHECK(allocations() == before);
}
