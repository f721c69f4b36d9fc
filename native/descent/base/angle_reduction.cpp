// Brings a large angle into [−π/4, π/4] without losing a digit, by Payne & Hanek's method.

#include "descent/base/math_detail.h"

namespace descent::portable {
namespace {

/// The bits of 2/π after the binary point, after 64 zeros.
constexpr std::uint64_t two_over_pi[] = {
    0,
    0xa2f9836e4e441529,
    0xfc2757d1f534ddc0,
    0xdb6295993c439041,
    0xfe5163abdebbc561,
    0xb7246e3a424dd2e0,
    0x06492eea09d1921c,
    0xfe1deb1cb129a73e,
    0xe88235f52ebb4484,
    0xe99c7026b45f7e41,
    0x3991d639835339f4,
    0x9c845f8bbdf9283b,
    0x1ff897ffde05980f,
    0xef2f118b5a0a6d1f,
    0x6d367ecf27cb09b7,
    0x4f463f669e5fea2d,
    0x7527bac7ebe5f17b,
    0x3d0739f78a5292ea,
    0x6bfb5fb11f8d5d08,
    0x56033046fc7b6bab,
    0xf0cfbc209af4361d,
};

/// 64 bits of the table above, from the bit `offset` on.
std::uint64_t bits_from(unsigned offset) {
  const unsigned word = offset / 64;
  const unsigned shift = offset % 64;
  if (shift == 0) return two_over_pi[word];
  return two_over_pi[word] << shift | two_over_pi[word + 1] >> (64 - shift);
}

}  // namespace

// With angle = M 2^e, the bits of 2/π worth 2^(2−e) and more make whole turns, and the next 192 decide.
ReducedAngle reduce_large_angle(double angle) {
  __extension__ using Wide = unsigned __int128;
  const std::uint64_t bits = to_bits(angle);
  const std::uint64_t mantissa = (bits & ((std::uint64_t{1} << 52) - 1)) | std::uint64_t{1} << 52;
  const int e = static_cast<int>(bits >> 52) - 1075;
  const auto offset = static_cast<unsigned>(64 + e - 2);
  // turn = angle / 2π modulo 1, as a fraction of 192 bits, high word first.
  const Wide low = static_cast<Wide>(mantissa) * bits_from(offset + 128);
  const Wide middle = static_cast<Wide>(mantissa) * bits_from(offset + 64) + static_cast<std::uint64_t>(low >> 64);
  std::uint64_t turn[3] = {mantissa * bits_from(offset) + static_cast<std::uint64_t>(middle >> 64),
                           static_cast<std::uint64_t>(middle), static_cast<std::uint64_t>(low)};
  auto quarter = static_cast<unsigned>(turn[0] >> 62);
  // The rest, in quarters: |rest| ≤ ½ after rounding the number of quarters to the nearest.
  turn[0] = turn[0] << 2 | turn[1] >> 62;
  turn[1] = turn[1] << 2 | turn[2] >> 62;
  turn[2] <<= 2;
  const bool negative = turn[0] >> 63 != 0;
  if (negative) {
    ++quarter;
    for (std::uint64_t& word : turn) word = ~word;  // −rest, less one unit of the last of 192 bits
  }
  int shift = 0;
  while (!(turn[0] >> 63) && shift < 128) {
    turn[0] = turn[0] << 1 | turn[1] >> 63;
    turn[1] = turn[1] << 1 | turn[2] >> 63;
    turn[2] <<= 1;
    ++shift;
  }
  const double sign = negative ? -1 : 1;
  const double high = sign * power_of_two(-53 - shift) * static_cast<double>(turn[0] >> 11);
  const double low_part =
      sign * power_of_two(-106 - shift) * static_cast<double>((turn[0] & 0x7ff) << 42 | turn[1] >> 22);
  Double2 rest = two_product(high, half_pi_high);
  rest.low += high * half_pi_low + low_part * half_pi_high;
  const Double2 sum = fast_two_sum(rest.high, rest.low);
  return {sum.high, sum.low, quarter};
}

}  // namespace descent::portable
