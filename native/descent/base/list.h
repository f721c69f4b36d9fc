#pragma once

#include <cstddef>
#include <initializer_list>
#include <utility>

namespace descent {

/// A short list that can be put together while the program is compiled (not every compiler's std::vector can be). It
/// owns its items; or it is a view of constants, see constant.h.
template <class T>
class List {
 public:
  constexpr List() = default;
  constexpr List(std::initializer_list<T> items) { own(items.begin(), items.size(), items.size()); }
  /// A view of constants.
  constexpr List(const T* constants, std::size_t size) : items_(constants), size_(size) {}

  constexpr List(const List& other) : items_(other.items_), size_(other.size_) {
    if (other.owned_ != nullptr) own(other.items_, other.size_, other.size_);
  }
  constexpr List(List&& other) noexcept { swap(other); }
  constexpr List& operator=(List other) noexcept {
    swap(other);
    return *this;
  }
  constexpr ~List() { delete[] owned_; }

  constexpr const T* begin() const { return items_; }
  constexpr const T* end() const { return items_ + size_; }
  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr const T& operator[](std::size_t i) const { return items_[i]; }
  constexpr const T& front() const { return items_[0]; }

  /// Number i, to be changed.
  constexpr T& change(std::size_t i) {
    if (owned_ == nullptr) own(items_, size_, size_);
    return owned_[i];
  }
  constexpr void push_back(T item) { insert(size_, std::move(item)); }
  /// Puts `item` before number `place`.
  constexpr void insert(std::size_t place, T item) {
    List longer;
    longer.own(items_, size_, size_ + 1);
    for (std::size_t i = size_; i > place; --i) longer.owned_[i] = std::move(longer.owned_[i - 1]);
    longer.owned_[place] = std::move(item);
    swap(longer);
  }

 private:
  /// Becomes a list of `size` items of its own, the first of which are copies of those `given`.
  constexpr void own(const T* given, std::size_t count, std::size_t size) {
    owned_ = size == 0 ? nullptr : new T[size]{};
    for (std::size_t i = 0; i < count; ++i) owned_[i] = given[i];
    items_ = owned_;
    size_ = size;
  }
  constexpr void swap(List& other) noexcept {
    std::swap(items_, other.items_);
    std::swap(owned_, other.owned_);
    std::swap(size_, other.size_);
  }

  const T* items_ = nullptr;
  T* owned_ = nullptr;  ///< the same, or null
  std::size_t size_ = 0;
};

}  // namespace descent
