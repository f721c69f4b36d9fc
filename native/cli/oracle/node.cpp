#include "cli/oracle/node.h"

#include "cli/bad_input.h"

namespace descent::cli {

double Node::number() const {
  if (!value_->is_number()) refuse_type("a number");
  return value_->number();
}

bool Node::boolean() const {
  if (!value_->is_boolean()) refuse_type("true or false");
  return value_->boolean();
}

const std::string& Node::text() const {
  if (!value_->is_string()) refuse_type("a text");
  return value_->string();
}

std::vector<double> Node::numbers(std::optional<std::size_t> count) const {
  std::vector<double> all;
  for (const Node& item : items()) all.push_back(item.number());
  if (count && all.size() != *count) {
    refuse(std::to_string(*count) + " numbers are needed here, not " + std::to_string(all.size()) + ".");
  }
  return all;
}

std::vector<Node> Node::items() const {
  if (!value_->is_array()) refuse_type("a list");
  std::vector<Node> all;
  for (const Value& item : value_->array())
    all.push_back(Node(item, *this, path_ + "[" + std::to_string(all.size()) + "]"));
  return all;
}

std::vector<std::pair<std::string, Node>> Node::members() const {
  if (!value_->is_object()) refuse_type("an object");
  std::vector<std::pair<std::string, Node>> all;
  for (const auto& [key, value] : value_->object()) all.emplace_back(key, Node(value, *this, join(key)));
  return all;
}

Node Node::at(std::string_view key) const {
  const std::optional<Node> found = find(key);
  if (!found) refuse("\"" + std::string(key) + "\" is missing.");
  return *found;
}

std::optional<Node> Node::find(std::string_view key) const {
  if (!value_->is_object()) refuse_type("an object");
  const Value* found = value_->find(key);
  if (found == nullptr) return std::nullopt;
  return Node(*found, *this, join(key));
}

double Node::number_or(std::string_view key, double otherwise) const {
  const std::optional<Node> found = find(key);
  return found ? found->number() : otherwise;
}

void Node::refuse(const std::string& why) const {
  throw BadInput(file_ + ": " + (path_.empty() ? "" : path_ + ": ") + why);
}

void Node::refuse_type(const char* wanted) const {
  refuse(std::string(wanted) + " is needed here, not " + type_name(*value_) + ".");
}

std::string Node::join(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

}  // namespace descent::cli
