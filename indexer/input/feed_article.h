#pragma once

#include <string>

#include "common/article.h"
#include "indexer/input/fields.h"
#include "indexer/input/xml_tree.h"

namespace dateline {

// The article in an <item> of RSS (0.9x, 1.0, 2.0) or an <entry> of Atom. Embedded HTML becomes
// text, media with their captions are left out; of content and summary the fuller one is the body.
// The feed (may be null) gives source and language where the item has none. Elements that mean
// nothing here are kept as extra fields; the user's --map goes before all. Returns "".
std::string read_feed_article(XmlElement& item, const XmlElement* feed, const FieldMap& fields,
                              Article& article);

}  // namespace dateline
