#pragma once

#include "descent/nn/batch.h"

namespace descent {

/// What is measured of all numbers of a batch, or of a matrix: divided by their number, in double. NaN where they are
/// not all finite.
struct Spread {
  double mean = 0;
  double deviation = 0;  ///< exactly 0 where all are equal
  double size = 0;       ///< root of the mean square
};

/// Numbers from 1e−300 to 1e300 are measured as well as those around 1: they are scaled before they are squared.
template <class S>
Spread measure(Batch<const S> values);

}  // namespace descent
