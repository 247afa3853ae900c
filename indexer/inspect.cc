#include <cstddef>
#include <cstdio>
#include <utility>
#include <vector>

#include "common/article_json.h"
#include "common/error.h"
#include "common/program.h"
#include "indexer/commands.h"
#include "indexer/enrich/habit_observer.h"
#include "indexer/reject_log.h"

namespace dateline {
namespace {

// Enriches articles window by window, as `add` does, and prints them.
class Inspector {
 public:
  explicit Inspector(const EnrichOptions& options) : enricher_(options), output_(stdout) {}

  void add(Article&& article, const Origin& origin) {
    observer_.observe(article, origin.file);
    bytes_ += article.title.size() + article.body.size();
    window_.emplace_back(std::move(article), origin);
    if (window_.size() >= kHabitWindowArticles || bytes_ >= kHabitWindowBytes) print();
  }

  // The articles of the window, which is over.
  void print() {
    const auto habits = observer_.habits();
    for (auto& [article, origin] : window_) {
      if (interrupted()) break;
      enricher_.enrich(article, origin.file, *habits);
      nlohmann::ordered_json json = to_full_json(article);
      json["file"] = origin.file;
      json["record"] = origin.record;
      output_.write(json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
      output_.write("\n");
      output_.flush();
    }
    window_.clear();
    bytes_ = 0;
  }

 private:
  Enricher enricher_;
  HabitObserver observer_;
  Output output_;
  std::vector<std::pair<Article, Origin>> window_;
  std::size_t bytes_ = 0;
};

}  // namespace

int run_inspect(const IndexerOptions& options) {
  check_inputs(options.paths, options.input);
  constexpr std::size_t kMostEvidence = 1000;  // an index keeps a few, here all can be seen
  EnrichOptions enrich = options.enrich;
  enrich.evidence_per_country = kMostEvidence;
  Inspector inspector(enrich);
  RejectLog rejects;
  read_inputs(
      options.paths, options.input, [&](const Reject& reject) { rejects.add(reject); },
      [&](Article&& article, const Origin& origin) {
        inspector.add(std::move(article), origin);
        return !interrupted();
      });
  inspector.print();
  check_interrupted();
  rejects.summarize();
  return options.strict && rejects.count() > 0 ? kExitError : kExitDone;
}

}  // namespace dateline
