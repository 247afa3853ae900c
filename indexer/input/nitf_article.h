#pragma once

#include <string>

#include "common/article.h"
#include "indexer/input/fields.h"
#include "indexer/input/xml_tree.h"

namespace dateline {

// The article in an <nitf> element of NITF 3. The dateline stands as the first words of the body;
// media with their captions are left out. The countries of <evloc>, else of the identified
// locations, are the article's where they are ISO codes. Slug, <meta> and what else is said of the
// story are kept as extra fields; the user's --map goes before all.
void read_nitf_article(const XmlElement& nitf, const FieldMap& fields, Article& article);

// The text alone, with its dateline.
std::string nitf_text(const XmlElement& nitf);

}  // namespace dateline
