#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/section_file.h"

namespace dateline {

// One entry of `words`: a surface form (folded) and a stem that it has in some language of the
// segment. CJK characters have no entries: their terms are the characters themselves.
struct WordEntry {
  std::string_view surface;
  std::string_view stem;
  std::uint32_t documents;  // document frequency of the surface form with this stem
  bool joined;              // a compound written apart ("cyber-attack" as cyberattack): no single
                            // entry of `tokens` has its hash
};

// `words` of one segment: its surface words, sorted (bytewise) by surface, then stem; and the same
// entries by stem. Answers exact lookups, wildcards, fuzzy words and completion. Mapped into
// memory.
class Words {
 public:
  explicit Words(const std::string& path);

  std::uint32_t size() const { return static_cast<std::uint32_t>(documents_.size()); }
  WordEntry operator[](std::uint32_t number) const;
  // The range [first, last) of entries whose surface starts with `prefix`.
  std::pair<std::uint32_t, std::uint32_t> with_prefix(std::string_view prefix) const;
  // The entries of this surface.
  std::pair<std::uint32_t, std::uint32_t> find(std::string_view surface) const;
  // Numbers of the entries with this stem.
  std::span<const std::uint32_t> with_stem(std::string_view stem) const;
  void verify() const { file_.verify(); }

 private:
  std::string_view string(std::span<const std::uint32_t> starts, std::span<const char> blob,
                          std::uint32_t number) const;
  SectionReader file_;
  std::span<const std::uint32_t> surface_starts_;
  std::span<const char> surfaces_;
  std::span<const std::uint32_t> stem_starts_;
  std::span<const char> stems_;
  std::span<const std::uint32_t> documents_;
  std::span<const std::uint8_t> joined_;
  std::span<const std::uint32_t> by_stem_;  // entry numbers sorted by stem
};

// Collects the words of a segment and writes the file.
class WordsWriter {
 public:
  // Counts the words of one document; call once a document with its title and body.
  void add(const Analysis& title, const Analysis& body);
  void write(const std::string& path) const;

 private:
  struct Counts {
    std::uint32_t documents = 0;
    std::uint32_t last_document = 0;
    bool token = false;  // occurs as a token, not only joined
  };
  void count(const Analysis& analysis);
  void count(std::string_view surface, std::string_view stem, bool token);

  std::unordered_map<std::string, Counts> counts_;  // key: surface, NUL, stem
  std::string key_;
  std::uint32_t document_ = 0;
};

}  // namespace dateline
