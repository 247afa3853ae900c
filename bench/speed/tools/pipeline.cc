#include "bench/speed/tools/pipeline.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>

#include "common/article_json.h"
#include "common/index/checksums.h"
#include "common/index/columns_writer.h"
#include "common/index/fingerprints.h"
#include "common/index/segment.h"
#include "common/index/tokens.h"
#include "common/index/words.h"
#include "common/language.h"
#include "indexer/build/derived_postings.h"
#include "indexer/build/index_writer.h"
#include "indexer/build/ready_article.h"
#include "indexer/build/segment_builder.h"
#include "indexer/build/segment_parts.h"
#include "indexer/build/stories.h"
#include "indexer/enrich/cleanup.h"
#include "indexer/enrich/dates.h"
#include "indexer/enrich/identity.h"
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

// Where the chunk that starts at `first` ends.
std::size_t chunk_end(const std::vector<Article>& articles, std::size_t first) {
  std::size_t bytes = 0;
  std::size_t last = first;
  while (last < articles.size() && last - first < kChunkArticles && bytes < kChunkBytes) {
    bytes += articles[last].title.size() + articles[last].body.size();
    ++last;
  }
  return last;
}

}  // namespace

Pipeline::Pipeline(Options options) : options_(std::move(options)) {
  fs::create_directories(options_.index + "/segments");
  publish_manifest(options_.index, manifest_);
  snapshot_ = std::make_unique<Snapshot>(options_.index);
  clock_.lap(Stage::kPublish);
}

void Pipeline::enrich(Article& article, const Origin& origin) {
  identify(article);
  article.read_hash = hash_as_read(article, origin.file, 0);
  clock_.lap(Stage::kIdentify);
  const TextEnds ends(article.body);
  clean_up(article);
  clock_.lap(Stage::kCleanUp);
  article.language = normalize_language(article.language);
  if (article.language.empty()) article.language = detect_language(article.title, article.body);
  clock_.lap(Stage::kLanguage);
  find_date(article, origin.file, ends, today_);
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
  Fingerprint fingerprint = fingerprinter_.make(article.title, article.body);
  clock_.lap(Stage::kFingerprint);
  batch_.push_back({std::move(article), std::move(fingerprint)});
  batch_bytes_ += bytes;
  ++articles_;
  const IndexWriter::Options limits;
  if (batch_.size() >= limits.articles || batch_bytes_ >= limits.text_bytes) write_segment();
  return articles_ < options_.articles;
}

void Pipeline::finish() {
  clock_.lap(Stage::kRead);
  if (!batch_.empty()) write_segment();
}

std::string Pipeline::write_chunk(const std::string& folder, std::size_t number,
                                  std::span<const Article> articles) {
  const std::string path = folder + "/chunk." + std::to_string(number);
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                              Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
  clock_.lap(Stage::kCommit);
  for (const Article& article : articles) {
    analyzer_.analyze(article.title, article.language, title_);
    analyzer_.analyze(article.body, article.language, body_, true);
    tokens_ += title_.tokens.size() + body_.tokens.size();
    clock_.lap(Stage::kAnalyse);
    chunk_->articles.add(to_text(article));
    clock_.lap(Stage::kStored);
    chunk_->columns.add(article,
                        static_cast<std::uint32_t>(title_.tokens.size() + body_.tokens.size()),
                        article.read_hash);
    clock_.lap(Stage::kColumns);
    chunk_->tokens.add(title_, body_);
    clock_.lap(Stage::kTokens);
    words_->words.add(title_, body_);
    clock_.lap(Stage::kWords);
    const Xapian::Document document = words_->documents.build(article, words_->words);
    clock_.lap(Stage::kDocument);
    database.add_document(document);
    clock_.lap(Stage::kAdd);
  }
  chunk_->articles.finish();
  clock_.lap(Stage::kStored);
  database.commit();
  clock_.lap(Stage::kCommit);
  return path;
}

void Pipeline::write_segment() {
  const std::size_t count = batch_.size();
  auto [articles, fingerprints] = in_order_of_date(std::move(batch_));
  clock_.lap(Stage::kSort);
  assign_stories(articles, fingerprints, *snapshot_, [](DocAddress) { return true; });
  clock_.lap(Stage::kStories);
  const std::string name = segment_name(manifest_.next_segment);
  const std::string folder = segment_path(options_.index, name);
  fs::create_directories(folder);
  ArticlesWriter stored(folder + kArticlesPart);
  ColumnsWriter columns;
  TokensWriter tokens(folder + kTokensPart);
  FingerprintsWriter copies(folder + kFingerprintsPart);
  for (std::size_t i = 0; i < articles.size(); ++i) copies.add(articles[i], fingerprints[i]);
  copies.finish();
  clock_.lap(Stage::kStories);
  words_.emplace();
  std::vector<std::string> databases;
  for (std::size_t first = 0; first < articles.size();) {
    const std::size_t last = chunk_end(articles, first);
    chunk_.emplace();
    databases.push_back(
        write_chunk(folder, databases.size(), std::span(articles).subspan(first, last - first)));
    stored.append(chunk_->articles);
    clock_.lap(Stage::kStored);
    columns.append(chunk_->columns);
    clock_.lap(Stage::kColumns);
    tokens.append(chunk_->tokens);
    clock_.lap(Stage::kTokens);
    first = last;
  }
  compact_databases(databases, folder + kXapianPart);
  for (const std::string& database : databases) fs::remove_all(database);
  clock_.lap(Stage::kCompact);
  stored.finish();
  clock_.lap(Stage::kStored);
  tokens.finish();
  clock_.lap(Stage::kTokens);
  columns.write(folder + kColumnsPart);
  clock_.lap(Stage::kColumns);
  WordsWriter words;
  words.append(words_->words);
  words.write(folder + kWordsPart);
  clock_.lap(Stage::kWords);
  derive_postings(folder + kXapianPart, folder + kPostingsPart);
  clock_.lap(Stage::kPostings);
  write_checksums(folder);
  sync_tree(folder);
  sync_path(options_.index + "/segments");
  clock_.lap(Stage::kSync);
  manifest_.segments.push_back({name, count, 0, 0});
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
