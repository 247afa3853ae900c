#include "searcher/saved_options.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "searcher/filter_options.h"

namespace dateline {
namespace {

constexpr const char* kSavedGroup = "Saved searches";

// Beside the filters.
constexpr std::array<std::string_view, 6> kDefining = {"match",    "sort",   "recency",
                                                       "collapse", "expand", "engine"};

bool defines_search(const CLI::Option& option) {
  if (option.get_group() == kFilterGroup) return true;
  const auto& names = option.get_lnames();
  return !names.empty() &&
         std::find(kDefining.begin(), kDefining.end(), names.front()) != kDefining.end();
}

}  // namespace

void add_saved_options(CLI::App& app, SavedCommand& command) {
  app.add_option("--save", command.save,
                 "Save the query and the filters under this name, and take note of what they find "
                 "now")
      ->type_name("NAME")
      ->group(kSavedGroup);
  app.add_flag("--saved", command.list, "List the saved searches")->group(kSavedGroup);
  app.add_option("--new", command.run_new,
                 "Print what was added since the last time and matches this saved search; exit "
                 "status 1 when nothing was")
      ->type_name("NAME")
      ->group(kSavedGroup);
  app.add_option("--forget", command.forget, "Delete this saved search")
      ->type_name("NAME")
      ->group(kSavedGroup);
}

SavedSearch described_search(const CLI::App& app) {
  SavedSearch search;
  for (const CLI::Option* option : app.get_options()) {
    if (option->count() == 0 || !defines_search(*option)) continue;
    search.options.emplace_back(option->get_lnames().front(), option->results());
  }
  return search;
}

}  // namespace dateline
