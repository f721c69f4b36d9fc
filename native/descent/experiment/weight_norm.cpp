#include "descent/experiment/weight_norm.h"

#include <array>
#include <cmath>
#include <limits>

#include "descent/base/check.h"
#include "descent/base/constant.h"
#include "descent/base/math.h"
#include "descent/base/random.h"
#include "descent/experiment/at_once.h"
#include "descent/experiment/course.h"
#include "descent/experiment/numbers.h"
#include "descent/nn/weight_norm.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t examples = 16;
/// Beyond this a run has diverged.
constexpr double far_away = 1e9;

using Pair = std::array<double, 2>;

double dot(const Pair& a, const Pair& b) { return a[0] * b[0] + a[1] * b[1]; }
double length(const Pair& a) { return std::sqrt(dot(a, a)); }
bool finite(const Pair& a) { return std::fabs(a[0]) < far_away && std::fabs(a[1]) < far_away; }
Pair pair_of(const Value& list) { return {list.array()[0].number(), list.array()[1].number()}; }

/// L(w) = 1/(2N) Σ (w·x − y)² over N inputs, whose targets y = w*·x one weight vector w* meets exactly.
class LeastSquares {
 public:
  explicit LeastSquares(const Value& spec) : target_(pair_of(spec["target"])) {
    Random random(static_cast<std::uint64_t>(spec["seed"].number()), 6);
    const double stretch = spec["stretch"].number();
    for (Pair& input : inputs_) {
      input[0] = random.normal() * stretch;
      input[1] = random.normal();
    }
  }

  double loss(const Pair& w) const {
    double total = 0;
    for (const Pair& input : inputs_) {
      const double error = dot(w, input) - dot(target_, input);
      total += error * error;
    }
    return total / (2 * examples);
  }

  Pair gradient(const Pair& w) const {
    Pair total = {0, 0};
    for (const Pair& input : inputs_) {
      const double error = dot(w, input) - dot(target_, input);
      total[0] += error * input[0];
      total[1] += error * input[1];
    }
    return {total[0] / examples, total[1] / examples};
  }

  /// Where L is `level`, at that angle as seen from w*: along a direction d, L = ½ (dᵀ C d) r².
  Pair at_level(double level, double angle) const {
    const Pair direction = {portable::cos(angle), portable::sin(angle)};
    double curvature = 0;
    for (const Pair& input : inputs_) curvature += dot(direction, input) * dot(direction, input);
    const double radius = std::sqrt(2 * level * examples / curvature);
    return {target_[0] + radius * direction[0], target_[1] + radius * direction[1]};
  }

 private:
  Pair target_;
  std::array<Pair, examples> inputs_{};
};

/// g and v, and everything that follows from them.
struct State {
  Pair v;
  double g;
  Pair w{}, gradient{}, dv{}, along{}, across{};
  double norm = 0, dg = 0, loss = 0;

  void see(const LeastSquares& problem) {
    norm = length(v);
    normalize_weight(v.data(), &g, 1, 2, w.data());
    loss = problem.loss(w);
    gradient = problem.gradient(w);
    weight_norm_gradients(v.data(), &g, gradient.data(), 1, 2, dv.data(), &dg);
    for (std::size_t i = 0; i < 2; ++i) {
      along[i] = norm > 0 ? dg * v[i] / norm : 0;
      across[i] = gradient[i] - along[i];
    }
  }
};

Columns path_columns() {
  return {{"step", "t", "step", ""},
          {"v.x", "v", "v, first weight", ""},
          {"v.y", "v", "v, second weight", ""},
          {"g", "g", "length", ""},
          {"norm", "\\lVert v \\rVert", "length of v", ""},
          {"w.x", "w", "w, first weight", ""},
          {"w.y", "w", "w, second weight", ""},
          {"loss", "L", "loss", ""},
          {"gradient.x", "", "derivative of the loss by the first weight", ""},
          {"gradient.y", "", "derivative of the loss by the second weight", ""},
          {"along.x", "", "part of it along v, first weight", ""},
          {"along.y", "", "part of it along v, second weight", ""},
          {"across.x", "", "part of it across v, first weight", ""},
          {"across.y", "", "part of it across v, second weight", ""},
          {"dg", "", "derivative of the loss by g", ""},
          {"dv.x", "", "derivative of the loss by v, first weight", ""},
          {"dv.y", "", "derivative of the loss by v, second weight", ""},
          {"factor", "", "what the part across is multiplied by, g/‖v‖", ""},
          {"product", "", "scalar product of v and the derivative by it", ""}};
}

void add_state(TableBuilder& table, double step, const State& s) {
  table.add_row({step, s.v[0], s.v[1], s.g, s.norm, s.w[0], s.w[1], s.loss, s.gradient[0], s.gradient[1], s.along[0],
                 s.along[1], s.across[0], s.across[1], s.dg, s.dv[0], s.dv[1], s.norm > 0 ? s.g / s.norm : missing,
                 dot(s.v, s.dv)});
}

