#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/query/ast.h"

namespace dateline {

// Builders of trees in their normal form, the one that to_string and parse_query keep: no AND
// directly in an AND, no OR in an OR, no proximity as the first child of one of the same kind and
// distance (they bind to the left), no list of one child, no NOT of a NOT, kEverything only at the
// root. Byte ranges come from the children.

// An AND or an OR; kEverything of none.
Node make_and(std::vector<Node> children);
Node make_or(std::vector<Node> children);
Node make_not(Node child);
// kNear, kAdjacent, kSentence or kParagraph of at least two operands that can_be_near.
Node make_proximity(Node::Kind kind, std::uint32_t n, std::vector<Node> operands);
// kTitle, kHeadLead or kBody; NOT moves outside.
Node make_zone(Node::Kind kind, Node child);

bool is_text_leaf(const Node& node);
// Whether a node asks for any text; fields alone do not.
bool has_text(const Node& node);
bool is_proximity(Node::Kind kind);
bool is_zone(Node::Kind kind);
// Whether a node asks for a story (story:), and does not only deny one.
bool asks_for_story(const Node& node);
// Fields that filter: country:AL, date:2022 ...
bool is_filter(Node::Kind kind);
// A word, exact, wildcard or fuzzy, or an OR of them: what atleast3 can count.
bool is_word_or_choice(const Node& node);
// An operand of a proximity: a leaf of text, an OR of operands, or another proximity.
bool can_be_near(const Node& node);

}  // namespace dateline
