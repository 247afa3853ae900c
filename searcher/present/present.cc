#include "searcher/present/present.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/error.h"
#include "searcher/present/article_text.h"
#include "searcher/present/delimited.h"
#include "searcher/present/json.h"
#include "searcher/present/text.h"
#include "searcher/present/why_json.h"
#include "searcher/present/why_text.h"

namespace dateline {
namespace {

constexpr std::array<std::pair<std::string_view, OutputFormat>, 6> kFormats = {{
    {"text", OutputFormat::kText},
    {"json", OutputFormat::kJson},
    {"jsonl", OutputFormat::kJsonLines},
    {"csv", OutputFormat::kCsv},
    {"tsv", OutputFormat::kTsv},
    {"ids", OutputFormat::kIds},
}};

constexpr int kDefaultWidth = 80;
constexpr int kLeastWidth = 30;

std::size_t usable_width(const PresentOptions& options) {
  return static_cast<std::size_t>(options.width <= 0 ? kDefaultWidth
                                                     : std::max(options.width, kLeastWidth));
}

}  // namespace

OutputFormat parse_output_format(std::string_view name) {
  for (const auto& [known, format] : kFormats) {
    if (known == name) return format;
  }
  throw Error(Error::Kind::kUsage, "unknown output format \"" + std::string(name) + "\"",
              "the formats are " + output_format_names());
}

const std::string& output_format_names() {
  static const std::string names = [] {
    std::string joined;
    for (const auto& [name, format] : kFormats) {
      if (!joined.empty()) joined += ", ";
      joined += name;
    }
    return joined;
  }();
  return names;
}

void present(const Response& response, const Request& request, OutputFormat format,
             const PresentOptions& options, Output& output) {
  const Painter painter(options.color);
  switch (format) {
    case OutputFormat::kText:
      if (options.many && !options.first) output.write("\n");
      output.write(response_text(response, request, usable_width(options), painter, options.many));
      break;
    case OutputFormat::kJson:
      output.write(json_document(response, options.many ? Layout::kOneLine : Layout::kPretty));
      break;
    case OutputFormat::kJsonLines:
      output.write(json_lines(response, options.many));
      break;
    case OutputFormat::kCsv:
      output.write(delimited(response, Delimiter::kComma, options.first, options.many));
      break;
    case OutputFormat::kTsv:
      output.write(delimited(response, Delimiter::kTab, options.first, options.many));
      break;
    case OutputFormat::kIds:
      for (const Hit& hit : response.hits) output.write(id_line(hit.article));
      break;
  }
}

void present_article(const Article& article, OutputFormat format, const PresentOptions& options,
                     Output& output) {
  switch (format) {
    case OutputFormat::kText:
      if (options.many && !options.first) output.write("\n");
      output.write(
          article_text(article, usable_width(options), Painter(options.color), options.locale));
      break;
    case OutputFormat::kJson:
      output.write(json_document(article, options.many ? Layout::kOneLine : Layout::kPretty));
      break;
    case OutputFormat::kJsonLines:
      output.write(json_document(article, Layout::kOneLine));
      break;
    case OutputFormat::kCsv:
      output.write(delimited(article, Delimiter::kComma, options.first));
      break;
    case OutputFormat::kTsv:
      output.write(delimited(article, Delimiter::kTab, options.first));
      break;
    case OutputFormat::kIds:
      output.write(id_line(article));
      break;
  }
}

void present_why(const Article& article, const Response* judged, OutputFormat format,
                 const PresentOptions& options, Output& output) {
  if (format == OutputFormat::kText) {
    output.write(why_text(article, judged, usable_width(options), Painter(options.color)));
  } else {
    output.write(why_json(article, judged,
                          format == OutputFormat::kJson ? Layout::kPretty : Layout::kOneLine));
  }
}

}  // namespace dateline
