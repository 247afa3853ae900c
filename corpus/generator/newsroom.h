#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/generator/alias_table.h"
#include "corpus/generator/lexicon.h"

namespace dateline::corpus {

// A paper.
struct Source {
  std::string name;
  std::string country;       // alpha-2, of publication
  bool prints_time = false;  // its dates have a time of day
  bool title_case = false;   // its headlines have capitals throughout
  std::vector<std::string> authors;
};

// The papers of one language: a few large ones and many small ones.
class Newsroom {
 public:
  Newsroom(const Lexicon& lexicon, std::uint64_t seed);

  // Papers of `country` (alpha-2) are likelier than others.
  const Source& draw(Random& random, const std::string& country) const;

  std::size_t size() const { return sources_.size(); }

 private:
  std::vector<Source> sources_;
  AliasTable shares_;
};

}  // namespace dateline::corpus
