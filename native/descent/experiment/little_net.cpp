#include "descent/experiment/little_net.h"

#include <cmath>
#include <cstring>
#include <limits>

#include "descent/base/check.h"
#include "descent/base/format.h"
#include "descent/experiment/numbers.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t inputs = 4;
/// Random sequences of a seed, so that a nudge does not depend on how many numbers the scheme drew.
constexpr std::uint64_t nudge_stream = 100;

/// The little network as a spec of the training experiment: all examples at every step, in double.
Value training_spec(const Value& spec, const Value& scheme) {
  Value::Array hidden(spec["depth"].count(), Value(spec["width"].number()));
  return Value::object({{"hidden", Value(std::move(hidden))},
                        {"outputs", 1},
                        {"activation", Value::object({{"id", spec["activation"]}})},
                        {"normalization", Value::object({{"id", "none"}})},
                        {"placement", "before"},
                        {"dropout", 0.0},
                        {"initializer", scheme},
                        {"loss", Value::object({{"id", "mse"}})},
                        {"optimizer", spec["optimizer"]},
                        {"steps", spec["steps"]},
                        {"batch", std::size_t{1} << inputs},
                        {"weightPenalty", 0.0},
                        {"clip", 0.0},
                        {"order", Value()},
                        {"parameters", Value()},
                        {"seed", spec["seed"]}});
}

std::string place(const char* what, std::size_t layer, std::size_t unit) {
  return concat({what, ".", std::to_string(layer + 1), ".", std::to_string(unit + 1)});
}

/// Keeps the hidden layers' sums and activations of the one example that goes through.
struct Onlooker final : Watch<double> {
  explicit Onlooker(std::size_t layers) : hidden(layers) {}
  void see_activation(std::size_t block, Batch<const double> before, Batch<const double> after,
                      const double* /*slopes*/) override {
    for (std::size_t u = 0; block < hidden && u < after.features; ++u) {
      sums.push_back(before.at(u, 0));
      activations.push_back(after.at(u, 0));
    }
  }
  void see_gradient(std::size_t, Batch<const double>, Batch<const double>) override {}
  std::size_t hidden;
  std::vector<double> sums, activations;
};

Columns steps_columns(std::size_t hidden) {
  Columns columns = {{"step", "t", "step", "updates"},
                     {"loss", "L", "mean squared error over the examples", ""},
                     {"kinds", "", "different hidden units, layer by layer, in all", ""}};
  for (std::size_t l = 0; l < hidden; ++l) {
    const std::string number = std::to_string(l + 1);
    columns.push_back({"kinds." + number, "", "different units in layer " + number, ""});
  }
  return columns;
}

Columns units_columns(std::size_t hidden, std::size_t width) {
  Columns columns = {{"step", "t", "step", "updates"}};
  for (std::size_t l = 0; l < hidden; ++l) {
    for (std::size_t u = 0; u < width; ++u) {
      columns.push_back({place("a", l, u), "a", place("activation", l, u), ""});
    }
  }
  for (std::size_t l = 0; l < hidden; ++l) {
    for (std::size_t u = 0; u < width; ++u) {
      columns.push_back({place("z", l, u), "z", place("sum", l, u), ""});
    }
  }
  columns.push_back({"out", "\\hat y", "output", ""});
  for (std::size_t l = 0; l < hidden; ++l) {
    for (std::size_t u = 0; u < width; ++u) {
      columns.push_back({place("kind", l, u), "", place("first unit that is the same", l, u), ""});
    }
  }
  return columns;
}

Columns weights_columns(std::size_t hidden, std::size_t width) {
  Columns columns = {{"step", "t", "step", "updates"}};
  for (std::size_t l = 0; l <= hidden; ++l) {
    const std::size_t fan_in = l == 0 ? inputs : width, units = l == hidden ? 1 : width;
    for (std::size_t u = 0; u < units; ++u) {
      for (std::size_t i = 0; i < fan_in; ++i) {
        const std::string from = std::to_string(i + 1);
        columns.push_back(
            {concat({place("w", l, u), ".", from}), "w", concat({place("weight", l, u), " from ", from}), ""});
      }
      columns.push_back({place("b", l, u), "b", place("bias", l, u), ""});
    }
  }
  return columns;
}

}  // namespace

