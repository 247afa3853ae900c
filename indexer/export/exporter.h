#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/export/sink.h"

namespace dateline {

enum class ExportFormat { kJsonLines, kOpenSearch, kTrec, kXapian };

// "jsonl", "opensearch", "trec", "xapian"; throws Error::Kind::kUsage naming them on anything else.
ExportFormat parse_export_format(std::string_view name);

// Writes articles in one format, one after the other.
class Exporter {
 public:
  virtual ~Exporter() = default;
  // Takes an article as it is stored (to_text).
  virtual void add(const std::string& stored) = 0;
  // Makes the result whole; what was not finished leaves nothing behind where that is possible.
  virtual void finish() = 0;
};

// Into `sink`; not for kXapian, which is a folder: see xapian_exporter.h.
std::unique_ptr<Exporter> make_exporter(ExportFormat format, std::unique_ptr<Sink> sink);

// Hands all live articles of the index at this directory to `exporter`, segment by segment in docid
// order (within a segment by date), and finishes it. Returns their number. Throws Error: kIndex,
// kInterrupted on Ctrl-C, and what the exporter throws.
std::uint64_t export_index(const std::string& index, Exporter& exporter);

}  // namespace dateline
