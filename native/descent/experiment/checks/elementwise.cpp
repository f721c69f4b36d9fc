#include <cmath>

#include "descent/base/format.h"
#include "descent/base/random.h"
#include "descent/experiment/checks/check_list.h"
#include "descent/experiment/checks/differences.h"
#include "descent/nn/activation.h"
#include "descent/nn/loss.h"

namespace descent::checks {
namespace {

constexpr double bound_of_differences = 1e-9;
/// A rounding is 6e-8, and numbers go up to 6.
constexpr double bound_of_float = 2e-6;

constexpr std::size_t points = 40;

/// From −5.85 to 5.85, no nearer than 0.15 to 0, where some activations have a kink.
double point(std::size_t i) { return 0.3 * (static_cast<double>(i) - 0.5 * (points - 1)); }

template <class S>
struct Curve {
  Buffer<S> values = Buffer<S>::Zero(points), slopes = Buffer<S>::Zero(points);

  Curve(const Activation<S>& activation, double shift) {
    Buffer<S> z = Buffer<S>::Zero(points);
    for (std::size_t i = 0; i < points; ++i) z[static_cast<Eigen::Index>(i)] = static_cast<S>(point(i) + shift);
    activation.apply(z.data(), values.data(), slopes.data(), points);
  }
  double value(std::size_t i) const { return static_cast<double>(values.data()[i]); }
  double slope(std::size_t i) const { return static_cast<double>(slopes.data()[i]); }
};

/// The sum of a loss's terms, and its derivatives, of four examples with three outputs each.
struct LossProbe {
  static constexpr std::size_t width = 3, examples = 4;

  explicit LossProbe(const Value& part)
      : loss(make_loss<double>(part)),
        output_numbers(batch_buffer<double>(width, examples)),
        slope_numbers(output_numbers),
        target_numbers(batch_buffer<double>(loss->target_features(width), examples)),
        term_numbers(batch_buffer<double>(loss->terms(width), examples)),
        outputs{output_numbers.data(), width, examples},
        slopes{slope_numbers.data(), width, examples},
        targets{target_numbers.data(), loss->target_features(width), examples},
        terms{term_numbers.data(), loss->terms(width), examples} {
    Random random(3);
    for (std::size_t e = 0; e < examples; ++e) {
      for (std::size_t f = 0; f < width; ++f) outputs.at(f, e) = random.uniform(-3, 3);
      // A class, or 0 and 1, which every other loss takes, too.
      for (std::size_t f = 0; f < targets.features; ++f)
        targets.at(f, e) = random.below(loss->wants_class() ? width : 2);
    }
  }

  double sum() {
    loss->evaluate(outputs, targets, terms, slopes);
    double total = 0;
    for (std::size_t f = 0; f < terms.features; ++f) {
      for (std::size_t e = 0; e < examples; ++e) total += terms.at(f, e);
    }
    return total;
  }

  std::unique_ptr<Loss<double>> loss;
  Buffer<double> output_numbers, slope_numbers, target_numbers, term_numbers;
  Batch<double> outputs, slopes, targets, terms;
};

}  // namespace

CheckList activation_checks() {
  CheckList list;
  for (const ActivationPart& part : activation_registry()) {
    const Value parameters = default_part(part.descriptor);
    const auto activation = make_activation<double>(parameters);
    constexpr double h = difference_step;
    const Curve<double> here(*activation, 0), far_left(*activation, -h), left(*activation, -h / 2),
        right(*activation, h / 2), far_right(*activation, h);
    const Curve<float> single(*make_activation<float>(parameters), 0);
    double error = 0, difference = 0;
    for (std::size_t i = 0; i < points; ++i) {
      const auto at = [&](double shift) {
        return (shift < -0.75 * h ? far_left : shift < 0 ? left : shift < 0.75 * h ? right : far_right).value(i);
      };
      error = worse(error, std::fabs(here.slope(i) - derivative(at, h)));
      difference = worse(difference, std::fabs(single.value(i) - here.value(i)));
      difference = worse(difference, std::fabs(single.slope(i) - here.slope(i)));
    }
    const std::string title(part.descriptor.title);
    add(list, title, error, bound_of_differences);
    add(list, concat({title, ", in single precision"}), difference, bound_of_float);
  }
  return list;
}

CheckList loss_checks() {
  CheckList list;
  for (const LossPart& part : loss_registry()) {
    LossProbe probe(default_part(part.descriptor));
    double error = 0;
    for (std::size_t f = 0; f < LossProbe::width; ++f) {
      for (std::size_t e = 0; e < LossProbe::examples; ++e) {
        double& output = probe.outputs.at(f, e);
        const double before = output;
        const double want = derivative(
            [&](double h) {
              output = before + h;
              return probe.sum();
            },
            difference_step);
        output = before;
        probe.sum();
        error = worse(error, std::fabs(probe.slopes.at(f, e) - want));
      }
    }
    add(list, std::string(part.descriptor.title), error, bound_of_differences);
  }
  return list;
}

}  // namespace descent::checks
