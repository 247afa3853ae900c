#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <memory>
#include <string>

#include "common/analysis/analyzer.h"
#include "common/index/words.h"
#include "indexer/build/document.h"
#include "indexer/build/files.h"
#include "indexer/export/exporter.h"

namespace dateline {

// A stock Xapian database with termlists and positions, for the tools of others: xapian-tcpsrv,
// xapian-delve, Omega, any program with a QueryParser. A document has
//   - what Xapian's TermGenerator makes of title (prefix S and none) and body: words as they are,
//     function words too, and stems (Z...) in the language of the article, all with positions;
//   - the stems, boolean terms and values of our own segments (common/index/schema.h), so that
//     queries made for those find the same articles;
//   - the date as Omega's D, M and Y terms;
//   - as data lines of the form that Omega shows (url=, caption=, sample=, ...), the last of which,
//     article=, is the stored article as JSON.
class XapianExporter final : public Exporter {
 public:
  // At `path`, which must not exist or be an empty folder, and is so until finish(). Throws
  // Error::Kind::kUsage.
  explicit XapianExporter(const std::string& path);
  void add(const std::string& stored) override;
  void finish() override;

 private:
  // What our own documents are made with; it grows with the vocabulary.
  struct Terms {
    WordsWriter words;
    DocumentBuilder documents;
  };

  const Xapian::Stem& stem(const std::string& language);
  Xapian::Document stock_document(const Article& article);

  std::string path_;
  FolderDraft draft_;
  Xapian::WritableDatabase database_;
  Xapian::TermGenerator generator_;
  std::map<std::string, Xapian::Stem> stems_;  // by language
  Analyzer analyzer_;
  Analysis title_;
  Analysis body_;
  std::unique_ptr<Terms> terms_;   // since the last commit
  std::size_t pending_bytes_ = 0;  // of text since the last commit
};

}  // namespace dateline
