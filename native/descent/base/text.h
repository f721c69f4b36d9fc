#pragma once

#include <iosfwd>
#include <string_view>

namespace descent {

/// A word or a sentence of a descriptor: a literal, or nothing. Where a std::string_view is wanted it is one, but a
/// table of thousands needs half the room in the WebAssembly: an address each, no lengths.
class Text {
 public:
  constexpr Text() = default;
  constexpr Text(const char* literal) : literal_(literal) {}

  constexpr operator std::string_view() const {
    return literal_ == nullptr ? std::string_view() : std::string_view(literal_);
  }
  constexpr bool empty() const { return literal_ == nullptr || *literal_ == '\0'; }

  friend constexpr bool operator==(Text a, std::string_view b) { return std::string_view(a) == b; }
  friend constexpr bool operator==(Text a, const char* b) { return a == std::string_view(b); }
  friend constexpr bool operator==(Text a, Text b) { return a == std::string_view(b); }
  template <typename Traits>
  friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& stream, Text text) {
    return stream << std::string_view(text);
  }

 private:
  const char* literal_ = nullptr;
};

}  // namespace descent
