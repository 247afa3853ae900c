#pragma once

#include <string>

#include "indexer/export/exporter.h"

namespace dateline {

// The body of requests to `_bulk` of OpenSearch and its kin: two lines an article, what to do
// (index it under its id) and the article. The names of its fields are those of JSON Lines; unknown
// fields of the input stand under "extra".
class OpenSearchExporter final : public Exporter {
 public:
  explicit OpenSearchExporter(std::unique_ptr<Sink> sink) : sink_(std::move(sink)) {}
  void add(const std::string& stored) override;
  void finish() override { sink_->finish(); }

 private:
  std::unique_ptr<Sink> sink_;
};

// The settings to make the index with before: types of the fields as JSON. Dates are dates of a
// day, month or year, codes and names keywords, title and body text; what was removed, evidence and
// "extra" are stored only.
std::string opensearch_mapping();

}  // namespace dateline
