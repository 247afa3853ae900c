#include "searcher/saved/seen_ids.h"

#define XXH_INLINE_ALL
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iterator>

#include "common/error.h"
#include "searcher/saved/private_file.h"

namespace dateline {
namespace {

constexpr std::string_view kHeader = "dateline seen 1\n";
constexpr std::size_t kDigits = 16;

}  // namespace

SeenIds SeenIds::read(const std::string& path) {
  SeenIds seen;
  if (!std::filesystem::exists(path)) return seen;
  const std::string text = read_file(path);
  const Error damaged(Error::Kind::kInput, path + " is damaged",
                      "remove it: the next run then prints all that the search finds");
  if (!text.starts_with(kHeader)) throw damaged;
  std::string_view rest = std::string_view(text).substr(kHeader.size());
  if (rest.size() % (kDigits + 1) != 0) throw damaged;
  seen.hashes_.reserve(rest.size() / (kDigits + 1));
  for (; !rest.empty(); rest.remove_prefix(kDigits + 1)) {
    std::uint64_t hash = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + kDigits, hash, 16);
    if (error != std::errc() || end != rest.data() + kDigits || *end != '\n' ||
        (!seen.hashes_.empty() && hash <= seen.hashes_.back())) {
      throw damaged;
    }
    seen.hashes_.push_back(hash);
  }
  return seen;
}

void SeenIds::write(const std::string& path) const {
  std::string text(kHeader);
  for (const std::uint64_t hash : hashes_) {
    fmt::format_to(std::back_inserter(text), "{:016x}\n", hash);
  }
  write_private_file(path, text);
}

std::uint64_t SeenIds::hash(std::string_view id) { return XXH3_64bits(id.data(), id.size()); }

bool SeenIds::contains(std::uint64_t hash) const {
  return std::binary_search(hashes_.begin(), hashes_.end(), hash);
}

void SeenIds::add(std::vector<std::uint64_t> hashes) {
  std::sort(hashes.begin(), hashes.end());
  std::vector<std::uint64_t> all;
  all.reserve(hashes_.size() + hashes.size());
  std::set_union(hashes_.begin(), hashes_.end(), hashes.begin(), hashes.end(),
                 std::back_inserter(all));
  all.erase(std::unique(all.begin(), all.end()), all.end());
  hashes_ = std::move(all);
}

}  // namespace dateline
