#include "descent/experiment/training_course.h"

#include <cmath>
#include <limits>

#include "descent/base/check.h"
#include "descent/base/parameters.h"
#include "descent/experiment/course.h"
#include "descent/experiment/resolve.h"
#include "descent/experiment/targets.h"
#include "descent/experiment/training.h"
#include "descent/experiment/training_complete.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
/// About so many looks where the spec doesn't say how often.
constexpr std::size_t usual_looks = 100;
/// So many examples tell how well a network does, to a per cent or two.
constexpr std::size_t most_seen = 1000;

/// Of a single training, and the same here.
constexpr const char* shared[] = {"data",        "features",   "validation",    "scaler",        "targetScaler",
                                  "hidden",      "activation", "normalization", "placement",     "dropout",
                                  "initializer", "loss",       "batch",         "weightPenalty", "clip"};

/// A parameter as the training experiment has it.
Parameter of_training(const Experiment& training, std::string_view id) {
  for (const Parameter& parameter : training.descriptor.parameters) {
    if (parameter.id == id) return parameter;
  }
  fail("training has no such parameter");
}

bool in_sight(std::string_view id) { return id == "data" || id == "hidden" || id == "activation" || id == "batch"; }

Parameter target_parameter() {
  return {.id = "target",
          .label = "arrived at",
          .help =
              "A racer has arrived when its loss on the examples it learns from has come down to this share of the "
              "first network's loss before its first update.",
          .kind = Kind::number,
          .min = 0,
          .max = 1,
          .min_open = true,
          .slider_min = 0.01,
          .slider_max = 0.9,
          .default_value = 0.2,
          .scale = Scale::log};
}

/// At most so many of them, evenly spread.
Dataset sample(const Dataset& all) {
  if (all.examples() <= most_seen) return all;
  Dataset some{.features = all.features, .target_width = all.target_width, .classes = all.classes};
  for (std::size_t i = 0; i < most_seen; ++i) {
    const std::size_t row = i * all.examples() / most_seen;
    for (std::size_t f = 0; f < all.features; ++f) some.inputs.push_back(all.input(row * all.features + f));
    const auto first = all.targets.begin() + static_cast<std::ptrdiff_t>(row * all.target_width);
    some.targets.insert(some.targets.end(), first, first + static_cast<std::ptrdiff_t>(all.target_width));
  }
  return some;
}

}  // namespace

Parameter training_racers_parameter() {
  Parameter racers = racers_parameter();
  racers.help = "Who learns, each with a learning rate of its own. Beneath them everything is the same.";
  racers.default_value = [] {
    // Each at the rate that the search finds for it on the usual examples.
    constexpr std::pair<const char*, double> usual[] = {{"gd", 0.562},      {"momentum", 0.316}, {"nag", 0.316},
                                                        {"adagrad", 0.562}, {"rmsprop", 0.178},  {"adam", 0.1},
                                                        {"lion", 0.0562}};
    Value::Array all;
    for (const auto& [id, rate] : usual) all.push_back(Value::object({{"id", id}, {"learningRate", rate}}));
    return Value(std::move(all));
  };
  return racers;
}

List<Parameter> training_course_parameters() {
  const Experiment training = training_spec();
  List<Parameter> all;
  for (const char* id : shared) {
    Parameter parameter = of_training(training, id);
    parameter.advanced = !in_sight(id);
    if (parameter.id == "data") {
      parameter.default_value = [] {
        return Value::object({{"id", "spiral"}, {"examples", 300}, {"noise", 0.05}, {"turns", 0.75}});
      };
    }
    if (parameter.id == "validation") parameter.default_value = 0.25;
    if (parameter.id == "hidden") parameter.default_value = [] { return Value::array({16, 16}); };
    if (parameter.id == "batch") parameter.default_value = 20;
    all.push_back(std::move(parameter));
  }
  Parameter steps = integer_parameter("steps", "updates", "How many each racer makes.", 1, 10000, 2000, 500);
  steps.unit = "updates";
  steps.scale = Scale::log;
  steps.step = 0;
  all.push_back(std::move(steps));
  all.push_back(
      integer_parameter("seeds", "seeds",
                        "How many times the race is run, each time from other first weights and with the examples in "
                        "another order.",
                        1, 50, 15, 7));
  all.push_back(target_parameter());
  Parameter every =
      integer_parameter("scoreEvery", "a look every",
                        "Updates from one look at all examples to the next; 0 for none; without it, about a hundred "
                        "looks.",
                        0, 10000, 100, {});
  every.advanced = true;
  all.push_back(std::move(every));
  all.push_back(seed_parameter());
  return all;
}

Expected<Value> complete_training_course(Value spec) {
  Value training = Value::object({{"experiment", "training"}});
  for (const char* id : shared) training.set(id, spec[id]);
  for (const char* id : {"steps", "seed"}) training.set(id, spec[id]);
  Expected<Value> resolved = resolve(training);
  check(static_cast<bool>(resolved), "what has been resolved is resolved again");
  resolved = complete_training<float>(std::move(resolved.value()));
  if (!resolved) return resolved;
  for (const char* id : shared) spec.set(id, resolved.value()[id]);
  if (spec["scoreEvery"].is_null()) {
    spec.set("scoreEvery", (spec["steps"].count() + usual_looks - 1) / usual_looks);
  }
  return spec;
}

TrainingCourse::TrainingCourse(const Value& spec)
    : spec_(spec),
      data_(std::move(training_data(spec).value())),
      to_learn_(data_.to_learn()),
      learned_(sample(to_learn_)),
      held_out_(sample(data_.to_hold_out())),
      steps_(spec["steps"].count()),
      seeds_(spec["seeds"].count()),
      target_(spec["target"].number()) {
  spec_.set("outputs", outputs_for(*make_loss<float>(spec["loss"]), data_.scaled));
}

std::unique_ptr<Trainer<float>> TrainingCourse::trainer(const Value& optimizer, std::uint64_t seed) const {
  Value training = spec_;
  training.set("optimizer", optimizer);
  training.set("seed", static_cast<double>(seed));
  for (const char* none : {"order", "parameters"}) training.set(none, Value());
  return std::make_unique<Trainer<float>>(training, to_learn_);
}

std::uint64_t TrainingCourse::seed(std::size_t index) const {
  // Seeds are numbers of 32 bits: after the last comes the first.
  return (static_cast<std::uint64_t>(spec_["seed"].number()) + index) % (std::uint64_t{1} << 32);
}

std::size_t TrainingCourse::look_cost(Trainer<float>& trainer) const {
  return 2 * (learned_.count + held_out_.count) * trainer.network().parameters().size();
}

Score TrainingCourse::score(Trainer<float>& trainer, const Examples<float>& examples) {
  if (examples.count == 0) return {missing, missing};
  const Score score = trainer.score(examples);
  return std::isfinite(score.loss) ? score : Score{missing, missing};
}

}  // namespace descent
