#pragma once

#include <string>

#include "common/article.h"
#include "indexer/input/fields.h"
#include "indexer/input/xml_tree.h"

namespace dateline {

// The article in a <newsItem> of NewsML-G2, alone or in a <newsMessage>: text as NITF, XHTML or
// plain data. The dateline stands as the first words of the body. Subjects that are countries by an
// ISO 3166-1 code, else the place where the item was made, are the article's countries; other
// subjects its topics, people and organisations extra fields. Returns why it is no article:
// pictures, packages, withdrawn items.
std::string read_newsml_article(XmlElement& item, const XmlElement* message, const FieldMap& fields,
                                Article& article);

}  // namespace dateline
