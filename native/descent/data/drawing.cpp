#include "descent/data/drawing.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "descent/base/check.h"
#include "descent/data/digits.h"

namespace descent {
namespace {

constexpr double samples = static_cast<double>(ink_side);
constexpr double field = static_cast<double>(digit_side);
/// Pixels of the longer side of a digit's box.
constexpr double longer_side = 20;

double distance(Drawing::Point p, Drawing::Point a, Drawing::Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y, squares = dx * dx + dy * dy;
  const double along = squares > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squares, 0.0, 1.0) : 0;
  const double x = p.x - (a.x + along * dx), y = p.y - (a.y + along * dy);
  return std::sqrt(x * x + y * y);
}

std::size_t sample_at(double place, double round) {
  return static_cast<std::size_t>(std::clamp(std::floor(place * samples + round), 0.0, samples));
}

/// A piece of a stroke from a to b; a dot where they are the same.
void draw_piece(Drawing::Point a, Drawing::Point b, double radius, std::vector<double>& ink) {
  const double reach = radius + 1 / samples;
  const std::size_t left = sample_at(std::min(a.x, b.x) - reach, 0), right = sample_at(std::max(a.x, b.x) + reach, 1),
                    top = sample_at(std::min(a.y, b.y) - reach, 0), bottom = sample_at(std::max(a.y, b.y) + reach, 1);
  for (std::size_t j = top; j < bottom; ++j) {
    for (std::size_t i = left; i < right; ++i) {
      const Drawing::Point middle{(static_cast<double>(i) + 0.5) / samples, (static_cast<double>(j) + 0.5) / samples};
      const double covered = std::clamp((radius - distance(middle, a, b)) * samples + 0.5, 0.0, 1.0);
      ink[j * ink_side + i] = std::max(ink[j * ink_side + i], covered);
    }
  }
}

/// The box around all ink, in samples: from the first to beyond the last.
struct Box {
  std::size_t left = ink_side, right = 0, top = ink_side, bottom = 0;
};

Box box_of(std::span<const double> ink) {
  Box box;
  for (std::size_t k = 0; k < ink.size(); ++k) {
    if (ink[k] == 0) continue;
    const std::size_t i = k % ink_side, j = k / ink_side;
    box = {std::min(box.left, i), std::max(box.right, i + 1), std::min(box.top, j), std::max(box.bottom, j + 1)};
  }
  return box;
}

/// How much of each sample lies in a pixel: samples first … first + shares.size() − 1.
struct Cut {
  std::size_t first = 0;
  std::vector<double> shares{};
};

/// The pixel from `from` to `to`, in samples, as far as it lies within the square.
Cut cut(double from, double to) {
  const double low = std::clamp(from, 0.0, samples), high = std::clamp(to, 0.0, samples);
  Cut result{static_cast<std::size_t>(low), {}};
  for (std::size_t k = result.first; static_cast<double>(k) < high; ++k) {
    const double covered = std::min(high, static_cast<double>(k + 1)) - std::max(low, static_cast<double>(k));
    result.shares.push_back(covered / (to - from));
  }
  return result;
}

/// By how many whole pixels the ink is moved: its centre of mass into the pixel beyond the middle, its box inside.
double shift(double centre, double length) {
  return std::clamp(std::ceil(field / 2 - centre), 0.0, std::floor(field - length));
}

}  // namespace

std::vector<double> ink_of(const Drawing& drawing) {
  std::vector<double> ink(ink_side * ink_side);
  constexpr std::size_t each = ink_side / digit_side;
  if (!drawing.beneath.empty()) {
    for (std::size_t k = 0; k < ink.size(); ++k) {
      ink[k] = drawing.beneath[k / ink_side / each * digit_side + k % ink_side / each];
    }
  }
  for (std::size_t s = 0; s < drawing.starts.size(); ++s) {
    const std::size_t first = drawing.starts[s],
                      end = s + 1 < drawing.starts.size() ? drawing.starts[s + 1] : drawing.points.size();
    for (std::size_t k = first; k < end; ++k) {
      draw_piece(drawing.points[k], drawing.points[std::min(k + 1, end - 1)], drawing.pen / 2, ink);
    }
  }
  return ink;
}

PlacedDigit place_as_mnist(std::span<const double> ink) {
  check(ink.size() == ink_side * ink_side, "ink of the whole square");
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  PlacedDigit digit{std::vector<double>(digit_side * digit_side), missing, missing, 0, 0, missing, missing, missing};
  const Box box = box_of(ink);
  if (box.right == 0) return digit;
  const double left = static_cast<double>(box.left), top = static_cast<double>(box.top),
               width = static_cast<double>(box.right) - left, height = static_cast<double>(box.bottom) - top;
  // Samples of one pixel.
  const double pixel = std::max(width, height) / longer_side;
  double mass = 0, x = 0, y = 0;
  for (std::size_t k = 0; k < ink.size(); ++k) {
    mass += ink[k];
    x += ink[k] * (static_cast<double>(k % ink_side) + 0.5);
    y += ink[k] * (static_cast<double>(k / ink_side) + 0.5);
  }
  // From here in pixels, within the box.
  const double centre_x = (x / mass - left) / pixel, centre_y = (y / mass - top) / pixel;
  digit.width = width / pixel;
  digit.height = height / pixel;
  digit.left = shift(centre_x, digit.width);
  digit.top = shift(centre_y, digit.height);
  digit.centre_x = digit.left + centre_x;
  digit.centre_y = digit.top + centre_y;
  digit.enlarged = static_cast<double>(ink_side / digit_side) / pixel;
  std::vector<Cut> columns;
  for (std::size_t i = 0; i < digit_side; ++i) {
    const double from = left + (static_cast<double>(i) - digit.left) * pixel;
    columns.push_back(cut(from, from + pixel));
  }
  for (std::size_t j = 0; j < digit_side; ++j) {
    const double from = top + (static_cast<double>(j) - digit.top) * pixel;
    const Cut rows = cut(from, from + pixel);
    for (std::size_t i = 0; i < digit_side; ++i) {
      double covered = 0;
      for (std::size_t r = 0; r < rows.shares.size(); ++r) {
        const double* row = ink.data() + (rows.first + r) * ink_side + columns[i].first;
        for (std::size_t c = 0; c < columns[i].shares.size(); ++c) {
          covered += rows.shares[r] * columns[i].shares[c] * row[c];
        }
      }
      digit.pixels[j * digit_side + i] = std::min(covered, 1.0);
    }
  }
  return digit;
}

}  // namespace descent
