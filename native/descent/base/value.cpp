#include "descent/base/value.h"

#include "descent/base/check.h"
#include "descent/base/format.h"

namespace descent {

namespace {
template <class T, class Variant>
const T& get(const Variant& data, const char* wanted, const Value& value) {
  const T* found = std::get_if<T>(&data);
  if (found == nullptr) fail(concat({"expected ", wanted, ", found ", type_name(value)}));
  return *found;
}
}  // namespace

bool Value::boolean() const { return get<bool>(data_, "true or false", *this); }
double Value::number() const { return get<double>(data_, "a number", *this); }
std::size_t Value::count() const { return static_cast<std::size_t>(number()); }
const std::string& Value::string() const { return get<std::string>(data_, "a text", *this); }
const Value::Array& Value::array() const { return get<Array>(data_, "a list", *this); }
const Value::Object& Value::object() const { return get<Object>(data_, "an object", *this); }

const Value* Value::find(std::string_view key) const {
  if (const Object* members = std::get_if<Object>(&data_)) {
    for (const Member& member : *members) {
      if (member.first == key) return &member.second;
    }
  }
  return nullptr;
}

const Value& Value::operator[](std::string_view key) const {
  const Value* found = find(key);
  if (found == nullptr) fail(concat({"no member called ", key}));
  return *found;
}

void Value::set(std::string_view key, Value value) {
  if (is_null()) data_ = Object{};
  check(is_object(), "set() needs an object");
  for (Member& member : std::get<Object>(data_)) {
    if (member.first == key) {
      member.second = std::move(value);
      return;
    }
  }
  std::get<Object>(data_).emplace_back(std::string(key), std::move(value));
}

void Value::push_back(Value value) {
  if (is_null()) data_ = Array{};
  check(is_array(), "push_back() needs a list");
  std::get<Array>(data_).push_back(std::move(value));
}

std::string type_name(const Value& value) {
  if (value.is_boolean()) return value.boolean() ? "true" : "false";
  if (value.is_number()) return "a number";
  if (value.is_string()) return "a text";
  if (value.is_array()) return "a list";
  if (value.is_object()) return "an object";
  return "nothing";
}

}  // namespace descent
