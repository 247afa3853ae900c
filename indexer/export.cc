#include <memory>

#include "common/error.h"
#include "common/index/manifest.h"
#include "common/log.h"
#include "common/program.h"
#include "indexer/commands.h"
#include "indexer/export/exporter.h"
#include "indexer/export/opensearch_exporter.h"
#include "indexer/export/xapian_exporter.h"

namespace dateline {
namespace {

std::unique_ptr<Exporter> exporter_for(const LifeOptions& options) {
  if (options.format == ExportFormat::kXapian) {
    return std::make_unique<XapianExporter>(options.output);
  }
  const bool to_file = !options.output.empty() && options.output != "-";
  return make_exporter(options.format,
                       to_file ? open_output_file(options.output) : open_standard_output());
}

void write_mapping(const std::string& path) {
  const auto file = open_output_file(path);
  file->write(opensearch_mapping());
  file->finish();
}

}  // namespace

int run_export(const IndexerOptions& options) {
  read_manifest(options.common.index);  // before anything is written
  if (!options.life.mapping.empty()) write_mapping(options.life.mapping);
  const auto exporter = exporter_for(options.life);
  const std::uint64_t articles = export_index(options.common.index, *exporter);
  spdlog::info("exported {} articles of {}", articles, options.common.index);
  return kExitDone;
}

}  // namespace dateline
