#pragma once

#include <cstdint>
#include <vector>

#include "indexer/input/html/tree.h"

namespace dateline::html {

// What an element is for, as its tag and the words of its class, id, role and itemprop say.
enum class Role : std::uint8_t {
  kNone,
  kContent,      // the text of an article: "article-body", "entry-content", itemprop articleBody
  kLead,         // the paragraph between headline and text: "standfirst", itemprop description
  kWeakClutter,  // clutter when it is a small part of the page: "meta", "info", <header>, <form>
  kByline,       // who wrote it and when
  kClutter,      // navigation, teasers, share buttons, advertising ...
  kComments,     // of readers
  kCaption,      // of a picture, photo credits
  kHidden,       // not shown
};
Role role_of(const Tree& tree, NodeId id);

// By node; kNone for text and for the <html> and <body> that hold everything.
std::vector<Role> roles_of(const Tree& tree);

// Whether class, id or itemprop say that an element holds the date of the page.
bool says_date(const Tree& tree, NodeId id);

}  // namespace dateline::html
