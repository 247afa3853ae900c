#pragma once

#include <string>

#include "indexer/export/exporter.h"

namespace dateline {

// The SGML of TREC's newspaper collections: <DOC> with <DOCNO>, <DATE>, <HEADLINE>, <BYLINE> and
// <TEXT>, in UTF-8. "&", "<" and ">" are entities; in a DOCNO, which is one word, white space is
// percent-encoded.
class TrecExporter final : public Exporter {
 public:
  explicit TrecExporter(std::unique_ptr<Sink> sink) : sink_(std::move(sink)) {}
  void add(const std::string& stored) override;
  void finish() override { sink_->finish(); }

 private:
  void put(std::string_view tag, std::string_view text, bool on_lines_of_its_own = false);

  std::unique_ptr<Sink> sink_;
  std::string document_;
};

}  // namespace dateline