Dataset switches() {
  Dataset data{.features = inputs, .target_width = 1, .inputs = {}, .targets = {}};
  for (unsigned pattern = 0; pattern < 1U << inputs; ++pattern) {
    for (unsigned i = 0; i < inputs; ++i) data.inputs.push_back((pattern >> i & 1U) != 0 ? 1 : 0);
    data.targets.push_back((pattern & 1U) != (pattern >> 1 & 1U) ? 1 : 0);
  }
  return data;
}

LittleNet::LittleNet(const Value& spec, const Value& scheme, const std::string& number)
    : hidden_(spec["depth"].count()),
      width_(spec["width"].count()),
      steps_(spec["steps"].count()),
      shown_(numbers_of(spec["x"])),
      trainer_(training_spec(spec, scheme), switches()),
      steps_table_("steps." + number, "Step by step", steps_columns(hidden_)),
      units_table_("units." + number, "Every unit, for the input that is shown", units_columns(hidden_, width_)),
      weights_table_("weights." + number, "Every weight and bias", weights_columns(hidden_, width_)) {
  nudge(spec);
  for (TableBuilder* table : {&steps_table_, &units_table_, &weights_table_}) table->reserve(steps_ + 1);
}

/// Random numbers on top of the weights that lead into some units.
void LittleNet::nudge(const Value& spec) {
  const std::span<double> params = trainer_.network().parameters();
  for (double number : numbers_of(spec["nudged"])) {
    const auto unit = static_cast<std::size_t>(number) - 1;
    Random random(static_cast<std::uint64_t>(spec["seed"].number()), nudge_stream + unit);
    const PlacedPiece& weight = piece(unit / width_, "weight");
    double* row = params.data() + weight.offset + unit % width_ * weight.piece.columns;
    for (std::size_t i = 0; i < weight.piece.columns; ++i) row[i] += spec["nudge"].number() * random.normal();
  }
}

const PlacedPiece& LittleNet::piece(std::size_t block, std::string_view name) const {
  for (const PlacedPiece& placed : trainer_.network().parameter_layout()) {
    if (placed.block == block && placed.piece.name == name) return placed;
  }
  check(false, "a piece that the layout has");
  return trainer_.network().parameter_layout().front();
}

std::size_t LittleNet::kind_of(std::size_t block, std::size_t unit) const {
  // The network has no access to its parameters that changes nothing.
  const double* params = const_cast<LittleNet*>(this)->trainer_.network().parameters().data();
  const PlacedPiece &weight = piece(block, "weight"), &bias = piece(block, "bias");
  const std::size_t fan_in = weight.piece.columns;
  const double *rows = params + weight.offset, *biases = params + bias.offset;
  std::size_t first = 0;
  while (std::memcmp(rows + first * fan_in, rows + unit * fan_in, fan_in * sizeof(double)) != 0 ||
         std::memcmp(biases + first, biases + unit, sizeof(double)) != 0) {
    ++first;
  }
  return first;
}

