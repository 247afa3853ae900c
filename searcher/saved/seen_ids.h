#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The ids of the articles that a saved search has found so far, as hashes of 64 bits. What has an
// id that is not among them was added since: ids stay when segments are merged, optimized or
// rebuilt, and when an article is replaced or an index is made anew from the same inputs.
//
// The file is text: a line that names it, then a hash in hexadecimal a line, ascending; 17 bytes an
// article. A million ids share a hash with a chance of one in 40 million.
class SeenIds {
 public:
  SeenIds() = default;
  // Those of a file; none where there is no file. Throws Error::Kind::kInput when it is damaged.
  static SeenIds read(const std::string& path);
  void write(const std::string& path) const;

  static std::uint64_t hash(std::string_view id);
  bool contains(std::uint64_t hash) const;
  void add(std::vector<std::uint64_t> hashes);
  std::size_t size() const { return hashes_.size(); }

 private:
  std::vector<std::uint64_t> hashes_;  // ascending, each once
};

}  // namespace dateline
