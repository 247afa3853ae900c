#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace dateline::corpus {

// The longest word or phrase, in bytes.
inline constexpr std::size_t kMaxWord = 63;

// Bytes of a word. At least kMaxWord + 1 bytes may be read from `data`.
struct Word {
  const char* data;
  std::uint32_t length;

  std::string_view view() const { return {data, length}; }
};

// Writes a word at `out`, where kMaxWord + 1 bytes must be free, and returns its end.
inline char* put(char* out, Word word) {
  std::memcpy(out, word.data, 16);
  if (word.length > 16) std::memcpy(out + 16, word.data + 16, kMaxWord + 1 - 16);
  return out + word.length;
}

// Writes bytes of any number.
inline char* put_text(char* out, std::string_view text) {
  std::memcpy(out, text.data(), text.size());
  return out + text.size();
}

// Words one after the other in memory.
class WordPool {
 public:
  WordPool() : bytes_(kMaxWord + 1) {}

  // Longer ones are cut, which their makers see to that it does not happen.
  void add(std::string_view word) {
    const std::size_t length = word.size() < kMaxWord ? word.size() : kMaxWord;
    const std::size_t begin = bytes_.size() - (kMaxWord + 1);
    bytes_.resize(bytes_.size() + length);
    std::memcpy(bytes_.data() + begin, word.data(), length);
    words_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(length)});
  }
  void clear() {
    bytes_.assign(kMaxWord + 1, '\0');
    words_.clear();
  }
  Word operator[](std::size_t i) const {
    return {bytes_.data() + words_[i].begin, words_[i].length};
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }

 private:
  struct Entry {
    std::uint32_t begin;
    std::uint32_t length;
  };
  std::vector<char> bytes_;  // with room behind the last word, so that put() may read on
  std::vector<Entry> words_;
};

}  // namespace dateline::corpus
