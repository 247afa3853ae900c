#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/snapshot.h"
#include "searcher/engine/pattern.h"

namespace dateline {

// What may have been meant by a word.
struct Spelling {
  std::string text;         // one word of the index, or two with a blank between
  std::uint64_t documents;  // that have it; of two, the rarer one
  double score;             // the larger, the likelier
};

// Finds other spellings of words among the words of an index, by how many articles have them and
// how near they are. Both must outlive it.
class Speller {
 public:
  Speller(const Snapshot& snapshot, Analyzer& analyzer);

  // How many articles have the word, in any form.
  std::uint64_t documents(const std::string& surface);
  // Whether a word in so many articles may be a misspelling.
  bool doubted(std::uint64_t documents) const;
  // The likeliest spellings of a doubted word that is in so many articles, best first, at most
  // `most`; the word itself is none of them.
  std::vector<Spelling> near(const std::string& surface, std::uint64_t documents,
                             std::size_t most) const;
  // The word in two parts, both of them words of many articles, best first, at most `most`.
  std::vector<Spelling> parted(const std::string& surface, std::size_t most) const;
  // Two neighbours as one word of the index; none when it has no such word.
  std::vector<Spelling> joined(const std::string& first, const std::string& second) const;

 private:
  std::uint64_t surface_documents(std::string_view surface) const;

  const Snapshot& snapshot_;
  PatternMaker patterns_;
};

}  // namespace dateline
