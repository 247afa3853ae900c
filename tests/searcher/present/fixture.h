#pragma once

#include <string>
#include <vector>

#include "searcher/engine/request.h"
#include "searcher/engine/response.h"
#include "searcher/present/ansi.h"
#include "searcher/present/present.h"

namespace dateline::present_test {

// An answer with one of everything: several scripts, highlights, selected values, an undated hit, a
// reprinted story, a diagnostic, a timeline of nine months with gaps.
Response sample_response();
Request sample_request();

// A stored article with evidence, several paragraphs and removed boilerplate.
Article sample_article();

// What present() and present_article() write.
std::string presented(const Response& response, const Request& request, OutputFormat format,
                      const PresentOptions& options);
std::string presented(const Article& article, OutputFormat format, const PresentOptions& options);

std::vector<std::string> lines_of(const std::string& text);

bool contains(const std::string& text, const std::string& part);

// Paints nothing.
const Painter& plain();

// Without SGR sequences.
std::string unpainted(const std::string& text);

}  // namespace dateline::present_test
