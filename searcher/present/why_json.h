#pragma once

#include <string>

#include "common/article.h"
#include "searcher/engine/response.h"
#include "searcher/present/json.h"

namespace dateline {

// The same as why_text as JSON (docs/json.md), ending in a line feed.
std::string why_json(const Article& article, const Response* judged, Layout layout);

}  // namespace dateline
