#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace descent {

/// Lines drawn with a round pen in a square of side 1, x to the right and y down.
struct Drawing {
  struct Point {
    double x, y;
  };
  std::vector<Point> points{};
  std::vector<std::size_t> starts{};  ///< the point with which each stroke begins, in order; the first is 0
  double pen = 0.1;                   ///< diameter
  std::vector<double> beneath{};      ///< a digit that lies under it, 28 × 28, row by row; empty: none
};

/// Samples on a side of the square while ink is worked out.
inline constexpr std::size_t ink_side = 112;

/// How dark the drawing is, 0 … 1, in ink_side × ink_side samples, row by row.
std::vector<double> ink_of(const Drawing& drawing);

/// A digit as MNIST has them.
struct PlacedDigit {
  std::vector<double> pixels;           ///< 28 × 28, row by row from the top left, 0 … 1
  double left, top, width, height;      ///< the box of the ink, in pixels of this picture
  double centre_x = 14, centre_y = 14;  ///< of the ink's mass, in pixels of this picture
  double enlarged = 1;                  ///< by how much, compared with the square drawn as 28 × 28
};

/// Brings ink to size and place as the digits of MNIST were: the box around it is scaled, its aspect kept, so that its
/// longer side is 20 pixels, grey where a pixel is partly covered; then it is moved by whole pixels so that its centre
/// of mass comes to the middle of 28 × 28 pixels, as far as the box stays inside (LeCun, Bottou, Bengio and Haffner
/// 1998, section III.A, and the page of the MNIST database). The middle lies between pixels; in the data the centre is
/// in the one right of it and below. Empty ink gives an empty picture with missing numbers.
PlacedDigit place_as_mnist(std::span<const double> ink);

}  // namespace descent
