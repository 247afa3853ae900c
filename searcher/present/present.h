#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/program.h"
#include "searcher/engine/request.h"
#include "searcher/engine/response.h"
#include "searcher/present/fields.h"

namespace dateline {

enum class OutputFormat { kText, kMarkdown, kJson, kJsonLines, kCsv, kTsv, kTrec, kIds };

// The formats by the names of --format; throws Error::Kind::kUsage naming them for any other.
OutputFormat parse_output_format(std::string_view name);

// "text, markdown, json ...": for help and messages.
const std::string& output_format_names();
std::vector<std::string> output_formats();

struct PresentOptions {
  bool color = false;
  int width = 80;             // columns, for kText; 0 or less: 80, and never under 30
  std::string locale = "en";  // of names of countries and languages, as ICU names it
  bool many = false;          // several queries in one run: every answer says which query it is for
  bool first = true;  // the first of them: the one that writes the header row of csv and tsv
  std::string query_id = {};          // of a batch, else empty: named beside the query
  std::vector<HitField> fields = {};  // to show of hits; empty: what the format shows unasked
  std::string tag = "dateline";       // the last column of kTrec
};

// The columns that text is given.
std::size_t usable_width(const PresentOptions& options);

// Writes one answer. Only kText, kMarkdown and kJson carry diagnostics and the suggestion; with the
// other formats standard output holds hits alone, and telling the user is left to the caller. Text
// from articles and queries is never trusted: it cannot send control sequences to a terminal, break
// a row, or make this throw. What is thrown comes from `output`.
void present(const Response& response, const Request& request, OutputFormat format,
             const PresentOptions& options, Output& output);

// Says on standard error what formats that hold hits alone cannot: diagnostics and the suggestion.
void tell_notes(const Response& response, OutputFormat format);

// Writes one whole article (--show). Throws Error::Kind::kUsage for kTrec, which has no articles.
void present_article(const Article& article, OutputFormat format, const PresentOptions& options,
                     Output& output);

// Writes why an article has its countries and its date, and how it answers a query (why_text.h).
// kText, kJson and kJsonLines only.
void present_why(const Article& article, const Response* judged, OutputFormat format,
                 const PresentOptions& options, Output& output);

}  // namespace dateline
