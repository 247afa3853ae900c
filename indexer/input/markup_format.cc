#include "indexer/input/markup_format.h"

#include <algorithm>
#include <string>

#include "common/text/ascii.h"
#include "indexer/input/sgml_scanner.h"

namespace dateline {
namespace {

struct Root {
  std::string_view name;
  Format format;
};

constexpr Root kRoots[] = {
    {"rss", Format::kFeed},         {"feed", Format::kFeed},
    {"rdf", Format::kFeed},         {"channel", Format::kFeed},
    {"nitf", Format::kNitf},        {"newsmessage", Format::kNewsMl},
    {"newsitem", Format::kNewsMl},  {"packageitem", Format::kNewsMl},
    {"newsml-g2", Format::kNewsMl}, {"reuters", Format::kReuters},
    {"doc", Format::kTrec},         {"lewis", Format::kReuters},  // its document type
};

// The name of the first element, in small letters and without prefix; "" when the text does not
// begin with markup.
std::string first_element(std::string_view text) {
  SgmlScanner scanner(text);
  SgmlToken token;
  while (scanner.next(token)) {
    if (token.kind == SgmlToken::Kind::kStart) {
      return token.name.substr(token.name.rfind(':') + 1);  // npos + 1 is 0
    }
    if (token.text.find_first_not_of(kMarkupBlanks) != std::string_view::npos) return "";
  }
  return "";
}

// The name in the document type at the head of a text, where that is all there is; "" for none.
std::string document_type(std::string_view text) {
  constexpr std::string_view kDeclaration = "<!doctype ";
  const std::string lower = ascii_lower(text);
  if (!lower.starts_with(kDeclaration)) return "";
  const std::size_t end =
      std::min(lower.find_first_of(" \t\r\n>", kDeclaration.size()), lower.size());
  return lower.substr(kDeclaration.size(), end - kDeclaration.size());
}

}  // namespace

std::optional<Format> markup_format(std::string_view first_bytes) {
  std::string text;  // without byte order marks and the zero bytes of UTF-16
  for (const char c : first_bytes) {
    const bool is_mark =
        text.empty() && std::string_view("\xef\xbb\xbf\xff\xfe").find(c) != std::string_view::npos;
    if (c != '\0' && !is_mark) text += c;
  }
  std::string name = first_element(text);
  if (name.empty()) name = document_type(text);
  if (name.empty()) return std::nullopt;
  const auto* found = std::find_if(std::begin(kRoots), std::end(kRoots),
                                   [&](const Root& root) { return root.name == name; });
  if (found != std::end(kRoots)) return found->format;
  // A wrapper that somebody put around the documents.
  const std::string lower = ascii_lower(text);
  if (lower.find("<docno") != std::string::npos) return Format::kTrec;
  if (lower.find("<nitf") != std::string::npos) return Format::kNitf;
  return std::nullopt;
}

}  // namespace dateline
