#pragma once

#include <string>
#include <string_view>

#include "searcher/engine/request.h"
#include "searcher/engine/response.h"

namespace dateline {

// A line of a run as trec_eval reads it: `topic Q0 id rank score tag`. White space within a topic
// or an id is percent-encoded, as in the DOCNO of `dateline-index export --to trec`. trec_eval goes
// by the score alone, so where scores do not say the order - results by date, results without words
// - the score is the negative rank.
std::string trec_line(const Hit& hit, Sort sort, std::string_view topic, std::string_view tag);

}  // namespace dateline
