#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "descent/descent.h"

namespace descent::cli {

/// A place in a reference file. Whatever is missing there or has the wrong type throws BadInput with the path:
/// "optimizers.json: trajectories[3].x[7]: a number is needed here, not a text." Refers to the value it was made from.
class Node {
 public:
  /// `file` is the file's name, for errors.
  Node(const Value& value, std::string file) : value_(&value), file_(std::move(file)) {}

  double number() const;
  bool boolean() const;
  const std::string& text() const;
  /// A list of numbers; of exactly `count`, where one is given.
  std::vector<double> numbers(std::optional<std::size_t> count = {}) const;
  /// The entries of a list.
  std::vector<Node> items() const;
  /// The members of an object.
  std::vector<std::pair<std::string, Node>> members() const;

  /// The member called `key`, which must be there.
  Node at(std::string_view key) const;
  /// The same where there may be none.
  std::optional<Node> find(std::string_view key) const;
  /// The number called `key`, or `otherwise` where there is none.
  double number_or(std::string_view key, double otherwise) const;

  const Value& value() const { return *value_; }
  /// Throws BadInput about this place.
  [[noreturn]] void refuse(const std::string& why) const;

 private:
  Node(const Value& value, const Node& parent, std::string path)
      : value_(&value), file_(parent.file_), path_(std::move(path)) {}
  [[noreturn]] void refuse_type(const char* wanted) const;
  std::string join(std::string_view key) const;

  const Value* value_;
  std::string file_, path_;
};

}  // namespace descent::cli
