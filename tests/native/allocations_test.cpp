#include "allocations.h"

#include <cstdlib>
#include <new>

// Replaces the program's operator new, so that a test can say that nothing was allocated. No test stands here: where
// these operators are inlined, gcc takes new and free for a mismatch.
namespace {
std::size_t count = 0;
}

std::size_t descent::tests::allocations() { return count; }

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++count;
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new(std::size_t size) {
  if (void* memory = operator new(size, std::nothrow)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
