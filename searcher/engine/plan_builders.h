#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/engine/plan.h"

namespace dateline {

Plan inner(Plan::Kind kind, std::vector<Plan> children);
Plan leaf(Plan::Kind kind);

// An OR, an AND. Those of one part are that part, those of none match nothing and everything. The
// parts of one directly in another are its own, and a word that is there more than once is one
// part: one that is asked for again adds less and less to what a text is about, so its weight grows
// as the square root of how often it is.
Plan any_of(std::vector<Plan> plans);
Plan all_of(std::vector<Plan> plans);

// Each value as a term with this prefix.
std::vector<std::string> make_terms(std::string_view prefix,
                                    const std::vector<std::string>& values);

}  // namespace dateline
