#include <cstdarg>
#include <cstdint>

/// Embind calls a type that has no name by its address, which it prints by sprintf, and that would bring in all of
/// printf (siprintf is how Emscripten calls a sprintf without floating-point numbers). This one knows "%p", which is
/// all that is asked of it: nothing else in a module prints.
extern "C" int siprintf(char* to, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const auto address = reinterpret_cast<std::uintptr_t>(va_arg(arguments, void*));
  va_end(arguments);
  char* end = to;
  *end++ = '0';
  *end++ = 'x';
  for (int shift = 28; shift >= 0; shift -= 4) *end++ = "0123456789abcdef"[address >> shift & 15];
  *end = 0;
  return static_cast<int>(end - to);
}
