#include "descent/experiment/series.h"

#include <limits>

#include "descent/base/constant.h"
#include "descent/base/format.h"
#include "descent/base/part_called.h"
#include "descent/data/seattle_temperatures.h"
#include "descent/experiment/course.h"
#include "descent/experiment/racer.h"

namespace descent {
namespace {

constexpr double undated = std::numeric_limits<double>::quiet_NaN();

constexpr SeriesPart temperatures() {
  constexpr double days = seattle_days;
  return {{.id = "temperatures",
           .title = "Daily temperatures",
           .help = "The highest temperature of each day in Seattle, 2012 to 2015.",
           .sources = {{"NOAA National Climatic Data Center", 2015, "Climate Data Online, Seattle, daily summaries",
                        "as packaged in vega-datasets 3.2.1", ""}},
           .parameters = {{.id = "first",
                           .label = "first day",
                           .help = "Days after 1 January 2012 at which the series begins.",
                           .unit = "days",
                           .kind = Kind::integer,
                           .min = 0,
                           .max = days - 1,
                           .slider_min = 0,
                           .slider_max = days - 1,
                           .default_value = 0,
                           .step = 1},
                          {.id = "days",
                           .label = "length",
                           .help = "How many days are taken.",
                           .unit = "days",
                           .kind = Kind::integer,
                           .min = 1,
                           .max = days,
                           .slider_min = 30,
                           .slider_max = days,
                           .default_value = 366,
                           .step = 1}}},
          [](const Value& p, const std::string& path) -> Expected<Series> {
            const auto all = seattle_temperatures();
            const std::size_t first = p["first"].count(), days_taken = p["days"].count();
            if (first + days_taken > all.size()) {
              return Error{path + ".days", "out-of-range",
                           "The record ends after " + std::to_string(all.size()) + " days: from day " +
                               std::to_string(first) + " the length can be at most " +
                               std::to_string(all.size() - first) + ", not " + std::to_string(days_taken) + "."};
            }
            Series series{{}, seattle_first_day + static_cast<double>(first), "daily maximum temperature", "°C"};
            for (std::int16_t tenths : all.subspan(first, days_taken)) series.values.push_back(tenths / 10.0);
            return series;
          }};
}

constexpr SeriesPart own_values() {
  const Parameter values{.id = "values",
                         .label = "values",
                         .help = "Numbers in the order of time.",
                         .kind = Kind::numbers,
                         .min = -1e12,
                         .max = 1e12,
                         .default_value =
                             [] {
                               return Value::array({1, 2, 3, 400, 10});
                             },
                         .min_count = 1,
                         .max_count = 5000};
  return {{.id = "values", .title = "Own numbers", .help = "Numbers typed or pasted in.", .parameters = {values}},
          [](const Value& p, const std::string&) -> Expected<Series> {
            Series series{{}, undated, "value", ""};
            for (const Value& value : p["values"].array()) series.values.push_back(value.number());
            return series;
          }};
}

constexpr SeriesPart gradients() {
  return {{.id = "gradient",
           .title = "Gradients of a run",
           .help = "The noisy gradients that an optimizer meets on its way down a surface.",
           .parameters = {surface_parameter(),
                          {.id = "optimizer",
                           .label = "optimizer",
                           .help = "Who walks.",
                           .kind = Kind::part,
                           .default_value =
                               [] {
                                 return Value::object({{"id", "gd"}, {"learningRate", 0.01}});
                               },
                           .family = "optimizer",
                           .advanced = true},
                          start_parameter(),
                          {.id = "component",
                           .label = "component",
                           .help = "Which component of the gradient.",
                           .kind = Kind::choice,
                           .default_value = "x",
                           .choices = {{"x", "∂L/∂x"}, {"y", "∂L/∂y"}}},
                          {.id = "squared",
                           .label = "squared",
                           .help = "The square of the gradient, as RMSProp and Adam average it.",
                           .kind = Kind::boolean,
                           .default_value = false},
                          noise_parameter(1),
                          steps_parameter(200),
                          seed_parameter(),
                          radius_parameter()}},
          [](const Value& p, const std::string& path) -> Expected<Series> {
            Expected<Value> complete = complete_course(p);
            if (!complete) {
              Error error = complete.error();
              error.path = path + "." + error.path;
              return error;
            }
            const Track track(complete.value());
            Racer racer(p["optimizer"], track.course);
            const std::size_t component = p["component"].string() == "x" ? 0 : 1;
            const bool squared = p["squared"].boolean();
            Series series{{}, undated, squared ? "squared gradient" : "gradient", ""};
            do {
              const double g = racer.gradient()[component];
              series.values.push_back(squared ? g * g : g);
            } while (series.values.size() < track.course.steps && racer.step());
            return series;
          }};
}

// clang-format off
using SeriesKinds = Registry<
  temperatures,
  own_values,
  gradients>;
// clang-format on

}  // namespace

std::span<const SeriesPart> series_registry() { return SeriesKinds::entries; }

std::span<const Descriptor> series_in_full() { return SeriesKinds::in_full; }

Expected<Series> make_series(const Value& part, const std::string& path) {
  return part_called(part["id"].string(), series_registry()).make(part, path);
}

}  // namespace descent
