#include "indexer/upkeep/segment_check.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "common/error.h"
#include "common/index/checksums.h"
#include "common/index/deleted.h"
#include "common/index/fingerprints.h"
#include "common/index/segment.h"
#include "common/program.h"
#include "indexer/upkeep/article_check.h"
#include "indexer/upkeep/database_check.h"
#include "indexer/upkeep/postings_check.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kSampleSize = 1000;

class SegmentChecker {
 public:
  SegmentChecker(const std::string& index, const SegmentEntry& entry, CheckDepth depth)
      : path_(segment_path(index, entry.name)), depth_(depth) {
    report_.entry = entry;
  }

  SegmentReport run() {
    std::error_code ignored;
    if (!fs::is_directory(path_, ignored)) {
      add("segment", path_ + " is missing", false);
      return report_;
    }
    const auto articles = open<StoredArticles>(kArticlesPart, false);
    check_tombstones();
    const bool database = check_xapian();
    const auto columns = open<Columns>(kColumnsPart, true);
    const auto postings = open<Postings>(kPostingsPart, true);
    const auto tokens = open<Tokens>(kTokensPart, true);
    const auto words = open<Words>(kWordsPart, true);
    const auto fingerprints = open<Fingerprints>(kFingerprintsPart, true);
    if (fingerprints) has_all_articles(kFingerprintsPart, fingerprints->documents(), true);
    if (articles) compare(*articles, database, columns, tokens);
    if (postings) compare(*postings, database);
    return report_;
  }

 private:
  void add(std::string part, std::string what, bool derived) {
    report_.damage.push_back({std::move(part), std::move(what), derived});
  }

  // Whether the database can be read without danger.
  bool check_xapian() {
    const std::string path = path_ + kXapianPart;
    bool sound = true;
    try {
      for (std::string& difference : compare_checksums(path_)) {
        add("xapian", std::move(difference), true);
        sound = false;
      }
    } catch (const Error& error) {
      add("checksums", error.what(), true);
    }
    if (!sound) return false;  // known bytes of damage need no further reading
    const std::string wrong = check_database(path);
    if (!wrong.empty()) add("xapian", path + " is damaged: " + wrong, true);
    return wrong.empty();
  }

  void check_tombstones() {
    const SegmentEntry& entry = report_.entry;
    if (entry.deleted_version == 0) {
      if (entry.deleted != 0) add("deleted", path_ + " has no list of its deleted articles", false);
      return;
    }
    const std::string path = deleted_path(path_, entry.deleted_version);
    const std::string part = "deleted." + std::to_string(entry.deleted_version);
    try {
      const Deleted deleted(path, static_cast<DocIndex>(entry.articles));
      if (deleted.count() != entry.deleted) {
        add(part,
            fmt::format("{} is damaged: it lists {} articles instead of {}", path, deleted.count(),
                        entry.deleted),
            false);
      }
    } catch (const Error& error) {
      add(part, error.what(), false);
    }
  }

  template <typename Part>
  std::optional<Part> open(const char* part, bool derived) {
    try {
      std::optional<Part> opened(std::in_place, path_ + part);
      opened->verify();
      return opened;
    } catch (const Error& error) {
      add(part + 1, error.what(), derived);
      return std::nullopt;
    }
  }

  bool has_all_articles(const char* part, std::uint64_t documents, bool derived) {
    const std::uint64_t articles = report_.entry.articles;
    if (documents == articles) return true;
    add(part + 1,
        fmt::format("{}{} is damaged: it has {} articles instead of {}", path_, part, documents,
                    articles),
        derived);
    return false;
  }

  // The parts have the same documents, and say the same of them.
  void compare(const StoredArticles& articles, bool with_database,
               const std::optional<Columns>& columns, const std::optional<Tokens>& tokens) {
    if (!has_all_articles(kArticlesPart, articles.documents(), false)) return;
    const bool with_columns = columns && has_all_articles(kColumnsPart, columns->documents(), true);
    const bool with_tokens = tokens && has_all_articles(kTokensPart, tokens->documents(), true);
    try {
      Xapian::Database database;
      if (with_database) {
        database = Xapian::Database(path_ + kXapianPart);
        with_database = has_all_articles(kXapianPart, database.get_doccount(), true) &&
                        has_all_articles(kXapianPart, database.get_lastdocid(), true);
      }
      const ArticleCheck check(articles, with_database ? &database : nullptr,
                               with_columns ? &*columns : nullptr,
                               with_tokens ? &*tokens : nullptr);
      const std::uint64_t documents = report_.entry.articles;
      const std::uint64_t step = step_of(documents, depth_);
      for (std::uint64_t doc = 0; doc < documents; doc += step) {
        check_interrupted();
        auto damage = check.check(static_cast<DocIndex>(doc));
        ++report_.compared;
        if (!damage) continue;
        damage->what = path_ + "/" + damage->part + " is damaged: " + damage->what;
        report_.damage.push_back(*std::move(damage));
        return;  // one is enough to know
      }
    } catch (const Xapian::Error& error) {
      add("xapian", path_ + kXapianPart + " cannot be read: " + error.get_msg(), true);
    }
  }

  void compare(const Postings& postings, bool with_database) {
    if (!has_all_articles(kPostingsPart, postings.documents(), true) || !with_database) return;
    try {
      const Xapian::Database database(path_ + kXapianPart);
      if (database.get_doccount() != report_.entry.articles) return;  // found already
      const auto wrong = compare_postings(postings, database, depth_);
      if (wrong) add("postings", path_ + kPostingsPart + " is damaged: " + *wrong, true);
    } catch (const Xapian::Error& error) {
      add("xapian", path_ + kXapianPart + " cannot be read: " + error.get_msg(), true);
    }
  }

  std::string path_;
  CheckDepth depth_;
  SegmentReport report_;
};

}  // namespace

std::uint64_t step_of(std::uint64_t size, CheckDepth depth) {
  return depth == CheckDepth::kAll ? 1 : std::max<std::uint64_t>(1, size / kSampleSize);
}

bool SegmentReport::restorable() const {
  return std::all_of(damage.begin(), damage.end(), [](const Damage& each) { return each.derived; });
}

SegmentReport check_segment(const std::string& index, const SegmentEntry& entry, CheckDepth depth) {
  return SegmentChecker(index, entry, depth).run();
}

}  // namespace dateline
