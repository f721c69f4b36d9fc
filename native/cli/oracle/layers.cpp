#include <algorithm>
#include <cmath>
#include <limits>

#include "cli/oracle/files.h"
#include "cli/oracle/lists.h"

// A layer is the experiment "layer", a loss "loss", an activation "activation"; each in double, and in float as far as
// the reference says what float can reach.
namespace descent::cli {
namespace {

using Numbers = std::vector<double>;

double largest(const Numbers& numbers) {
  double size = 0;
  for (double number : numbers) size = std::max(size, std::fabs(number));
  return size;
}

/// How far off the numbers of one array may be, in one of the two precisions.
class Tolerances {
 public:
  /// In double, `relative` to the largest magnitude of the array, but at least to 1.
  Tolerances(const Node& entry, double relative) : relative_(relative) {
    if (const auto deviations = entry.find("float32_dev")) {
      for (const auto& [name, value] : deviations->members()) deviations_.emplace_back(name, value.number());
    }
  }
  /// Whether the reference says what float can reach.
  bool knows_float() const { return !deviations_.empty(); }
  double of(const std::string& array, const Numbers& want, bool single) const {
    if (!single) return relative_ * std::max(1.0, largest(want));
    for (const auto& [name, deviation] : deviations_) {
      if (name == array) return std::max(10 * deviation, 1e-6 * largest(want));
    }
    return 1e-6 * largest(want);
  }

 private:
  double relative_;
  std::vector<std::pair<std::string, double>> deviations_;
};

/// A spec with its comparisons, in the precision of the moment.
struct Draft {
  Check check;
  const Tolerances& tolerances;
  bool single;

