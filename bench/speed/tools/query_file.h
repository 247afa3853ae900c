#pragma once

#include <string>
#include <vector>

namespace dateline::bench {

// One line of a queries file: {"class": "or2", "query": "flood OR rice", ...}.
struct BenchQuery {
  std::string query_class;
  std::string text;
};

// Reads a queries file, at most `per_class` of each class (the first ones) and, when `classes` is
// not empty, only those classes. Throws Error::Kind::kInput with the line number.
std::vector<BenchQuery> read_queries(const std::string& path, std::size_t per_class,
                                     const std::vector<std::string>& classes);

}  // namespace dateline::bench
