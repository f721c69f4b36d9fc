#pragma once

#include <limits>
#include <type_traits>
#include <variant>

#include "descent/base/list.h"
#include "descent/base/text.h"
#include "descent/base/value.h"

namespace descent {

/// What a parameter holds.
enum class Kind {
  number,   ///< a finite double
  integer,  ///< a whole number
  boolean,
  choice,         ///< one of `choices`, by id
  text,           ///< a string of at most `max_count` bytes
  numbers,        ///< a list of numbers, each within [min, max]
  pairs,          ///< a list of [index, value] pairs, e.g. single values the learner has moved
  named_numbers,  ///< an object of numbers under names of the learner's choice, at most `max_count`
  part,           ///< one part of `family`: its id, or {id, parameters…}
  parts           ///< a list of parts of `family`
};

/// How a slider spreads its range.
enum class Scale {
  linear,
  log,             ///< equal distances are equal ratios
  log_complement,  ///< equal distances are equal ratios of 1 − value: .9, .99, .999 are equally far apart
};

inline constexpr double unbounded = std::numeric_limits<double>::infinity();

/// What a parameter is where a spec says nothing of it: nothing, a truth value, a number, a text; anything else (a
/// list, an object) is made when it is needed: `[] { return Value::array({8, 8}); }`.
class Default {
 public:
  constexpr Default() = default;
  constexpr Default(bool value) : constant_(value) {}
  constexpr Default(double value) : constant_(value) {}
  constexpr Default(int value) : constant_(static_cast<double>(value)) {}
  constexpr Default(const char* value) : constant_(Text(value)) {}
  constexpr Default(Text value) : constant_(value) {}
  template <class Make>
  requires std::is_convertible_v<Make, Value (*)()>
  constexpr Default(Make make) : constant_(static_cast<Value (*)()>(make)) {}

  Value value() const;

 private:
  std::variant<std::monostate, bool, double, Text, Value (*)()> constant_;
};

struct Choice {
  Text id{};
  Text label{};
};

/// One knob of a part. The hard range [min, max] is what a spec may hold; the slider range is where a slider moves.
struct Parameter {
  Text id{};      ///< camelCase; the same in C++, TypeScript, URL, CSV and docs, for ever
  Text symbol{};  ///< LaTeX, as it stands in the formula; may be empty
  Text label{};
  Text help{};  ///< one sentence
  Text unit{};  ///< empty for a bare number
  Kind kind = Kind::number;
  double min = -unbounded;
  double max = unbounded;
  bool min_open = false;  ///< min itself is not allowed
  bool max_open = false;  ///< max itself is not allowed
  double slider_min = 0;
  double slider_max = 0;
  Default default_value{};  ///< for part and parts: ids or {id, …}. Null: the experiment chooses it (see `help`).
                            ///< Of named numbers: the number under a name that is not given.
  Scale scale = Scale::linear;
  double step = 0;       ///< of the slider, on its own scale (of a log scale: in decades); 0: continuous
  List<double> marks{};  ///< values that one should have met, a click away
  List<Choice> choices{};
  List<Text> former{};        ///< of named numbers: names that stood beside it once; a spec may still put them there
  Text family{};              ///< of part and parts
  std::size_t min_count = 0;  ///< of numbers, pairs and parts
  std::size_t max_count = 0;  ///< of numbers, pairs, named numbers, parts and text
  bool advanced = false;      ///< behind "more" on the page
};

/// A symbol of a formula and what it stands for.
struct Term {
  Text symbol{};  ///< LaTeX
  Text meaning{};
};

/// Where an equation comes from.
struct Source {
  Text authors{};
  int year = 0;
  Text title{};
  Text venue{};     ///< journal, conference or arXiv number
  Text equation{};  ///< "eq. 10", "Algorithm 1"; empty when the whole is meant
};

/// How a quantity is to be looked at: as an arrow along which the parameters move, as a divisor of the step, or as
/// numbers only.
enum class Role { velocity, squares, other };

/// Something that a part lets one look at while it works (an optimizer's velocity); recorded at every step.
struct Quantity {
  Text id{};  ///< column id: "velocity"
  Text symbol{};
  Text label{};
  Role role = Role::other;
};

/// One of the small steps that an update is made of, as one would work it out on paper, for one coordinate.
struct Substep {
  Text id{};      ///< what it computes: "p" is the coordinate itself; the id of a quantity changes that quantity
  Text symbol{};  ///< LaTeX
  Text label{};   ///< one sentence
  /// In the syntax of surface/formula.h, over the ids of the parameters (a switch is 0 or 1, a choice its number), p, g
  /// (the gradient), point (where it was taken), rate, t (from 1), the ids of the quantities and of earlier steps.
  Text expression{};
  Text when{};  ///< an expression: only where it is above 0; empty: always
};

/// Everything that the page, the URL, validation, the command, the docs and the property tests know of a part. Written
/// as a constexpr function, of which a registry keeps a constant (constant.h).
struct Descriptor {
  Text id{};  ///< kebab-case
  Text title{};
  Text help{};        ///< one sentence
  Text literature{};  ///< of a claim: what the sources say of it, some sentences
  Text formula{};     ///< LaTeX
  /// Of a surface: f in the syntax of surface/formula.h, over x, y and the ids of the parameters.
  Text expression{};
  List<Term> terms{};
  List<Source> sources{};
  List<Parameter> parameters{};
  List<Quantity> quantities{};
  /// Of an optimizer: one update, worked out in order. Of a scaler: the ways to z, of which the first that applies is
  /// taken.
  List<Substep> substeps{};
  /// Of an optimizer that PyTorch has too: the constructor in torch.optim for parameters [p], with the ids of our
  /// parameters in braces; the same rule as long as the rate is constant and `torch_when`, an expression, is above 0.
  Text torch{};
  Text torch_when{};
};

/// Without what few runs need, and the page shows only where one looks closer: formula, symbols, sources, small steps,
/// what the literature says, PyTorch's name.
constexpr Descriptor without_lore(Descriptor d) {
  d.literature = {};
  d.formula = {};
  d.terms = {};
  d.sources = {};
  d.substeps = {};
  d.torch = {};
  d.torch_when = {};
  return d;
}

}  // namespace descent
