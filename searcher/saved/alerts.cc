#include "searcher/saved/alerts.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

#include "common/error.h"
#include "common/log.h"
#include "common/shell_word.h"
#include "searcher/present/answer_writer.h"
#include "searcher/present/json.h"
#include "searcher/present/labels.h"
#include "searcher/saved/private_file.h"
#include "searcher/saved/seen_ids.h"

namespace dateline {
namespace {

// Hands hits on to be written, unless there are none, and remembers their ids.
class NewHits : public HitConsumer {
 public:
  NewHits(AnswerWriter& writer, bool even_none) : writer_(writer), writing_(even_none) {}

  void begin(const Response& response, std::uint64_t count) override {
    writing_ = writing_ || count > 0;
    if (writing_) writer_.begin(response, count);
  }
  void take(const Hit& hit) override {
    writer_.take(hit);
    printed_.push_back(SeenIds::hash(hit.article.id));
  }
  void end(const Response& response) {
    if (writing_) writer_.end(response);
  }
  const std::vector<std::uint64_t>& printed() const { return printed_; }

 private:
  AnswerWriter& writer_;
  bool writing_;
  std::vector<std::uint64_t> printed_;
};

// Takes nothing: all there is to know is which ids match.
class NoHits : public HitConsumer {
 public:
  void begin(const Response&, std::uint64_t) override {}
  void take(const Hit&) override {}
};

Request alert_request(const SearcherOptions& options) {
  Request request = options.request;
  request.facets.clear();
  if (request.match == Match::kAuto) request.match = Match::kAll;
  return request;
}

}  // namespace

int save_search(const Searcher& searcher, const SearcherOptions& options) {
  const std::string& name = options.saved.save;
  SavedSearches::check_name(name);
  const SavedSearches searches(SavedSearches::default_folder());
  make_private_folder(searches.folder());
  const FolderLock lock(searches.folder());
  if (searches.contains(name)) {
    throw Error(Error::Kind::kUsage, "there is a saved search " + name + " already",
                "--forget " + name + " removes it");
  }
  std::vector<std::uint64_t> found;
  NoHits no_hits;
  searcher.search_all(alert_request(options), no_hits, [&](std::string_view id) {
    found.push_back(SeenIds::hash(id));
    return false;
  });
  const std::size_t count = found.size();
  SeenIds seen;
  seen.add(std::move(found));
  seen.write(searches.seen_path(name));
  SavedSearch search = options.described;
  search.name = name;
  search.query = options.request.query;
  search.index = std::filesystem::absolute(options.common.index).lexically_normal();
  searches.add(search);
  spdlog::info("saved {}, which finds {} now; --new {} prints what is added", name,
               counted(count, "article"), name);
  return kExitDone;
}

int print_new(const Searcher& searcher, const SearcherOptions& options,
              const PresentOptions& layout, Output& output) {
  const std::string& name = options.saved.run_new;
  const SavedSearches searches(SavedSearches::default_folder());
  const FolderLock lock(searches.folder());
  SeenIds seen = SeenIds::read(searches.seen_path(name));
  const Request request = alert_request(options);
  const auto writer = make_answer_writer(request, options.format, layout, output);
  NewHits hits(*writer, options.format == OutputFormat::kJson);
  std::vector<std::uint64_t> added;
  const Response response = searcher.search_all(request, hits, [&](std::string_view id) {
    const std::uint64_t hash = SeenIds::hash(id);
    if (seen.contains(hash)) return false;
    added.push_back(hash);
    return true;
  });
  hits.end(response);
  output.flush();
  if (added.empty()) return kExitNothingFound;
  const bool all_shown = response.stories.value_or(response.total) <= request.limit;
  if (all_shown) {
    seen.add(std::move(added));
  } else {
    seen.add(hits.printed());
  }
  seen.write(searches.seen_path(name));
  return kExitDone;
}

int list_saved(const SearcherOptions& options, Output& output) {
  const std::vector<SavedSearch> all = SavedSearches(SavedSearches::default_folder()).all();
  Json list = Json::array();
  for (const SavedSearch& search : all) {
    if (options.format == OutputFormat::kJson) {
      Json given = Json::object();
      for (const auto& [option, values] : search.options) given[option] = values;
      list.push_back({{"name", search.name},
                      {"query", search.query},
                      {"options", given},
                      {"index", search.index}});
      continue;
    }
    std::string line = search.name + "\t" + shell_word(search.query);
    for (const std::string& argument : search.arguments()) line += " " + shell_word(argument);
    output.write(line + " -i " + shell_word(search.index) + "\n");
  }
  if (options.format == OutputFormat::kJson) {
    const Json json = {{"version", kJsonVersion}, {"searches", list}};
    output.write(dumped(json, Layout::kPretty));
  }
  return all.empty() ? kExitNothingFound : kExitDone;
}

int forget_saved(const SearcherOptions& options) {
  const SavedSearches searches(SavedSearches::default_folder());
  searches.forget(options.saved.forget);
  spdlog::info("forgot {}", options.saved.forget);
  return kExitDone;
}

}  // namespace dateline
