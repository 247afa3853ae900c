#pragma once

#include <string_view>

#include "indexer/input/html/text_mass.h"
#include "indexer/input/html/tree.h"

namespace dateline::html {

// The element that holds the article: every paragraph votes for the elements around it, with half
// the weight for each level at which other text joins; those that are named as an article's text,
// and the article that has the headline, weigh more. What wins grows to the whole of its article.
// `title` is letters_of the headline.
NodeId find_container(const TextMass& text, std::string_view title);

}  // namespace dateline::html
