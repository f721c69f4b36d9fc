#pragma once

#include <cstdint>
#include <span>

namespace descent {

/// Days since 1970-01-01 of the first value: 2012-01-01.
inline constexpr double seattle_first_day = 15340;

/// Daily maximum temperature in Seattle from 2012-01-01 to 2015-12-31, one value a day without gaps, in tenths of a
/// degree Celsius. Source: NOAA National Climatic Data Center, Climate Data Online (a work of the US government),
/// column temp_max of seattle-weather.csv in the package vega-datasets 3.2.1.
inline constexpr std::size_t seattle_days = 1461;
std::span<const std::int16_t, seattle_days> seattle_temperatures();

}  // namespace descent
