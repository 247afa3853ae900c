#include "indexer/enrich/foreign/foreign_mentions.h"

#include <algorithm>
#include <unordered_set>

#include "indexer/enrich/foreign/foreign_names.h"
#include "indexer/enrich/printed_dateline.h"

namespace dateline {
namespace {

struct Found {
  MentionPlace field;  // kTitle or kBody
  ForeignMatch match;
};

bool in_title(MentionPlace place) { return place == MentionPlace::kTitle; }

// Whether a mention lies where a name was read already.
bool overlaps(const CountryMention& mention, const std::vector<Found>& found) {
  return std::any_of(found.begin(), found.end(), [&](const Found& other) {
    return in_title(mention.place) == in_title(other.field) && mention.begin < other.match.end &&
           other.match.begin < mention.end;
  });
}

// Countries that a name speaks for by itself.
std::unordered_set<std::int32_t> clear_countries(const std::vector<Found>& found) {
  std::unordered_set<std::int32_t> clear;
  for (const Found& name : found) {
    if (!name.match.name->weak) clear.insert(name.match.name->country);
  }
  return clear;
}

}  // namespace

void add_foreign_mentions(std::string_view language, std::string_view title, std::string_view body,
                          std::vector<CountryMention>& mentions) {
  const ForeignNames* names = ForeignNames::of(language);
  if (names == nullptr) return;
  std::vector<Found> found;
  for (const ForeignMatch& match : names->find(title)) {
    found.push_back({MentionPlace::kTitle, match});
  }
  for (const ForeignMatch& match : names->find(body)) {
    found.push_back({MentionPlace::kBody, match});
  }
  if (!names->reads_english()) {
    mentions.clear();
  } else {
    mentions.erase(std::remove_if(mentions.begin(), mentions.end(),
                                  [&](const auto& mention) { return overlaps(mention, found); }),
                   mentions.end());
  }
  const TextSpan dateline = find_printed_dateline(body);
  const std::unordered_set<std::int32_t> clear = clear_countries(found);
  for (const Found& each : found) {
    const ForeignName& name = *each.match.name;
    if (name.country < 0 || (name.weak && !clear.contains(name.country))) continue;
    CountryMention mention;
    mention.place = each.field;
    mention.begin = each.match.begin;
    mention.end = each.match.end;
    mention.rule = name.rule;
    mention.country = static_cast<std::uint16_t>(name.country);
    if (each.field == MentionPlace::kBody && mention.begin >= dateline.begin &&
        mention.end <= dateline.end) {
      mention.place = MentionPlace::kDateline;
    }
    mentions.push_back(mention);
  }
  std::stable_sort(mentions.begin(), mentions.end(), [](const auto& a, const auto& b) {
    if (in_title(a.place) != in_title(b.place)) return in_title(a.place);
    return a.begin < b.begin;
  });
}

}  // namespace dateline
