#include "descent/experiment/initialization.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "descent/base/constant.h"
#include "descent/experiment/course.h"
#include "descent/experiment/network_parameters.h"
#include "descent/experiment/signal_record.h"
#include "descent/experiment/worked_scheme.h"
#include "descent/init/initializer.h"

namespace descent {
namespace {

/// What a quick look makes do with.
constexpr std::size_t quick_batch = 32, quick_seeds = 1;
/// A slice of work is this many multiplications.
constexpr double work_unit = 1000;
/// Within these float, whose smallest normal number is 1.2e−38, keeps all digits, the small among the numbers included.
constexpr double float_min = 1e-30, float_max = 1e30;

StackShape shape_of(const Value& spec) {
  const std::size_t batch = spec["batch"].count();
  return {.depth = spec["depth"].count(),
          .width = spec["width"].count(),
          .batch = spec["quick"].boolean() ? std::min(batch, quick_batch) : batch,
          .activation = spec["activation"],
          .normalization = spec["normalization"],
          .bins = spec["bins"].count(),
          .range = spec["range"].number()};
}

std::string_view title_of(const Value& part) {
  for (const InitializerPart& candidate : initializer_registry()) {
    if (candidate.descriptor.id == part["id"].string()) return candidate.descriptor.title;
  }
  return "";
}

bool fits_float(const MeanField& field) {
  const auto fits = [](const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(),
                       [](double value) { return value != value || (value > float_min && value < float_max); });
  };
  // Where theory itself has left the range of numbers, double follows for as long as it can.
  const bool whole = std::isfinite(field.activation.back()) && std::isfinite(field.gradient.front());
  return whole && fits(field.activation) && fits(field.gradient) && fits(field.weight_gradient);
}

class InitializationRun final : public Run {
 public:
  explicit InitializationRun(const Value& spec)
      : spec_(spec),
        shape_(shape_of(spec)),
        seeds_(spec["quick"].boolean() ? std::min(spec["seeds"].count(), quick_seeds) : spec["seeds"].count()),
        ones_(spec["input"].string() == "ones") {
    const std::string& norm = spec["normalization"]["id"].string();
    // Weight normalization starts at the scheme's own weights.
    const bool bare = norm == "none" || norm == "weight-norm";
    const GaussianMoments moments(spec["activation"]);
    for (const Value& part : spec["initializers"].array()) {
      schemes_.push_back(make_initializer(part));
      const double deviation = schemes_.back()->standard_deviation({shape_.width, shape_.width});
      const bool constant = part["id"].string() == "constant";
      const bool known = bare && !constant && !ones_;
      MeanField theory;
      if (known)
        theory =
            mean_field(moments, std::sqrt(static_cast<double>(shape_.width)) * deviation, shape_.depth, shape_.batch);
      in_float_.push_back(known ? fits_float(theory) : !bare);
      records_.emplace_back(std::string(title_of(part)), deviation, std::move(theory), shape_);
    }
  }

  double advance(std::int64_t work) override {
    const double layer = static_cast<double>(shape_.width * shape_.width * shape_.batch) / work_unit + 1;
    const std::size_t stacks = schemes_.size() * seeds_;
    for (double spent = 0; done_ < stacks && spent < static_cast<double>(work); spent += layer) {
      if (in_float_[done_ % schemes_.size()]) {
        step(float_stack_);
      } else {
        step(double_stack_);
      }
    }
    const double all = static_cast<double>(2 * shape_.depth * stacks);
    return done_ == stacks ? 1 : static_cast<double>(done_ * 2 * shape_.depth + layers_done_) / all;
  }

  Result end() override {
    Result result;
    result.spec = spec_;
    TableBuilder verdicts("verdicts", "What becomes of the signal", SignalRecord::verdict_columns());
    for (const SignalRecord& record : records_) verdicts.add_row(record.verdict());
    verdicts.append_to(result);
    add_worked(result);
    for (std::size_t k = 0; k < records_.size(); ++k) records_[k].append_to(result, std::to_string(k));
    return result;
  }

 private:
  /// Each scheme's formula with its numbers: what a page writes out.
  void add_worked(Result& result) const {
    const double missing = std::numeric_limits<double>::quiet_NaN();
    TableBuilder worked("worked", "The schemes' formulas, worked out",
                        {{"way", "", "which of the scheme's formulas applies", ""},
                         {"fanIn", "n_{in}", "inputs of each layer", ""},
                         {"fanOut", "n_{out}", "units of each layer", ""},
                         {"deviation", "\\sigma", "standard deviation of the weights", ""},
                         {"ofFirst", "", "relative to the first scheme's", ""}});
    const Fans fans{.fan_in = shape_.width, .fan_out = shape_.width};
    const double width = static_cast<double>(shape_.width), first = schemes_.front()->standard_deviation(fans);
    for (std::size_t k = 0; k < schemes_.size(); ++k) {
      const auto formula = worked_scheme(spec_["initializers"].array()[k], fans);
      const double deviation = formula ? formula->deviation : schemes_[k]->standard_deviation(fans);
      worked.add_row({formula ? static_cast<double>(formula->way) : missing, width, width, deviation,
                      first == 0 ? missing : deviation / first});
    }
    worked.append_to(result);
  }

