#pragma once

#include <string>
#include <vector>

#include "indexer/input/html/tree.h"

namespace dateline::html {

// What the JSON-LD of a page (schema.org) says of its article. Empty where it says nothing; strings
// are plain text, without markup and entities.
struct JsonLd {
  bool article = false;  // an Article or one of its kinds; else only a WebPage and the like
  std::string headline;
  std::string body;  // articleBody, as long as the publisher gives it
  std::string published;
  std::string created;
  std::string modified;
  std::vector<std::string> authors;
  std::string publisher;
  std::string language;
  std::string url;
  std::vector<std::string> sections;
  std::vector<std::string> keywords;
};

// The first article of all <script type="application/ld+json">. Scripts that are not quite JSON
// (comments around them, raw line ends in strings, commas too many) are read as far as possible.
JsonLd read_json_ld(const Tree& tree);

}  // namespace dateline::html
