#include "descent/experiment/normalization.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "descent/base/random.h"
#include "descent/experiment/at_once.h"
#include "descent/experiment/normalization_input.h"
#include "descent/experiment/numbers.h"
#include "descent/nn/network.h"
#include "descent/scaling/moments.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Along which axis a normalization takes its statistics.
enum class AxisOf { nothing, features, examples };

/// A group of cells that share their statistics: a feature over the batch, or an example over its features.
struct Group {
  double mean = missing, variance = missing, mean_square = missing, divisor = missing;
};

double square(double x) { return x * x; }

/// Moments of some numbers, which Moments gives as a standard deviation.
Group moments_of(std::span<const double> numbers) {
  const Moments moments(numbers);
  return {.mean = moments.mean(), .variance = square(moments.deviation())};
}

double mean_square(std::span<const double> numbers) {
  double total = 0;
  for (double number : numbers) total += square(number);
  return total / static_cast<double>(numbers.size());
}

/// The layer that is looked at, alone, and the batches it is given.
class Bench {
 public:
  explicit Bench(const Value& spec)
      : spec_(spec),
        id_(spec["normalization"]["id"].string()),
        axis_(id_ == "batch-norm" ? AxisOf::features
              : id_ == "none"     ? AxisOf::nothing
                                  : AxisOf::examples),
        matrix_(spec),
        batch_(spec["batch"].count()),
        layer_({.inputs = matrix_.features,
                .blocks = {{.units = matrix_.features, .dense = false, .normalization = spec["normalization"]}}},
               batch_),
        numbers_(batch_buffer<double>(matrix_.features, batch_)),
        x_{numbers_.data(), matrix_.features, batch_},
        gamma_(by_feature(spec["gamma"], matrix_.features, 1)),
        beta_(by_feature(spec["beta"], matrix_.features, 0)) {
    Random random(0);
    layer_.initialize(*make_initializer(Value::object({{"id", "zeros"}})), random);
  }

  void compute(Result& result) {
    gather(result);
    normalized_ = run(std::vector<double>(matrix_.features, 1), std::vector<double>(matrix_.features, 0));
    outputs_ = run(gamma_, beta_);
    find_groups();
    add_cells(result);
    add_groups(result);
    add_features(result);
    add_facts(result);
  }

 private:
  bool infers() const { return spec_["mode"].string() == "inference"; }
  bool uses_running() const { return axis_ == AxisOf::features && infers(); }
  std::size_t cells() const { return batch_ * matrix_.features; }

  void show_matrix() { fill_batch(matrix_.values.data(), x_); }

