#include <cmath>

#include "descent/base/math.h"
#include "descent/base/random.h"
#include "descent/experiment/terrain_model.h"

namespace descent {
namespace {

constexpr int training_steps = 1000;
constexpr double training_rate = 0.1;

/// One step down the mean squared error over all rows.
void train_once(SmallNetwork& net, const TerrainData& data) {
  SmallNetwork slope;
  for (Eigen::Vector2d& w : slope.w) w.setZero();
  for (std::size_t i = 0; i < data.rows(); ++i) {
    const Eigen::Vector2d x(data.x[0][i], data.x[1][i]);
    double t[SmallNetwork::hidden], error = net.c - data.y[i];
    for (std::size_t j = 0; j < SmallNetwork::hidden; ++j) {
      t[j] = portable::tanh(net.w[j].x() * x.x() + net.w[j].y() * x.y() + net.b[j]);
      error += net.v[j] * t[j];
    }
    slope.c += error;
    for (std::size_t j = 0; j < SmallNetwork::hidden; ++j) {
      const double into = error * net.v[j] * (1 - t[j] * t[j]);
      slope.v[j] += error * t[j];
      slope.b[j] += into;
      slope.w[j] += into * x;
    }
  }
  const double rate = training_rate * 2 / static_cast<double>(data.rows());
  net.c -= rate * slope.c;
  for (std::size_t j = 0; j < SmallNetwork::hidden; ++j) {
    net.v[j] -= rate * slope.v[j];
    net.b[j] -= rate * slope.b[j];
    net.w[j] -= rate * slope.w[j];
  }
}

}  // namespace

double SmallNetwork::without(std::size_t unit, const Eigen::Vector2d& x) const {
  double sum = c;
  for (std::size_t j = 0; j < hidden; ++j) {
    if (j != unit) sum += v[j] * portable::tanh(w[j].x() * x.x() + w[j].y() * x.y() + b[j]);
  }
  return sum;
}

SmallNetwork train_small_network(const TerrainData& data, std::uint64_t seed) {
  Random random(seed, 5);
  SmallNetwork net;
  for (std::size_t j = 0; j < SmallNetwork::hidden; ++j) {
    const double first = random.normal(), second = random.normal();
    net.w[j] = Eigen::Vector2d(first, second) / std::sqrt(2.0);
  }
  for (double& v : net.v) v = random.normal() / std::sqrt(static_cast<double>(SmallNetwork::hidden));
  for (int k = 0; k < training_steps; ++k) train_once(net, data);
  return net;
}

}  // namespace descent
