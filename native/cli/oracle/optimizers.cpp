#include <algorithm>
#include <cmath>

#include "cli/json.h"
#include "cli/oracle/algorithms.h"
#include "cli/oracle/files.h"
#include "cli/oracle/surfaces.h"

// Trajectories are races of one racer; runs on given gradients are replays; a surface's probes are its value (a grid
// that begins there) and what a racer that starts there reads off it.
namespace descent::cli {
namespace {

Value list(const std::vector<double>& numbers) { return Value(Value::Array(numbers.begin(), numbers.end())); }

/// A surface's value at one point: the first corner of the smallest grid there is.
Check value_check(const Value& surface, double x, double y, double want, double tolerance) {
  return {Value::object({{"experiment", "surface"},
                         {"surface", surface},
                         {"columns", 2},
                         {"rows", 2},
                         {"window", list({x, x + 1, y, y + 1})}}),
          {{"grid", {{"value"}}, {want}, tolerance}}};
}

Value race(const Value& surface, const std::vector<double>& start, const Value& racer, std::size_t steps) {
  return Value::object({{"experiment", "race"},
                        {"surface", surface},
                        {"start", list(start)},
                        {"racers", Value::array({racer})},
                        {"steps", steps},
                        {"noise", 0}});
}

// --- probes ---

/// Adds the checks of one probe on one form of the surface; false where only the value could be compared.
bool check_probe(const Value& surface, const Node& probe, std::vector<Check>& checks) {
  const std::vector<double> xy = probe.at("xy").numbers(2), gradient = probe.at("grad").numbers(2),
                            hessian = probe.at("hessian").numbers(3);
  const double value = probe.at("f").number();
  checks.push_back(value_check(surface, xy[0], xy[1], value, tolerance_for({value})));

  const Value spec = race(surface, xy, "gd", 1);
  const Expected<Value> valid = descent::validate(spec);
  if (!valid && valid.error().path.starts_with("start")) return false;
  // The eigenvalues of [f_xx, f_xy, f_yy].
  const double mean = (hessian[0] + hessian[2]) / 2, half = (hessian[0] - hessian[2]) / 2;
  const double spread = std::sqrt(half * half + hessian[1] * hessian[1]);
  const double slope_tolerance = tolerance_for(gradient), bend_tolerance = tolerance_for(hessian);
  checks.push_back({spec,
                    {{"racer.0", {{"gradient.x"}}, {gradient[0]}, slope_tolerance},
                     {"racer.0", {{"gradient.y"}}, {gradient[1]}, slope_tolerance},
                     {"racer.0", {{"curvature"}}, {mean + spread}, bend_tolerance},
                     {"racer.0", {{"curvatureMin"}}, {mean - spread}, bend_tolerance}}});
  return true;
}

Case probe_case(const std::string& name, const SurfaceHere& surface, const Node& probe) {
  Case result{name};
  const std::vector<double> xy = probe.at("xy").numbers(2);
  bool whole = false;
  for (const Value& part : surface.parts(xy[0], xy[1], 0)) whole = check_probe(part, probe, result.checks) || whole;
  if (!whole) result.name += " (value only: outside the surface's region)";
  return result;
}

void add_probes(const Node& file, std::vector<Case>& cases) {
  for (const auto& [id, entry] : file.at("surfaces").members()) {
    const SurfaceHere surface(id, entry);
    const std::vector<Node> probes = entry.at("probes").items();
    for (std::size_t i = 0; i < probes.size(); ++i) {
      const std::string name = "probe " + std::to_string(i) + " of " + id;
      cases.push_back(surface.refusal().empty() ? probe_case(name, surface, probes[i])
                                                : Case{.name = name, .refusal = surface.refusal()});
    }
  }
}

// --- trajectories ---

Case trajectory_case(const std::string& name, const Node& file, const Node& trajectory) {
  const Node rule = file.at("optimizers").at(trajectory.at("optimizer").text());
  const OptimizerHere optimizer = optimizer_here(rule.at("algorithm").text(), trajectory.at("hyper"));
  const std::string& surface_id = trajectory.at("surface").text();
  const SurfaceHere surface(surface_id, file.at("surfaces").at(surface_id));
  const std::vector<double> x = trajectory.at("x").numbers(), y = trajectory.at("y").numbers(x.size()),
                            loss = trajectory.at("loss").numbers(x.size()), start = trajectory.at("start").numbers(2);
  if (x.size() < 2) trajectory.at("x").refuse("a start and at least one step are needed here.");
  if (!optimizer.refusal.empty()) return {.name = name, .refusal = optimizer.refusal};
  if (!surface.refusal().empty()) return {.name = name, .refusal = surface.refusal()};

  const double slack = std::max(1.0, trajectory.number_or("amplification", 1));
  const double loss_tolerance = slack * tolerance_for(loss);
  const bool ahead = optimizer.lookahead != 0;
  Case result{.name = name, .defect = optimizer.defect};
  double reach = 0;
  for (std::size_t t = 0; t < x.size(); ++t) reach = std::max(reach, std::hypot(x[t] - start[0], y[t] - start[1]));
  for (const Value& part : surface.parts(start[0], start[1], reach)) {
    Check run{race(part, start, optimizer.part, x.size() - 1),
              {{"racer.0", {{ahead ? "point.x" : "x"}}, x, slack * tolerance_for(x)},
               {"racer.0", {{ahead ? "point.y" : "y"}}, y, slack * tolerance_for(y)}}};
    if (ahead) {
      // Ours records the loss where the parameters are, the reference where it looks: there, the surface is asked.
      for (std::size_t t = 0; t < x.size(); ++t) {
        result.checks.push_back(value_check(part, x[t], y[t], loss[t], loss_tolerance));
      }
    } else {
      run.comparisons.push_back({"racer.0", {{"loss"}}, loss, loss_tolerance});
    }
    result.checks.push_back(std::move(run));
  }
  return result;
}

// --- a fixed sequence of gradients ---

/// Each number relative to its own magnitude.
double own_tolerance(const std::vector<double>& want) {
  double largest = 0;
  for (double number : want) largest = std::max(largest, std::fabs(number));
  return relative_tolerance * largest;
}

Case sequence_case(const std::string& name, const Node& sequence, const Node& run) {
  const std::vector<double> start = sequence.at("p0").numbers();
  if (start.empty()) sequence.at("p0").refuse("at least one parameter is needed here.");
  std::vector<double> gradients;
  for (const Node& row : sequence.at("grads").items()) {
    const std::vector<double> numbers = row.numbers(start.size());
    gradients.insert(gradients.end(), numbers.begin(), numbers.end());
  }
  const std::vector<Node> rows = run.at("params").items();
  const std::size_t steps = gradients.size() / start.size();
  if (rows.size() != steps) {
    run.at("params").refuse(std::to_string(steps) + " rows are needed here, not " + std::to_string(rows.size()) + ".");
  }
  std::vector<std::vector<double>> params;
  for (const Node& row : rows) params.push_back(row.numbers(start.size()));

  const OptimizerHere optimizer = optimizer_here(run.at("algorithm").text(), run.at("hyper"));
  if (!optimizer.refusal.empty()) return {.name = name, .refusal = optimizer.refusal};
  Check check{Value::object({{"experiment", "replay"},
                             {"optimizer", optimizer.part},
                             {"start", list(start)},
                             {"gradients", list(gradients)}}),
              {}};
  for (std::size_t i = 0; i < start.size(); ++i) {
    const auto component = [i](const char* of) { return std::string(of) + "." + std::to_string(i); };
    std::vector<double> want = {start[i]};
    for (const auto& row : params) want.push_back(row[i]);
    std::vector<Share> sum = {{component("p")}};
    if (optimizer.lookahead != 0) sum.push_back({component("velocity"), optimizer.lookahead});
    check.comparisons.push_back({"steps", std::move(sum), want, own_tolerance(want)});
    for (const StateName& state : optimizer.state) {
      const auto given = run.at("final_state").find(state.theirs);
      if (!given) continue;
      const double factor = state.times_minus_rate ? -optimizer.rate : 1;
      const std::vector<double> last = {factor * given->numbers(start.size())[i]};
      check.comparisons.push_back({"steps", {{component(state.ours)}}, last, own_tolerance(last), steps});
    }
  }
  return {.name = name, .checks = {check}, .defect = optimizer.defect};
}

}  // namespace

std::vector<Case> optimizer_cases(const Node& file) {
  std::vector<Case> cases;
  add_probes(file, cases);
  for (const Node& trajectory : file.at("trajectories").items()) {
    const std::string name = trajectory.at("optimizer").text() + " on " + trajectory.at("surface").text();
    cases.push_back(trajectory_case(name, file, trajectory));
  }
  const Node sequence = file.at("gradient_sequence");
  for (const Node& run : sequence.at("runs").items()) {
    cases.push_back(sequence_case(run.at("id").text() + " on given gradients", sequence, run));
  }
  return cases;
}

}  // namespace descent::cli
