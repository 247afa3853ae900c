#pragma once

#include <memory>
#include <string>

#include "indexer/input/fields.h"
#include "indexer/input/peek_source.h"
#include "indexer/input/reader.h"
#include "indexer/input/xml_items.h"

namespace dateline {

// What a reader of news in XML has to know of its vocabulary.
struct XmlVocabulary {
  std::vector<std::string> items;  // the elements that are articles
  // Fills `article`, replacing all of it, from one item, which it may take apart, and what stands
  // around it (may be null).
  // Returns why it is no article ("" when it is one).
  std::string (*read)(XmlElement& item, const XmlElement* surroundings, const FieldMap& fields,
                      Article& article);
};

// RSS 0.9x, 1.0 and 2.0 and Atom: feed_article.h. NITF 3: nitf_article.h. NewsML-G2:
// newsml_article.h.
const XmlVocabulary& feed_vocabulary();
const XmlVocabulary& nitf_vocabulary();
const XmlVocabulary& newsml_vocabulary();

// One article an item. Damaged XML is read as far as it goes; what makes the parser give up is a
// reject at the record after the last one that was read. Offsets in the file are not known.
class XmlReader final : public Reader {
 public:
  XmlReader(const XmlVocabulary& vocabulary, ByteSource& source, const ReaderOptions& options,
            const RejectSink& rejects);
  bool next(Article& article, Origin& origin) override;

 private:
  bool start();
  bool read_item(const XmlItems::Item& item, Article& article);
  void finish();
  void reject(std::string reason, std::string detail) const;

  const XmlVocabulary& vocabulary_;
  PeekSource source_;
  XmlItems items_;
  const RejectSink& rejects_;
  FieldMap fields_;
  std::size_t max_record_bytes_;
  Origin origin_;
  bool started_ = false;
  bool done_ = false;
};

}  // namespace dateline
