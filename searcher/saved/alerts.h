#pragma once

#include "common/program.h"
#include "searcher/engine/search.h"
#include "searcher/options.h"
#include "searcher/present/present.h"

namespace dateline {

// What --save, --new, --saved and --forget do; they return exit statuses and throw Error.

// Saves the search of the command line, and the ids of what it finds.
int save_search(const Searcher& searcher, const SearcherOptions& options);

// Prints the articles that a saved search finds and did not find before, as results; nothing at all
// when there are none, but for JSON. They are taken note of once they are printed: what is printed
// in vain - a full disk, a reader that has gone - is printed again the next time, as is what a
// limit leaves out. All words must match unless the search says otherwise: else the first article
// with all of them would change what the search is.
int print_new(const Searcher& searcher, const SearcherOptions& options,
              const PresentOptions& layout, Output& output);

int list_saved(const SearcherOptions& options, Output& output);
int forget_saved(const SearcherOptions& options);

}  // namespace dateline
