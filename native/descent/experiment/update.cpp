#include "descent/experiment/update.h"

#include <cmath>
#include <map>

#include "descent/base/check.h"
#include "descent/base/constant.h"
#include "descent/base/format.h"
#include "descent/experiment/course.h"
#include "descent/surface/formula.h"

namespace descent {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr const char* axes[] = {"x", "y"};

/// A rule's small steps, ready to be worked out for one coordinate: a place for every name, and a program for each.
class Workings {
 public:
  Workings(const Descriptor& rule, List<Substep> substeps, const Value& part) : rule_(rule) {
    for (const char* name : {"t", "rate", "p", "g", "point"}) place(name);
    for (const Quantity& q : rule.quantities) place(q.id);
    for (const Substep& s : substeps) place(s.id);
    for (const Parameter& p : rule.parameters) {
      if (p.kind == Kind::part) continue;
      place(p.id);
      settings_.emplace_back(places_.at(std::string(p.id)), number_of(p, part[p.id]));
    }
    for (const Substep& s : substeps) {
      programs_.push_back({places_.at(std::string(s.id)), parse(s.expression), parse(s.when.empty() ? "1" : s.when)});
    }
    values_.resize(names_.size());
  }

  std::size_t count() const { return programs_.size(); }

  /// All values go back to what they are before an update, of which only the settings are known yet.
  void begin() {
    std::fill(values_.begin(), values_.end(), missing);
    for (const auto& [at, value] : settings_) values_[at] = value;
  }
  void set(std::string_view name, double value) { values_[places_.at(std::string(name))] = value; }
  /// The result of step k; NaN where it does not apply.
  double work_out(std::size_t k) {
    const Program& program = programs_[k];
    if (!(program.when.value(values_) > 0)) return missing;
    return values_[program.at] = program.expression.value(values_);
  }

 private:
  struct Program {
    std::size_t at;
    Formula expression, when;
  };

  void place(std::string_view name) {
    if (places_.emplace(name, names_.size()).second) names_.emplace_back(name);
  }
  Formula parse(std::string_view text) const {
    Expected<Formula> parsed = Formula::parse_over(names_, text);
    check(parsed.ok(), concat({rule_.id, ": ", text}));
    return std::move(parsed.value());
  }
  static double number_of(const Parameter& p, const Value& value) {
    if (p.kind == Kind::boolean) return value.boolean() ? 1 : 0;
    if (p.kind != Kind::choice) return value.number();
    std::size_t index = 0;
    while (p.choices[index].id != value.string()) ++index;
    return static_cast<double>(index);
  }

  const Descriptor& rule_;
  Formula::Names names_;
  std::map<std::string, std::size_t> places_;
  std::vector<std::pair<std::size_t, double>> settings_;
  std::vector<Program> programs_;
  std::vector<double> values_;
};

class UpdateRun final : public Run {
 public:
  explicit UpdateRun(const Value& spec)
      : spec_(spec),
        rule_(optimizer_part(spec["optimizer"]["id"].string()).descriptor),
        substeps_(optimizer_substeps(rule_.id)),
        track_(spec),
        racer_(spec["optimizer"], track_.course),
        workings_(rule_, substeps_, spec["optimizer"]),
        table_("updates", std::string(rule_.title), columns()) {
    table_.reserve(track_.course.steps);
  }

  double advance(std::int64_t work) override {
    for (; work > 0 && !done_; --work) step();
    return done_ ? 1 : static_cast<double>(racer_.steps()) / static_cast<double>(track_.course.steps);
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    table_.append_to(result);
    return result;
  }

 private:
  Columns columns() const {
    Columns all = {{"t", "t", "step", ""}, {"rate", "\\eta", "learning rate", ""}};
    const auto both = [&all](const std::string& id, std::string_view symbol, std::string_view label) {
      for (const char* axis : axes) {
        all.push_back({concat({id, ".", axis}), std::string(symbol), concat({label, ", ", axis}), ""});
      }
    };
    both("p", "p", "before the update: position");
    both("g", "g", "gradient");
    both("point", "", "gradient taken at");
    for (const Quantity& q : rule_.quantities) {
      both(concat({"before.", q.id}), q.symbol, concat({"before the update: ", q.label}));
    }
    for (std::size_t k = 0; k < substeps_.size(); ++k) {
      both("substep." + std::to_string(k), substeps_[k].symbol, substeps_[k].label);
    }
    return all;
  }

  void step() {
    const double p[] = {racer_.x(), racer_.y()};
    const std::array<double, 2> g = racer_.gradient(), point = racer_.point();
    std::vector<std::array<double, 2>> before(rule_.quantities.size());
    for (std::size_t k = 0; k < before.size(); ++k) racer_.optimizer().observe(k, before[k]);
    if (!racer_.step()) {
      done_ = true;
      return;
    }
    const double t = static_cast<double>(racer_.steps());
    std::vector<double> row = {t, racer_.rate(), p[0], p[1], g[0], g[1], point[0], point[1]};
    for (const auto& quantity : before) row.insert(row.end(), quantity.begin(), quantity.end());
    const std::size_t first = row.size();
    row.resize(table_.width());
    for (std::size_t axis = 0; axis < 2; ++axis) {
      workings_.begin();
      workings_.set("t", t);
      workings_.set("rate", racer_.rate());
      workings_.set("p", p[axis]);
      workings_.set("g", g[axis]);
      workings_.set("point", point[axis]);
      for (std::size_t k = 0; k < before.size(); ++k) workings_.set(rule_.quantities[k].id, before[k][axis]);
      for (std::size_t k = 0; k < workings_.count(); ++k) row[first + 2 * k + axis] = workings_.work_out(k);
    }
    table_.add_row(row);
    done_ = racer_.steps() == track_.course.steps;
  }

  Value spec_;
  const Descriptor& rule_;
  List<Substep> substeps_;
  Track track_;
  Racer racer_;
  Workings workings_;
  TableBuilder table_;
  bool done_ = false;
};

constexpr Experiment experiment() {
  return {{.id = "update",
           .title = "Inside one update",
           .help = "One optimizer's way over a surface, every update worked out in the small steps of its rule.",
           .parameters = {surface_parameter(),
                          start_parameter(),
                          {.id = "optimizer",
                           .label = "optimizer",
                           .help = "The rule to look into.",
                           .kind = Kind::part,
                           .default_value = "momentum",
                           .family = "optimizer"},
                          steps_parameter(200),
                          noise_parameter(),
                          seed_parameter(),
                          radius_parameter()}},
          complete_course,
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<UpdateRun>(spec); }};
}

}  // namespace

Experiment update_experiment() { return constant<experiment>; }

}  // namespace descent
