#include "descent/experiment/self_check.h"

#include "descent/base/constant.h"
#include "descent/base/format.h"
#include "descent/experiment/at_once.h"
#include "descent/experiment/checks/check_list.h"

namespace descent {
namespace {

constexpr struct {
  Text id, label;
  checks::CheckList (*list)();
} topics[] = {
    {"layers", "Networks: gradients by differences", checks::layer_checks},
    {"activations", "Activations: slopes by differences", checks::activation_checks},
    {"losses", "Losses: slopes by differences", checks::loss_checks},
    {"surfaces", "Surfaces: gradients by differences", checks::surface_checks},
    {"identities", "Identities", checks::identity_checks},
    {"scalers", "Scalers: what they promise", checks::scaler_checks},
};

void compute(const Value& spec, Result& result) {
  for (const auto& topic : topics) {
    if (topic.id != spec["topic"].string()) continue;
    std::size_t count = 0;
    // A table each, because a row has no name.
    for (const checks::Checked& each : topic.list()) {
      TableBuilder table(
          concat({"check.", std::to_string(count++)}), each.title,
          {{"error", "", "error", ""}, {"bound", "", "largest allowed", ""}, {"passed", "", "passed", ""}});
      // An infinite error would be no number that crosses: nothing is larger than the largest.
      table.add_row({std::min(each.error, std::numeric_limits<double>::max()), each.bound, each.passed() ? 1.0 : 0.0});
      table.append_to(result);
    }
  }
}

constexpr Experiment experiment() {
  List<Choice> choices;
  for (const auto& topic : topics) choices.push_back({topic.id, topic.label});
  return {{.id = "self-check",
           .title = "Self-check",
           .help = "What the core finds when it checks itself: gradients against differences, and what must hold "
                   "whatever the numbers are.",
           .parameters = {{.id = "topic",
                           .label = "topic",
                           .help = "What is checked.",
                           .kind = Kind::choice,
                           .default_value = topics[0].id,
                           .choices = std::move(choices)}}},
          [](Value spec) -> Expected<Value> { return spec; },
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<AtOnce>(spec, compute); }};
}

}  // namespace

Experiment self_check_experiment() { return constant<experiment>; }

}  // namespace descent
