#include "searcher/options.h"

#include <array>
#include <limits>
#include <utility>

#include "common/error.h"
#include "common/index/fields.h"
#include "common/localized_names.h"
#include "common/option_values.h"
#include "searcher/article_options.h"
#include "searcher/date_options.h"
#include "searcher/engine/facet_table.h"
#include "searcher/facet_options.h"
#include "searcher/filter_options.h"
#include "searcher/output_options.h"
#include "searcher/session_options.h"
#include "searcher/value_options.h"

namespace dateline {
namespace {

// The fields of a query, from their table.
ProgramText::Section fields_section() {
  ProgramText::Section section = {"Fields of a query", {}};
  for (const FieldInfo& field : kFieldTable) {
    std::string meaning(field.help);
    for (const std::string_view alias : field.aliases) {
      if (alias.empty()) break;
      meaning += (alias == field.aliases.front() ? "; also " : ", ") + std::string(alias) + ":";
    }
    section.entries.emplace_back(field.example, std::move(meaning));
  }
  return section;
}

const ProgramText& program_text() {
  static const ProgramText text = {
      "dateline-search",
      "searches an index of news articles",
      "dateline-search [OPTIONS] [QUERY...]\n"
      "dateline-search\n"
      "dateline-search [OPTIONS] --show ID\n"
      "dateline-search [OPTIONS] --why ID [QUERY...]\n"
      "dateline-search [OPTIONS] --similar ID [QUERY...]\n"
      "dateline-search [OPTIONS] < queries.txt\n"
      "dateline-search [OPTIONS] --batch FILE\n"
      "dateline-search [OPTIONS] --new NAME",
      "Without a query or anything to narrow down, on a terminal, opens a session; else prints the "
      "articles that match a query, best first, with exact counts by country, source, "
      "language and date. All words must match; when nothing has them all, what has any of them is "
      "shown, and this is said. Without a query the filters alone choose, newest first; queries on "
      "standard input are answered one a line.\n"
      "\n"
      "In a query, \"quotes\" mean exactly these words, OR, - and (brackets) combine, and fields "
      "such as country:AL, date:2022-07..2022-09, source:, lang: and title: narrow down. The "
      "options for country, source and the like do the same as facets: each facet's counts ignore "
      "its own filter. A comma means either.",
      {{"dateline-search 'cyberattack embassy' --country AL", "both words, about Albania"},
       {"dateline-search '\"grain deal\" -wheat' --since 2022-07 --sort newest",
        "a phrase, without a word, from July 2022 on, newest first"},
       {"dateline-search --country IR,AL --facet topic:5 --format json", "browse, as JSON"},
       {"dateline-search --show ID", "one article, whole"},
       {"dateline-search --similar ID --earlier", "what was written before on the same subject"},
       {"dateline-search --country AL --all --fields id,date,title --format csv > albania.csv",
        "all that matches, for a spreadsheet"},
       {"dateline-search 'grain deal' --save grain", "save a search ..."},
       {"dateline-search --new grain", "... and print what was added since, as from cron"}},
      {fields_section(), commands_section()}};
  return text;
}

// The values as they stand on the command line.
struct Raw {
  std::vector<std::string> query;
  std::vector<std::string> facets;
  std::string sort, match, today, locale, engine, recency;
  std::size_t page = 1;
  bool no_total = false;
  bool collapse = false;
  bool no_collapse = false;
};

template <typename T>
struct Name {
  std::string_view name;
  T value;
};

constexpr std::array<Name<Sort>, 3> kSorts = {
    {{"relevance", Sort::kRelevance}, {"newest", Sort::kNewest}, {"oldest", Sort::kOldest}}};
constexpr std::array<Name<Engine>, 2> kEngines = {
    {{"window", Engine::kWindows}, {"xapian", Engine::kXapian}}};
constexpr std::array<Name<Match>, 3> kMatches = {
    {{"auto", Match::kAuto}, {"all", Match::kAll}, {"any", Match::kAny}}};
constexpr long kMaxNumber = 1'000'000'000;  // of a page, or of articles: their product fits

// Refuses what CLI11 would wrap around or cut off.
CLI::Validator number_from(long least) { return CLI::Range(least, kMaxNumber).description(""); }

template <typename T, std::size_t N>
OptionValues names_of(const std::array<Name<T>, N>& table, bool list = false) {
  OptionValues values{{}, list};
  for (const Name<T>& each : table) values.names.emplace_back(each.name);
  return values;
}

template <typename T, std::size_t N>
T by_name(const std::array<Name<T>, N>& names, std::string_view name, std::string_view option) {
  std::string known;
  for (const Name<T>& candidate : names) {
    if (candidate.name == name) return candidate.value;
    known += (known.empty() ? "" : ", ") + std::string(candidate.name);
  }
  throw Error(Error::Kind::kUsage, std::string(option) + " " + std::string(name) + " is unknown",
              "it is one of: " + known);
}

void add_output(CLI::App& app, SearcherOptions& options, Raw& raw) {
  Request& request = options.request;
  auto* match =
      app.add_option("--match", raw.match, "Which words must match: all, any, or auto (default)");
  match->type_name("HOW");
  set_values(match, names_of(kMatches));
  auto* sort = app.add_option("--sort", raw.sort, "Order: relevance (default), newest or oldest");
  sort->type_name("ORDER");
  set_values(sort, names_of(kSorts));
  app.add_option("-n,--limit", request.limit, "Articles on a page (default 10)")
      ->type_name("N")
      ->check(number_from(0));
  auto* offset = app.add_option("--offset", request.offset, "Articles to pass over first");
  offset->type_name("N")->check(number_from(0));
  app.add_option("--page", raw.page, "Page number, from 1")
      ->type_name("N")
      ->check(number_from(1))
      ->excludes(offset);
  auto* facet =
      app.add_option("--facet", raw.facets,
                     "Count by " + facet_names() +
                         "; with :N, that many values, of year, month and day "
                         "the latest; none for none (default: country, source, language, date)");
  facet->allow_extra_args(false)->type_name("NAME[:N][,...]");
  set_values(facet, {facet_name_list(), true});
  app.add_option("--complete", options.complete,
                 "Print how this last word of a query may go on: text, count and kind")
      ->type_name("PREFIX");
  app.add_option("--today", raw.today, "The day that 7d and yesterday count from (default: today)")
      ->type_name("DATE");
  app.add_option("--locale", raw.locale,
                 "The language of country and language names (default: $LC_ALL, else "
                 "$LC_MESSAGES, else $LANG)")
      ->type_name("NAME");
}

void add_evaluation(CLI::App& app, SearcherOptions& options, Raw& raw) {
  constexpr const char* kGroup = "Ranking and evaluation";
  Request& request = options.request;
  app.add_option("--recency", raw.recency,
                 "Let recent articles score more: most today, half as much more at this age")
      ->type_name("AGE")
      ->group(kGroup);
  auto* collapse = app.add_flag("--collapse", raw.collapse,
                                "Of each story show the best article alone, and how many are "
                                "similar (default in text)");
  collapse->group(kGroup);
  app.add_flag("--no-collapse", raw.no_collapse,
               "Show every article (default in other formats, and with --no-total)")
      ->group(kGroup)
      ->excludes(collapse);
  app.add_flag("--expand", request.expand,
               "Search words that the best ten results have in common as well")
      ->group(kGroup);
  app.add_flag("--explain", request.explain, "Say how each score came about")->group(kGroup);
  app.add_flag("--no-total", raw.no_total, "Do not count all that match: faster, with --facet none")
      ->group(kGroup);
  app.add_option("--threads", request.threads,
                 "Threads for one query (default: as many as pay off)")
      ->type_name("N")
      ->check(CLI::Range(1, 64).description(""))
      ->group(kGroup);
  auto* engine =
      app.add_option("--engine", raw.engine,
                     "What evaluates queries: window (default), or xapian, its slower reference");
  engine->type_name("NAME")->group(kGroup);
  set_values(engine, names_of(kEngines));
}

void give_meaning(const Raw& raw, const FilterOptions& filters, SearcherOptions& options) {
  Request& request = options.request;
  for (const std::string& word : raw.query) {
    request.query += (request.query.empty() ? "" : " ") + plain_word(word);
  }
  request.today = today();
  if (!raw.today.empty()) {
    const DateRange day = period_option(raw.today, "--today", request.today);
    if (day.first != day.last) {
      throw Error(Error::Kind::kUsage, "--today " + raw.today + " is no day",
                  "write it as 2022-09-08");
    }
    request.today = day.first;
  }
  request.locale = raw.locale.empty() ? user_locale() : locale_name(raw.locale);
  if (request.locale.empty()) {
    throw Error(Error::Kind::kUsage, "--locale " + raw.locale + " is no known language",
                "write it as de, pt_BR or sr_Latn");
  }
  request.filters = filters.filters(request.today);
  if (!raw.sort.empty()) request.sort = by_name(kSorts, raw.sort, "--sort");
  if (!raw.match.empty()) request.match = by_name(kMatches, raw.match, "--match");
  request.total = !raw.no_total;
  if (!raw.engine.empty()) request.engine = by_name(kEngines, raw.engine, "--engine");
  if (!raw.recency.empty()) request.recency_days = days_option(raw.recency, "--recency");
  if (raw.page > 1) request.offset = (raw.page - 1) * request.limit;
  // What shares a word with an article says little in numbers.
  if (options.similar.empty() || !raw.facets.empty()) {
    request.facets = facet_requests(comma_separated(raw.facets));
  }
  // Without totals, stories would be counted for the sake of collapsing alone.
  const bool for_people =
      options.format == OutputFormat::kText || options.format == OutputFormat::kMarkdown;
  request.collapse = raw.collapse || (for_people && request.total && !raw.no_collapse);
  request.advise = true;
}

// What a command line does is one thing; false when it is none of these.
bool check_one_command(const SearcherOptions& options) {
  const SavedCommand& saved = options.saved;
  const std::array<std::pair<const char*, bool>, 11> commands = {
      {{"--show", !options.show.empty()},
       {"--why", !options.why.empty()},
       {"--similar", !options.similar.empty()},
       {"--batch", !options.batch.empty()},
       {"--interactive", options.interactive},
       {"-c", !options.commands.empty()},
       {"--complete", options.complete.has_value()},
       {"--save", !saved.save.empty()},
       {"--saved", saved.list},
       {"--new", !saved.run_new.empty()},
       {"--forget", !saved.forget.empty()}}};
  const char* first = nullptr;
  for (const auto& [name, given] : commands) {
    if (!given) continue;
    if (first != nullptr) {
      throw Error(Error::Kind::kUsage, std::string(first) + " goes with no " + name,
                  "leave one of them out");
    }
    first = name;
  }
  return first != nullptr;
}

using Arguments = std::vector<std::string>;

// With `saved`, its query stands for that of the command line, and its index where none is named.
std::optional<int> read_arguments(Arguments arguments, const SavedSearch* saved,
                                  SearcherOptions& options) {
  Raw raw;
  const auto app = make_command_line(program_text(), options.common);
  app->add_option("QUERY", raw.query, "What to search for");
  FilterOptions filters(*app);
  add_output(*app, options, raw);
  add_article_options(*app, options);
  OutputOptions output(*app, options);
  add_evaluation(*app, options, raw);
  add_saved_options(*app, options.saved);
  add_session_options(*app, options);
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  const int argc = static_cast<int>(arguments.size());
  if (const auto status = parse_command_line(*app, program_text(), argc, argv.data())) {
    return status;
  }
  if (saved != nullptr) {
    raw.query = {saved->query};
    if (options.common.index.empty()) options.common.index = saved->index;
  }
  apply(options.common, program_text());
  options.has_query = !raw.query.empty();
  options.has_limit = app->count("--limit") > 0;
  options.has_today = app->count("--today") > 0;
  options.described = described_search(*app);
  const bool one = check_one_command(options);
  const bool has_page = options.has_limit || app->count("--offset") > 0 || app->count("--page") > 0;
  output.give_meaning(has_page);
  options.may_open_session = !one && asks_for_nothing(*app, options);
  check_article_options(options);
  give_meaning(raw, filters, options);
  return std::nullopt;
}

}  // namespace

std::optional<int> read_options(int argc, char** argv, SearcherOptions& options) {
  Arguments arguments(argv, argv + argc);
  if (const auto status = read_arguments(arguments, nullptr, options)) return status;
  const std::string name = options.saved.run_new;
  if (name.empty()) return std::nullopt;
  if (options.has_query || !options.described.options.empty()) {
    throw Error(Error::Kind::kUsage, "--new " + name + " searches what was saved",
                "leave out the query and the filters, or save another search with them");
  }
  const SavedSearch search = SavedSearches(SavedSearches::default_folder()).load(name);
  for (std::string& argument : search.arguments()) arguments.push_back(std::move(argument));
  options = SearcherOptions();
  const auto status = read_arguments(arguments, &search, options);
  if (!options.has_limit) options.request.limit = std::numeric_limits<std::size_t>::max();
  return status;
}

}  // namespace dateline
