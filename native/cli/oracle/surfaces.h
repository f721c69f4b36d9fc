#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/oracle/node.h"

namespace descent::cli {

/// A surface of the reference in our words. Where the file gives its formula, it is run by that, whatever it is called;
/// where the core has the same surface built in, it is run by that too.
class SurfaceHere {
 public:
  /// `entry` is the file's description of the surface called `id`.
  SurfaceHere(const std::string& id, const Node& entry);

  /// The ways to run it, each a part {id, parameters…}, for a run that starts at (x, y) and goes at most `reach` away.
  std::vector<Value> parts(double x, double y, double reach) const;
  /// Why the core has none such; empty when it has.
  const std::string& refusal() const { return refusal_; }

 private:
  std::optional<Value> built_in_, formula_;
  std::string refusal_;
};

}  // namespace descent::cli
