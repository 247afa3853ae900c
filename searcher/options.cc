#include "searcher/options.h"

#include <algorithm>
#include <array>

#include "common/error.h"
#include "common/index/fields.h"
#include "common/localized_names.h"
#include "searcher/date_options.h"
#include "searcher/facet_options.h"
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
      "dateline-search [OPTIONS] --show ID\n"
      "dateline-search [OPTIONS] --why ID [QUERY...]\n"
      "dateline-search [OPTIONS] --similar ID [QUERY...]\n"
      "dateline-search [OPTIONS] < queries.txt",
      "Prints the articles that match a query, best first, with exact counts by country, source, "
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
       {"dateline-search --similar ID --earlier", "what was written before on the same subject"}},
      {fields_section()}};
  return text;
}

// The values as they stand on the command line.
struct Raw {
  std::vector<std::string> query;
  std::vector<std::string> countries, mentions, source_countries, languages;
  DateOptions dates;
  std::vector<std::string> facets;
  std::string sort, match, format, today, locale, engine, recency;
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
T by_name(const std::array<Name<T>, N>& names, std::string_view name, std::string_view option) {
  std::string known;
  for (const Name<T>& candidate : names) {
    if (candidate.name == name) return candidate.value;
    known += (known.empty() ? "" : ", ") + std::string(candidate.name);
  }
  throw Error(Error::Kind::kUsage, std::string(option) + " " + std::string(name) + " is unknown",
              "it is one of: " + known);
}

void add_filters(CLI::App& app, SearcherOptions& options, Raw& raw) {
  constexpr const char* kGroup = "Filters";
  const auto add = [&app](const std::string& names, std::vector<std::string>& values,
                          const std::string& help, const char* type) {
    app.add_option(names, values, help)->allow_extra_args(false)->type_name(type)->group(kGroup);
  };
  Filters& filters = options.request.filters;
  add("--country", raw.countries, "About this country: a code or name", "COUNTRY[,...]");
  add("--mentions", raw.mentions, "Naming this country at all", "COUNTRY[,...]");
  add("--source", filters.sources, "From this source, named in full", "NAME[,...]");
  add("--source-country", raw.source_countries, "Published in this country", "COUNTRY[,...]");
  add("--lang,--language", raw.languages, "In this language: a code or name", "LANG[,...]");
  add("--topic", filters.topics, "With this topic", "NAME[,...]");
  add("--author", filters.authors, "By this author", "NAME[,...]");
  add("--date", raw.dates.within,
      "In this period: 2022, 2022-09, 2022-07..2022-09, 7d, \"last week\", none", "PERIOD");
  add("--since", raw.dates.since, "On this day or later", "DATE");
  add("--until", raw.dates.until, "On this day or earlier", "DATE");
  add("--after", raw.dates.after, "Later than this day", "DATE");
  add("--before", raw.dates.before, "Earlier than this day", "DATE");
}

void add_output(CLI::App& app, SearcherOptions& options, Raw& raw) {
  Request& request = options.request;
  app.add_option("--match", raw.match, "Which words must match: all, any, or auto (default)")
      ->type_name("HOW");
  app.add_option("--sort", raw.sort, "Order: relevance (default), newest or oldest")
      ->type_name("ORDER");
  app.add_option("-n,--limit", request.limit, "Articles on a page (default 10)")
      ->type_name("N")
      ->check(number_from(0));
  auto* offset = app.add_option("--offset", request.offset, "Articles to pass over first");
  offset->type_name("N")->check(number_from(0));
  app.add_option("--page", raw.page, "Page number, from 1")
      ->type_name("N")
      ->check(number_from(1))
      ->excludes(offset);
  app.add_option("--facet", raw.facets,
                 "Count by " + facet_names() +
                     "; with :N, that many values, of year, month and day "
                     "the latest; none for none (default: country, source, language, date)")
      ->allow_extra_args(false)
      ->type_name("NAME[:N][,...]");
  app.add_option("--format", raw.format, "Output: " + output_format_names() + " (default text)")
      ->type_name("NAME");
  auto* show = app.add_option("--show", options.show, "Print the article with this id, whole");
  show->type_name("ID");
  auto* why = app.add_option("--why", options.why,
                             "Say why the article with this id has its countries and its date, "
                             "and how it answers the query, if there is one");
  why->type_name("ID")->excludes(show);
  app.add_option("--similar", options.similar,
                 "Find articles on the subject of the one with this id, of other stories")
      ->type_name("ID")
      ->excludes(show)
      ->excludes(why);
  app.add_flag("--earlier", options.earlier, "With --similar: of earlier days only");
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
  app.add_option("--engine", raw.engine,
                 "What evaluates queries: window (default), or xapian, its slower reference")
      ->type_name("NAME")
      ->group(kGroup);
}

void give_meaning(const Raw& raw, SearcherOptions& options) {
  Request& request = options.request;
  for (const std::string& word : raw.query) {
    request.query += (request.query.empty() ? "" : " ") + plain_word(word);
  }
  options.has_query = !raw.query.empty();
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
  Filters& filters = request.filters;
  filters.countries = country_codes(raw.countries, "--country");
  filters.mentions = country_codes(raw.mentions, "--mentions");
  filters.source_countries = country_codes(raw.source_countries, "--source-country");
  filters.languages = language_codes(raw.languages);
  filters.sources = comma_separated(filters.sources);
  filters.topics = comma_separated(filters.topics);
  filters.authors = comma_separated(filters.authors);
  filters.dates = date_filter(raw.dates, request.today);
  if (!raw.sort.empty()) request.sort = by_name(kSorts, raw.sort, "--sort");
  if (!raw.match.empty()) request.match = by_name(kMatches, raw.match, "--match");
  request.total = !raw.no_total;
  if (!raw.engine.empty()) request.engine = by_name(kEngines, raw.engine, "--engine");
  if (!raw.recency.empty()) request.recency_days = days_option(raw.recency, "--recency");
  if (!raw.format.empty()) options.format = parse_output_format(raw.format);
  if (raw.page > 1) request.offset = (raw.page - 1) * request.limit;
  if (options.earlier && options.similar.empty()) {
    throw Error(Error::Kind::kUsage, "--earlier asks for --similar",
                "for example --similar ID --earlier");
  }
  const bool prose = options.format == OutputFormat::kText ||
                     options.format == OutputFormat::kJson ||
                     options.format == OutputFormat::kJsonLines;
  if (!options.why.empty() && !prose) {
    throw Error(Error::Kind::kUsage, "--why has no --format " + raw.format,
                "its formats are text, json and jsonl");
  }
  // What shares a word with an article says little in numbers.
  if (options.similar.empty() || !raw.facets.empty()) {
    request.facets = facet_requests(comma_separated(raw.facets));
  }
  // Without totals, stories would be counted for the sake of collapsing alone.
  const bool stories = options.format == OutputFormat::kText && request.total;
  request.collapse = raw.collapse || (stories && !raw.no_collapse);
  request.advise = true;
  request.stored = request.snippets = options.format != OutputFormat::kIds;
}

}  // namespace

std::optional<int> read_options(int argc, char** argv, SearcherOptions& options) {
  Raw raw;
  const auto app = make_command_line(program_text(), options.common);
  app->add_option("QUERY", raw.query, "What to search for");
  add_filters(*app, options, raw);
  add_output(*app, options, raw);
  add_evaluation(*app, options, raw);
  if (const auto status = parse_command_line(*app, program_text(), argc, argv)) return status;
  apply(options.common, program_text());
  give_meaning(raw, options);
  return std::nullopt;
}

}  // namespace dateline
