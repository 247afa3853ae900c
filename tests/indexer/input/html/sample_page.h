#pragma once

#include <string>

#include "indexer/input/html/page.h"
#include "tests/catch.h"

// An invented article and pages around it.
namespace dateline::test {

using html::PageOrigin;

inline const std::string kFirst =
    "The harbour of Vlaanmere stayed closed on Monday after a crane fell across the only channel, "
    "the port authority said.";
inline const std::string kSecond =
    "Divers found the hook at noon, but the jib will stay where it is until a ship from Rotterdam "
    "can lift it.";
inline const std::string kThird =
    "\"Nobody was hurt, and nobody is in a hurry,\" the harbour master told reporters.";

inline std::string paragraphs() {
  return "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>";
}
inline const std::string kBody = kFirst + "\n\n" + kSecond + "\n\n" + kThird;

inline Article read_page(const std::string& page, const PageOrigin& origin = {}) {
  Article article;
  CAPTURE(page);
  REQUIRE(html::read_page(page, origin, article).empty());
  return article;
}

inline std::string in_head(const std::string& head) {
  return "<html><head>" + head + "</head><body><h1>Crane falls</h1>" + paragraphs() +
         "</body></html>";
}

}  // namespace dateline::test
