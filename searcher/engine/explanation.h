#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

// How the score of one article came about: the sum of what its parts score. Pure data.
struct Explanation {
  // A word of the query that the article has.
  struct Word {
    std::vector<std::string> stems;  // in the headline alone: with "title:" before them
    std::uint64_t documents = 0;     // of the index that have it, added up over the stems
    double weight = 0;
    std::uint32_t count = 0;  // its places, each weighed by its field
    std::uint32_t title = 0;  // places in the headline
    std::uint32_t lead = 0;   // in the first words of the body
    std::uint32_t body = 0;   // in the rest
    double score = 0;
  };
  std::vector<Word> words;
  double proximity = 0;    // words of the query near each other
  double exact_forms = 0;  // words in the form that was typed
  double recency = 0;
};

}  // namespace dateline
