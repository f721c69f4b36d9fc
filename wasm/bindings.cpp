// A translator without rules: plain JavaScript data becomes a descent::Value and back, results are copied out of the
// heap once. No C++ exception crosses: bad input is a value {ok: false, error}, a failed check ends the module.

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <cstdlib>
#include <exception>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "descent/descent.h"

namespace {

using descent::Value;
using emscripten::val;

/// Deeper than any spec; a cyclic object ends here instead of on the stack.
constexpr int deepest = 32;

/// What a spec may be made of; anything else (a function, a symbol, too deep a tree) becomes a text that resolve
/// refuses.
Value from_js(const val& js, int depth = 0) {
  if (js.isNull() || js.isUndefined()) return {};
  if (js.isTrue()) return true;
  if (js.isFalse()) return false;
  if (js.isNumber()) return js.as<double>();
  if (js.isString()) return js.as<std::string>();
  if (depth == deepest) return "(too deep)";
  if (js.isArray()) {
    Value::Array items;
    const auto length = js["length"].as<unsigned>();
    items.reserve(length);
    for (unsigned i = 0; i < length; ++i) items.push_back(from_js(js[i], depth + 1));
    return Value(std::move(items));
  }
  if (js.typeOf().as<std::string>() != "object") return "(no plain data)";
  const val keys = val::global("Object").call<val>("keys", js);
  Value::Object members;
  for (unsigned i = 0, n = keys["length"].as<unsigned>(); i < n; ++i) {
    std::string key = keys[i].as<std::string>();
    Value value = from_js(js[key], depth + 1);
    members.emplace_back(std::move(key), std::move(value));
  }
  return Value(std::move(members));
}

val to_js(const Value& value) {
  if (value.is_boolean()) return val(value.boolean());
  if (value.is_number()) return val(value.number());
  if (value.is_string()) return val(value.string());
  if (value.is_array()) {
    val array = val::array();
    for (const Value& item : value.array()) array.call<void>("push", to_js(item));
    return array;
  }
  if (value.is_object()) {
    val object = val::object();
    for (const auto& [key, member] : value.object()) object.set(key, to_js(member));
    return object;
  }
  return val::null();
}

val refusal(const descent::Error& error) {
  return to_js(Value::object(
      {{"ok", false},
       {"error", Value::object({{"path", error.path}, {"code", error.code}, {"message", error.message}})}}));
}

Value describe(const descent::Axis& axis) {
  return Value::object({{"label", axis.label}, {"min", axis.min}, {"max", axis.max}, {"count", axis.count}});
}

Value describe(const descent::Table& table) {
  Value::Array columns;
  for (const descent::Column& c : table.columns) {
    columns.push_back(Value::object({{"id", c.id}, {"symbol", c.symbol}, {"label", c.label}, {"unit", c.unit}}));
  }
  Value layout = Value::object({{"id", table.id},
                                {"title", table.title},
                                {"columns", Value(std::move(columns))},
                                {"rows", table.rows},
                                {"offset", table.offset}});
  if (table.x) layout.set("x", describe(*table.x));
  if (table.y) layout.set("y", describe(*table.y));
  return layout;
}

/// The runs under way, by handle.
std::map<int, std::unique_ptr<descent::Run>> runs;
int last_handle = 0;

/// A failed check is a bug of ours: say it on the console and end the module, so that the page starts a new worker.
template <class Work>
auto guarded(Work work) {
  try {
    return work();
  } catch (const std::exception& error) {
    val::global("console").call<void>("error", std::string("descent: ") + error.what());
    std::abort();
  }
}

std::string version() { return DESCENT_VERSION; }

val catalog() {
  return guarded([] { return to_js(descent::catalog()); });
}

val validate(const val& spec) {
  return guarded([&] {
    const auto complete = descent::validate(from_js(spec));
    if (!complete) return refusal(complete.error());
    return to_js(Value::object({{"ok", true}, {"spec", complete.value()}}));
  });
}

val begin(const val& spec) {
  return guarded([&] {
    auto run = descent::begin(from_js(spec));
    if (!run) return refusal(run.error());
    runs[++last_handle] = std::move(run.value());
    return to_js(Value::object({{"ok", true}, {"handle", last_handle}}));
  });
}

double advance(int handle, double work) {
  return guarded([&] {
    const auto run = runs.find(handle);
    descent::check(run != runs.end(), "advance() of a run that is not under way");
    return run->second->advance(static_cast<std::int64_t>(work));
  });
}

val end(int handle) {
  return guarded([&] {
    const auto run = runs.find(handle);
    descent::check(run != runs.end(), "end() of a run that is not under way");
    const descent::Result result = run->second->end();
    runs.erase(run);
    Value::Array tables;
    for (const descent::Table& table : result.tables) tables.push_back(describe(table));
    val outcome = to_js(Value::object({{"ok", true}, {"spec", result.spec}, {"tables", Value(std::move(tables))}}));
    // A copy: a view of the heap dies when memory grows.
    const val view(emscripten::typed_memory_view(result.data.size(), result.data.data()));
    outcome.set("data", val::global("Float64Array").new_(view));
    return outcome;
  });
}

void cancel(int handle) { runs.erase(handle); }

}  // namespace

EMSCRIPTEN_BINDINGS(descent) {
  emscripten::function("version", &version);
  emscripten::function("catalog", &catalog);
  emscripten::function("validate", &validate);
  emscripten::function("begin", &begin);
  emscripten::function("advance", &advance);
  emscripten::function("end", &end);
  emscripten::function("cancel", &cancel);
}
