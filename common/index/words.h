#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/section_file.h"
#include "common/index/string_index.h"
#include "common/index/string_table.h"

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
  // The entries of the surface that entry `number` has.
  std::pair<std::uint32_t, std::uint32_t> with_surface_of(std::uint32_t number) const;
  // Numbers of the entries with this stem.
  std::span<const std::uint32_t> with_stem(std::string_view stem) const;
  void verify() const { file_.verify(); }

 private:
  std::string_view string(std::span<const std::uint32_t> starts, std::span<const char> blob,
                          std::uint32_t number) const;
  std::string_view surface(std::uint32_t number) const {
    return string(surface_starts_, surfaces_, number);
  }
  std::string_view stem_at(std::uint32_t place) const;  // in by_stem_

  SectionReader file_;
  std::span<const std::uint32_t> surface_starts_;
  std::span<const char> surfaces_;
  std::span<const std::uint32_t> stem_starts_;
  std::span<const char> stems_;
  std::span<const std::uint32_t> documents_;
  std::span<const std::uint8_t> joined_;
  std::span<const std::uint32_t> by_stem_;  // entry numbers sorted by stem
  StringIndex surface_places_;
  StringIndex stem_places_;  // of numbers in by_stem_
};

// Collects the words of a segment and writes the file.
class WordsWriter {
 public:
  // Stems by number, in the order of the tokens and joined terms that have one: what a document's
  // posting terms are.
  using Stems = std::vector<std::uint32_t>;

  // Counts the words of one document; call once a document with its title and body.
  void add(const Analysis& title, const Analysis& body);
  // Of the document added last, stop words left out.
  const Stems& title_stems() const { return title_stems_; }
  const Stems& lead_stems() const { return lead_stems_; }  // of the first kLeadWords of the body
  const Stems& rest_stems() const { return rest_stems_; }
  std::string_view stem(std::uint32_t number) const { return stems_[number]; }
  std::uint32_t stems() const { return stems_.size(); }

  // Counts the words of other documents: of a part of the segment, or of another segment.
  void append(const WordsWriter& other);
  void append(const Words& other);
  void write(const std::string& path) const;

 private:
  struct Entry {
    std::uint32_t stem = 0;
    std::uint32_t documents = 0;
    std::uint32_t last_document = 0;
    bool token = false;  // occurs as a token, not only joined
  };
  // What is known of a Token::word.
  struct Known {
    std::uint32_t entry = kNoWord;
    std::uint32_t last_document = 0;
  };

  // Appends the stems of the tokens before `lead` to `first`, all others to `rest`.
  void count(const Analysis& analysis, std::size_t lead, Stems& first, Stems& rest);
  std::uint32_t count_known(const Token& token);
  std::uint32_t count(std::string_view surface, std::string_view stem, bool token);
  void count(std::uint32_t entry);
  std::uint32_t entry_of(std::string_view key);

  StringTable keys_;            // surface, NUL, stem
  std::vector<Entry> entries_;  // by number of the key
  StringTable stems_;
  std::vector<Known> known_;  // by Token::word
  std::uint64_t generation_ = 0;
  std::string key_;
  std::uint32_t document_ = 0;
  Stems title_stems_;
  Stems lead_stems_;
  Stems rest_stems_;
};

}  // namespace dateline
