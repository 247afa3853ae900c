#include "indexer/enrich/identity.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dateline {
namespace {

// Hashes fields one after the other, each with its length, so that no two articles run together.
class FieldHash {
 public:
  explicit FieldHash(std::uint64_t seed) {
    XXH3_INITSTATE(&state_);
    XXH3_64bits_reset_withSeed(&state_, seed);
  }

  void add(std::uint64_t number) { XXH3_64bits_update(&state_, &number, sizeof number); }
  void add(std::string_view text) {
    add(text.size());
    XXH3_64bits_update(&state_, text.data(), text.size());
  }
  void add(const std::vector<std::string>& texts) {
    add(texts.size());
    for (const std::string& text : texts) add(text);
  }
  std::uint64_t value() const { return XXH3_64bits_digest(&state_); }

 private:
  XXH3_state_t state_;
};

}  // namespace

void identify(Article& article) {
  if (!article.id.empty()) return;
  if (!article.url.empty()) {
    article.id = article.url;
    return;
  }
  std::string content = article.title;
  content += '\0';
  content += article.body;
  const XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
  article.id = fmt::format("sha-{:016x}{:016x}", hash.high64, hash.low64);
}

std::uint64_t hash_as_read(const Article& article, std::string_view file, std::uint64_t settings) {
  FieldHash hash(settings);
  for (const std::string* text :
       {&article.id, &article.url, &article.title, &article.body, &article.source,
        &article.source_country, &article.language, &article.story}) {
    hash.add(*text);
  }
  hash.add(article.date.to_iso());
  if (!article.date.known()) hash.add(file.substr(file.rfind('/') + 1));
  for (const auto* texts :
       {&article.countries, &article.mentions, &article.authors, &article.topics}) {
    hash.add(*texts);
  }
  hash.add(article.extra.size());
  for (const ExtraField& extra : article.extra) {
    hash.add(extra.name);
    hash.add(extra.value);
  }
  hash.add(article.removed.size());
  for (const Removed& removed : article.removed) hash.add(removed.text);
  hash.add(article.evidence.size());
  return hash.value() == 0 ? 1 : hash.value();
}

}  // namespace dateline
