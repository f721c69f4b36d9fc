#include "cli/json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "cli/bad_input.h"

namespace descent::cli {
namespace {

/// Recursion over a value must not run out of stack, whatever the input.
constexpr std::size_t deepest = 100;

/// What is not longer than this stands on one line.
constexpr std::size_t line_width = 100;

/// Builds a Value from the parser's events. (The library's own tree would lose the order of the members.)
class Builder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  Value& root() { return root_; }

  bool null() override { return add(Value()); }
  bool boolean(bool value) override { return add(value); }
  // Only what has a minus comes as an integer with a sign, so 0 was written −0.
  bool number_integer(std::int64_t value) override { return add(value == 0 ? -0.0 : static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) override { return add(static_cast<double>(value)); }
  bool number_float(double value, const std::string& /*text*/) override { return add(value); }
  bool string(std::string& value) override { return add(std::move(value)); }
  bool binary(nlohmann::json::binary_t& /*value*/) override { return false; }  // there is none in a text

  bool start_object(std::size_t /*size*/) override { return open(true); }
  bool start_array(std::size_t /*size*/) override { return open(false); }

  bool key(std::string& key) override {
    open_.back().key = std::move(key);
    return true;
  }

  bool end_object() override {
    Value::Object members = std::move(open_.back().members);
    open_.pop_back();
    std::vector<std::string_view> keys;
    for (const auto& [key, value] : members) keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    const auto twice = std::adjacent_find(keys.begin(), keys.end());
    if (twice != keys.end()) throw BadInput(name_ + ": the member \"" + std::string(*twice) + "\" stands there twice.");
    return add(Value(std::move(members)));
  }

  bool end_array() override {
    Value::Array items = std::move(open_.back().items);
    open_.pop_back();
    return add(Value(std::move(items)));
  }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::json::exception& error) override {
    // The library's text begins with a number of its own and perhaps the place; `position` counts the bytes read.
    std::string_view reason = error.what();
    for (std::string_view before : {"] ", "parse error at line ", ": "}) {
      const std::size_t found = reason.find(before);
      if (found == std::string_view::npos) break;
      reason.remove_prefix(found + before.size());
    }
    const std::string_view read = text_.substr(0, position == 0 ? 0 : std::min(position - 1, text_.size()));
    const auto line = std::count(read.begin(), read.end(), '\n') + 1;
    const std::size_t column = read.size() - (read.rfind('\n') + 1) + 1;  // npos + 1 is 0
    throw BadInput(name_ + ": line " + std::to_string(line) + ", column " + std::to_string(column) + ": " +
                   std::string(reason) + ".");
  }

 private:
  /// A list or an object that is not closed yet, and the name of the member that comes next.
  struct Open {
    bool object = false;
    Value::Array items{};
    Value::Object members{};
    std::string key{};
  };

  bool add(Value value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (open_.back().object) {
      open_.back().members.emplace_back(std::move(open_.back().key), std::move(value));
    } else {
      open_.back().items.push_back(std::move(value));
    }
    return true;
  }

  bool open(bool object) {
    if (open_.size() == deepest) throw BadInput(name_ + ": nested more than " + std::to_string(deepest) + " deep.");
    open_.push_back({.object = object});
    return true;
  }

  std::string_view text_;
  const std::string& name_;
  Value root_;
  std::vector<Open> open_;
};

/// The text in quotes; bytes that are no UTF-8 become U+FFFD.
std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void write_on_one_line(std::ostream& out, const Value& value) {
  const char* separator = "";
  if (value.is_array()) {
    out << '[';
    for (const Value& item : value.array()) {
      out << std::exchange(separator, ", ");
      write_on_one_line(out, item);
    }
    out << ']';
  } else if (value.is_object()) {
    out << '{';
    for (const auto& [key, member] : value.object()) {
      out << std::exchange(separator, ", ") << quoted(key) << ": ";
      write_on_one_line(out, member);
    }
    out << '}';
  } else if (value.is_string()) {
    out << quoted(value.string());
  } else if (value.is_number()) {
    out << (std::isfinite(value.number()) ? number_text(value.number()) : "null");
  } else {
    out << (value.is_null() ? "null" : value.boolean() ? "true" : "false");
  }
}

/// Does the value fit into `room` characters? Takes about what it needs; gives up as soon as it is too much.
bool fits(const Value& value, std::size_t& room) {
  std::size_t need = 6;
  if (value.is_string()) need = value.string().size() + 4;
  if (need > room) return false;
  room -= need;
  if (value.is_array()) {
    return std::all_of(value.array().begin(), value.array().end(), [&](const Value& item) { return fits(item, room); });
  }
  if (value.is_object()) {
    for (const auto& [key, member] : value.object()) {
      if (key.size() + 4 > room) return false;
      room -= key.size() + 4;
      if (!fits(member, room)) return false;
    }
  }
  return true;
}

bool stands_on_one_line(const Value& value) {
  std::size_t room = line_width;
  if (fits(value, room)) return true;
  return value.is_array() &&
         std::all_of(value.array().begin(), value.array().end(), [](const Value& item) { return item.is_number(); });
}

void write(std::ostream& out, const Value& value, const std::string& indent) {
  const bool nested = value.is_array() || value.is_object();
  if (!nested || stands_on_one_line(value)) return write_on_one_line(out, value);
  const std::string deeper = indent + "  ";
  const char* separator = "";
  if (value.is_array()) {
    out << '[';
    for (const Value& item : value.array()) {
      out << std::exchange(separator, ",") << '\n' << deeper;
      write(out, item, deeper);
    }
    out << '\n' << indent << ']';
  } else {
    out << '{';
    for (const auto& [key, member] : value.object()) {
      out << std::exchange(separator, ",") << '\n' << deeper << quoted(key) << ": ";
      write(out, member, deeper);
    }
    out << '\n' << indent << '}';
  }
}

}  // namespace

Value parse_json(std::string_view text, const std::string& name) {
  Builder builder(text, name);
  nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  return std::move(builder.root());
}

void write_json(std::ostream& out, const Value& value) {
  write(out, value, "");
  out << '\n';
}

std::string json_text(const Value& value) {
  std::ostringstream out;
  write_on_one_line(out, value);
  return out.str();
}

// ECMA-262, Number::toString, from the shortest digits d.ddd and their exponent; but −0 keeps its sign.
std::string number_text(double value) {
  if (std::isnan(value)) return "nan";
  const std::string sign = std::signbit(value) ? "-" : "";
  if (std::isinf(value)) return sign + "inf";
  if (value == 0) return sign + "0";
  char text[32];
  const char* const end = std::to_chars(text, text + sizeof text, std::fabs(value), std::chars_format::scientific).ptr;
  std::string digits(1, text[0]);
  const char* const e = std::find<const char*>(text, end, 'e');
  if (e > text + 1) digits.append(text + 2, static_cast<std::size_t>(e - text - 2));
  int exponent = 0;
  std::from_chars(e[1] == '+' ? e + 2 : e + 1, end, exponent);

  const int count = static_cast<int>(digits.size()), point = exponent + 1;  // where the point stands in the digits
  if (count <= point && point <= 21) return sign + digits + std::string(point - count, '0');
  if (0 < point && point <= 21) return sign + digits.substr(0, point) + "." + digits.substr(point);
  if (-6 < point && point <= 0) return sign + "0." + std::string(-point, '0') + digits;
  if (count > 1) digits.insert(1, ".");
  return sign + digits + "e" + (exponent < 0 ? "-" : "+") + std::to_string(std::abs(exponent));
}

}  // namespace descent::cli
