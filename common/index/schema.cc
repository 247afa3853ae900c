#include "common/index/schema.h"

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dateline {
namespace {

constexpr std::size_t kMaxTermBytes = 245;  // Xapian's limit, in bytes without zeros

bool is_stem_prefix(std::string_view prefix) {
  return prefix == kStemPrefix || prefix == kTitlePrefix;
}

}  // namespace

std::string make_term(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  if (!is_stem_prefix(prefix) && prefix.size() > 1) term += ':';
  term += value;
  if (term.size() <= kMaxTermBytes) return term;
  const XXH128_hash_t hash = XXH3_128bits(term.data(), term.size());
  term.resize(kMaxTermBytes - 32);
  term += fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
  return term;
}

std::string date_value(const Date& date) {
  if (!date.known()) return {};
  const CivilDay parts = civil(date.day);
  switch (date.precision) {
    case Date::Precision::kYear:
      return fmt::format("{:04}", parts.year);
    case Date::Precision::kMonth:
      return fmt::format("{:04}{:02}", parts.year, parts.month);
    default:
      break;
  }
  std::string value = fmt::format("{:04}{:02}{:02}", parts.year, parts.month, parts.day);
  if (date.seconds) {
    value += fmt::format("{:02}{:02}{:02}", *date.seconds / 3600, *date.seconds / 60 % 60,
                         *date.seconds % 60);
  }
  return value;
}

}  // namespace dateline
