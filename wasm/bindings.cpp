// A translator without rules: plain JavaScript data becomes a descent::Value and back, results are copied out of the
// heap once. No C++ exception crosses: bad input is a value {ok: false, error}, a failed check ends the module.

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "descent/descent.h"
#include "json.h"

namespace {

using descent::Value;
using descent::wasm::append_json;
using descent::wasm::is_block;
using descent::wasm::shortest_block;
using emscripten::typed_memory_view;
using emscripten::val;

/// Deeper than any spec; a cyclic object ends here instead of on the stack.
constexpr int deepest = 32;

/// An array of many finite numbers and nothing else, in one piece: a call for each would take longer than many a run.
std::optional<Value::Array> block_from_js(const val& js, unsigned length) {
  if (length < shortest_block) return {};
  const val every = val::global("Array")["prototype"]["every"];
  if (!every.call<bool>("call", js, val::global("Number")["isFinite"])) return {};
  std::vector<double> numbers(length);
  val(typed_memory_view(length, numbers.data())).call<void>("set", js);
  // Holes, which `every` passes over, come as NaN.
  for (const double number : numbers) {
    if (number != number) return {};
  }
  return Value::Array(numbers.begin(), numbers.end());
}

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
    if (auto block = block_from_js(js, length)) return Value(std::move(*block));
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

/// For the catalogue, whose bounds may be infinite.
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

/// The same for trees without infinities, many times faster.
val parse(const std::string& json) { return val::global("JSON").call<val>("parse", json); }

/// Do blocks of numbers stand in this tree, or is it one?
bool has_block(const Value& value) {
  if (is_block(value)) return true;
  if (value.is_array()) return std::any_of(value.array().begin(), value.array().end(), has_block);
  return value.is_object() && std::any_of(value.object().begin(), value.object().end(),
                                          [](const auto& member) { return has_block(member.second); });
}

/// Puts the blocks of numbers, for which JSON had null, into what was read from it.
void set_blocks(val js, const Value& value) {
  const auto visit = [&js](const auto& key, const Value& member) {
    if (is_block(member)) {
      std::vector<double> numbers;
      for (const Value& number : member.array()) numbers.push_back(number.number());
      js.set(key, val::global("Array").call<val>("from", val(typed_memory_view(numbers.size(), numbers.data()))));
    } else if (has_block(member)) {
      set_blocks(js[key], member);
    }
  };
  if (value.is_object()) {
    for (const auto& [key, member] : value.object()) visit(key, member);
  } else if (value.is_array()) {
    for (unsigned i = 0; i < value.array().size(); ++i) visit(i, value.array()[i]);
  }
}

val to_js_at_once(const Value& value) {
  std::string json;
  append_json(json, value);
  const val js = parse(json);
  set_blocks(js, value);
  return js;
}

val refusal(const descent::Error& error) {
  return to_js(Value::object(
      {{"ok", false},
       {"error", Value::object({{"path", error.path}, {"code", error.code}, {"message", error.message}})}}));
}

/// The runs under way, by handle.
std::map<int, std::unique_ptr<descent::Run>> runs;
int last_handle = 0;

std::string version() { return DESCENT_VERSION; }

val catalog() { return to_js(descent::catalog()); }

val validate(const val& spec) {
  const auto complete = descent::validate(from_js(spec));
  if (!complete) return refusal(complete.error());
  return to_js_at_once(Value::object({{"ok", true}, {"spec", complete.value()}}));
}

double shares(const val& spec, unsigned most) { return static_cast<double>(descent::shares(from_js(spec), most)); }

val attach(const std::string& name, const std::string& bytes) {
  const auto refused = descent::attach(name, {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  return refused ? refusal(*refused) : to_js_at_once(Value::object({{"ok", true}}));
}

val begin_share(const val& spec, unsigned index, unsigned count) {
  auto run = descent::begin(from_js(spec), {index, count});
  if (!run) return refusal(run.error());
  runs[++last_handle] = std::move(run.value());
  return to_js_at_once(Value::object({{"ok", true}, {"handle", last_handle}}));
}

val begin(const val& spec) { return begin_share(spec, 0, 1); }

descent::Run& find_run(int handle) {
  const auto run = runs.find(handle);
  descent::check(run != runs.end(), "a run that is not under way");
  return *run->second;
}

double advance(int handle, double work) { return find_run(handle).advance(static_cast<std::int64_t>(work)); }

bool seek(int handle, double step) { return find_run(handle).seek(static_cast<std::int64_t>(step)); }

val outcome_of(const descent::Result& result) {
  std::string json = "{\"ok\":true,\"spec\":";
  append_json(json, result.spec);
  json += ",\"tables\":";
  append_json(json, result.tables);
  json += '}';
  val outcome = parse(json);
  set_blocks(outcome["spec"], result.spec);
  // A copy: a view of the heap dies when memory grows.
  const val view(typed_memory_view(result.data.size(), result.data.data()));
  outcome.set("data", val::global("Float64Array").new_(view));
  return outcome;
}

val end(int handle) {
  const descent::Result result = find_run(handle).end();
  runs.erase(handle);
  return outcome_of(result);
}

val ask(int handle, const val& question) {
  const auto answer = find_run(handle).ask(from_js(question));
  return answer ? outcome_of(answer.value()) : refusal(answer.error());
}

val peek(int handle) { return outcome_of(find_run(handle).end()); }

/// Of an outcome that crossed before, as much as merging needs: ids, not what is written beside them.
descent::Result result_from_js(const val& outcome) {
  descent::Result result;
  result.spec = from_js(outcome["spec"]);
  const val tables = outcome["tables"], data = outcome["data"];
  for (unsigned i = 0, n = tables["length"].as<unsigned>(); i < n; ++i) {
    const val from = tables[i], columns = from["columns"];
    descent::Table& table = result.tables.emplace_back();
    table.id = from["id"].as<std::string>();
    table.rows = from["rows"].as<unsigned>();
    table.offset = from["offset"].as<unsigned>();
    for (unsigned k = 0, count = columns["length"].as<unsigned>(); k < count; ++k) {
      table.columns.push_back({columns[k]["id"].as<std::string>(), "", "", ""});
    }
  }
  result.data.resize(data["length"].as<unsigned>());
  val(typed_memory_view(result.data.size(), result.data.data())).call<void>("set", data);
  return result;
}

val merge(const val& outcomes) {
  std::vector<descent::Result> shares;
  for (unsigned k = 0, n = outcomes["length"].as<unsigned>(); k < n; ++k) shares.push_back(result_from_js(outcomes[k]));
  return outcome_of(descent::merge(shares));
}

void cancel(int handle) { runs.erase(handle); }

}  // namespace

EMSCRIPTEN_BINDINGS(descent) {
  // Without exceptions `new` gives null where there is no more memory, and nobody asks: the module ends instead.
  std::set_new_handler(std::abort);
  emscripten::function("version", &version);
  emscripten::function("catalog", &catalog);
  emscripten::function("validate", &validate);
  emscripten::function("attach", &attach);
  emscripten::function("shares", &shares);
  emscripten::function("begin", &begin);
  emscripten::function("beginShare", &begin_share);
  emscripten::function("advance", &advance);
  emscripten::function("seek", &seek);
  emscripten::function("ask", &ask);
  emscripten::function("peek", &peek);
  emscripten::function("end", &end);
  emscripten::function("merge", &merge);
  emscripten::function("cancel", &cancel);
}