  /// One layer. Schemes take turns seed by seed, so that each is there after the first round.
  template <class S>
  void step(std::optional<SignalStack<S>>& stack) {
    if (!stack) stack.emplace(shape_);
    const std::size_t scheme = done_ % schemes_.size();
    if (layers_done_ == 0) {
      const auto seed = static_cast<std::uint64_t>(spec_["seed"].number());
      stack->begin(*schemes_[scheme], seed + done_ / schemes_.size(), ones_);
    }
    ++layers_done_;
    if (stack->advance()) return;
    records_[scheme].add(stack->layers());
    layers_done_ = 0;
    ++done_;
  }

  Value spec_;
  StackShape shape_;
  std::size_t seeds_;
  bool ones_;
  std::vector<std::unique_ptr<Initializer>> schemes_;
  std::vector<bool> in_float_;
  std::vector<SignalRecord> records_;
  std::optional<SignalStack<float>> float_stack_;
  std::optional<SignalStack<double>> double_stack_;
  std::size_t done_ = 0;         ///< stacks, of a scheme and a seed each
  std::size_t layers_done_ = 0;  ///< of the stack at hand, there and back
};

constexpr Parameter count_parameter(Text id, Text symbol, Text label, Text help, double min, double max,
                                    int default_value, Scale scale = Scale::linear) {
  return {.id = id,
          .symbol = symbol,
          .label = label,
          .help = help,
          .kind = Kind::integer,
          .min = min,
          .max = max,
          .slider_min = min,
          .slider_max = max,
          .default_value = default_value,
          .scale = scale,
          .step = scale == Scale::linear ? 1.0 : 0};
}

constexpr List<Parameter> parameters() {
  Parameter batch =
      count_parameter("batch", "B", "batch size", "Examples that are sent through at once.", 1, 512, 128, Scale::log);
  Parameter seeds = count_parameter("seeds", "", "seeds", "How often it is all drawn anew.", 1, 40, 10);
  Parameter bins =
      count_parameter("bins", "", "bins", "Of each layer's histogram of activations; 0 for none.", 0, 200, 48);
  Parameter normalization = normalization_parameter("none");
  batch.advanced = seeds.advanced = bins.advanced = true;
  return {count_parameter("depth", "L", "depth", "Layers, one after another.", 1, 100, 30),
          count_parameter("width", "n", "width", "Units of each layer.", 1, 512, 128, Scale::log),
          activation_parameter("relu"),
          {.id = "initializers",
           .label = "initial weights",
           .help = "The schemes to compare.",
           .kind = Kind::parts,
           .default_value =
               [] {
                 return Value::array({"xavier-normal", "he-normal"});
               },
           .family = "initializer",
           .min_count = 1,
           .max_count = 8},
          normalization,
          batch,
          seeds,
          seed_parameter(),
          {.id = "input",
           .label = "input",
           .help = "Random numbers of variance 1, or 1 everywhere.",
           .kind = Kind::choice,
           .default_value = "normal",
           .choices = {{"normal", "random, N(0, 1)"}, {"ones", "1 everywhere"}},
           .advanced = true},
          bins,
          {.id = "range",
           .label = "range of the histograms",
           .help = "They reach from minus this to this; what lies beyond counts at the ends.",
           .kind = Kind::number,
           .min = 0,
           .max = 1e6,
           .min_open = true,
           .slider_min = 0.1,
           .slider_max = 100,
           .default_value = 3,
           .scale = Scale::log,
           .advanced = true},
          {.id = "quick",
           .label = "quick look",
           .help = "One seed and at most 32 examples: enough while a knob is being moved.",
           .kind = Kind::boolean,
           .default_value = false,
           .advanced = true}};
}

constexpr Experiment experiment() {
  return {{.id = "initialization",
           .title = "Signal through depth",
           .help = "How large signals and gradients are, layer by layer, for several ways to draw the weights.",
           .formula = "a_l = \\varphi(z_l), \\quad z_l = W_l\\, a_{l-1}",
           .terms = {{"a_l", "activations of layer l; a_0 is the input"},
                     {"z_l", "pre-activations: the layer's sums"},
                     {"W_l", "the layer's weights, drawn anew for every seed"}},
           .sources = {{"Glorot, X. and Bengio, Y.", 2010,
                        "Understanding the Difficulty of Training Deep Feedforward Neural Networks", "AISTATS", ""},
                       {"He, K., Zhang, X., Ren, S. and Sun, J.", 2015,
                        "Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification",
                        "ICCV, arXiv:1502.01852", "section 2.2"},
                       {"Poole, B., Lahiri, S., Raghu, M., Sohl-Dickstein, J. and Ganguli, S.", 2016,
                        "Exponential Expressivity in Deep Neural Networks through Transient Chaos",
                        "NIPS, arXiv:1606.05340", ""},
                       {"Schoenholz, S. S., Gilmer, J., Ganguli, S. and Sohl-Dickstein, J.", 2017,
                        "Deep Information Propagation", "ICLR, arXiv:1611.01232", ""}},
           .parameters = parameters()},
          [](Value spec) -> Expected<Value> { return spec; },
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<InitializationRun>(spec); }};
}

}  // namespace

Experiment initialization_experiment() { return constant<experiment>; }

}  // namespace descent
