#include "bench/speed/tools/query_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "common/error.h"

namespace dateline::bench {

std::vector<BenchQuery> read_queries(const std::string& path, std::size_t per_class,
                                     const std::vector<std::string>& classes) {
  std::ifstream file(path);
  if (!file) throw Error(Error::Kind::kInput, "cannot read " + path);
  std::vector<BenchQuery> queries;
  std::map<std::string, std::size_t> counts;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    try {
      const auto json = nlohmann::json::parse(line);
      BenchQuery query = {json.at("class"), json.at("query")};
      const bool asked = classes.empty() || std::find(classes.begin(), classes.end(),
                                                      query.query_class) != classes.end();
      if (asked && counts[query.query_class]++ < per_class) queries.push_back(std::move(query));
    } catch (const nlohmann::json::exception& error) {
      throw Error(Error::Kind::kInput, fmt::format("{}:{}: {}", path, number, error.what()));
    }
  }
  return queries;
}

}  // namespace dateline::bench
