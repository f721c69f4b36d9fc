#pragma once

#include <cmath>
#include <optional>

#include "descent/base/math.h"
#include "descent/surface/surface.h"

namespace descent {

/// The lowest point near (x, y), found from values alone: for minima that lie in a kink, where Newton's method has
/// nothing to go by (|y| is lowest where its slope jumps). Nothing where the way down leads farther off than `reach`,
/// or where a ring around the end is not higher all round.
///
/// Compass search (T. G. Kolda, R. M. Lewis and V. Torczon, Optimization by Direct Search, SIAM Review 45, 2003): a
/// step to the lowest of the places around, and where none is lower, steps of half the length.
class CompassSearch {
 public:
  CompassSearch(const Surface& surface, double reach) : surface_(surface), reach_(reach) {}

  std::optional<Minimum> from(double x, double y) const {
    const Eigen::Vector2d start(x, y);
    Point here{start, surface_.value(x, y)};
    int moves = 0;
    // A narrow ridge can stop eight directions; what a finer ring finds lower is gone on from.
    for (int round = 0; round < rounds; ++round) {
      for (double step = reach_ / 4; step > precision * reach_;) {
        const Point next = lowest(here, step, 8);
        if (!(next.value < here.value)) {
          step /= 2;
          continue;
        }
        here = next;
        if ((here.at - start).norm() > reach_ || ++moves > most_moves) return std::nullopt;
      }
      const Point around = lowest(here, ring * reach_, 32);
      if (around.value > here.value) return Minimum{here.at.x(), here.at.y(), here.value, false};
      if (!(around.value < here.value)) return std::nullopt;
      here = around;
    }
    return std::nullopt;
  }

 private:
  struct Point {
    Eigen::Vector2d at;
    double value;
  };

  /// Of `directions` places evenly around.
  Point lowest(const Point& centre, double distance, int directions) const {
    Point best{centre.at, unbounded};
    for (int k = 0; k < directions; ++k) {
      const double turn = 2.0 * k / directions;
      const Eigen::Vector2d at = centre.at + distance * Eigen::Vector2d(portable::cos_pi(turn), portable::sin_pi(turn));
      const double value = surface_.value(at.x(), at.y());
      if (value < best.value) best = {at, value};
    }
    return best;
  }

  static constexpr int rounds = 8, most_moves = 200;
  static constexpr double precision = 1e-12, ring = 1e-3;  ///< as shares of the reach

  const Surface& surface_;
  double reach_;
};

}  // namespace descent
