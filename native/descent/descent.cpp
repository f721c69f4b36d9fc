#include "descent/descent.h"

#include <algorithm>

#include "descent/base/format.h"
#include "descent/base/part_called.h"
#include "descent/experiment/attachments.h"
#include "descent/experiment/resolve.h"

namespace descent {
namespace {

const Experiment& find_experiment(const Value& resolved) {
  return part_called(resolved["experiment"].string(), experiment_registry());
}

/// What starts a run of a complete spec; null where it is in another module.
auto start_of(const Experiment& experiment, const Value& spec) {
  if (experiment.start != nullptr) return experiment.start;
  return spec["precision"].string() == "float" ? experiment.start_in_float : experiment.start_in_double;
}

Error not_here(const Experiment& experiment) {
  return {"precision", "not-here", concat({experiment.descriptor.title, " of this precision is in another module."})};
}

const char* name(Kind kind) {
  switch (kind) {
    case Kind::number:
      return "number";
    case Kind::integer:
      return "integer";
    case Kind::boolean:
      return "boolean";
    case Kind::choice:
      return "choice";
    case Kind::text:
      return "text";
    case Kind::numbers:
      return "numbers";
    case Kind::pairs:
      return "pairs";
    case Kind::named_numbers:
      return "named-numbers";
    case Kind::part:
      return "part";
    case Kind::parts:
      return "parts";
  }
  fail("a kind of parameter without a name");
}

const char* name(Scale scale) {
  switch (scale) {
    case Scale::linear:
      return "linear";
    case Scale::log:
      return "log";
    case Scale::log_complement:
      return "log-complement";
  }
  fail("a scale without a name");
}

const char* name(Role role) {
  switch (role) {
    case Role::velocity:
      return "velocity";
    case Role::squares:
      return "squares";
    case Role::other:
      return "other";
  }
  fail("a role without a name");
}

template <class Items, class Describe>
Value list(const Items& items, Describe describe) {
  Value::Array array;
  for (const auto& item : items) array.push_back(describe(item));
  return Value(std::move(array));
}

Value describe(const Parameter& p) {
  return Value::object({{"id", p.id},
                        {"symbol", p.symbol},
                        {"label", p.label},
                        {"help", p.help},
                        {"unit", p.unit},
                        {"kind", name(p.kind)},
                        {"min", p.min},
                        {"max", p.max},
                        {"minOpen", p.min_open},
                        {"maxOpen", p.max_open},
                        {"sliderMin", p.slider_min},
                        {"sliderMax", p.slider_max},
                        {"default", p.default_value.value()},
                        {"scale", name(p.scale)},
                        {"step", p.step},
                        {"marks", list(p.marks, [](double mark) { return Value(mark); })},
                        {"choices", list(p.choices,
                                         [](const Choice& c) {
                                           return Value::object({{"id", c.id}, {"label", c.label}});
                                         })},
                        {"family", p.family},
                        {"minCount", p.min_count},
                        {"maxCount", p.max_count},
                        {"advanced", p.advanced}});
}

Value describe(const Source& s) {
  return Value::object(
      {{"authors", s.authors}, {"year", s.year}, {"title", s.title}, {"venue", s.venue}, {"equation", s.equation}});
}

Value describe(const Descriptor& d) {
  return Value::object(
      {{"id", d.id},
       {"title", d.title},
       {"help", d.help},
       {"literature", d.literature},
       {"formula", d.formula},
       {"expression", d.expression},
       {"terms", list(d.terms,
                      [](const Term& t) {
                        return Value::object({{"symbol", t.symbol}, {"meaning", t.meaning}});
                      })},
       {"sources", list(d.sources, [](const Source& s) { return describe(s); })},
       {"parameters", list(d.parameters, [](const Parameter& p) { return describe(p); })},
       {"quantities",
        list(d.quantities,
             [](const Quantity& q) {
               return Value::object({{"id", q.id}, {"symbol", q.symbol}, {"label", q.label}, {"role", name(q.role)}});
             })},
       {"substeps", list(d.substeps,
                         [](const Substep& s) {
                           return Value::object({{"id", s.id},
                                                 {"symbol", s.symbol},
                                                 {"label", s.label},
                                                 {"expression", s.expression},
                                                 {"when", s.when}});
                         })},
       {"torch", d.torch},
       {"torchWhen", d.torch_when}});
}

}  // namespace

Value catalog() {
  Value all;
  for (const Family& family : families()) {
    all.set(family.id,
            Value::object({{"title", family.title},
                           {"parts", list(family.parts, [](const Descriptor* part) { return describe(*part); })}}));
  }
  return all;
}

Expected<Value> validate(const Value& spec) {
  Expected<Value> resolved = resolve(spec);
  if (!resolved) return resolved;
  const Experiment& experiment = find_experiment(resolved.value());
  if (start_of(experiment, resolved.value()) == nullptr) return not_here(experiment);
  return experiment.complete(std::move(resolved.value()));
}

std::optional<Error> attach(std::string_view name, std::span<const std::uint8_t> bytes) {
  return attach_data(name, bytes);
}

Expected<std::unique_ptr<Run>> begin(const Value& spec, Share share) {
  Expected<Value> resolved = resolve(spec);
  if (!resolved) return resolved.error();
  const Experiment& experiment = find_experiment(resolved.value());
  const auto start = start_of(experiment, resolved.value());
  if (start == nullptr) return not_here(experiment);
  if (share.count == 1 && experiment.begin != nullptr) return experiment.begin(std::move(resolved.value()));
  const Expected<Value> complete = experiment.complete(std::move(resolved.value()));
  if (!complete) return complete.error();
  if (share.count == 1) return start(complete.value());
  check(experiment.division.start && share.index < share.count, "a share of what can be shared out");
  return experiment.division.start(complete.value(), share);
}

std::size_t shares(const Value& spec, std::size_t most) {
  // What can't be shared out at all is not judged twice for that.
  const Value* id = spec.find("experiment");
  const auto& all = experiment_registry();
  const bool divisible = std::any_of(all.begin(), all.end(), [id](const Experiment& experiment) {
    return id && *id == Value(experiment.descriptor.id) && experiment.division.worth;
  });
  if (!divisible || most < 2) return 1;
  const Expected<Value> complete = validate(spec);
  if (!complete) return 1;
  return std::clamp<std::size_t>(find_experiment(complete.value()).division.worth(complete.value()), 1, most);
}

Result merge(std::span<const Result> shares) {
  check(!shares.empty(), "shares to merge");
  const Expected<Value> complete = validate(shares.front().spec);
  check(static_cast<bool>(complete), "a spec that was run before");
  const Experiment& experiment = find_experiment(complete.value());
  check(experiment.division.merge, "what can be shared out");
  return experiment.division.merge(complete.value(), shares);
}

Expected<Result> run(const Value& spec) {
  Expected<std::unique_ptr<Run>> started = begin(spec);
  if (!started) return started.error();
  while (started.value()->advance(1 << 20) < 1) {
  }
  return started.value()->end();
}

}  // namespace descent
