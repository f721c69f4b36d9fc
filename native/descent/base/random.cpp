#include "descent/base/random.h"

#include <cmath>

#include "descent/base/check.h"
#include "descent/base/math.h"

namespace descent {

// As pcg32_srandom_r of the reference implementation does it.
Random::Random(std::uint64_t seed, std::uint64_t stream) : increment_(stream << 1 | 1) {
  next();
  state_ += seed;
  next();
}

std::uint32_t Random::next() {
  const std::uint64_t old = state_;
  state_ = old * 6364136223846793005u + increment_;
  const auto shifted = static_cast<std::uint32_t>((old >> 18 ^ old) >> 27);
  const auto rotation = static_cast<std::uint32_t>(old >> 59);
  return shifted >> rotation | shifted << (-rotation & 31);
}

double Random::uniform() {
  const auto high = static_cast<std::uint64_t>(next() >> 5);  // 27 bits
  const auto low = static_cast<std::uint64_t>(next() >> 6);   // 26 bits
  return static_cast<double>(high << 26 | low) * 0x1p-53;
}

double Random::uniform(double low, double high) {
  const double value = low + (high - low) * uniform();
  return value < high ? value : low;  // The sum may have been rounded up to high.
}

std::uint32_t Random::below(std::uint32_t bound) {
  check(bound != 0, "a random number below 0");
  // The high half of a 32 × 32 bit product is the number; of its low halves, the 2^32 mod bound smallest would make
  // some numbers likelier than others and are drawn again.
  std::uint64_t product = std::uint64_t{next()} * bound;
  if (static_cast<std::uint32_t>(product) < bound) {
    const std::uint32_t surplus = (0 - bound) % bound;
    while (static_cast<std::uint32_t>(product) < surplus) product = std::uint64_t{next()} * bound;
  }
  return static_cast<std::uint32_t>(product >> 32);
}

double Random::normal() {
  if (has_spare_) {
    has_spare_ = false;
    return spare_;
  }
  // A point in the unit disc; its squared radius is uniform and independent of its direction.
  double x, y, square;
  do {
    x = 2 * uniform() - 1;
    y = 2 * uniform() - 1;
    square = x * x + y * y;
  } while (square >= 1 || square == 0);
  const double stretch = std::sqrt(-2 * portable::log(square) / square);
  spare_ = y * stretch;
  has_spare_ = true;
  return x * stretch;
}

}  // namespace descent
