#include "common/analysis/word_cache.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>

#include "common/analysis/analyzer.h"

namespace dateline {
namespace {

constexpr std::size_t kFirstSize = 64;  // of short texts most caches are
constexpr std::size_t kBlockSize = 1 << 16;

}  // namespace

std::uint32_t token_hash(std::string_view surface) {
  const auto hash = static_cast<std::uint32_t>(XXH3_64bits(surface.data(), surface.size()));
  return (hash & 0xff) < kFirstTokenHash ? hash + kFirstTokenHash : hash;
}

WordCache::WordCache() : entries_(kFirstSize) {}

std::uint64_t WordCache::hash(std::string_view spelling) {
  return XXH3_64bits(spelling.data(), spelling.size());
}

WordCache::Head WordCache::head_of(std::string_view spelling) {
  Head head = {};
  std::memcpy(head.data(), spelling.data(), std::min(spelling.size(), head.size()));
  return head;
}

bool WordCache::is(const Entry& entry, std::string_view spelling, std::uint64_t hash) {
  if (entry.hash != hash || entry.spelling_size != spelling.size()) return false;
  if (spelling.size() <= entry.head.size()) return entry.head == head_of(spelling);
  return std::string_view(entry.spelling, entry.spelling_size) == spelling;
}

std::size_t WordCache::slot(std::string_view spelling, std::uint64_t hash) const {
  const std::size_t mask = entries_.size() - 1;
  std::size_t i = static_cast<std::size_t>(hash) & mask;
  for (; entries_[i].spelling != nullptr; i = (i + 1) & mask) {
    if (is(entries_[i], spelling, hash)) break;
  }
  return i;
}

bool WordCache::find(std::string_view spelling, std::uint64_t hash, WordForms& forms) const {
  const Entry& entry = entries_[slot(spelling, hash)];
  if (entry.spelling == nullptr) return false;
  forms = {{entry.surface, entry.surface_size},
           {entry.stem, entry.stem_size},
           entry.token_hash,
           entry.stop,
           entry.number,
           entry.stem == entry.spelling};
  return true;
}

void WordCache::insert(std::string_view spelling, std::uint64_t hash, const WordForms& forms) {
  if (count_ * 2 >= entries_.size()) grow();
  Entry& entry = entries_[slot(spelling, hash)];
  const std::string_view key = store(spelling);
  const auto store_form = [&](std::string_view form) {
    return key.starts_with(form) ? key.data() : store(form).data();
  };
  entry.hash = hash;
  entry.head = head_of(spelling);
  entry.spelling = key.data();
  entry.surface = store_form(forms.surface);
  entry.stem = store_form(forms.stem);
  entry.token_hash = forms.hash;
  entry.number = forms.number;
  entry.spelling_size = static_cast<std::uint16_t>(key.size());
  entry.surface_size = static_cast<std::uint16_t>(forms.surface.size());
  entry.stem_size = static_cast<std::uint16_t>(forms.stem.size());
  entry.stop = forms.stop;
  ++count_;
}

std::string_view WordCache::store(std::string_view text) {
  if (blocks_.empty() || block_used_ + text.size() > kBlockSize) {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(std::max(kBlockSize, text.size())));
    block_used_ = 0;
  }
  char* to = blocks_.back().get() + block_used_;
  if (!text.empty()) std::memcpy(to, text.data(), text.size());
  block_used_ += text.size();
  return {to, text.size()};
}

void WordCache::clear() {
  entries_.assign(kFirstSize, Entry{});
  blocks_.clear();
  block_used_ = 0;
  count_ = 0;
}

void WordCache::grow() {
  std::vector<Entry> old(entries_.size() * 2);
  old.swap(entries_);
  for (const Entry& entry : old) {
    if (entry.spelling == nullptr) continue;
    entries_[slot({entry.spelling, entry.spelling_size}, entry.hash)] = entry;
  }
}

}  // namespace dateline
