#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/speed/tools/lap_clock.h"
#include "common/analysis/analyzer.h"
#include "common/index/manifest.h"
#include "common/index/snapshot.h"
#include "indexer/build/batch.h"
#include "indexer/build/chunk_writer.h"
#include "indexer/build/document.h"
#include "indexer/enrich/countries.h"
#include "indexer/input/reader.h"

namespace dateline::bench {

// The steps of `dateline-index add`, in their order.
enum class Stage : std::uint8_t {
  kRead,      // decompress, split, parse JSON, repair UTF-8
  kIdentify,  // id, and the hash of what was read
  kCleanUp,
  kLanguage,  // of articles that give none
  kDate,
  kCountries,
  kFingerprint,  // sampled hashes that tell copies of a story
  kLookup,       // whether the id is in the index
  kSort,
  kStories,   // which articles are copies
  kAnalyse,   // words, stems, sentence breaks of title and body
  kStored,    // the article as JSON text, compressed
  kDocument,  // the Xapian document
  kAdd,       // Xapian's inverter
  kCommit,
  kCompact,
  kColumns,
  kTokens,
  kWords,
  kPostings,
  kSync,     // fsync of all files
  kPublish,  // manifest, and opening what was published
  kCount,
};

inline constexpr std::array<std::string_view, static_cast<std::size_t>(Stage::kCount)> kStageNames =
    {"read",        "identify", "clean_up", "language", "date",    "countries",
     "fingerprint", "lookup",   "sort",     "stories",  "analyse", "stored",
     "document",    "add",      "commit",   "compact",  "columns", "tokens",
     "words",       "postings", "sync",     "publish"};

// Does what Enricher, Publisher and SegmentBuilder do, by calling the same parts in the same
// order on one thread, with the clock read between them. The index it writes is a real one. Those
// classes are too coarse to be timed from outside; when their order of work changes, this follows,
// and the report shows how far its sum is from the wall time of the program itself.
class Pipeline {
 public:
  struct Options {
    std::string index;                    // a directory that does not exist yet
    bool derive = false;                  // forget what the input gave but id, title, text and URL
    std::uint64_t articles = UINT64_MAX;  // stop after so many
  };

  explicit Pipeline(Options options);

  // Takes an article as a reader made it; false when there are enough.
  bool add(Article article, const Origin& origin);
  void finish();

  // {"articles", "text_bytes", "tokens", "segments", "stages": [{"name", "seconds"} ...]}
  nlohmann::ordered_json report() const;

 private:
  void enrich(Article& article, const Origin& origin);
  void write_segment();
  // The path of its database; the rest goes to chunk_.
  std::string write_chunk(const std::string& folder, std::size_t number,
                          std::span<const Article> articles);

  Options options_;
  Day today_ = dateline::today();
  CountryTagger tagger_;
  Analyzer analyzer_;
  Analysis title_;
  Analysis body_;
  std::optional<Chunk> chunk_;
  std::optional<ChunkWords> words_;
  Manifest manifest_;
  std::unique_ptr<Snapshot> snapshot_;
  Fingerprinter fingerprinter_;
  std::vector<ReadyArticle> batch_;
  std::size_t batch_bytes_ = 0;
  std::uint64_t articles_ = 0;
  std::uint64_t text_bytes_ = 0;
  std::uint64_t tokens_ = 0;
  LapClock<Stage> clock_;
};

}  // namespace dateline::bench
