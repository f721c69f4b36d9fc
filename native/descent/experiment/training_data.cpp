#include "descent/experiment/training_data.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "descent/base/format.h"
#include "descent/base/random.h"

namespace descent {
namespace {

/// Which examples are held out is drawn from a stream of its own.
constexpr std::uint64_t split_stream = 3;

/// Draws the examples to be held out; both parts keep the order of the dataset.
void split(double share, std::uint64_t seed, TrainingData& data) {
  const std::size_t count = data.rows.size();
  const double wanted = std::floor(share * static_cast<double>(count) + 0.5);
  const auto held = std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 1, count - 1);
  Random random(seed, split_stream);
  random.shuffle(std::span(data.rows));
  data.learned = count - held;
  const auto middle = data.rows.begin() + static_cast<std::ptrdiff_t>(data.learned);
  std::sort(data.rows.begin(), middle);
  std::sort(middle, data.rows.end());
}

bool is_none(const Value& scaler) { return scaler["id"].string() == "none"; }

bool takes_rows(const Value& scaler) {
  const ScalerPart& part = scaler_part(scaler["id"].string());
  return part.by_row != nullptr && part.by_row(scaler);
}

std::optional<Error> refuse_scaler(const Value& scaler, const std::string& path) {
  const ScalerPart& part = scaler_part(scaler["id"].string());
  if (part.refuse == nullptr) return std::nullopt;
  const auto error = part.refuse(scaler);
  if (!error) return std::nullopt;
  return Error{concat({path, ".", error->path}), error->code, error->message};
}

std::string column_name(const TrainingData& all, std::size_t column, bool target) {
  const Dataset& data = all.given;
  if (!target && !all.features.empty()) return concat({"the feature ", all.features[column]->descriptor.title});
  if (target) column += data.features;
  if (!data.columns.empty()) return concat({"\"", data.columns[column].name, "\""});
  return column < data.features ? "input " + std::to_string(column + 1)
                                : "target " + std::to_string(column - data.features + 1);
}

/// A scaler for each of the `width` columns, fitted on the rows that are learned from.
Expected<std::vector<std::unique_ptr<Scaler>>> fitted(const Value& part, const TrainingData& data,
                                                      const std::vector<double>& numbers, std::size_t width,
                                                      bool target, const std::string& path) {
  std::vector<std::unique_ptr<Scaler>> all;
  std::vector<double> column(data.learned);
  for (std::size_t k = 0; k < width; ++k) {
    for (std::size_t i = 0; i < data.learned; ++i) column[i] = numbers[data.rows[i] * width + k];
    all.push_back(make_scaler(part));
    if (const auto error = refuse_column(*all.back(), column)) {
      return Error{path, error->code, concat({"In ", column_name(data, k, target), ": ", error->message})};
    }
    all.back()->fit(column);
  }
  return Expected<std::vector<std::unique_ptr<Scaler>>>(std::move(all));
}

std::optional<Error> fit_inputs(const Value& spec, TrainingData& data) {
  const Value& part = spec["scaler"];
  if (is_none(part)) return std::nullopt;
  if (auto error = refuse_scaler(part, "scaler")) return error;
  if (takes_rows(part)) {
    data.by_row = make_scaler(part);
    return std::nullopt;
  }
  auto scalers = fitted(part, data, data.scaled.inputs, data.scaled.features, false, "scaler");
  if (!scalers) return scalers.error();
  data.inputs = std::move(scalers.value());
  return std::nullopt;
}

std::optional<Error> fit_targets(const Value& spec, TrainingData& data) {
  const Value& part = spec["targetScaler"];
  if (is_none(part)) return std::nullopt;
  if (auto error = refuse_scaler(part, "targetScaler")) return error;
  if (data.given.classes > 0) {
    return Error{"targetScaler", "classes", "The targets are classes, and only numbers can be scaled: choose none."};
  }
  if (takes_rows(part)) {
    return Error{"targetScaler", "by-row",
                 "A target can't be found again from its own length: choose the length of the column."};
  }
  auto scalers = fitted(part, data, data.given.targets, data.given.target_width, true, "targetScaler");
  if (!scalers) return scalers.error();
  data.targets = std::move(scalers.value());
  return std::nullopt;
}

/// What the network is given, before scaling.
std::optional<Error> take_features(const Value& list, TrainingData& data) {
  if (list.is_null()) return std::nullopt;
  if (data.given.features != 2) {
    return Error{
        "features", "wrong-count",
        concat({"Features are made of two inputs; these examples have ", std::to_string(data.given.features), "."})};
  }
  for (const Value& part : list.array()) data.features.push_back(&feature_part(part));
  data.scaled.features = data.features.size();
  data.scaled.inputs = data.features_of(data.given.inputs);
  return std::nullopt;
}

void scale_all(const std::vector<std::unique_ptr<Scaler>>& scalers, std::vector<double>& numbers) {
  if (scalers.empty()) return;
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = scalers[i % scalers.size()]->transform(numbers[i]);
}

}  // namespace

