#pragma once

#include <string>
#include <string_view>

#include "indexer/input/charset_source.h"
#include "indexer/input/peek_source.h"
#include "indexer/input/reader.h"
#include "indexer/input/sgml_records.h"

namespace dateline {

// What readers of SGML files share: each element of one name is one article. The charset is found
// by content. An element without end at the end of the file is read when its text has an end tag,
// else it is rejected as cut off.
class SgmlReader : public Reader {
 public:
  // `element` in capitals, as messages name it.
  SgmlReader(ByteSource& source, std::string element, const ReaderOptions& options,
             const RejectSink& rejects);
  bool next(Article& article, Origin& origin) final;

 private:
  // Fills `article`, replacing all of it, from one element in clean UTF-8.
  virtual void read(std::string_view text, Article& article) const = 0;

  bool start();
  bool read_record(const SgmlRecords::Record& record, Article& article);
  void reject(std::string reason, std::string detail) const;

  CharsetSource decoded_;
  PeekSource source_;
  std::string element_;
  SgmlRecords records_;
  const RejectSink& rejects_;
  std::size_t max_record_bytes_;
  Origin origin_;  // of the current record
  bool started_ = false;
  bool done_ = false;
};

}  // namespace dateline
