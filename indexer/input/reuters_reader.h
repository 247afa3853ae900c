#pragma once

#include "indexer/input/sgml_reader.h"

namespace dateline {

// The SGML files of the Reuters-21578 collection: one article a <REUTERS> element. PLACES are the
// countries of the article, TOPICS its topics, NEWID its id ("reuters-4711"); LEWISSPLIT, CGISPLIT,
// the TYPE of the text, PEOPLE, ORGS, EXCHANGES, COMPANIES and places that are no countries are
// kept as extra fields. The filler "Blah blah blah." of articles that were but a headline is left
// out.
class ReutersReader final : public SgmlReader {
 public:
  ReutersReader(ByteSource& source, const ReaderOptions& options, const RejectSink& rejects)
      : SgmlReader(source, "REUTERS", options, rejects) {}

 private:
  void read(std::string_view text, Article& article) const override;
};

}  // namespace dateline