bool LittleNet::record(double loss) {
  Network<double>& network = trainer_.network();
  const double step = static_cast<double>(steps_table_.rows());
  units_row_.assign(1, step);
  Onlooker seen(hidden_);
  Buffer<double> numbers = batch_buffer<double>(inputs, 1);
  const Batch<double> x{numbers.data(), inputs, 1};
  fill_batch(shown_.data(), x);
  network.forward(x, Mode::inference, &seen);
  for (const auto* numbers_seen : {&seen.activations, &seen.sums}) {
    units_row_.insert(units_row_.end(), numbers_seen->begin(), numbers_seen->end());
  }
  units_row_.push_back(network.output().at(0, 0));
  steps_row_ = {step, loss, 0};
  for (std::size_t l = 0; l < hidden_; ++l) {
    double kinds = 0;
    for (std::size_t u = 0; u < width_; ++u) {
      const std::size_t kind = kind_of(l, u);
      kinds += kind == u;
      units_row_.push_back(static_cast<double>(kind + 1));
    }
    steps_row_.push_back(kinds);
    steps_row_[2] += kinds;
  }
  weights_row_.assign(1, step);
  for (std::size_t l = 0; l <= hidden_; ++l) {
    const PlacedPiece &weight = piece(l, "weight"), &bias = piece(l, "bias");
    const double* params = network.parameters().data();
    for (std::size_t u = 0; u < weight.piece.rows; ++u) {
      for (std::size_t i = 0; i < weight.piece.columns; ++i) {
        weights_row_.push_back(params[weight.offset + u * weight.piece.columns + i]);
      }
      weights_row_.push_back(params[bias.offset + u]);
    }
  }
  for (const auto* row : {&steps_row_, &units_row_, &weights_row_}) {
    for (double number : *row) {
      if (!std::isfinite(number)) return false;
    }
  }
  steps_table_.add_row(steps_row_);
  units_table_.add_row(units_row_);
  weights_table_.add_row(weights_row_);
  return true;
}

void LittleNet::learn() {
  for (std::size_t t = 0; t <= steps_; ++t) {
    // The loss of all examples, at the weights that are there before the update.
    if (!record(trainer_.evaluate().loss)) {
      lost_at_ = t;
      return;
    }
    if (t < steps_) trainer_.step(nullptr);
  }
}

void LittleNet::append_to(Result& result) const {
  for (const TableBuilder* table : {&steps_table_, &units_table_, &weights_table_}) table->append_to(result);
}

Columns LittleNet::verdict_columns() {
  return {
      {"lossStart", "", "loss before training", ""},
      {"lossEnd", "", "loss at the end", ""},
      {"kindsStart", "", "different hidden units before training", ""},
      {"kindsEnd", "", "different hidden units at the end", ""},
      {"units", "", "hidden units", ""},
      {"growth", "", "size of the last hidden layer, relative to the first, per layer, before training", ""},
      {"out", "", "output before training, for the input that is shown", ""},
      {"divergedAt", "", "lost at step", ""},
      {"learned", "", "1 where the loss ends below 0.025, a tenth of what a constant answer gets; otherwise 0", ""}};
}

std::vector<double> LittleNet::verdict() const {
  const std::size_t rows = steps_table_.rows();
  const double nothing_learned = 0.25;
  const double lost = lost_at_ ? static_cast<double>(*lost_at_) : missing;
  const double units = static_cast<double>(hidden_ * width_);
  if (rows == 0) return {missing, missing, missing, missing, units, missing, missing, lost, 0};
  const auto size = [&](std::size_t layer) {
    double squares = 0;
    for (std::size_t u = 0; u < width_; ++u) {
      const double a = units_table_.at(0, 1 + layer * width_ + u);
      squares += a * a;
    }
    return std::sqrt(squares);
  };
  const double first = size(0), ratio = first == 0 || hidden_ == 1 ? missing : size(hidden_ - 1) / first;
  const double growth = ratio == 0  ? 0
                        : ratio > 0 ? portable::exp(portable::log(ratio) / static_cast<double>(hidden_ - 1))
                                    : missing;
  const double end = steps_table_.at(rows - 1, 1);
  return {steps_table_.at(0, 1),
          end,
          steps_table_.at(0, 2),
          steps_table_.at(rows - 1, 2),
          units,
          growth,
          units_table_.at(0, 1 + 2 * hidden_ * width_),
          lost,
          !lost_at_ && end < nothing_learned / 10 ? 1.0 : 0.0};
}

}  // namespace descent
