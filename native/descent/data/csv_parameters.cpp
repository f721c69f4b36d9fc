#include "descent/data/csv_parameters.h"

namespace descent {
CsvOptions csv_options(const Value& p) {
  CsvOptions options;
  const std::string &separator = p["separator"].string(), &header = p["header"].string(),
                    &decimal = p["decimal"].string();
  if (separator != "auto") options.separator = separator == "comma" ? ',' : separator == "semicolon" ? ';' : '\t';
  if (header != "auto") options.header = header == "yes" ? CsvOptions::Header::yes : CsvOptions::Header::no;
  if (decimal != "auto") options.decimal = decimal == "point" ? '.' : ',';
  return options;
}

}  // namespace descent
