#include "indexer/input/reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "common/error.h"
#include "common/text/ascii.h"
#include "indexer/input/csv_header.h"
#include "indexer/input/csv_reader.h"
#include "indexer/input/html/reader.h"
#include "indexer/input/jsonl_reader.h"
#include "indexer/input/markup_format.h"
#include "indexer/input/reuters_reader.h"
#include "indexer/input/text_reader.h"
#include "indexer/input/trec_reader.h"
#include "indexer/input/warc_reader.h"
#include "indexer/input/xml_reader.h"

namespace dateline {
namespace {

// Names of formats and the endings of their files; the first name of a format is the one in
// messages.
struct Name {
  std::string_view name;
  Format format;
};
constexpr Name kFormatNames[] = {
    {"text", Format::kText},       {"txt", Format::kText},         {"html", Format::kHtml},
    {"htm", Format::kHtml},        {"xhtml", Format::kHtml},       {"shtml", Format::kHtml},
    {"jsonl", Format::kJsonLines}, {"ndjson", Format::kJsonLines}, {"json", Format::kJsonLines},
    {"warc", Format::kWarc},       {"csv", Format::kCsv},          {"tsv", Format::kTsv},
    {"tab", Format::kTsv},         {"rss", Format::kFeed},         {"atom", Format::kFeed},
    {"rdf", Format::kFeed},        {"nitf", Format::kNitf},        {"newsml", Format::kNewsMl},
    {"reuters", Format::kReuters}, {"trec", Format::kTrec},
};

std::optional<Format> format_named(std::string_view name) {
  for (const Name& known : kFormatNames) {
    if (known.name == name) return known.format;
  }
  return std::nullopt;
}

std::string known_formats() {
  std::string names;
  std::vector<Format> listed;
  for (const Name& known : kFormatNames) {
    if (std::find(listed.begin(), listed.end(), known.format) != listed.end()) continue;
    listed.push_back(known.format);
    names += (names.empty() ? "" : ", ") + std::string(known.name);
  }
  return names;
}

// The last ending of a file name, compression left out: "jsonl" of "a/b.JSONL.zst".
std::string ending_of(std::string_view path) {
  constexpr std::array<std::string_view, 5> kCompressed = {"gz", "zst", "bz2", "xz", "lz4"};
  std::string name = ascii_lower(path.substr(path.rfind('/') + 1));
  while (true) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0) return "";
    const std::string ending = name.substr(dot + 1);
    if (std::find(kCompressed.begin(), kCompressed.end(), ending) == kCompressed.end()) {
      return ending;
    }
    name.resize(dot);
  }
}

// The first bytes in small letters, without byte order marks, white space and the zero bytes of
// UTF-16.
std::string significant_head(std::string_view first_bytes) {
  constexpr std::size_t kEnough = 256;
  std::string head;
  for (const char c : first_bytes) {
    if (std::string_view("\xef\xbb\xbf\xff\xfe \t\r\n\0", 10).find(c) == std::string_view::npos) {
      head += c;
    }
    if (head.size() == kEnough) break;
  }
  return ascii_lower(head);
}

bool is_html_page(std::string_view head) {
  // Past an XML declaration and comments, which may stand before the page.
  while (head.starts_with("<?xml") || head.starts_with("<!--")) {
    const std::size_t end = head.find(head[1] == '?' ? "?>" : "-->");
    if (end == std::string_view::npos) return false;
    head.remove_prefix(end + (head[1] == '?' ? 2 : 3));
  }
  return head.starts_with("<!doctypehtml") || head.starts_with("<html") ||
         head.starts_with("<head") || head.starts_with("<body");
}

}  // namespace

std::unique_ptr<Reader> make_reader(Format format, ByteSource& source, const ReaderOptions& options,
                                    const RejectSink& rejects) {
  switch (format) {
    case Format::kText:
      return std::make_unique<TextReader>(source, options, rejects);
    case Format::kJsonLines:
      return std::make_unique<JsonlReader>(source, options, rejects);
    case Format::kHtml:
      return std::make_unique<HtmlReader>(source, options, rejects);
    case Format::kWarc:
      return std::make_unique<WarcReader>(source, options, rejects);
    case Format::kCsv:
    case Format::kTsv:
      return std::make_unique<CsvReader>(source, format == Format::kTsv, options, rejects);
    case Format::kFeed:
      return std::make_unique<XmlReader>(feed_vocabulary(), source, options, rejects);
    case Format::kNitf:
      return std::make_unique<XmlReader>(nitf_vocabulary(), source, options, rejects);
    case Format::kNewsMl:
      return std::make_unique<XmlReader>(newsml_vocabulary(), source, options, rejects);
    case Format::kReuters:
      return std::make_unique<ReutersReader>(source, options, rejects);
    case Format::kTrec:
      return std::make_unique<TrecReader>(source, options, rejects);
  }
  throw Error(Error::Kind::kUsage, "unknown input format");
}

Format detect_format(std::string_view name, std::string_view first_bytes) {
  const std::string ending = ending_of(name);
  if (const auto named = format_named(ending)) return *named;
  const std::string head = significant_head(first_bytes);
  if (head.starts_with("warc/1.") || head.starts_with("warc/0.")) return Format::kWarc;
  if (is_html_page(head)) return Format::kHtml;
  if (const auto markup = markup_format(first_bytes)) return *markup;
  if (ending == "xml") return Format::kFeed;  // whose reader says what it is not
  if (looks_like_csv(first_bytes)) return Format::kCsv;
  const bool is_json =
      (head.starts_with('{') && !head.starts_with("{\\rtf")) || head.starts_with("[{\"");
  return is_json ? Format::kJsonLines : Format::kText;
}

Format parse_format(std::string_view name) {
  if (const auto named = format_named(ascii_lower(name))) return *named;
  throw Error(Error::Kind::kUsage, "unknown input format \"" + std::string(name) + "\"",
              "the formats are " + known_formats());
}

}  // namespace dateline
