#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/input/fields.h"

namespace dateline {

// An element of a <DOC> and the text in it, references replaced, paragraphs of markup apart.
struct TrecElement {
  std::string name;  // in small letters
  std::string text;
};

// The elements of a <DOC>, in their order. Text within the elements that hold an article's text is
// one text whatever tags are in it; the others may hold elements of their own. Missing end tags are
// made up for. The attributes of <DOC> stand first, as "doc:id" ...
std::vector<TrecElement> read_trec_document(std::string_view text, const FieldMap& fields);

// What an element means: by the user's mapping, else as the TREC collections have it, else by the
// aliases of all formats.
FieldMatch trec_field(std::string_view name, const FieldMap& fields);

}  // namespace dateline
