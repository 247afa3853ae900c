#include "indexer/export/xapian_exporter.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string_view>

#include "common/analysis/stemmer.h"
#include "common/article_json.h"
#include "common/error.h"
#include "common/index/schema.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCommitBytes = std::size_t{32} << 20;  // of text: bounds the memory
constexpr std::size_t kSampleBytes = 300;
constexpr Xapian::termpos kZoneGap = 100;  // as Omega leaves between title and text

std::string draft_beside(const std::string& path) {
  std::error_code error;
  const bool free =
      !fs::exists(path, error) || (fs::is_directory(path, error) && fs::is_empty(path, error));
  if (!free || error) {
    throw Error(Error::Kind::kUsage, path + " is not an empty directory",
                "name a new or empty one for the database");
  }
  return path + ".partial-" + std::to_string(getpid());
}

// Text as the value of one line.
std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return line;
}

std::string omega_data(const Article& article, const std::string& stored) {
  std::string data;
  const auto put = [&data](std::string_view name, std::string_view value) {
    if (!value.empty()) data += fmt::format("{}={}\n", name, one_line(value));
  };
  put("url", article.url);
  put("caption", article.title);
  put("sample", utf8_prefix(article.body, kSampleBytes));
  put("type", "text/plain");
  put("language", article.language);
  put("date", article.date.to_string());
  put("source", article.source);
  for (const std::string& author : article.authors) put("author", author);
  return data + "article=" + stored;
}

void add_date_terms(Xapian::Document& document, const Date& date) {
  if (!date.known()) return;
  const CivilDay parts = civil(date.day);
  const auto add = [&document](const std::string& term) { document.add_boolean_term(term); };
  add(fmt::format("Y{:04}", parts.year));
  if (date.precision >= Date::Precision::kMonth) {
    add(fmt::format("M{:04}{:02}", parts.year, parts.month));
  }
  if (date.precision == Date::Precision::kDay) {
    add(fmt::format("D{:04}{:02}{:02}", parts.year, parts.month, parts.day));
  }
}

// Adds what `from` has and `to` lacks. Both list their terms in the same order.
void add_missing_terms(const Xapian::Document& from, Xapian::Document& to) {
  std::vector<std::pair<std::string, Xapian::termcount>> missing;
  auto known = to.termlist_begin();
  for (auto term = from.termlist_begin(); term != from.termlist_end(); ++term) {
    while (known != to.termlist_end() && *known < *term) ++known;
    if (known == to.termlist_end() || *known != *term) missing.emplace_back(*term, term.get_wdf());
  }
  for (const auto& [term, wdf] : missing) to.add_term(term, wdf);
}

}  // namespace

XapianExporter::XapianExporter(const std::string& path)
    : path_(path),
      draft_(draft_beside(path)),
      database_(draft_.path() + "/build",
                Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC) {
  generator_.set_stemming_strategy(Xapian::TermGenerator::STEM_SOME_FULL_POS);
  generator_.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
}

const Xapian::Stem& XapianExporter::stem(const std::string& language) {
  const auto found = stems_.find(language);
  if (found != stems_.end()) return found->second;
  Xapian::Stem made;
  try {
    made = Xapian::Stem(language);
  } catch (const Xapian::InvalidArgumentError&) {
    // Words of this language stay as they are.
  }
  return stems_.emplace(language, made).first->second;
}

Xapian::Document XapianExporter::stock_document(const Article& article) {
  Xapian::Document document;
  generator_.set_document(document);
  generator_.set_stemmer(stem(primary_language(article.language)));
  generator_.set_termpos(0);
  generator_.index_text(article.title, 1, "S");
  generator_.set_termpos(0);
  generator_.index_text(article.title);
  generator_.increase_termpos(kZoneGap);
  generator_.index_text(article.body);
  return document;
}

void XapianExporter::add(const std::string& stored) {
  const Article article = article_from_text(stored);
  analyzer_.analyze(article.title, article.language, title_);
  analyzer_.analyze(article.body, article.language, body_);
  if (!terms_) terms_ = std::make_unique<Terms>();
  terms_->words.add(title_, body_);
  const Xapian::Document ours = terms_->documents.build(article, terms_->words);
  Xapian::Document document = stock_document(article);
  add_missing_terms(ours, document);
  add_date_terms(document, article.date);
  for (auto value = ours.values_begin(); value != ours.values_end(); ++value) {
    document.add_value(value.get_valueno(), *value);
  }
  document.set_data(omega_data(article, stored));
  database_.add_document(document);
  pending_bytes_ += article.title.size() + article.body.size();
  if (pending_bytes_ < kCommitBytes) return;
  database_.commit();
  terms_.reset();
  pending_bytes_ = 0;
}

void XapianExporter::finish() {
  database_.commit();
  const std::string done = draft_.path() + "/done";
  database_.compact(done);
  database_.close();
  sync_tree(done);
  if (std::rename(done.c_str(), path_.c_str()) != 0) throw system_error("make " + path_, errno);
  std::error_code ignored;
  fs::remove_all(draft_.path(), ignored);
}

}  // namespace dateline
