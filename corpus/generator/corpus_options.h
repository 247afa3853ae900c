#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/date.h"

namespace dateline::corpus {

// What a corpus depends on: the same values give the same bytes on every machine.
struct CorpusOptions {
  std::uint64_t articles = 0;
  std::uint64_t seed = 1;
  Day first_day = day_of(1990, 1, 1);
  Day last_day = day_of(2024, 12, 31);
  // Codes and relative shares; empty: all languages of languages.tsv with their shares.
  std::vector<std::pair<std::string, double>> languages;
  std::uint32_t mean_words = 400;  // of an article
  double undated = 0.04;           // share of the articles without a date
  double boilerplate = 0.15;       // share of the articles with lines of a web page at the end
  bool truth = false;              // write the field "truth"
};

}  // namespace dateline::corpus
