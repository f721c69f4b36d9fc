#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "descent/descent.h"

// How a tree crosses to JavaScript in one piece: a call across the boundary for each member takes longer than the whole
// run of a small experiment. Numbers must be finite: JSON has no others. Blocks of numbers cross on their own; where
// they belong stands null.
namespace descent::wasm {

/// From so many numbers on an array is a block, which crosses as bytes and not as digits.
inline constexpr std::size_t shortest_block = 16;

inline bool is_block(const Value& value) {
  return value.is_array() && value.array().size() >= shortest_block &&
         std::all_of(value.array().begin(), value.array().end(), [](const Value& item) { return item.is_number(); });
}

inline void append_text(std::string& json, std::string_view text) {
  json += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      constexpr char digits[] = "0123456789abcdef";
      json += "\\u00";
      json += digits[c >> 4];
      json += digits[c & 15];
    } else {
      json += c;
    }
  }
  json += '"';
}

inline void append_json(std::string& json, const Value& value) {
  if (value.is_boolean()) {
    json += value.boolean() ? "true" : "false";
  } else if (value.is_number()) {
    json += all_digits(value.number());
  } else if (value.is_string()) {
    append_text(json, value.string());
  } else if (is_block(value)) {
    json += "null";
  } else if (value.is_array()) {
    json += '[';
    for (std::size_t i = 0; i < value.array().size(); ++i) {
      if (i > 0) json += ',';
      append_json(json, value.array()[i]);
    }
    json += ']';
  } else if (value.is_object()) {
    json += '{';
    for (std::size_t i = 0; i < value.object().size(); ++i) {
      const auto& [key, member] = value.object()[i];
      if (i > 0) json += ',';
      append_text(json, key);
      json += ':';
      append_json(json, member);
    }
    json += '}';
  } else {
    json += "null";
  }
}

inline void append_member(std::string& json, std::string_view key, std::string_view text) {
  append_text(json, key);
  json += ':';
  append_text(json, text);
}

inline void append_member(std::string& json, std::string_view key, double number) {
  append_text(json, key);
  json += ':';
  json += all_digits(number);
}

inline void append_axis(std::string& json, std::string_view key, const Axis& axis) {
  json += ',';
  append_text(json, key);
  json += ":{";
  append_member(json, "label", axis.label);
  json += ',';
  append_member(json, "min", axis.min);
  json += ',';
  append_member(json, "max", axis.max);
  json += ',';
  append_member(json, "count", static_cast<double>(axis.count));
  json += '}';
}

/// The layouts of a result's tables, without their numbers.
inline void append_json(std::string& json, const std::vector<Table>& tables) {
  json += '[';
  for (const Table& table : tables) {
    json += &table == tables.data() ? "{" : ",{";
    append_member(json, "id", table.id);
    json += ',';
    append_member(json, "title", table.title);
    json += ',';
    append_member(json, "rows", static_cast<double>(table.rows));
    json += ',';
    append_member(json, "offset", static_cast<double>(table.offset));
    if (table.x) append_axis(json, "x", *table.x);
    if (table.y) append_axis(json, "y", *table.y);
    json += ",\"columns\":[";
    for (const Column& column : table.columns) {
      json += &column == table.columns.data() ? "{" : ",{";
      append_member(json, "id", column.id);
      json += ',';
      append_member(json, "symbol", column.symbol);
      json += ',';
      append_member(json, "label", column.label);
      json += ',';
      append_member(json, "unit", column.unit);
      json += '}';
    }
    json += "]}";
  }
  json += ']';
}

}  // namespace descent::wasm
