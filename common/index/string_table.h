#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace dateline {

// Numbers strings in the order in which they are first seen: 0, 1, 2 ... Owns a copy of each. An
// open-addressing table; strings stay where they are until clear(). Not for sharing between
// threads.
class StringTable {
 public:
  StringTable();

  // XXH3 of the string: the hash that `intern` takes.
  static std::uint64_t hash(std::string_view text);

  std::uint32_t intern(std::string_view text) { return intern(text, hash(text)); }
  std::uint32_t intern(std::string_view text, std::uint64_t hash);

  std::string_view operator[](std::uint32_t number) const { return strings_[number]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(strings_.size()); }
  void clear();

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = kFree;
  };
  static constexpr std::uint32_t kFree = UINT32_MAX;

  std::string_view store(std::string_view text);
  void grow();

  std::vector<Slot> slots_;
  std::vector<std::string_view> strings_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_used_ = 0;
};

}  // namespace dateline
