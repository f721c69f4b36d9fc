#include <algorithm>
#include <cmath>

#include "cli/json.h"
#include "cli/oracle/algorithms.h"
#include "cli/oracle/files.h"
#include "cli/oracle/lists.h"

// A run of the reference is the experiment "training" with its data, initial weights and order of examples: once in
// double, once in float; and once more for a single step.
namespace descent::cli {
namespace {

using Numbers = std::vector<double>;

double largest(const Numbers& numbers) {
  double size = 1;
  for (double number : numbers) size = std::max(size, std::fabs(number));
  return size;
}

struct Name {
  const char* theirs;
  const char* ours;
};

constexpr Name losses[] = {
    {"mse", "mse"}, {"bce_with_logits", "binary-cross-entropy"}, {"softmax_cross_entropy", "softmax-cross-entropy"}};
constexpr Name norms[] = {{"batchnorm", "batch-norm"}, {"layernorm", "layer-norm"}};
/// Pieces of a layer, in the order in which they lie in the flat vector.
constexpr Name pieces[] = {{"W", "weight"}, {"b", "bias"}, {"gamma", "gamma"}, {"beta", "beta"}};

template <std::size_t n>
const char* translated(const Name (&names)[n], const std::string& theirs) {
  for (const Name& name : names) {
    if (name.theirs == theirs) return name.ours;
  }
  return nullptr;
}

/// "weights" of the reference as our tables: {"layer1.weight", numbers}, …
std::vector<std::pair<std::string, Numbers>> tables_of(const Node& weights, std::size_t layers) {
  std::vector<std::pair<std::string, Numbers>> all;
  for (std::size_t layer = 1; layer <= layers; ++layer) {
    const std::string number = std::to_string(layer);
    for (const Name& piece : pieces) {
      if (const auto found = weights.find(piece.theirs + number)) {
        all.emplace_back("layer" + number + "." + piece.ours, flat(*found));
      }
    }
  }
  return all;
}

Numbers flat_vector(const Node& weights, std::size_t layers) {
  Numbers all;
  for (const auto& [table, numbers] : tables_of(weights, layers)) all.insert(all.end(), numbers.begin(), numbers.end());
  return all;
}

/// What is off by rounding alone, in one of the two precisions.
struct Tolerance {
  double amplification, float_deviation;
  bool single;
  double of(const Numbers& want) const {
    if (single) return std::max(10 * float_deviation, 1e-6 * largest(want));
    return relative_tolerance * std::max(1.0, amplification) * largest(want);
  }
};

class RunCase {
 public:
  RunCase(const Node& file, const Node& run)
      : run_(run),
        data_(file.at("datasets").at(run.at("data").text())),
        init_(file.at("inits").at(run.at("init").text())) {
    sizes_ = run.at("model").at("sizes").numbers();
    const std::string& batches = run.at("batches").text();
    if (batches != "full") {
      for (const Node& step : file.at("batch_orders").at(batches).items()) {
        const Numbers rows = step.numbers();
        batch_ = std::max(batch_, rows.size());
        order_.insert(order_.end(), rows.begin(), rows.end());
      }
    }
  }

  Case made() const {
    const std::string name = "training " + run_.at("id").text();
    const Node model = run_.at("model");
    const char* loss = translated(losses, model.at("loss").text());
    if (loss == nullptr) return {.name = name, .refusal = "the core has no loss " + model.at("loss").text()};
    OptimizerHere optimizer =
        optimizer_here(run_.at("optimizer").at("algorithm").text(), run_.at("optimizer").at("hyper"));
    if (!optimizer.refusal.empty()) return {.name = name, .refusal = optimizer.refusal};
    if (optimizer.lookahead != 0) {
      // The reference keeps the look-ahead point, as our form of its rule does.
      optimizer.part = Value::object(
          {{"id", "sgd"}, {"learningRate", optimizer.rate}, {"momentum", optimizer.lookahead}, {"nesterov", true}});
    }
    Case result{name};
    for (const bool single : {false, true}) {
      const Tolerance tolerance{run_.number_or("amplification", 1), run_.at("float32_dev").number(), single};
      result.checks.push_back(first_step(spec(loss, optimizer.part, single, 1), tolerance));
      const std::size_t steps = static_cast<std::size_t>(run_.at("steps").number());
      result.checks.push_back(whole(spec(loss, optimizer.part, single, steps), tolerance));
    }
    return result;
  }

