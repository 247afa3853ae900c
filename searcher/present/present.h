#pragma once

#include <string>
#include <string_view>

#include "common/article.h"
#include "common/program.h"
#include "searcher/engine/request.h"
#include "searcher/engine/response.h"

namespace dateline {

enum class OutputFormat { kText, kJson, kJsonLines, kCsv, kTsv, kIds };

// The formats by the names of --format; throws Error::Kind::kUsage naming them for any other.
OutputFormat parse_output_format(std::string_view name);

// "text, json, jsonl, csv, tsv, ids": for help and messages.
const std::string& output_format_names();

struct PresentOptions {
  bool color = false;
  int width = 80;             // columns, for kText; 0 or less: 80, and never under 30
  bool many = false;          // several queries in one run: every answer says which query it is for
  std::string locale = "en";  // of names in present_article, as ICU names it
  bool first = true;  // the first of them: the one that writes the header row of csv and tsv
};

// Writes one answer. Only kText and kJson carry diagnostics and the suggestion; with the other
// formats standard output holds hits alone, and telling the user is left to the caller. Text from
// articles and queries is never trusted: it cannot send control sequences to a terminal, break a
// row, or make this throw. What is thrown comes from `output`.
void present(const Response& response, const Request& request, OutputFormat format,
             const PresentOptions& options, Output& output);

// Writes one whole article (--show).
void present_article(const Article& article, OutputFormat format, const PresentOptions& options,
                     Output& output);

// Writes why an article has its countries and its date, and how it answers a query (why_text.h).
// kText, kJson and kJsonLines only.
void present_why(const Article& article, const Response* judged, OutputFormat format,
                 const PresentOptions& options, Output& output);

}  // namespace dateline
