#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "descent/base/text.h"

namespace descent {

/// A plain tree of data: what a spec, a resolved spec and the catalogue are made of, on both sides of the boundary.
/// Object members keep their order, so that a catalogue reads in the order in which it was written.
class Value {
 public:
  using Array = std::vector<Value>;
  using Member = std::pair<std::string, Value>;
  using Object = std::vector<Member>;

  Value() = default;
  Value(bool value) : data_(value) {}
  Value(double value) : data_(value) {}
  Value(int value) : data_(static_cast<double>(value)) {}
  Value(std::size_t value) : data_(static_cast<double>(value)) {}
  Value(const char* value) : data_(std::string(value)) {}
  Value(std::string_view value) : data_(std::string(value)) {}
  Value(std::string value) : data_(std::move(value)) {}
  Value(Text value) : Value(std::string_view(value)) {}
  Value(Array value) : data_(std::move(value)) {}
  Value(Object value) : data_(std::move(value)) {}

  /// Named constructors for literals: `Value::array({1, 2})`, `Value::object({{"id", "adam"}})`.
  static Value array(std::initializer_list<Value> items) { return Value(Array(items)); }
  static Value object(std::initializer_list<Member> members) { return Value(Object(members)); }

  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  bool is_boolean() const { return std::holds_alternative<bool>(data_); }
  bool is_number() const { return std::holds_alternative<double>(data_); }
  bool is_string() const { return std::holds_alternative<std::string>(data_); }
  bool is_array() const { return std::holds_alternative<Array>(data_); }
  bool is_object() const { return std::holds_alternative<Object>(data_); }

  /// Typed access. Throws std::logic_error on another type: a resolved spec has the types its descriptors say, so a
  /// mismatch is a bug of ours, never of the caller.
  bool boolean() const;
  double number() const;
  std::size_t count() const;
  const std::string& string() const;
  const Array& array() const;
  const Object& object() const;

  /// The member called `key`, or null where there is none (or where this is not an object).
  const Value* find(std::string_view key) const;
  /// The member called `key`. Throws std::logic_error where there is none.
  const Value& operator[](std::string_view key) const;
  /// Sets or appends the member `key`; a null value becomes an object first.
  void set(std::string_view key, Value value);
  /// Appends to an array; a null value becomes an array first.
  void push_back(Value value);

  bool operator==(const Value&) const = default;

 private:
  std::variant<std::monostate, bool, double, std::string, Array, Object> data_;
};

/// "a number", "a string", ...: how an error names what it found.
std::string type_name(const Value& value);

}  // namespace descent
