#include "searcher/engine/set_filters.h"

#include <array>
#include <string_view>
#include <utility>

#include "common/date.h"

namespace dateline {
namespace {

using Values = std::vector<std::string> Filters::*;

constexpr std::array<std::pair<std::string_view, Values>, 7> kOptions = {
    {{"--country", &Filters::countries},
     {"--mentions", &Filters::mentions},
     {"--source", &Filters::sources},
     {"--source-country", &Filters::source_countries},
     {"--lang", &Filters::languages},
     {"--topic", &Filters::topics},
     {"--author", &Filters::authors}}};

std::string comma_list(const std::vector<std::string>& values) {
  std::string list;
  for (const std::string& value : values) list += (list.empty() ? "" : ",") + value;
  return list.find(' ') == std::string::npos ? list : '"' + list + '"';
}

}  // namespace

std::vector<SetFilter> set_filters(const Filters& filters) {
  std::vector<SetFilter> options;
  for (const auto& [name, values] : kOptions) {
    if ((filters.*values).empty()) continue;
    options.push_back({std::string(name) + " " + comma_list(filters.*values),
                       [values = values](Filters& other) { (other.*values).clear(); }});
  }
  if (filters.dates.bounded()) {
    options.push_back(
        {"--date " + to_string(filters.dates), [](Filters& other) { other.dates = {}; }});
  }
  return options;
}

}  // namespace dateline
