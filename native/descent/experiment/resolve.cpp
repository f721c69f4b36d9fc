#include "descent/experiment/resolve.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "descent/base/check.h"
#include "descent/base/format.h"

namespace descent {
namespace {

const Family* find_family(std::string_view id) {
  for (const Family& family : families()) {
    if (family.id == id) return &family;
  }
  return nullptr;
}

/// In quotation marks: ids are said as they are written, in whatever language.
std::string quoted(std::string_view id) { return concat({"\"", id, "\""}); }

void add_to_list(std::string& list, std::string_view id) {
  if (!list.empty()) list += ", ";
  list += quoted(id);
}

/// The longest name of a named number.
constexpr std::size_t longest_name = 32;

std::string join(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : concat({path, ".", key});
}
std::string at_index(const std::string& path, std::size_t index) { return path + "[" + std::to_string(index) + "]"; }

/// "above 0 and at most 1000", "at least 2", …
std::string range_text(const Parameter& parameter) {
  std::string low, high;
  if (std::isfinite(parameter.min)) low = (parameter.min_open ? "above " : "at least ") + format_number(parameter.min);
  if (std::isfinite(parameter.max)) high = (parameter.max_open ? "below " : "at most ") + format_number(parameter.max);
  if (low.empty() && high.empty()) return "a finite number";
  if (low.empty() || high.empty()) return low + high;
  return low + " and " + high;
}

Error wrong_type(const Parameter& parameter, const Value& given, const std::string& path, const std::string& wanted) {
  return {path, "wrong-type", concat({parameter.label, " must be ", wanted, ", not ", type_name(given), "."})};
}

/// Why `number` is not allowed for this parameter, if it is not.
std::optional<Error> refuse_number(const Parameter& parameter, double number, const std::string& path) {
  if (!std::isfinite(number)) {
    return Error{path, "not-finite",
                 concat({parameter.label, " must be a finite number, not ", format_number(number), "."})};
  }
  const bool too_small = parameter.min_open ? number <= parameter.min : number < parameter.min;
  const bool too_large = parameter.max_open ? number >= parameter.max : number > parameter.max;
  if (too_small || too_large) {
    return Error{path, "out-of-range",
                 concat({parameter.label, " must be ", range_text(parameter), ", not ", format_number(number), "."})};
  }
  return std::nullopt;
}

/// The same of what may be something else than a number.
std::optional<Error> refuse_value(const Parameter& parameter, const Value& given, const std::string& path) {
  if (!given.is_number()) return wrong_type(parameter, given, path, "a number");
  if (auto error = refuse_number(parameter, given.number(), path)) return error;
  if (parameter.kind == Kind::integer && given.number() != std::floor(given.number())) {
    return Error{path, "not-whole",
                 concat({parameter.label, " must be a whole number, not ", format_number(given.number()), "."})};
  }
  return std::nullopt;
}

Expected<Value> resolve_number(const Parameter& parameter, const Value& given, const std::string& path) {
  if (auto error = refuse_value(parameter, given, path)) return *error;
  return given;
}

Expected<Value> resolve_choice(const Parameter& parameter, const Value& given, const std::string& path) {
  if (!given.is_string()) return wrong_type(parameter, given, path, "a text");
  std::string allowed;
  for (const Choice& choice : parameter.choices) {
    if (choice.id == given.string()) return given;
    add_to_list(allowed, choice.id);
  }
  return Error{path, "unknown-choice",
               concat({parameter.label, " must be one of ", allowed, ", not \"", brief(given.string()), "\"."})};
}

Expected<Value> resolve_text(const Parameter& parameter, const Value& given, const std::string& path) {
  if (!given.is_string()) return wrong_type(parameter, given, path, "a text");
  if (given.string().size() > parameter.max_count) {
    return Error{path, "too-long",
                 concat({parameter.label, " may have at most ", std::to_string(parameter.max_count), " bytes, not ",
                         std::to_string(given.string().size()), "."})};
  }
  return given;
}

std::optional<Error> refuse_count(const Parameter& parameter, std::size_t count, const std::string& path) {
  if (count >= parameter.min_count && count <= parameter.max_count) return std::nullopt;
  const std::string allowed = parameter.min_count == parameter.max_count
                                  ? std::to_string(parameter.min_count)
                                  : std::to_string(parameter.min_count) + " to " + std::to_string(parameter.max_count);
  return Error{path, "wrong-count",
               concat({parameter.label, " takes ", allowed, " entries, not ", std::to_string(count), "."})};
}

/// There may be many of them, so that their paths are spelled only where they are needed.
Expected<Value> resolve_numbers(const Parameter& parameter, const Value& given, const std::string& path) {
  if (!given.is_array()) return wrong_type(parameter, given, path, "a list");
  if (auto error = refuse_count(parameter, given.array().size(), path)) return *error;
  for (std::size_t i = 0; i < given.array().size(); ++i) {
    if (auto error = refuse_value(parameter, given.array()[i], "")) {
      error->path = at_index(path, i);
      return *error;
    }
  }
  return given;
}

/// A list whose entries `resolve_entry` judges.
template <class ResolveEntry>
Expected<Value> resolve_list(const Parameter& parameter, const Value& given, const std::string& path,
                             ResolveEntry resolve_entry) {
  if (!given.is_array()) return wrong_type(parameter, given, path, "a list");
  if (auto error = refuse_count(parameter, given.array().size(), path)) return *error;
  Value::Array entries;
  entries.reserve(given.array().size());
  for (std::size_t i = 0; i < given.array().size(); ++i) {
    Expected<Value> entry = resolve_entry(given.array()[i], at_index(path, i));
    if (!entry) return entry.error();
    entries.push_back(std::move(entry.value()));
  }
  return Value(std::move(entries));
}

Expected<Value> resolve_pair(const Parameter& parameter, const Value& given, const std::string& path) {
  const bool pair =
      given.is_array() && given.array().size() == 2 && given.array()[0].is_number() && given.array()[1].is_number();
  if (!pair) return wrong_type(parameter, given, path, "a pair [index, value]");
  const double index = given.array()[0].number();
  if (!(index >= 0) || index != std::floor(index)) {
    return Error{path, "out-of-range", "An index must be a whole number from 0, not " + format_number(index) + "."};
  }
  if (auto error = refuse_number(parameter, given.array()[1].number(), path)) return *error;
  return given;
}

/// a … z in either case, digits and underscores; a letter first.
bool is_name(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !text.empty() && text.size() <= longest_name && letter(text[0]) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

Expected<Value> resolve_named(const Parameter& parameter, const Value& given, const std::string& path) {
  if (!given.is_object()) return wrong_type(parameter, given, path, "an object {name: number}");
  if (auto error = refuse_count(parameter, given.object().size(), path)) return *error;
  for (const auto& [name, number] : given.object()) {
    const std::string name_path = join(path, brief(name));
    if (!is_name(name)) {
      return Error{name_path, "bad-name",
                   concat({"A name is made of letters a to z, digits and underscores, begins with a letter and has at "
                           "most ",
                           std::to_string(longest_name), " characters; \"", brief(name), "\" is none."})};
    }
    const std::string label = quoted(name);
    Parameter one = parameter;
    one.label = label.c_str();
    if (auto error = refuse_value(one, number, name_path)) return *error;
  }
  return given;
}

Expected<Value> resolve_parameter(const Parameter& parameter, const Value& given, const std::string& path) {
  switch (parameter.kind) {
    case Kind::number:
    case Kind::integer:
      return resolve_number(parameter, given, path);
    case Kind::boolean:
      if (!given.is_boolean()) return wrong_type(parameter, given, path, "true or false");
      return given;
    case Kind::choice:
      return resolve_choice(parameter, given, path);
    case Kind::text:
      return resolve_text(parameter, given, path);
    case Kind::numbers:
      return resolve_numbers(parameter, given, path);
    case Kind::pairs:
      return resolve_list(parameter, given, path, [&](const Value& entry, const std::string& entry_path) {
        return resolve_pair(parameter, entry, entry_path);
      });
    case Kind::named_numbers:
      return resolve_named(parameter, given, path);
    case Kind::part:
      return resolve_part(parameter.family, given, path);
    case Kind::parts:
      return resolve_list(parameter, given, path, [&](const Value& entry, const std::string& entry_path) {
        return resolve_part(parameter.family, entry, entry_path);
      });
  }
  fail("a kind of parameter that resolve does not know");
}

bool is_former(const Parameter& parameter, std::string_view key) {
  return std::find(parameter.former.begin(), parameter.former.end(), key) != parameter.former.end();
}

/// `named` with what an older spec says of them beside it.
Expected<Value> gather_named(const Parameter& parameter, const Value& given, Value named, const std::string& path) {
  for (const Text name : parameter.former) {
    const Value* found = given.find(name);
    if (found == nullptr || found->is_null() || !named.is_object()) continue;
    if (named.find(name) != nullptr) {
      return Error{
          join(path, name), "given-twice",
          concat({quoted(name), " stands there twice: by itself, as of old, and within ", quoted(parameter.id), "."})};
    }
    named.set(name, *found);
  }
  return named;
}

/// Fills `resolved` with every parameter of the part; refuses members of `given` that are none.
Expected<Value> resolve_members(const Descriptor& part, const Value& given, const std::string& id_key, Value resolved,
                                const std::string& path) {
  if (given.is_object()) {
    for (const auto& [key, value] : given.object()) {
      const bool known =
          key == id_key || std::any_of(part.parameters.begin(), part.parameters.end(),
                                       [&key = key](const Parameter& p) { return p.id == key || is_former(p, key); });
      if (known) continue;
      std::string allowed;
      for (const Parameter& p : part.parameters) add_to_list(allowed, p.id);
      return Error{join(path, brief(key)), "unknown-parameter",
                   concat({part.title, " has no parameter \"", brief(key), "\"; it has ",
                           allowed.empty() ? "none" : allowed, "."})};
    }
  }
  for (const Parameter& parameter : part.parameters) {
    const Value* found = given.find(parameter.id);
    const bool missing = found == nullptr || found->is_null();
    if (parameter.kind == Kind::named_numbers) {
      Expected<Value> named = gather_named(parameter, given, missing ? Value(Value::Object{}) : *found, path);
      if (!named) return named.error();
      named = resolve_named(parameter, named.value(), join(path, parameter.id));
      if (!named) return named.error();
      resolved.set(parameter.id, std::move(named.value()));
      continue;
    }
    const Value standard = missing ? parameter.default_value.value() : Value();
    const Value& value = missing ? standard : *found;
    if (value.is_null()) {  // the experiment chooses it
      resolved.set(parameter.id, Value());
      continue;
    }
    Expected<Value> member = resolve_parameter(parameter, value, join(path, parameter.id));
    if (!member) return member.error();
    resolved.set(parameter.id, std::move(member.value()));
  }
  return resolved;
}

Expected<Value> resolve_as(std::string_view family_id, const Value& given, const std::string& id_key,
                           const std::string& path) {
  const Family* family = find_family(family_id);
  if (family == nullptr) fail(concat({"no family called ", family_id}));
  const Value* id = given.is_string() ? &given : given.find(id_key);
  const std::string id_path = given.is_string() ? path : join(path, id_key);
  const auto allowed = [&] {
    std::string list;
    for (const Descriptor* part : family->parts) add_to_list(list, part->id);
    return list;
  };
  if (id == nullptr || !id->is_string()) {
    return Error{id_path, "missing-id", "An object with \"" + id_key + "\" is needed here: one of " + allowed() + "."};
  }
  for (const Descriptor* part : family->parts) {
    if (part->id != id->string()) continue;
    return resolve_members(*part, given, id_key, Value::object({{id_key, part->id}}), path);
  }
  return Error{
      id_path, "unknown-part",
      concat({"There is no ", family->id, " called \"", brief(id->string()), "\"; there are ", allowed(), "."})};
}

}  // namespace

Expected<Value> resolve(const Value& spec) { return resolve_as("experiment", spec, "experiment", ""); }

Expected<Value> resolve_part(std::string_view family, const Value& given, const std::string& path) {
  return resolve_as(family, given, "id", path);
}

}  // namespace descent
