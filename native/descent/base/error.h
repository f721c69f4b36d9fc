#pragma once

#include <string>
#include <utility>
#include <variant>

#include "descent/base/check.h"

namespace descent {

/// Why a request was refused. `message` is one sentence that says what is wrong and what is allowed.
struct Error {
  std::string path;     ///< Where in the spec, e.g. "racers[1].learningRate"; empty for the spec as a whole.
  std::string code;     ///< Stable word for programs, e.g. "out-of-range".
  std::string message;  ///< For people.
};

/// A value, or the reason why there is none.
template <class T>
class Expected {
 public:
  Expected(T value) : data_(std::move(value)) {}
  Expected(Error error) : data_(std::move(error)) {}

  bool ok() const { return std::holds_alternative<T>(data_); }
  explicit operator bool() const { return ok(); }

  /// The value. Throws std::logic_error when there is none: ask ok() first.
  T& value() {
    check(ok(), "value() of an error");
    return std::get<T>(data_);
  }
  const T& value() const {
    check(ok(), "value() of an error");
    return std::get<T>(data_);
  }
  const Error& error() const {
    check(!ok(), "error() of a value");
    return std::get<Error>(data_);
  }

 private:
  std::variant<T, Error> data_;
};

}  // namespace descent
