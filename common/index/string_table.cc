#include "common/index/string_table.h"

#include <algorithm>
#include <cstring>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dateline {
namespace {

constexpr std::size_t kFirstSlots = std::size_t{1} << 12;  // a power of two
constexpr std::size_t kStringBlockBytes = std::size_t{1} << 16;

}  // namespace

StringTable::StringTable() : slots_(kFirstSlots) {}

std::uint64_t StringTable::hash(std::string_view text) {
  return XXH3_64bits(text.data(), text.size());
}

std::uint32_t StringTable::intern(std::string_view text, std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t place = hash & mask;
  while (slots_[place].number != kFree) {
    const Slot& slot = slots_[place];
    if (slot.hash == hash && strings_[slot.number] == text) return slot.number;
    place = (place + 1) & mask;
  }
  const std::uint32_t number = size();
  slots_[place] = {hash, number};
  strings_.push_back(store(text));
  if (strings_.size() * 2 > slots_.size()) grow();
  return number;
}

std::string_view StringTable::store(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > kStringBlockBytes) {  // a block of its own, before the one in use
    auto own = std::make_unique<char[]>(text.size());
    std::memcpy(own.get(), text.data(), text.size());
    const char* data = own.get();
    blocks_.insert(blocks_.begin(), std::move(own));
    if (blocks_.size() == 1) block_used_ = kStringBlockBytes;
    return {data, text.size()};
  }
  if (blocks_.empty() || block_used_ + text.size() > kStringBlockBytes) {
    blocks_.push_back(std::make_unique<char[]>(kStringBlockBytes));
    block_used_ = 0;
  }
  char* data = blocks_.back().get() + block_used_;
  std::memcpy(data, text.data(), text.size());
  block_used_ += text.size();
  return {data, text.size()};
}

void StringTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number == kFree) continue;
    std::size_t place = slot.hash & mask;
    while (slots_[place].number != kFree) place = (place + 1) & mask;
    slots_[place] = slot;
  }
}

void StringTable::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  strings_.clear();
  blocks_.clear();
  block_used_ = 0;
}

}  // namespace dateline
