#include "indexer/export/opensearch_exporter.h"

#include <fmt/format.h>

#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/article_json.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxIdBytes = 512;        // what `_id` may have
constexpr std::size_t kMaxKeywordChars = 8191;  // a keyword's 32766 bytes, were all of four

std::string document_id(const std::string& id) {
  if (id.size() <= kMaxIdBytes) return id;
  const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
  return fmt::format("xxh-{:016x}{:016x}", hash.high64, hash.low64);
}

std::string line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

void OpenSearchExporter::add(const std::string& stored) {
  Article article = article_from_text(stored);
  article.read_hash = 0;  // means nothing to others
  Article unknown;
  unknown.extra = std::exchange(article.extra, {});
  Json json = to_json(article);
  if (!unknown.extra.empty()) json["extra"] = to_json(unknown);
  sink_->write(line({{"index", {{"_id", document_id(article.id)}}}}));
  sink_->write(line(json));
}

std::string opensearch_mapping() {
  const Json keyword = {{"type", "keyword"}, {"ignore_above", kMaxKeywordChars}};
  const Json stored_only = {{"type", "object"}, {"enabled", false}};
  const Json text = {{"type", "text"}};
  // Names are found whole and by their words.
  Json name = keyword;
  name["fields"] = {{"text", text}};
  const Json properties = {
      {"id", keyword},
      {"url", keyword},
      {"title", text},
      {"body", text},
      {"date", {{"type", "date"}, {"format", "strict_date||strict_year_month||strict_year"}}},
      {"time", {{"type", "keyword"}}},
      {"countries", keyword},
      {"mentions", keyword},
      {"mentioned_dates", keyword},
      {"source", name},
      {"source_country", keyword},
      {"language", keyword},
      {"authors", name},
      {"topics", name},
      {"story", keyword},
      {"extra", stored_only},
      {"removed", stored_only},
      {"evidence", stored_only}};
  const Json json = {{"mappings", {{"dynamic", false}, {"properties", properties}}}};
  return json.dump(2) + "\n";
}

}  // namespace dateline