std::vector<double> TrainingData::features_of(std::span<const double> given_rows) const {
  if (features.empty()) return {given_rows.begin(), given_rows.end()};
  return make_features(features, given_rows);
}

std::vector<double> TrainingData::scale_inputs(std::span<const double> given_rows) const {
  std::vector<double> all = features_of(given_rows);
  scale_all(inputs, all);
  if (by_row == nullptr) return all;
  for (std::size_t first = 0; first < all.size(); first += scaled.features) {
    const std::span<double> row = std::span(all).subspan(first, scaled.features);
    by_row->fit(row);
    for (double& number : row) number = by_row->transform(number);
  }
  return all;
}

Dataset TrainingData::part(std::size_t first, std::size_t end) const {
  Dataset some{.features = scaled.features, .target_width = scaled.target_width, .classes = scaled.classes};
  const auto copy = [&](const auto& from, std::size_t width, auto& to) {
    to.reserve((end - first) * width);
    for (std::size_t i = first; i < end; ++i) {
      const auto row = from.begin() + static_cast<std::ptrdiff_t>(rows[i] * width);
      to.insert(to.end(), row, row + static_cast<std::ptrdiff_t>(width));
    }
  };
  if (scaled.levels) {
    auto own = std::make_shared<Levels>(Levels{{}, scaled.levels->lightest});
    copy(scaled.levels->bytes, scaled.features, own->bytes);
    some.levels = std::move(own);
  }
  if (!scaled.levels) copy(scaled.inputs, scaled.features, some.inputs);
  copy(scaled.targets, scaled.target_width, some.targets);
  return some;
}

std::optional<Error> scale_examples(const Value& spec, TrainingData& data) {
  // Levels can't be scaled: what is to be scaled becomes numbers.
  if (!is_none(spec["scaler"])) data.given.expand();
  data.scaled = data.given;
  // Where only scalers can be chosen, the inputs are the features.
  const Value* features = spec.find("features");
  if (features != nullptr) {
    if (auto error = take_features(*features, data)) return error;
  }
  if (auto error = fit_inputs(spec, data)) return error;
  if (auto error = fit_targets(spec, data)) return error;
  if (!data.given.levels) data.scaled.inputs = data.scale_inputs(data.given.inputs);
  scale_all(data.targets, data.scaled.targets);
  return std::nullopt;
}

Expected<TrainingData> training_data(const Value& spec) {
  Expected<Dataset> made = make_dataset(spec["data"], "data");
  if (!made) return made.error();
  TrainingData data;
  data.given = std::move(made.value());
  data.rows.resize(data.given.examples());
  std::iota(data.rows.begin(), data.rows.end(), 0U);
  data.learned = data.rows.size();
  const double share = spec["validation"].number();
  if (share > 0) {
    if (data.rows.size() < 2) {
      return Error{"validation", "too-few", "One example can't be learned from and held out as well."};
    }
    split(share, static_cast<std::uint64_t>(spec["seed"].number()), data);
  }
  if (auto error = scale_examples(spec, data)) return *error;
  return Expected<TrainingData>(std::move(data));
}

}  // namespace descent