 private:
  std::size_t layers() const { return sizes_.size() - 1; }

  Value spec(const char* loss, const Value& optimizer, bool single, std::size_t steps) const {
    const Node model = run_.at("model");
    const Value data = Value::object({{"id", "rows"},
                                      {"inputs", list(flat(data_.at("X")))},
                                      {"features", sizes_.front()},
                                      {"targets", list(flat(data_.at("Y")))}});
    const Numbers hidden(sizes_.begin() + 1, sizes_.end() - 1);
    Value all = Value::object({{"experiment", "training"},
                               {"data", data},
                               {"hidden", list(hidden)},
                               {"outputs", sizes_.back()},
                               {"activation", model.at("hidden").text()},
                               {"loss", loss},
                               {"optimizer", optimizer},
                               {"steps", steps},
                               {"parameters", list(flat_vector(init_, layers()))},
                               {"precision", single ? "float" : "double"}});
    const Node norm = model.at("norm");
    if (!norm.value().is_null()) {
      const char* ours = translated(norms, norm.text());
      if (ours == nullptr) norm.refuse("the core knows no such normalization.");
      all.set("normalization", ours);
    }
    if (!order_.empty()) {
      // Whole epochs: what comes after the last step is never asked for.
      const std::size_t examples = data_.at("X").items().size();
      Numbers order = order_;
      while (order.size() % examples != 0) order.push_back(0);
      all.set("batch", batch_);
      all.set("order", list(order));
    }
    return all;
  }

  static void compare(Check& check, const char* column, const Node& weights, std::size_t layers,
                      const Tolerance& tolerance) {
    for (const auto& [table, want] : tables_of(weights, layers)) {
      check.comparisons.push_back({table, {{column}}, want, tolerance.of(want)});
    }
  }

  Check first_step(Value spec, const Tolerance& tolerance) const {
    Check check{std::move(spec), {}};
    compare(check, "firstGradient", run_.at("grad0"), layers(), tolerance);
    compare(check, "value", run_.at("weights_after_step1"), layers(), tolerance);
    return check;
  }

  Check whole(Value spec, const Tolerance& tolerance) const {
    Check check{std::move(spec), {}};
    const auto add = [&](const std::string& table, const std::string& column, const Numbers& want) {
      check.comparisons.push_back({table, {{column}}, want, tolerance.of(want)});
    };
    add("steps", "loss", run_.at("loss").numbers());
    compare(check, "value", run_.at("final"), layers(), tolerance);
    add("evaluation", "loss", {run_.at("eval_loss").number()});
    const Node accuracy = run_.at("eval_accuracy");
    if (!accuracy.value().is_null()) add("evaluation", "accuracy", {accuracy.number()});
    const Node head = run_.at("eval_output_head");
    for (std::size_t k = 0; k < static_cast<std::size_t>(sizes_.back()); ++k) {
      add("outputs", "out." + std::to_string(k), column(head, k));
    }
    const Node running = run_.at("final_running");
    for (std::size_t layer = 1; layer <= layers(); ++layer) {
      const std::string number = std::to_string(layer);
      if (const auto mean = running.find("running_mean" + number)) {
        add("layer" + number + ".runningMean", "value", flat(*mean));
      }
      if (const auto variance = running.find("running_var" + number)) {
        add("layer" + number + ".runningVariance", "value", flat(*variance));
      }
    }
    return check;
  }

  Node run_, data_, init_;
  Numbers sizes_, order_;
  std::size_t batch_ = 0;
};

}  // namespace

std::vector<Case> training_cases(const Node& file) {
  std::vector<Case> cases;
  for (const Node& run : file.at("runs").items()) cases.push_back(RunCase(file, run).made());
  return cases;
}

}  // namespace descent::cli
