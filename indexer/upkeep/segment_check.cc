#include "indexer/upkeep/segment_check.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "common/error.h"
#include "common/index/checksums.h"
#include "common/index/deleted.h"
#include "common/index/segment.h"
#include "common/program.h"
#include "indexer/upkeep/article_check.h"
#include "indexer/upkeep/database_check.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kSample = 1000;

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
    const bool database = check_xapian();
    check_tombstones();
    const auto columns = open<Columns>(kColumnsPart);
    const auto tokens = open<Tokens>(kTokensPart);
    const auto words = open<Words>(kWordsPart);
    if (database) compare(columns, tokens);
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
        add("xapian", std::move(difference), false);
        sound = false;
      }
    } catch (const Error& error) {
      add("checksums", error.what(), true);
    }
    if (!sound) return false;  // known bytes of damage need no further reading
    const std::string wrong = check_database(path);
    if (!wrong.empty()) add("xapian", path + " is damaged: " + wrong, false);
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
  std::optional<Part> open(const char* part) {
    try {
      std::optional<Part> opened(std::in_place, path_ + part);
      opened->verify();
      return opened;
    } catch (const Error& error) {
      add(part + 1, error.what(), true);
      return std::nullopt;
    }
  }

  // The parts have the same documents, and say the same of them.
  void compare(const std::optional<Columns>& columns, const std::optional<Tokens>& tokens) {
    const std::uint64_t articles = report_.entry.articles;
    const auto count = [&](const char* part, std::uint64_t documents, bool derived) {
      if (documents == articles) return true;
      add(part + 1,
          fmt::format("{}{} is damaged: it has {} articles instead of {}", path_, part, documents,
                      articles),
          derived);
      return false;
    };
    try {
      const Xapian::Database database(path_ + kXapianPart);
      if (!count(kXapianPart, database.get_doccount(), false) ||
          !count(kXapianPart, database.get_lastdocid(), false)) {
        return;
      }
      const bool with_columns = columns && count(kColumnsPart, columns->documents(), true);
      const bool with_tokens = tokens && count(kTokensPart, tokens->documents(), true);
      ArticleCheck check(database, with_columns ? &*columns : nullptr,
                         with_tokens ? &*tokens : nullptr);
      const std::uint64_t step =
          depth_ == CheckDepth::kAll ? 1 : std::max<std::uint64_t>(1, articles / kSample);
      for (std::uint64_t doc = 0; doc < articles; doc += step) {
        check_interrupted();
        auto damage = check.check(static_cast<DocIndex>(doc));
        ++report_.compared;
        if (!damage) continue;
        damage->what = path_ + "/" + damage->part + " is damaged: " + damage->what;
        report_.damage.push_back(*std::move(damage));
        return;  // one is enough to know
      }
    } catch (const Xapian::Error& error) {
      add("xapian", path_ + kXapianPart + " cannot be read: " + error.get_msg(), false);
    }
  }

  std::string path_;
  CheckDepth depth_;
  SegmentReport report_;
};

}  // namespace

bool SegmentReport::restorable() const {
  return std::all_of(damage.begin(), damage.end(), [](const Damage& each) { return each.derived; });
}

SegmentReport check_segment(const std::string& index, const SegmentEntry& entry, CheckDepth depth) {
  return SegmentChecker(index, entry, depth).run();
}

}  // namespace dateline
