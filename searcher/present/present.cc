#include "searcher/present/present.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/error.h"
#include "common/log.h"
#include "searcher/present/answer_writer.h"
#include "searcher/present/article_text.h"
#include "searcher/present/delimited.h"
#include "searcher/present/json.h"
#include "searcher/present/markdown.h"
#include "searcher/present/why_json.h"
#include "searcher/present/why_text.h"

namespace dateline {
namespace {

constexpr std::array<std::pair<std::string_view, OutputFormat>, 8> kFormats = {{
    {"text", OutputFormat::kText},
    {"markdown", OutputFormat::kMarkdown},
    {"json", OutputFormat::kJson},
    {"jsonl", OutputFormat::kJsonLines},
    {"csv", OutputFormat::kCsv},
    {"tsv", OutputFormat::kTsv},
    {"trec", OutputFormat::kTrec},
    {"ids", OutputFormat::kIds},
}};

constexpr int kDefaultWidth = 80;
constexpr int kLeastWidth = 30;

}  // namespace

std::size_t usable_width(const PresentOptions& options) {
  return static_cast<std::size_t>(options.width <= 0 ? kDefaultWidth
                                                     : std::max(options.width, kLeastWidth));
}

OutputFormat parse_output_format(std::string_view name) {
  for (const auto& [known, format] : kFormats) {
    if (known == name) return format;
  }
  throw Error(Error::Kind::kUsage, "unknown output format \"" + std::string(name) + "\"",
              "the formats are " + output_format_names());
}

std::vector<std::string> output_formats() {
  std::vector<std::string> names;
  for (const auto& [name, format] : kFormats) names.emplace_back(name);
  return names;
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
  const auto writer = make_answer_writer(request, format, options, output);
  writer->begin(response, response.hits.size());
  for (const Hit& hit : response.hits) writer->take(hit);
  writer->end(response);
}

void tell_notes(const Response& response, OutputFormat format) {
  if (format == OutputFormat::kText || format == OutputFormat::kJson ||
      format == OutputFormat::kMarkdown) {
    return;
  }
  for (const Diagnostic& diagnostic : response.diagnostics) spdlog::warn("{}", diagnostic.message);
  if (response.suggestion) {
    spdlog::warn("did you mean: {} ({} articles)", response.suggestion->query,
                 response.suggestion->total);
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
    case OutputFormat::kMarkdown:
      output.write(article_markdown(article));
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
    case OutputFormat::kTrec:
      throw Error(Error::Kind::kUsage, "--format trec is for results, not for an article",
                  "--format json prints all that is known of it");
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