/// Gradient descent on g and v; stops where the numbers leave all bounds.
void descend(const LeastSquares& problem, const Value& spec, Result& result) {
  TableBuilder table("path", "Gradient descent on g and v", path_columns());
  const double rate = spec["learningRate"].number();
  State state{.v = pair_of(spec["v"]), .g = spec["g"].number()};
  for (std::size_t t = 0; t <= spec["steps"].count(); ++t) {
    state.see(problem);
    if (!finite(state.v) || !finite(state.w) || !finite(state.gradient)) break;
    add_state(table, static_cast<double>(t), state);
    state.g -= rate * state.dg;
    for (std::size_t i = 0; i < 2; ++i) state.v[i] -= rate * state.dv[i];
  }
  table.append_to(result);
}

/// Gradient descent on w itself, from the same w.
void descend_plainly(const LeastSquares& problem, const Value& spec, Result& result) {
  TableBuilder table("plain", "Gradient descent on w",
                     {{"step", "t", "step", ""},
                      {"w.x", "w", "w, first weight", ""},
                      {"w.y", "w", "w, second weight", ""},
                      {"loss", "L", "loss", ""}});
  State start{.v = pair_of(spec["v"]), .g = spec["g"].number()};
  start.see(problem);
  Pair w = start.w;
  for (std::size_t t = 0; t <= spec["steps"].count() && finite(w); ++t) {
    table.add_row({static_cast<double>(t), w[0], w[1], problem.loss(w)});
    const Pair gradient = problem.gradient(w);
    for (std::size_t i = 0; i < 2; ++i) w[i] -= spec["learningRate"].number() * gradient[i];
  }
  table.append_to(result);
}

/// Lines of equal loss around w*, as closed polygons.
void add_levels(const LeastSquares& problem, Result& result) {
  TableBuilder table("levels", "Lines of equal loss",
                     {{"level", "L", "loss", ""}, {"x", "w", "first weight", ""}, {"y", "w", "second weight", ""}});
  constexpr std::size_t corners = 72;
  for (const double level : {0.01, 0.1, 0.3, 1.0, 2.0, 4.0, 7.0, 12.0}) {
    for (std::size_t k = 0; k <= corners; ++k) {
      const double angle = 2 * 3.14159265358979323846 * static_cast<double>(k % corners) / corners;
      const Pair point = problem.at_level(level, angle);
      table.add_row({level, point[0], point[1]});
    }
  }
  table.append_to(result);
}

void compute(const Value& spec, Result& result) {
  const LeastSquares problem(spec);
  descend(problem, spec, result);
  descend_plainly(problem, spec, result);
  add_levels(problem, result);
}

constexpr Parameter vector_parameter(Text id, Text symbol, Text label, Text help, Default default_value) {
  return {.id = id,
          .symbol = symbol,
          .label = label,
          .help = help,
          .kind = Kind::numbers,
          .min = -100,
          .max = 100,
          .default_value = default_value,
          .min_count = 2,
          .max_count = 2};
}

constexpr Experiment experiment() {
  return {{.id = "weight-norm",
           .title = "Weight norm",
           .help = "One unit whose weights are written as length times direction, and how its gradient comes apart.",
           .parameters = {vector_parameter("v", "v", "direction vector", "Only its direction counts for w.",
                                           [] {
                                             return Value::array({0.5, 0.5});
                                           }),
                          {.id = "g",
                           .symbol = "g",
                           .label = "length",
                           .help = "The length of w, with its sign.",
                           .kind = Kind::number,
                           .min = -100,
                           .max = 100,
                           .slider_min = -4,
                           .slider_max = 4,
                           .default_value = 1.5,
                           .step = 0.05},
                          vector_parameter("target", "w^*", "best weights",
                                           "The weights that the data were made with: there the loss is 0.",
                                           [] {
                                             return Value::array({2.6, 0.8});
                                           }),
                          {.id = "learningRate",
                           .symbol = "\\eta",
                           .label = "learning rate",
                           .help = "How far one update goes for a slope of one.",
                           .kind = Kind::number,
                           .min = 0,
                           .max = 100,
                           .min_open = true,
                           .slider_min = 0.01,
                           .slider_max = 10,
                           .default_value = 0.3,
                           .scale = Scale::log},
                          {.id = "steps",
                           .label = "steps",
                           .help = "How many updates are made.",
                           .kind = Kind::integer,
                           .min = 1,
                           .max = 1000,
                           .slider_min = 10,
                           .slider_max = 200,
                           .default_value = 40,
                           .step = 1,
                           .advanced = true},
                          {.id = "stretch",
                           .label = "scale of the first input",
                           .help = "How many times as large as the second input the first one is: above or below 1 the "
                                   "lines of equal loss are longer one way than the other.",
                           .kind = Kind::number,
                           .min = 0.01,
                           .max = 100,
                           .slider_min = 0.2,
                           .slider_max = 5,
                           .default_value = 1.0,
                           .scale = Scale::log,
                           .advanced = true},
                          seed_parameter()}},
          [](Value spec) -> Expected<Value> {
            if (length(pair_of(spec["v"])) == 0) {
              return Error{"v", "no-direction", "The direction vector must not be zero: it would point nowhere."};
            }
            return spec;
          },
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<AtOnce>(spec, compute); }};
}

}  // namespace

Experiment weight_norm_experiment() { return constant<experiment>; }

}  // namespace descent
