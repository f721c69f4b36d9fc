#include "descent/data/target_column.h"

#include <algorithm>
#include <cmath>

#include "descent/base/format.h"
#include "descent/data/table_columns.h"

namespace descent {
namespace {

/// A column of numbers is one of classes by itself where it holds at most so many different ones, all whole, …
constexpr std::size_t most_evident_classes = 10;
/// … and so many rows for each of them.
constexpr std::size_t rows_of_a_class = 5;
/// More than these nobody tells apart: a column with more names things, or counts them.
constexpr std::size_t most_classes = 100;

/// Different numbers in ascending order; of too many only the first so many that were met, and one more.
std::vector<double> different(const std::vector<double>& values, std::size_t most) {
  std::vector<double> found;
  for (double value : values) {
    if (std::isnan(value)) continue;
    const auto at = std::lower_bound(found.begin(), found.end(), value);
    if (at != found.end() && *at == value) continue;
    found.insert(at, value);
    if (found.size() > most) break;
  }
  return found;
}

bool evident(const std::vector<double>& values) {
  const std::vector<double> found = different(values, most_evident_classes);
  return found.size() >= 2 && found.size() <= most_evident_classes && values.size() >= rows_of_a_class * found.size() &&
         std::all_of(found.begin(), found.end(), [](double value) { return value == std::floor(value); });
}

}  // namespace

TargetColumn::TargetColumn(const DataTable& table, std::size_t k)
    : name_(column_name(table, k)), column_(table.columns[k]) {}

std::optional<Error> TargetColumn::decide(const std::string& wanted) {
  decided_ = wanted == "auto";
  if (wanted == "numbers" && !column_.numeric) {
    return Error{"targets", "not-numbers", concat({"Column ", name_, " holds words, and these can only be classes."})};
  }
  classes_ = wanted == "classes" || (decided_ && (!column_.numeric || evident(column_.values)));
  // Where classes are meant and one of them is a word, every text is a name.
  by_word_ = classes_ && (!column_.numeric || (wanted == "classes" && column_.wrong));
  if (by_word_) column_.wrong.reset();
  return std::nullopt;
}

bool TargetColumn::known(std::size_t row) const {
  if (!by_word_) return !std::isnan(column_.values[row]);
  // With more words than are kept all rows are refused together.
  return column_.too_many_words || column_.word_of[row] != DataColumn::no_word;
}

std::optional<Error> TargetColumn::take(const std::vector<std::size_t>& rows, Dataset& data, TableUse& use) const {
  use.decided = decided_;
  if (classes_) return take_classes(rows, data, use);
  for (std::size_t row : rows) data.targets.push_back(column_.values[row]);
  return std::nullopt;
}

std::optional<Error> TargetColumn::take_classes(const std::vector<std::size_t>& rows, Dataset& data,
                                                TableUse& use) const {
  const auto too_many = [&] {
    return Error{
        "text", "too-many-classes",
        concat({"Column ", name_, " holds more than ", std::to_string(most_classes), " different ",
                by_word_ ? "words" : "numbers", ": so many classes nobody tells apart. Another column may be meant."})};
  };
  if (by_word_ && column_.too_many_words) return too_many();
  std::vector<double> values;
  for (std::size_t row : rows) values.push_back(by_word_ ? column_.word_of[row] : column_.values[row]);
  std::vector<double> found = different(values, by_word_ ? column_.words.size() : most_classes);
  if (found.size() > most_classes) return too_many();
  const auto name = [&](double value) {
    return by_word_ ? column_.words[static_cast<std::size_t>(value)] : format_number(value);
  };
  if (found.size() < 2) {
    return Error{"text", "one-class",
                 concat({"Column ", name_, " holds only one class, “", brief(name(found[0])),
                         "”: there is nothing to tell apart."})};
  }
  // The same classes in whatever order the rows stand; with words, found[i] is the number of one.
  std::vector<std::size_t> class_of_word(column_.words.size());
  if (by_word_) {
    std::stable_sort(found.begin(), found.end(), [&](double a, double b) { return name(a) < name(b); });
    for (std::size_t i = 0; i < found.size(); ++i) class_of_word[static_cast<std::size_t>(found[i])] = i;
  }
  data.classes = found.size();
  use.class_rows.resize(found.size());
  for (double value : found) use.classes.push_back(name(value));
  for (double value : values) {
    const std::size_t number =
        by_word_ ? class_of_word[static_cast<std::size_t>(value)]
                 : static_cast<std::size_t>(std::lower_bound(found.begin(), found.end(), value) - found.begin());
    data.targets.push_back(static_cast<double>(number));
    ++use.class_rows[number];
  }
  return std::nullopt;
}

}  // namespace descent
