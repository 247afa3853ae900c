#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/snapshot.h"
#include "common/program.h"
#include "searcher/engine/response.h"
#include "searcher/engine/search.h"
#include "searcher/options.h"
#include "searcher/present/ansi.h"
#include "searcher/present/present.h"
#include "searcher/session/state.h"
#include "searcher/session/steps.h"

namespace dateline {

// A snapshot of an index and what searches it.
struct OpenIndex {
  explicit OpenIndex(const std::string& path) : snapshot(path), searcher(snapshot) {}

  Snapshot snapshot;
  Searcher searcher;
};

// Of what is shown, not of what is searched.
struct SessionSettings {
  OutputFormat format = OutputFormat::kText;
  std::vector<HitField> fields;  // empty: the usual ones
  bool timer = false;
  bool collapse_asked = false;  // else formats for programs list every article
};

// A conversation with an index. Every line is a query, a refinement or a command (input.h); all of
// them edit one State and show what a search with it finds, as one-shot mode does. Not for sharing
// between threads.
class Session {
 public:
  enum class Mode {
    kTerminal,  // for a person: results as a screen, with numbered facets
    kScript,    // results as one-shot mode prints them
    kQuiet,     // of a file of settings: nothing is searched
  };

  // `options` say the first state, the index and the format. Nothing is searched yet.
  Session(const SearcherOptions& options, Mode mode, Output& output);

  // Does what a line asks for. Throws Error; the state is then what it was before.
  void execute(std::string_view line);
  // Searches where only filters were set so far; for the end of a script.
  void finish();

  bool ended() const { return ended_; }
  // Of the last search: whether it found something.
  int status() const { return status_; }
  void set_mode(Mode mode) { mode_ = mode; }
  // Articles on a page, unless the user said how many.
  void set_page_size(std::size_t limit);
  // Whether answers say which query they are for.
  void set_many(bool many) { many_ = many; }
  void set_query_id(std::string id) { query_id_ = std::move(id); }

  // For commands.
  const State& state() const { return steps_.now(); }
  const Steps& steps() const { return steps_; }
  const State& first_state() const { return first_; }
  SessionSettings& settings() { return settings_; }
  const SessionSettings& settings() const { return settings_; }
  const OpenIndex& index() const { return *index_; }
  Mode mode() const { return mode_; }
  bool for_people() const {
    return mode_ == Mode::kTerminal && settings_.format == OutputFormat::kText;
  }
  // Searches with a state and shows what it finds; it is the next step then.
  void change(State state);
  void go_to_step(std::size_t step);
  // What the state at hand finds, once more.
  void show_again();
  // The answer on the screen; searches when there is none yet.
  const Response& answer();
  bool has_answer() const { return answer_.has_value(); }
  // The hit with this number on the screen. Throws Error::Kind::kUsage.
  const Hit& hit(const std::string& number);
  // The stored article of a hit.
  Article article(const Hit& hit) const;
  Response run(const State& state, const Request& request) const;
  // Takes note of a list of values that was shown: numbers are those of its values.
  void remember(const FacetResult& facet);
  // The values of a facet as they were shown last; nullptr when they were not.
  const FacetResult* shown(Facet facet) const;
  void open(const std::string& path);
  void end() { ended_ = true; }
  void keep_page_size() { options_.has_limit = true; }
  // Whether the next answer is the first one in its format, which has a header row.
  void restart_output() { first_answer_ = true; }
  void go_on_with_output() { first_answer_ = false; }

  void write(std::string_view text) { output_.write(text); }
  // A line for people that is no result: on the terminal, or else on standard error.
  void tell(const std::string& text);
  Output& output() { return output_; }
  Painter painter() const;
  std::size_t width() const;
  PresentOptions layout() const;
  // The request as the format and the fields need it.
  Request fitted(Request request) const;
  SearcherOptions options_of(const State& state) const;

 private:
  void show(const Response& response);
  // Sessions are left open over night.
  void follow_the_date();
  // Searches, shows, and takes note of the answer; `step` is done between.
  void search(const State& state, const std::function<void()>& step);

  SearcherOptions options_;
  Mode mode_;
  Output& output_;
  std::unique_ptr<OpenIndex> index_;
  State first_;
  Steps steps_;
  SessionSettings settings_;
  std::optional<Response> answer_;
  std::vector<FacetResult> shown_;
  bool waiting_ = false;  // for a query: filters were set, nothing was searched
  bool ended_ = false;
  bool many_ = false;
  bool first_answer_ = true;
  int status_ = 0;
  std::string query_id_;
};

}  // namespace dateline
