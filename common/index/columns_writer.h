#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/index/columns.h"

namespace dateline {

// Collects the columns of a segment, document by document in docid order, and writes the file.
class ColumnsWriter {
 public:
  void add(const Article& article, std::uint32_t words, std::uint64_t content_hash);
  // Adds all documents of another segment, or of a part of this one.
  void append(const Columns& other);
  void append(const ColumnsWriter& other);
  void write(const std::string& path) const;

 private:
  struct Builder {
    std::vector<std::uint32_t> starts = {0};
    std::vector<std::uint32_t> values;
    std::vector<std::uint32_t> string_starts = {0};
    std::string strings;
    std::map<std::string, std::uint32_t, std::less<>> numbers;

    std::uint32_t number_of(std::string_view value);
    void append(const ValueColumn& column);
    ValueColumn view() const;
  };
  void add_order(const DateOrder& order);
  void add_id(std::string_view id);

  std::vector<Day> days_;
  std::vector<std::uint8_t> precisions_;
  std::vector<std::int32_t> times_;
  std::vector<std::uint32_t> words_;
  std::vector<std::uint64_t> content_hashes_;
  std::vector<std::uint64_t> stories_;
  std::vector<DocIndex> runs_;
  std::vector<std::uint64_t> id_starts_ = {0};
  std::string ids_;
  std::array<Builder, kDimensions> builders_;
};

}  // namespace dateline
