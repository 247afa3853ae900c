#include "indexer/export/exporter.h"

#include <utility>

#include "common/error.h"
#include "common/index/snapshot.h"
#include "common/program.h"
#include "indexer/export/jsonl_exporter.h"
#include "indexer/export/opensearch_exporter.h"
#include "indexer/export/trec_exporter.h"

namespace dateline {

ExportFormat parse_export_format(std::string_view name) {
  if (name == "jsonl") return ExportFormat::kJsonLines;
  if (name == "opensearch") return ExportFormat::kOpenSearch;
  if (name == "trec") return ExportFormat::kTrec;
  if (name == "xapian") return ExportFormat::kXapian;
  throw Error(Error::Kind::kUsage, "cannot export to \"" + std::string(name) + "\"",
              "the formats are jsonl, opensearch, trec and xapian");
}

std::unique_ptr<Exporter> make_exporter(ExportFormat format, std::unique_ptr<Sink> sink) {
  switch (format) {
    case ExportFormat::kOpenSearch:
      return std::make_unique<OpenSearchExporter>(std::move(sink));
    case ExportFormat::kTrec:
      return std::make_unique<TrecExporter>(std::move(sink));
    case ExportFormat::kJsonLines:
    case ExportFormat::kXapian:
      break;
  }
  return std::make_unique<JsonlExporter>(std::move(sink));
}

std::uint64_t export_index(const std::string& index, Exporter& exporter) {
  const Snapshot snapshot(index);
  std::uint64_t count = 0;
  for (const Segment& segment : snapshot.segments()) {
    for (DocIndex doc = 0; doc < segment.documents(); ++doc) {
      check_interrupted();
      if (segment.deleted(doc)) continue;
      exporter.add(segment.articles().text(doc));
      ++count;
    }
  }
  exporter.finish();
  return count;
}

}  // namespace dateline
