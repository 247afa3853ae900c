#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "common/article.h"
#include "common/date.h"
#include "indexer/enrich/source_habits.h"

namespace dateline {

// To be raised whenever readers or enrichment come to make something else of the same input, so
// that it is read again although it has not changed.
inline constexpr std::uint64_t kEnrichmentVersion = 3;

// Options that `add` and `inspect` share.
struct EnrichOptions {
  std::string language;      // of all articles that give none; empty: detect
  std::string home_country;  // code; of all articles whose source tells none
  bool keep_boilerplate = false;
  Day today = kNoDay;                    // no date may lie after it; kNoDay: the machine's day
  std::size_t evidence_per_country = 5;  // spans kept

  // Of everything that decides what enrichment makes of an article, the program's rules included.
  std::uint64_t hash() const;
};

// Fills what the source left empty: cleaned-up text with its ledger, language, date, dates
// mentioned, countries and mentions with evidence, source from the URL's host, the id (identity.h).
// Values the input gave win. Not for sharing between threads.
class Enricher {
 public:
  explicit Enricher(EnrichOptions options);
  ~Enricher();
  // `file` is the name of the file the article came from; it may hold a date. `habits` are what is
  // known of its source.
  void enrich(Article& article, const std::string& file, const SourceHabits& habits = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
