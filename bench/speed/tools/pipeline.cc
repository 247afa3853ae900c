#include "bench/speed/tools/pipeline.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/article_json.h"
#include "common/index/columns.h"
#include "common/index/segment.h"
#include "common/index/tokens.h"
#include "common/index/words.h"
#include "common/language.h"
#include "indexer/build/index_writer.h"
#include "indexer/enrich/cleanup.h"
#include "indexer/enrich/dates.h"
#include "indexer/enrich/language.h"

namespace dateline::bench {
namespace {

namespace fs = std::filesystem;

void forget_given(Article& article) {
  article.date = {};
  article.countries.clear();
  article.mentions.clear();
  article.language.clear();
  article.source.clear();
}

bool earlier(const Article& a, const Article& b) {
  const auto key = [](const Article& article) {
    return std::tuple(article.date.known() ? article.date.day : kNoDay, article.date.precision);
  };
  return key(a) < key(b);
}

void sync_tree(const std::string& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) sync_path(entry.path());
  sync_path(folder);
}

}  // namespace

Pipeline::Pipeline(Options options) : options_(std::move(options)) {
  fs::create_directories(options_.index + "/segments");
  publish_manifest(options_.index, manifest_);
  snapshot_ = std::make_unique<Snapshot>(options_.index);
  clock_.lap(Stage::kPublish);
}

void Pipeline::enrich(Article& article, const Origin& origin) {
  if (article.id.empty())
    article.id = article.url.empty() ? std::to_string(articles_) : article.url;
  clean_up(article);
  clock_.lap(Stage::kCleanUp);
  article.language = normalize_language(article.language);
  if (article.language.empty()) article.language = detect_language(article.title, article.body);
  clock_.lap(Stage::kLanguage);
  find_date(article, origin.file, today_);
  clock_.lap(Stage::kDate);
  tagger_.tag(article);
  clock_.lap(Stage::kCountries);
}

bool Pipeline::add(Article article, const Origin& origin) {
  clock_.lap(Stage::kRead);
  if (options_.derive) forget_given(article);
  const std::size_t bytes = article.title.size() + article.body.size();
  text_bytes_ += bytes;
  enrich(article, origin);
  const bool known = snapshot_->find(article.id).has_value();
  clock_.lap(Stage::kLookup);
  if (known) return true;
  batch_.push_back(std::move(article));
  batch_bytes_ += bytes;
  ++articles_;
  constexpr IndexWriter::Limits kLimits;
  if (batch_.size() >= kLimits.articles || batch_bytes_ >= kLimits.text_bytes) write_segment();
  return articles_ < options_.articles;
}

void Pipeline::finish() {
  clock_.lap(Stage::kRead);
  if (!batch_.empty()) write_segment();
}

void Pipeline::write_segment() {
  std::stable_sort(batch_.begin(), batch_.end(), earlier);
  clock_.lap(Stage::kSort);
  const std::string name = segment_name(manifest_.next_segment);
  const std::string folder = segment_path(options_.index, name);
  fs::create_directories(folder);
  const std::string scratch = folder + "/xapian.new";
  Xapian::WritableDatabase database(scratch, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                                 Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
  ColumnsWriter columns;
  TokensWriter tokens(folder + kTokensPart);
  WordsWriter words;
  clock_.lap(Stage::kCommit);
  for (const Article& article : batch_) {
    analyzer_.analyze(article.title, article.language, title_);
    analyzer_.analyze(article.body, article.language, body_, true);
    tokens_ += title_.tokens.size() + body_.tokens.size();
    clock_.lap(Stage::kAnalyse);
    const std::string stored = to_text(article);
    const std::uint64_t hash = XXH3_64bits(stored.data(), stored.size());
    clock_.lap(Stage::kStored);
    columns.add(article, static_cast<std::uint32_t>(title_.tokens.size() + body_.tokens.size()),
                hash);
    clock_.lap(Stage::kColumns);
    tokens.add(title_, body_);
    clock_.lap(Stage::kTokens);
    words.add(title_, body_);
    clock_.lap(Stage::kWords);
    const Xapian::Document document = documents_.build(article, title_, body_, stored, hash);
    clock_.lap(Stage::kDocument);
    database.add_document(document);
    clock_.lap(Stage::kAdd);
  }
  database.commit();
  clock_.lap(Stage::kCommit);
  database.compact(folder + kXapianPart, Xapian::DBCOMPACT_NO_RENUMBER);
  database.close();
  fs::remove_all(scratch);
  clock_.lap(Stage::kCompact);
  tokens.finish();
  clock_.lap(Stage::kTokens);
  columns.write(folder + kColumnsPart);
  clock_.lap(Stage::kColumns);
  words.write(folder + kWordsPart);
  clock_.lap(Stage::kWords);
  sync_tree(folder);
  sync_path(options_.index + "/segments");
  clock_.lap(Stage::kSync);
  manifest_.segments.push_back({name, batch_.size(), 0, 0});
  ++manifest_.next_segment;
  ++manifest_.generation;
  publish_manifest(options_.index, manifest_);
  snapshot_ = std::make_unique<Snapshot>(options_.index);
  batch_.clear();
  batch_bytes_ = 0;
  clock_.lap(Stage::kPublish);
}

nlohmann::ordered_json Pipeline::report() const {
  nlohmann::ordered_json stages = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < kStageNames.size(); ++i) {
    stages.push_back(
        {{"name", kStageNames[i]}, {"seconds", clock_.seconds(static_cast<Stage>(i))}});
  }
  return {{"articles", articles_},
          {"text_bytes", text_bytes_},
          {"tokens", tokens_},
          {"segments", manifest_.segments.size()},
          {"stages", std::move(stages)}};
}

}  // namespace dateline::bench
