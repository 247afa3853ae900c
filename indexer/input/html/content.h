#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/html/blocks.h"
#include "indexer/input/html/node_role.h"
#include "indexer/input/html/tree.h"

namespace dateline::html {

// The article's own text on a page.
struct Content {
  std::vector<std::string>
      paragraphs;        // headings within the text too; lines where <br> breaks them
  NodeId container = 0;  // the element that holds them

  std::size_t size() const;    // bytes of all paragraphs
  std::string joined() const;  // separated by empty lines
};

// Finds the article by what its paragraphs look like (length, sentences, share of links) and where
// they stand: every paragraph votes for the elements around it, with half the weight for each level
// at which other text joins; elements that are named as an article's text weigh more. Navigation,
// comments, teasers, captions and the like are known by the names of their elements, unless most of
// the page is in them. In the spirit of Readability's candidates and of boilerpipe's shallow text
// features (Kohlschütter, Fankhauser, Nejdl 2010). `roles` are roles_of(tree). `title` is left out
// of the text; `summary`, the page's description of itself, tells the lead where that stands apart.
// Empty when the page has no running text.
Content find_content(const Tree& tree, std::vector<Role> roles, std::string_view title,
                     std::string_view summary);

// Of the page's paragraphs, those that are part of `body`, a text of the article from elsewhere
// (JSON-LD), in its paragraphs; empty when they make less than four fifths of it.
Content find_paragraphs_of(const Tree& tree, std::string_view body);

}  // namespace dateline::html
