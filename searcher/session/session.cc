#include "searcher/session/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "common/error.h"
#include "common/log.h"
#include "searcher/output_options.h"
#include "searcher/session/command.h"
#include "searcher/session/cost.h"
#include "searcher/session/input.h"
#include "searcher/session/screen.h"

namespace dateline {
namespace {

State initial_state(const SearcherOptions& options) {
  State state;
  state.request = options.request;
  state.dates = date_options_of(options.described);
  return state;
}

}  // namespace

Session::Session(const SearcherOptions& options, Mode mode, Output& output)
    : options_(options),
      mode_(mode),
      output_(output),
      index_(std::make_unique<OpenIndex>(options.common.index)),
      first_(initial_state(options)),
      steps_(first_) {
  settings_.format = options.format;
  settings_.fields = options.fields;
  for (const auto& [option, values] : options.described.options) {
    if (option == "collapse") settings_.collapse_asked = true;
  }
}

void Session::follow_the_date() {
  if (options_.has_today || state().request.today == today()) return;
  State now = state();
  now.request.today = today();
  steps_.replace(std::move(now));
}

void Session::execute(std::string_view line) {
  follow_the_date();
  const Input input = parse_input(line);
  switch (input.kind) {
    case Input::Kind::kNothing:
      return;
    case Input::Kind::kCommand:
      find_command(input.name).run(*this, input.text);
      return;
    case Input::Kind::kQuery:
    case Input::Kind::kRefine:
      break;
  }
  if (mode_ == Mode::kQuiet) {
    throw Error(Error::Kind::kUsage, "\"" + input.text + "\" is no command",
                "settings are commands: .sort newest");
  }
  State next = state();
  next.request.offset = 0;
  if (input.kind == Input::Kind::kRefine) {
    next.request.query = refined(next.request.query, input.text, next.request.today);
  } else {
    next.request.query = input.text;
    next.similar.clear();
  }
  waiting_ = false;
  change(std::move(next));
}

void Session::finish() {
  if (waiting_) show_again();
}

void Session::set_page_size(std::size_t limit) {
  if (options_.has_limit) return;
  State now = state();
  now.request.limit = first_.request.limit = limit;
  steps_.replace(std::move(now));
}

void Session::change(State next) {
  next.request.limit = std::max<std::size_t>(next.request.limit, 1);
  // A script sets its filters before its query.
  const bool silent = mode_ == Mode::kQuiet || (mode_ == Mode::kScript && !answer_ &&
                                                next.request.query.empty() && next.similar.empty());
  if (silent) {
    waiting_ = mode_ == Mode::kScript;
    if (mode_ == Mode::kQuiet) first_ = next;
    steps_.replace(std::move(next));
    return;
  }
  search(next, [&] { steps_.add(next); });
}

void Session::search(const State& state, const std::function<void()>& step) {
  const Cost cost;
  Response response = run(state, state.request);
  const std::string spent = cost.text(response);
  step();
  answer_ = std::move(response);
  show(*answer_);
  if (settings_.timer) tell(painter()(Style::kDim, spent));
}

void Session::go_to_step(std::size_t step) {
  search(steps_[step], [&] { steps_.go_to(step); });
}

void Session::show_again() {
  waiting_ = false;
  search(state(), [] {});
}

const Response& Session::answer() {
  if (!answer_) {
    waiting_ = false;
    answer_ = run(state(), state().request);
    status_ = answer_->total > 0 ? kExitDone : kExitNothingFound;
  }
  return *answer_;
}

Response Session::run(const State& state, const Request& request) const {
  const Request fit = fitted(request);
  if (state.similar.empty()) return index_->searcher.search(fit);
  auto response = index_->searcher.similar(fit, state.similar);
  if (!response) {
    throw Error(Error::Kind::kUsage, "the article " + state.similar + " is not in this index",
                ".back goes back");
  }
  return std::move(*response);
}

const Hit& Session::hit(const std::string& number) {
  const Response& response = answer();
  std::size_t rank = 0;
  const char* end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, rank);
  for (const Hit& hit : response.hits) {
    if (error == std::errc() && stop == end && hit.rank == rank) return hit;
  }
  if (response.hits.empty()) {
    throw Error(Error::Kind::kUsage, "there are no results to choose from", "search first");
  }
  throw Error(
      Error::Kind::kUsage,
      number.empty() ? "which article?" : number + " is no number of an article shown",
      fmt::format("they are {} to {}", response.hits.front().rank, response.hits.back().rank));
}

Article Session::article(const Hit& hit) const {
  auto stored = index_->searcher.article(hit.article.id);
  if (!stored) throw Error(Error::Kind::kUsage, "the article is not in this index", "search again");
  return std::move(*stored);
}

void Session::remember(const FacetResult& facet) {
  std::erase_if(shown_, [&](const FacetResult& other) { return other.facet == facet.facet; });
  shown_.push_back(facet);
}

const FacetResult* Session::shown(Facet facet) const {
  const auto found = std::find_if(shown_.begin(), shown_.end(),
                                  [&](const FacetResult& each) { return each.facet == facet; });
  return found == shown_.end() ? nullptr : &*found;
}

void Session::open(const std::string& path) {
  auto opened = std::make_unique<OpenIndex>(path);
  index_ = std::move(opened);
  options_.common.index = path;
  answer_.reset();
  shown_.clear();
}

void Session::tell(const std::string& text) {
  if (mode_ == Mode::kTerminal) {
    output_.write(text + "\n");
  } else if (mode_ == Mode::kScript) {
    spdlog::info("{}", text);
  }
}

Painter Session::painter() const { return Painter(terminal(stdout).color); }

std::size_t Session::width() const { return usable_width(layout()); }

PresentOptions Session::layout() const {
  const Terminal facts = terminal(stdout);
  PresentOptions layout;
  layout.color = facts.color;
  layout.width = facts.width;
  layout.locale = state().request.locale;
  layout.fields = settings_.fields;
  layout.tag = options_.tag;
  layout.many = many_;
  layout.first = first_answer_;
  if (settings_.format == OutputFormat::kTrec) layout.query_id = query_id_;
  return layout;
}

Request Session::fitted(Request request) const {
  ask_for_what_is_shown(settings_.format, settings_.fields, request);
  const bool people =
      settings_.format == OutputFormat::kText || settings_.format == OutputFormat::kMarkdown;
  if (!people && !settings_.collapse_asked) request.collapse = false;
  return request;
}

SearcherOptions Session::options_of(const State& state) const {
  SearcherOptions options = options_;
  options.request = state.request;
  options.format = settings_.format;
  options.fields = settings_.fields;
  options.described = described_search(state);
  return options;
}

void Session::show(const Response& response) {
  status_ = response.total > 0 ? kExitDone : kExitNothingFound;
  shown_.clear();
  for (const FacetResult& facet : response.facets) remember(facet);
  if (for_people() && settings_.fields.empty()) {
    output_.write(screen_text(response, state().request, width(), painter()));
  } else {
    present(response, fitted(state().request), settings_.format, layout(), output_);
    first_answer_ = false;
    output_.flush();
    tell_notes(response, settings_.format);
  }
  output_.flush();
}

}  // namespace dateline
