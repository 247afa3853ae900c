#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace dateline {

// What the analysis of a word in one language gave.
struct WordForms {
  std::string_view surface;
  std::string_view stem;
  std::uint32_t hash = 0;  // token_hash(surface)
  bool stop = false;
  std::uint32_t number = 0;  // Token::word
  // The stem is how the spelling begins, so that its letters need not be read.
  bool stem_begins_spelling = false;
};

// An open-addressing table from spellings to their forms, for one language. It owns the strings.
// Not for sharing between threads.
class WordCache {
 public:
  WordCache();

  // XXH3 of the spelling, the key's hash below.
  static std::uint64_t hash(std::string_view spelling);

  // False when absent. The strings of `forms` are valid until the next insert.
  bool find(std::string_view spelling, std::uint64_t hash, WordForms& forms) const;

  // `spelling` must be absent, and shorter than 64 KB as its forms must be. Copies the strings.
  void insert(std::string_view spelling, std::uint64_t hash, const WordForms& forms);

  std::size_t size() const { return count_; }
  void clear();

 private:
  // The first bytes of a spelling: all of most words, which are thus compared without following the
  // pointer to their letters.
  using Head = std::array<char, 8>;

  // Strings without their sizes, to keep an entry within one line of the processor's cache.
  struct alignas(64) Entry {
    std::uint64_t hash = 0;
    Head head = {};
    const char* spelling = nullptr;  // null: free
    const char* surface = nullptr;
    const char* stem = nullptr;
    std::uint32_t token_hash = 0;
    std::uint32_t number = 0;
    std::uint16_t spelling_size = 0;
    std::uint16_t surface_size = 0;
    std::uint16_t stem_size = 0;
    bool stop = false;
  };

  static Head head_of(std::string_view spelling);
  static bool is(const Entry& entry, std::string_view spelling, std::uint64_t hash);
  std::size_t slot(std::string_view spelling, std::uint64_t hash) const;
  std::string_view store(std::string_view text);
  void grow();

  std::vector<Entry> entries_;
  std::size_t count_ = 0;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_used_ = 0;
};

}  // namespace dateline
