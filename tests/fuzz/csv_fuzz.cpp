// libFuzzer: no text makes the CSV reader crash, hang or give columns of different lengths; a refusal is a sentence.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "descent/data/csv.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace descent;
  // The first byte says what the reader is told; the rest is the file.
  CsvOptions options;
  if (size > 0) {
    options.separator = "\0,;\t"[data[0] & 3];
    options.header = static_cast<CsvOptions::Header>((data[0] >> 2 & 3) % 3);
    options.decimal = "\0.,\0"[data[0] >> 4 & 3];
    ++data;
    --size;
  }
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Expected<DataTable> table = read_csv(text, options);
  if (!table) {
    require(!table.error().message.empty() && table.error().message.back() == '.');
    return 0;
  }
  require(table.value().rows > 0 && !table.value().columns.empty());
  for (const DataColumn& column : table.value().columns) {
    require(!column.name.empty());
    if (!column.numeric) continue;
    require(column.values.size() == table.value().rows);
    std::size_t numbers = 0;
    for (double value : column.values) {
      require(!std::isinf(value));
      numbers += !std::isnan(value);
    }
    require(numbers > 0);
    // A hole is either a missing value or a cell that the reader has noted as wrong.
    require(numbers + column.missing == column.values.size() || column.wrong);
  }
  return 0;
}
