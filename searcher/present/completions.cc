#include "searcher/present/completions.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "searcher/present/json.h"
#include "searcher/present/marked.h"

namespace dateline {

std::string completion_lines(const std::vector<Completion>& completions) {
  std::string lines;
  for (const Completion& each : completions) {
    lines += fmt::format("{}\t{}\t{}\n", printable(each.text).text, each.count,
                         completion_kind_name(each.kind));
  }
  return lines;
}

std::string completion_json(const std::string& prefix, const std::vector<Completion>& completions) {
  Json json;
  json["version"] = kJsonVersion;
  json["prefix"] = prefix;
  json["completions"] = Json::array();
  for (const Completion& each : completions) {
    json["completions"].push_back({{"text", each.text},
                                   {"count", each.count},
                                   {"kind", completion_kind_name(each.kind)},
                                   {"label", each.label}});
  }
  return dumped(json, Layout::kPretty);
}

}  // namespace dateline
