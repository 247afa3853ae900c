#pragma once

#include <string>
#include <string_view>

#include "searcher/date_options.h"
#include "searcher/engine/request.h"
#include "searcher/saved/saved_search.h"

namespace dateline {

// All that says what a session shows: a request, which every command edits.
struct State {
  Request request;      // filters.dates say what `dates` mean
  DateOptions dates;    // as typed: what is saved keeps "7d"
  std::string similar;  // the id of the article that others are to be similar to; or empty
};

// The filters, for a prompt: "AL,IR 2022-07.. lang:de".
std::string active_filters(const State& state);

// One line that says all of it but the page, as it would be typed; "everything" when it asks for
// nothing.
std::string description(const State& state);

// What --save saves of it. Without name and index.
SavedSearch described_search(const State& state);

// The date options among those of a saved search or of a command line.
DateOptions date_options_of(const SavedSearch& search);

std::string_view name_of(Match match);
std::string_view name_of(Sort sort);

}  // namespace dateline
