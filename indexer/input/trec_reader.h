#pragma once

#include "indexer/input/fields.h"
#include "indexer/input/sgml_reader.h"

namespace dateline {

// The SGML of the TREC collections and of what is made in their manner: one article a <DOC>
// element, its fields in elements whose names differ from paper to paper (HEADLINE, HL, TI, TITLE;
// DATE, DATE1, DD; LP and TEXT ...). The user's --map names elements too. Elements that mean
// nothing here are kept as extra fields, captions of pictures are left out. Where no element has
// the date, the document's number may.
class TrecReader final : public SgmlReader {
 public:
  TrecReader(ByteSource& source, const ReaderOptions& options, const RejectSink& rejects)
      : SgmlReader(source, "DOC", options, rejects), fields_(options.field_map) {}

 private:
  void read(std::string_view text, Article& article) const override;

  FieldMap fields_;
};

}  // namespace dateline
