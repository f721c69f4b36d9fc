#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "descent/base/descriptor.h"
#include "descent/base/random.h"
#include "descent/base/value.h"
#include "descent/experiment/racer.h"
#include "descent/surface/many_gradients.h"

// A block of starts that one optimizer leads downhill together, in float: what the experiments `basins` and
// `trajectories` are made of.
namespace descent {

/// What became of one start; what does not apply is NaN.
struct End {
  double minimum;  ///< in Surface::minima, where it stayed
  double steps;    ///< from this one on; where a surface has no minimum, the one that left the region
  double lost;     ///< the step at which its numbers left every bound
};

/// The rules that lead the starts, which every experiment of this kind calls `optimizers`.
constexpr Parameter optimizers_parameter() {
  return {.id = "optimizers",
          .label = "optimizers",
          .help = "The rules whose maps are compared, each with a learning rate of its own.",
          .kind = Kind::parts,
          .default_value =
              [] {
                return Value::array({"gd", "momentum"});
              },
          .family = "optimizer",
          .min_count = 1,
          .max_count = 4};
}

/// Walks blocks of starts down a surface, all steps of a block while it lies in the fastest cache.
class BasinWalk {
 public:
  /// Position, gradient, two states of the rule and the watch of so many starts take about 24 kB.
  static constexpr std::size_t block = 512;

  struct Position {
    float x, y;
  };

  /// `spec` is a resolved one of the experiment; `optimizer` one of its parts.
  BasinWalk(const Value& spec, const Value& optimizer, const Surface& surface);

  /// Where the starts of the next block are; begin() takes the first `size` of them to the start line.
  std::span<float> x() { return x_; }
  std::span<float> y() { return y_; }
  void begin(std::size_t size);
  /// About `work` steps, counted for each start; how many were made. Every block sees the same noise at the same step.
  std::int64_t advance(std::int64_t work);
  /// There is no block under way.
  bool done() const { return size_ == 0 || taken_ > steps_; }
  /// How much of the block's way is behind it, 0 … 1.
  double progress() const { return static_cast<double>(taken_) / static_cast<double>(steps_ + 1); }
  std::size_t size() const { return size_; }
  /// Where a start of the block is by now.
  Position at(std::size_t start) const { return {params_[start], params_[size_ + start]}; }
  /// Whether its numbers have left every bound. Where that is so, at() means nothing any more.
  bool lost(std::size_t start) const { return lost_[start] < std::numeric_limits<float>::infinity(); }
  End end(std::size_t start) const;

 private:
  void step();
  void add_noise();
  void watch(float now);
  void watch_minima(float now);
  void watch_leaving(float now);

  const Surface& surface_;
  ManyGradients gradients_;
  Value part_;
  std::unique_ptr<Schedule> schedule_;
  std::size_t steps_, batch_;
  double rate_, noise_;
  std::uint64_t seed_;
  std::vector<Minimum> minima_;
  Region region_;
  float middle_x_, middle_y_, reach2_, radius2_;

  std::size_t size_ = 0;
  std::size_t taken_ = 0;  ///< steps of this block, and one more when the end has been looked at
  std::unique_ptr<Optimizer<float>> optimizer_;
  Random random_;
  alignas(64) float x_[block], y_[block];
  /// Both coordinates of all starts, x first: one vector for the rule.
  alignas(64) float params_[2 * block], grads_[2 * block], point_[2 * block];
  /// The step from which on a start is where it belongs, the one that lost it (∞: not yet), and how far off it is.
  alignas(64) float since_[block], lost_[block], nearest2_[block];
};

}  // namespace descent
