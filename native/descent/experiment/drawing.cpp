#include "descent/experiment/drawing.h"

#include <cmath>

#include "descent/base/constant.h"
#include "descent/base/format.h"
#include "descent/data/digits.h"
#include "descent/data/drawing.h"
#include "descent/experiment/at_once.h"
#include "descent/experiment/numbers.h"
#include "descent/experiment/resolve.h"

namespace descent {
namespace {

/// A three, as one writes it.
const Value::Array& three() {
  static const Value::Array points = {0.29, 0.25, 0.34, 0.20, 0.41, 0.16, 0.50, 0.15, 0.59, 0.17, 0.64, 0.22, 0.65,
                                      0.29, 0.62, 0.36, 0.55, 0.42, 0.45, 0.46, 0.56, 0.48, 0.64, 0.53, 0.68, 0.61,
                                      0.67, 0.70, 0.61, 0.78, 0.52, 0.83, 0.42, 0.84, 0.34, 0.81, 0.28, 0.75};
  return points;
}

std::vector<double> digit_beneath(const Dataset& digits, std::size_t number) {
  std::vector<double> pixels(digits.features);
  for (std::size_t f = 0; f < pixels.size(); ++f) pixels[f] = digits.input(number * digits.features + f);
  return pixels;
}

Expected<Dataset> all_digits() { return make_dataset(resolve_part("dataset", "digits", "digit").value(), "digit"); }

Expected<Value> complete(Value spec) {
  const std::size_t numbers = spec["strokes"].array().size(), points = numbers / 2;
  if (numbers % 2 != 0) {
    return Error{"strokes", "wrong-count",
                 concat({"Every point has two numbers, x and y, and ", std::to_string(numbers), " are given."})};
  }
  if (spec["starts"].is_null()) spec.set("starts", points > 0 ? Value::array({0}) : Value::array({}));
  double before = -1;
  const Value::Array& starts = spec["starts"].array();
  for (std::size_t k = 0; k < starts.size(); ++k) {
    const double start = starts[k].number();
    const bool fits =
        start > before && start == std::floor(start) && start < static_cast<double>(points) && (k > 0 || start == 0);
    if (!fits) {
      return Error{"starts[" + std::to_string(k) + "]", "out-of-range",
                   concat({"The first stroke begins with point 0 and each other with a later one of the ",
                           std::to_string(points), " points, not with ", format_number(start), "."})};
    }
    before = start;
  }
  if (starts.empty() && points > 0) {
    return Error{"starts", "wrong-count", "Points belong to a stroke: the first begins with point 0."};
  }
  if (spec["digit"].is_null()) return spec;
  const Expected<Dataset> digits = all_digits();
  if (!digits) return digits.error();
  return spec;
}

void compute(const Value& spec, Result& result) {
  Drawing drawing{.pen = spec["pen"].number()};
  const std::vector<double> strokes = numbers_of(spec["strokes"]);
  for (std::size_t k = 0; k < strokes.size(); k += 2) drawing.points.push_back({strokes[k], strokes[k + 1]});
  for (double start : numbers_of(spec["starts"])) drawing.starts.push_back(static_cast<std::size_t>(start));
  if (!spec["digit"].is_null()) drawing.beneath = digit_beneath(all_digits().value(), spec["digit"].count());
  const PlacedDigit digit = place_as_mnist(ink_of(drawing));

  const double last = static_cast<double>(digit_side) - 1;
  TableBuilder image("image", "The drawing as a network sees it", {{"ink", "x", "ink", ""}});
  image.reserve(digit.pixels.size());
  image.set_axes({"column", 0, last, digit_side}, {"row", 0, last, digit_side});
  // A digit of the data set on which nothing was drawn stays what it is.
  const bool untouched = drawing.points.empty() && !drawing.beneath.empty();
  for (double ink : untouched ? drawing.beneath : digit.pixels) image.add_row({ink});
  image.append_to(result);
  TableBuilder box("box", "The box around the ink, in pixels of the picture",
                   {{"left", "", "left edge", "pixels"},
                    {"top", "", "upper edge", "pixels"},
                    {"width", "", "width", "pixels"},
                    {"height", "", "height", "pixels"},
                    {"centreX", "", "centre of mass, from the left", "pixels"},
                    {"centreY", "", "centre of mass, from the top", "pixels"},
                    {"enlarged", "", "enlarged", "times"}});
  box.add_row({digit.left, digit.top, digit.width, digit.height, digit.centre_x, digit.centre_y, digit.enlarged});
  box.append_to(result);
  if (drawing.beneath.empty()) return;
  TableBuilder beneath("beneath", "The digit that lies beneath", {{"ink", "x", "ink", ""}});
  beneath.set_axes({"column", 0, last, digit_side}, {"row", 0, last, digit_side});
  for (double ink : drawing.beneath) beneath.add_row({ink});
  beneath.append_to(result);
}

constexpr Experiment experiment() {
  Parameter strokes = numbers_parameter(
      "strokes", "strokes", "Points of the strokes, x and y in turn: from 0 to 1 across the square, y down.", 20000);
  strokes.min = 0;
  strokes.max = 1;
  strokes.min_count = 0;
  strokes.default_value = [] { return Value(three()); };
  Parameter starts = numbers_parameter(
      "starts", "starts", "The number of the point with which each stroke begins; without it, one stroke.", 10000);
  starts.min_count = 0;
  return {{.id = "drawing",
           .title = "A drawn digit",
           .help = "Brings a drawing to the size and place of the handwritten digits.",
           .sources = {{"LeCun, Y., Bottou, L., Bengio, Y., Haffner, P.", 1998,
                        "Gradient-based learning applied to document recognition", "Proceedings of the IEEE 86(11)",
                        "section III.A"}},
           .parameters = {std::move(strokes),
                          std::move(starts),
                          {.id = "pen",
                           .label = "pen",
                           .help = "Diameter of the pen; the side of the square is 1.",
                           .kind = Kind::number,
                           .min = 0.01,
                           .max = 0.5,
                           .slider_min = 0.04,
                           .slider_max = 0.2,
                           .default_value = 0.1,
                           .step = 0.01},
                          {.id = "digit",
                           .label = "digit beneath",
                           .help = "The number of a handwritten digit that lies under the strokes; without it, none.",
                           .kind = Kind::integer,
                           .min = 0,
                           .max = 9999,
                           .slider_min = 0,
                           .slider_max = 9999,
                           .step = 1}}},
          complete,
          [](const Value& spec) -> std::unique_ptr<Run> { return std::make_unique<AtOnce>(spec, compute); }};
}

}  // namespace

Experiment drawing_experiment() { return constant<experiment>; }

}  // namespace descent