  void compare(const std::string& table, const std::string& column, const std::string& array, const Numbers& want,
               std::size_t first_row = 0) {
    check.comparisons.push_back({table, {{column}}, want, tolerances.of(array, want, single), first_row});
  }
  /// A matrix, row by row, in the columns prefix0, prefix1, … of the table "rows".
  void compare_rows(const std::string& prefix, const std::string& array, const Node& matrix,
                    std::size_t first_row = 0) {
    const Numbers all = flat(matrix);
    for (std::size_t k = 0; k < matrix.items().at(0).items().size(); ++k) {
      const Numbers want = column(matrix, k);
      check.comparisons.push_back(
          {"rows", {{prefix + std::to_string(k)}}, want, tolerances.of(array, all, single), first_row});
    }
  }
};

/// The case in double, then in float.
template <class Write>
Case in_both(const std::string& name, const Node& entry, double relative, Write write) {
  Case result{name};
  const Tolerances tolerances(entry, relative);
  for (const bool single : {false, true}) {
    if (single && !tolerances.knows_float()) continue;
    Draft draft{{}, tolerances, single};
    write(draft);
    draft.check.spec.set("precision", single ? "float" : "double");
    result.checks.push_back(std::move(draft.check));
  }
  return result;
}

Value layer_spec(const Node& x, const Numbers& parameters, const Node& upstream) {
  return Value::object({{"experiment", "layer"},
                        {"inputs", list(flat(x))},
                        {"parameters", list(parameters)},
                        {"normalization", "none"},
                        {"upstream", list(flat(upstream))}});
}

Numbers joined(const Node& entry, std::initializer_list<const char*> names) {
  Numbers all;
  for (const char* name : names) add_numbers(entry.at(name), all);
  return all;
}

Value norm_part(const char* id, const Node& entry) {
  return Value::object({{"id", id}, {"epsilon", entry.at("eps").number()}});
}

std::string shape(const Node& entry) {
  return std::to_string(static_cast<int>(entry.at("batch").number())) + " × " +
         std::to_string(static_cast<int>(entry.at(entry.find("in") ? "in" : "features").number()));
}

Case dense_case(const std::string& kind, const Node& entry, bool weight_norm) {
  return in_both(kind + " " + shape(entry), entry, 1e-12, [&](Draft& draft) {
    const Numbers parameters = weight_norm ? joined(entry, {"v", "g", "bias"}) : joined(entry, {"weight", "bias"});
    Value spec = layer_spec(entry.at("x"), parameters, entry.at("dout"));
    spec.set("features", entry.at("in").number());
    spec.set("units", entry.at("out_features").number());
    if (weight_norm) spec.set("normalization", "weight-norm");
    draft.check.spec = spec;
    draft.compare_rows("out.", "out", entry.at("out"));
    draft.compare_rows("slope.", "dx", entry.at("dx"));
    for (const char* name : {"weight", "v", "g", "bias"}) {
      const auto slopes = entry.find(std::string("d") + name);
      if (slopes) draft.compare(name, "gradient", std::string("d") + name, flat(*slopes));
    }
  });
}

/// Layer norm and RMS norm.
Case row_norm_case(const std::string& name, const char* part, const Node& entry) {
  // A row whose mean is a thousand spreads has lost three digits before it is normalized.
  const double relative = largest(flat(entry.at("x"))) > 100 ? 1e-9 : 1e-11;
  return in_both(name + " " + shape(entry), entry, relative, [&](Draft& draft) {
    const bool shifts = entry.find("beta").has_value();
    Value spec = layer_spec(entry.at("x"), shifts ? joined(entry, {"gamma", "beta"}) : joined(entry, {"gamma"}),
                            entry.at("dout"));
    spec.set("features", entry.at("features").number());
    spec.set("normalization", norm_part(part, entry));
    draft.check.spec = spec;
    draft.compare_rows("out.", "out", entry.at("out"));
    draft.compare_rows("slope.", "dx", entry.at("dx"));
    draft.compare("gamma", "gradient", "dgamma", flat(entry.at("dgamma")));
    if (shifts) draft.compare("beta", "gradient", "dbeta", flat(entry.at("dbeta")));
  });
}

Value batch_norm_spec(const Node& entry, const Numbers& inputs, const Node& upstream) {
  Value spec = layer_spec(entry.at("batches"), joined(entry, {"gamma", "beta"}), upstream);
  spec.set("inputs", list(inputs));
  spec.set("features", entry.at("features").number());
  spec.set("batch", entry.at("batch").number());
  Value part = norm_part("batch-norm", entry);
  part.set("momentum", entry.at("momentum").number());
  spec.set("normalization", part);
  return spec;
}

double batch_norm_tolerance(const Node& entry) { return largest(flat(entry.at("batches"))) > 100 ? 1e-9 : 1e-11; }

Case batch_norm_case(const Node& entry) {
  return in_both("batch norm " + shape(entry), entry, batch_norm_tolerance(entry), [&](Draft& draft) {
    draft.check.spec = batch_norm_spec(entry, flat(entry.at("batches")), entry.at("dout"));
    const std::vector<Node> outs = entry.at("outs").items();
    const std::size_t batch = static_cast<std::size_t>(entry.at("batch").number());
    for (std::size_t b = 0; b < outs.size(); ++b) draft.compare_rows("out.", "outs", outs[b], b * batch);
    draft.compare_rows("slope.", "dx", entry.at("dx"), (outs.size() - 1) * batch);
    draft.compare("gamma", "gradient", "dgamma", flat(entry.at("dgamma")));
    draft.compare("beta", "gradient", "dbeta", flat(entry.at("dbeta")));
    const std::size_t features = static_cast<std::size_t>(entry.at("features").number());
    for (std::size_t k = 0; k < features; ++k) {
      const std::string number = std::to_string(k);
      draft.compare("running", "runningMean." + number, "running_mean", column(entry.at("running_mean"), k));
      draft.compare("running", "runningVariance." + number, "running_var", column(entry.at("running_var"), k));
    }
  });
}

Case batch_norm_inference_case(const Node& entry) {
  return in_both("batch norm " + shape(entry) + ", inference", entry, batch_norm_tolerance(entry), [&](Draft& draft) {
    Numbers inputs = flat(entry.at("batches"));
    const std::size_t before =
        entry.at("batches").items().size() * static_cast<std::size_t>(entry.at("batch").number());
    add_numbers(entry.at("eval_x"), inputs);
    draft.check.spec = batch_norm_spec(entry, inputs, entry.at("eval_dout"));
    draft.check.spec.set("mode", "inference");
    draft.compare_rows("out.", "eval_out", entry.at("eval_out"), before);
    draft.compare_rows("slope.", "eval_dx", entry.at("eval_dx"), before);
    draft.compare("gamma", "gradient", "eval_dgamma", flat(entry.at("eval_dgamma")));
    draft.compare("beta", "gradient", "eval_dbeta", flat(entry.at("eval_dbeta")));
  });
}

// --- activations ---

struct ActivationName {
  const char* theirs;
  const char* ours;
  const char* form = nullptr;
};

constexpr ActivationName activation_names[] = {{"sigmoid", "sigmoid"},
                                               {"tanh", "tanh"},
                                               {"relu", "relu"},
                                               {"leaky_relu", "leaky-relu"},
                                               {"elu", "elu"},
                                               {"selu", "selu"},
                                               {"gelu_exact", "gelu", "exact"},
                                               {"gelu_tanh", "gelu", "tanh"},
                                               {"silu", "silu"},
                                               {"softplus", "softplus"}};

/// Every value is held to its own size, so that the tails count as much as the middle.
Case activation_case(const std::string& name, const Numbers& x, const Node& entry) {
  const auto found = std::find_if(std::begin(activation_names), std::end(activation_names),
                                  [&](const ActivationName& candidate) { return candidate.theirs == name; });
  if (found == std::end(activation_names)) return {.name = name, .refusal = "the core has no activation " + name};
  Value part = Value::object({{"id", found->ours}});
  if (found->form != nullptr) part.set("form", found->form);
  Case result{"activation " + name};
  for (const bool single : {false, true}) {
    Check check{Value::object({{"experiment", "activation"},
                               {"activation", part},
                               {"inputs", list(x)},
                               {"precision", single ? "float" : "double"}}),
                {}};
    const auto compare = [&](const char* column, const Numbers& want) {
      for (std::size_t i = 0; i < want.size(); ++i) {
        // In float x itself is rounded, by half a unit in its last place, which exponential tails enlarge |x| times,
        // and those of GELU, where a square or a cube is the exponent, x² times.
        const double size = std::fabs(x[i]), steepness = std::max(1.0, found->form == nullptr ? size : size * size);
        const double relative = single ? 1e-6 * steepness : 1e-12;
        // Slopes that change their sign (GELU, SiLU, near −1) are small there by cancellation.
        const double floor = !single ? 1e-305 : size < 2 ? 1e-7 : 1e-43;
        check.comparisons.push_back({"curve", {{column}}, {want[i]}, relative * std::fabs(want[i]) + floor, i});
      }
    };
    compare("value", entry.at("y_exact").numbers(x.size()));
    compare("slope", entry.at("dy_exact").numbers(x.size()));
    result.checks.push_back(std::move(check));
  }
  return result;
}

// --- losses ---

Value loss_part(const std::string& name, const Node& entry) {
  if (name == "mse" || name == "mae") return Value::object({{"id", name}});
  if (name == "huber") return Value::object({{"id", name}, {"delta", entry.at("delta").number()}});
  if (name == "bce_with_logits") {
    return Value::object({{"id", "binary-cross-entropy"}, {"positiveWeight", entry.at("pos_weight").number()}});
  }
  if (name == "softmax_cross_entropy") {
    return Value::object({{"id", "softmax-cross-entropy"}, {"labelSmoothing", entry.at("label_smoothing").number()}});
  }
  return {};
}

/// Outputs of one example.
std::size_t width_of(const Node& pred) {
  const std::vector<Node> rows = pred.items();
  return !rows.empty() && rows[0].value().is_array() ? rows[0].items().size() : 1;
}

Check loss_check(const Value& part, const Node& entry, bool single) {
  const Node pred = entry.at("pred");
  Check check{Value::object({{"experiment", "loss"},
                             {"loss", part},
                             {"outputs", list(flat(pred))},
                             {"targets", list(flat(entry.at("target")))},
                             {"width", width_of(pred)},
                             {"precision", single ? "float" : "double"}}),
              {}};
  const auto compare = [&](const char* table, const char* column, const Numbers& want) {
    const double tolerance = single ? 2e-6 * std::max(1e-3, largest(want)) : tolerance_for(want);
    check.comparisons.push_back({table, {{column}}, want, tolerance});
  };
  compare("terms", "value", flat(entry.at("per_element")));
  compare("facts", "mean", {entry.at("mean").number()});
  compare("facts", "sum", {entry.at("sum").number()});
  compare("outputs", "slope", flat(entry.at("dpred_mean")));
  compare("outputs", "slopeOfSum", flat(entry.at("dpred_sum")));
  return check;
}

Case loss_case(const std::string& name, std::size_t index, const Node& entry) {
  const Value part = loss_part(name, entry);
  Case result{"loss " + name + " " + std::to_string(index)};
  if (part.is_null()) {
    result.refusal = "the core has no loss " + name;
    return result;
  }
  for (const bool single : {false, true}) result.checks.push_back(loss_check(part, entry, single));
  return result;
}

/// ln p_k is minus the cross-entropy with k as every row's target.
Check log_softmax_check(const Node& entry, std::size_t k) {
  const Node x = entry.at("x");
  const std::size_t rows = x.items().size();
  const Numbers want = column(entry.at("log_softmax"), k);
  return {Value::object({{"experiment", "loss"},
                         {"loss", "softmax-cross-entropy"},
                         {"outputs", list(flat(x))},
                         {"targets", list(Numbers(rows, static_cast<double>(k)))},
                         {"width", width_of(x)}}),
          {{"terms", {{"value", -1}}, want, tolerance_for(want)}}};
}

Case softmax_case(const Node& entry) {
  const Node x = entry.at("x");
  const std::size_t width = width_of(x);
  const std::string name = "softmax " + std::to_string(x.items().size()) + " × " + std::to_string(width);
  Case result = in_both(name, entry, 1e-12, [&](Draft& draft) {
    Value spec = layer_spec(x, {}, entry.at("dout"));
    spec.set("parameters", Value());
    spec.set("features", width);
    spec.set("softmax", true);
    draft.check.spec = spec;
    draft.compare_rows("out.", "out", entry.at("out"));
    draft.compare_rows("slope.", "dx", entry.at("dx"));
  });
  for (std::size_t k = 0; k < width; ++k) result.checks.push_back(log_softmax_check(entry, k));
  return result;
}

}  // namespace

std::vector<Case> layer_cases(const Node& file) {
  std::vector<Case> cases;
  for (const Node& entry : file.at("linear").items()) cases.push_back(dense_case("linear", entry, false));
  for (const Node& entry : file.at("weight_norm_linear").items()) {
    cases.push_back(dense_case("weight norm", entry, true));
  }
  for (const Node& entry : file.at("batchnorm1d").items()) {
    cases.push_back(batch_norm_case(entry));
    cases.push_back(batch_norm_inference_case(entry));
  }
  for (const Node& entry : file.at("layernorm").items()) {
    cases.push_back(row_norm_case("layer norm", "layer-norm", entry));
  }
  for (const Node& entry : file.at("rmsnorm").items()) cases.push_back(row_norm_case("RMS norm", "rms-norm", entry));
  const Numbers x = file.at("activations").at("x").numbers();
  for (const auto& [name, entry] : file.at("activations").members()) {
    if (name != "x") cases.push_back(activation_case(name, x, entry));
  }
  for (const Node& entry : file.at("softmax").items()) cases.push_back(softmax_case(entry));
  for (const auto& [name, entries] : file.at("losses").members()) {
    const std::vector<Node> items = entries.items();
    for (std::size_t i = 0; i < items.size(); ++i) cases.push_back(loss_case(name, i, items[i]));
  }
  return cases;
}

}  // namespace descent::cli