  /// The matrix through the layer with these γ and β: numbers of the outputs, row by row.
  std::vector<double> run(const std::vector<double>& gamma, const std::vector<double>& beta) {
    for (const PlacedPiece& placed : layer_.parameter_layout()) {
      const std::vector<double>& from = placed.piece.name == "gamma" ? gamma : beta;
      std::copy(from.begin(), from.end(), layer_.parameters().begin() + static_cast<std::ptrdiff_t>(placed.offset));
    }
    std::copy(running_.begin(), running_.end(), layer_.buffers().begin());
    show_matrix();
    layer_.forward(x_, infers() ? Mode::inference : Mode::training);
    std::vector<double> all(cells());
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i] = layer_.output().at(i % matrix_.features, i / matrix_.features);
    }
    return all;
  }

  /// Trains on batch after batch: the matrix itself, then batches drawn from normal distributions that have each
  /// feature's mean and standard deviation over all examples of the matrix. Keeps the running statistics as they are
  /// after `seen` of them.
  void gather(Result& result) {
    running_.assign(layer_.buffers().begin(), layer_.buffers().end());
    if (running_.empty()) return;
    Columns columns = {{"batch", "", "batches seen", ""}};
    const auto add = [&](const char* id, const char* symbol, const char* label) {
      for (std::size_t f = 0; f < matrix_.features; ++f) {
        columns.push_back({id + std::to_string(f), symbol, label + std::to_string(f + 1), ""});
      }
    };
    add("mean.", "", "running mean of feature ");
    add("variance.", "", "running variance of feature ");
    add("batchMean.", "\\mu_B", "mean over the batch of feature ");
    add("batchVariance.", "", "its variance there, divided by m − 1, of feature ");
    columns.push_back({"start", "", "share of the weight that lies on mean 0 and variance 1, where they started", ""});
    TableBuilder table("running", "Running statistics after each batch", columns);
    Random random(static_cast<std::uint64_t>(spec_["seed"].number()), 5);
    const std::size_t features = matrix_.features, seen = spec_["seen"].count(), count = spec_["batches"].count();
    const double momentum = batch_ > 1 ? spec_["normalization"]["momentum"].number() : 0;
    double start = 1;
    std::vector<double> row(table.width()), column(batch_);
    for (std::size_t k = 0; k <= count; ++k) {
      std::fill(row.begin(), row.end(), missing);
      row[0] = static_cast<double>(k);
      row.back() = start;
      start *= 1 - momentum;
      if (k > 0) {
        k == 1 ? show_matrix() : draw(random);
        layer_.forward(x_, Mode::training);
        for (std::size_t f = 0; f < features; ++f) {
          std::copy_n(x_.row(f), batch_, column.begin());
          const Moments moments(column);
          row[1 + 2 * features + f] = moments.mean();
          if (batch_ > 1) row[1 + 3 * features + f] = square(moments.deviation(1));
        }
      }
      for (std::size_t i = 0; i < 2 * features; ++i) row[1 + i] = layer_.buffers()[i];
      table.add_row(row);
      if (k == seen) running_.assign(layer_.buffers().begin(), layer_.buffers().end());
    }
    table.append_to(result);
  }

  void draw(Random& random) {
    for (std::size_t f = 0; f < matrix_.features; ++f) {
      const std::vector<double> column = matrix_.column(f, matrix_.examples);
      const Moments moments(column);
      const double deviation = matrix_.examples > 1 ? moments.deviation(1) : 0;
      for (std::size_t e = 0; e < batch_; ++e) x_.at(f, e) = moments.mean() + deviation * random.normal();
    }
  }

  void find_groups() {
    const double epsilon = axis_ == AxisOf::nothing ? 0 : spec_["normalization"]["epsilon"].number();
    const std::size_t count = axis_ == AxisOf::features ? matrix_.features : axis_ == AxisOf::examples ? batch_ : 0;
    for (std::size_t g = 0; g < count; ++g) {
      const std::vector<double> own = axis_ == AxisOf::features ? matrix_.column(g, batch_) : matrix_.row(g);
      Group group = moments_of(own);
      if (uses_running()) group = {.mean = running_[g], .variance = running_[matrix_.features + g]};
      if (id_ == "rms-norm") group = {.mean_square = mean_square(own)};
      group.divisor = std::sqrt((id_ == "rms-norm" ? group.mean_square : group.variance) + epsilon);
      groups_.push_back(group);
    }
  }

  std::size_t group_of(std::size_t cell) const {
    return axis_ == AxisOf::features ? cell % matrix_.features : cell / matrix_.features;
  }

  void add_cells(Result& result) const {
    TableBuilder table("cells", "Cell by cell",
                       {{"example", "", "example", ""},
                        {"feature", "", "feature", ""},
                        {"group", "", "row of the statistics it was normalized with", ""},
                        {"original", "", "as given", ""},
                        {"x", "x", "value", ""},
                        {"mean", "\\mu", "mean that was taken off", ""},
                        {"variance", "\\sigma^2", "variance that was used", ""},
                        {"meanSquare", "", "mean of the squares that was used", ""},
                        {"divisor", "", "what was divided by", ""},
                        {"normalized", "\\hat x", "normalized", ""},
                        {"gamma", "\\gamma", "scale", ""},
                        {"beta", "\\beta", "shift", ""},
                        {"y", "y", "output", ""}});
    const Group none;
    for (std::size_t i = 0; i < cells(); ++i) {
      const bool grouped = axis_ != AxisOf::nothing;
      const Group& group = grouped ? groups_[group_of(i)] : none;
      const std::size_t feature = i % matrix_.features;
      table.add_row({static_cast<double>(i / matrix_.features), static_cast<double>(feature),
                     grouped ? static_cast<double>(group_of(i)) : missing, matrix_.original[i], matrix_.values[i],
                     group.mean, group.variance, group.mean_square, group.divisor, normalized_[i], gamma_at(feature),
                     beta_at(feature), outputs_[i]});
    }
    table.append_to(result);
  }

  double gamma_at(std::size_t feature) const { return axis_ == AxisOf::nothing ? missing : gamma_[feature]; }
  double beta_at(std::size_t feature) const {
    return axis_ == AxisOf::nothing || id_ == "rms-norm" ? missing : beta_[feature];
  }

  /// Of the group's cells in `numbers`, laid out like the matrix.
  Group moments_in(const std::vector<double>& numbers, std::size_t group) const {
    std::vector<double> own;
    for (std::size_t i = 0; i < cells(); ++i) {
      if (group_of(i) == group) own.push_back(numbers[i]);
    }
    return moments_of(own);
  }

  void add_groups(Result& result) const {
    TableBuilder table("groups", axis_ == AxisOf::features ? "Feature by feature" : "Example by example",
                       {{"group", "", axis_ == AxisOf::features ? "feature" : "example", ""},
                        {"mean", "\\mu", "mean that is taken off", ""},
                        {"variance", "\\sigma^2", "variance that is used", ""},
                        {"meanSquare", "", "mean of the squares that is used", ""},
                        {"divisor", "", "what is divided by", ""},
                        {"normalizedMean", "", "mean of the normalized values", ""},
                        {"normalizedVariance", "", "variance of the normalized values", ""},
                        {"outputMean", "", "mean of the outputs", ""},
                        {"outputVariance", "", "variance of the outputs", ""}});
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const Group &group = groups_[g], normalized = moments_in(normalized_, g), output = moments_in(outputs_, g);
      table.add_row({static_cast<double>(g), group.mean, group.variance, group.mean_square, group.divisor,
                     normalized.mean, normalized.variance, output.mean, output.variance});
    }
    table.append_to(result);
  }

  /// Root mean square of one feature over the batch, in `numbers`, laid out like the matrix.
  double size_in(const std::vector<double>& numbers, std::size_t feature) const {
    double total = 0;
    for (std::size_t e = 0; e < batch_; ++e) total += square(numbers[e * matrix_.features + feature]);
    return std::sqrt(total / static_cast<double>(batch_));
  }

  void add_features(Result& result) const {
    TableBuilder table("features", "Features",
                       {{"feature", "", "feature", ""},
                        {"mean", "", "mean over all examples of the matrix, which batches are drawn around", ""},
                        {"variance", "", "their variance", ""},
                        {"size", "", "root mean square over the batch", ""},
                        {"normalizedSize", "", "the same after normalization", ""},
                        {"gamma", "\\gamma", "scale", ""},
                        {"beta", "\\beta", "shift", ""}});
    for (std::size_t f = 0; f < matrix_.features; ++f) {
      const Moments moments(matrix_.column(f, matrix_.examples));
      table.add_row({static_cast<double>(f), moments.mean(), matrix_.examples > 1 ? square(moments.deviation(1)) : 0,
                     size_in(matrix_.values, f), size_in(normalized_, f), gamma_at(f), beta_at(f)});
    }
    table.append_to(result);
  }

  /// The feature with the largest numbers.
  std::size_t largest_feature() const {
    std::size_t largest = 0;
    for (std::size_t f = 1; f < matrix_.features; ++f) {
      if (size_in(matrix_.values, f) > size_in(matrix_.values, largest)) largest = f;
    }
    return largest;
  }

  /// How many times as large as the other features, on average, that feature is; nothing where there is no other.
  double stands_out(const std::vector<double>& numbers) const {
    const std::size_t largest = largest_feature();
    double others = 0;
    for (std::size_t f = 0; f < matrix_.features; ++f) others += f == largest ? 0 : size_in(numbers, f);
    return others > 0 ? size_in(numbers, largest) * static_cast<double>(matrix_.features - 1) / others : missing;
  }

  void add_facts(Result& result) const {
    TableBuilder table("facts", "Facts",
                       {{"examples", "", "examples in the batch", ""},
                        {"features", "", "features", ""},
                        {"available", "", "examples in the matrix", ""},
                        {"byFeature", "", "statistics are those of features", ""},
                        {"running", "", "running statistics were used", ""},
                        {"alone", "", "a batch of one has no spread to divide by", ""},
                        {"largest", "", "feature with the largest numbers", ""},
                        {"stoodOut", "", "how many times as large as the others it is", ""},
                        {"standsOut", "", "the same after normalization", ""}});
    const bool alone = axis_ == AxisOf::features && batch_ == 1;
    table.add_row({static_cast<double>(batch_), static_cast<double>(matrix_.features),
                   static_cast<double>(matrix_.examples), axis_ == AxisOf::features ? 1.0 : 0.0,
                   uses_running() ? 1.0 : 0.0, alone ? 1.0 : 0.0, static_cast<double>(largest_feature()),
                   stands_out(matrix_.values), stands_out(normalized_)});
    table.append_to(result);
  }

  const Value& spec_;
  std::string id_;
  AxisOf axis_;
  Matrix matrix_;
  std::size_t batch_;
  Network<double> layer_;
  Buffer<double> numbers_;
  Batch<double> x_;
  std::vector<double> gamma_, beta_, running_, normalized_, outputs_;
  std::vector<Group> groups_;
};

}  // namespace

Experiment normalization_experiment() {
  return {{.id = "normalization",
           .title = "Which axis?",
           .help = "One small matrix under a normalization: which statistics each cell was normalized with, and what "
                   "became of it.",
           .parameters = normalization_parameters()},
          complete_normalization,
          [](const Value& spec) -> std::unique_ptr<Run> {
            return std::make_unique<AtOnce>(spec, [](const Value& s, Result& result) { Bench(s).compute(result); });
          }};
}

}  // namespace descent
