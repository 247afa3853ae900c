#include "indexer/options.h"

#include <algorithm>
#include <thread>

#include "common/country.h"
#include "common/date.h"
#include "common/error.h"
#include "common/language.h"
#include "common/option_values.h"
#include "common/shell_word.h"
#include "indexer/option_scopes.h"

namespace dateline {
namespace {

const ProgramText& program_text() {
  static const ProgramText text = {
      "dateline-index",
      "builds and keeps indexes of news archives",
      "dateline-index add [OPTIONS] PATH...\n"
      "dateline-index inspect [OPTIONS] PATH...\n"
      "dateline-index optimize [OPTIONS]\n"
      "dateline-index stats [OPTIONS]\n"
      "dateline-index delete [OPTIONS] ID... | -\n"
      "dateline-index verify [OPTIONS]\n"
      "dateline-index rebuild [OPTIONS]\n"
      "dateline-index snapshot [OPTIONS] DIR\n"
      "dateline-index export [OPTIONS]\n"
      "dateline-index import [OPTIONS] FILE...",
      "Reads news articles from files, directories and standard input (-), finds out their "
      "language, "
      "date and countries, cleans them up and adds them to an index for dateline-search.\n"
      "\n"
      "Inputs are plain text (the title on the first line, optional leading \"Key: value\" lines), "
      "JSON Lines, web pages and archives of them, CSV and TSV, RSS and Atom, NITF, NewsML-G2, and "
      "SGML of Reuters-21578 and TREC; compressed files, zip and tar are unpacked. A record that "
      "cannot be read is reported "
      "and skipped. An article whose id is already in the index is skipped when it is the same, "
      "and "
      "replaced when it has changed, so the same command can be run again at any time, and goes on "
      "where an interrupted one ended. Files that have not changed since they were read are not "
      "opened again, so a folder that grows can be added every day.\n"
      "\n"
      "What is published stays: a writer that is killed, or meets a full disk, leaves the index as "
      "it was. One process writes at a time, any number read. `verify` finds damage, `rebuild` "
      "makes "
      "damaged files again as far as they come from the stored articles, `snapshot` copies the "
      "index "
      "while it is in use, `export` and `import` take the articles elsewhere and back.",
      {{"dateline-index add articles/", "index a folder of articles into ./dateline.idx"},
       {"zcat news.jsonl.gz | dateline-index add -i news.idx -", "index standard input"},
       {"dateline-index inspect story.txt", "show what would be indexed, and why"},
       {"dateline-index stats -i news.idx", "what an index holds"},
       {"dateline-search -i news.idx 'source:\"Daily Mirror\"' -n 100000 --format ids | "
        "dateline-index "
        "delete -i news.idx -",
        "delete what a search finds"},
       {"dateline-index snapshot -i news.idx backup/monday", "copy an index while it is in use"},
       {"dateline-index export -i news.idx -o news.jsonl.zst", "all articles with all fields"}}};
  return text;
}

// The values as they stand on the command line.
struct Raw {
  std::string format;
  std::vector<std::string> maps;
  std::string language;
  std::string home_country;
  std::string today;
};

// The flags of `add` and `inspect`; they stand before or after the sub-command.
std::vector<CLI::Option*> add_reading_options(CLI::App& app, IndexerOptions& options, Raw& raw) {
  constexpr const char* kGroup = "Reading and enrichment (add, inspect)";
  auto* format =
      app.add_option(
             "--format", raw.format,
             "Read all inputs as this format: text, html, jsonl, csv, tsv, warc, rss, nitf, "
             "newsml, reuters or trec (default: by name and content)")
          ->type_name("NAME")
          ->group(kGroup);
  set_values(format, {{"text", "html", "jsonl", "csv", "tsv", "warc", "rss", "nitf", "newsml",
                       "reuters", "trec"}});
  return {
      format,
      app.add_option("--map", raw.maps,
                     "Take an article field from this input field, as in --map subject=title; may "
                     "be repeated")
          ->type_name("INPUT=FIELD")
          ->allow_extra_args(false)
          ->group(kGroup),
      app.add_option("--language", raw.language,
                     "Language of the articles that name none (default: found out)")
          ->type_name("LANG")
          ->group(kGroup),
      app.add_option("--home-country", raw.home_country,
                     "Country in which the articles appeared whose source and URL tell none; the "
                     "country of a story that names none")
          ->type_name("COUNTRY")
          ->group(kGroup),
      app.add_option("--today", raw.today,
                     "The day after which no article can be dated (default: today)")
          ->type_name("DATE")
          ->group(kGroup),
      app.add_flag("--keep-boilerplate", options.enrich.keep_boilerplate,
                   "Leave the text as it is: remove no web boilerplate")
          ->group(kGroup),
      app.add_flag("--strict", options.strict, "Exit with status 2 when any record was rejected")
          ->group(kGroup),
  };
}

std::string shell_line(int argc, char** argv) {
  std::string line;
  for (int i = 0; i < argc; ++i) line += (i == 0 ? "" : " ") + shell_word(argv[i]);
  return line;
}

std::pair<std::string, std::string> split_map(const std::string& text) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
    throw Error(Error::Kind::kUsage, "--map " + text + " is not of the form INPUT=FIELD",
                "for example --map subject=title");
  }
  return {text.substr(0, equals), text.substr(equals + 1)};
}

void give_meaning(const Raw& raw, IndexerOptions& options) {
  if (!raw.format.empty()) options.input.format = parse_format(raw.format);
  for (const std::string& map : raw.maps) options.input.reader.field_map.insert(split_map(map));
  if (!raw.language.empty()) {
    options.enrich.language = normalize_language(raw.language);
    if (options.enrich.language.empty()) {
      throw Error(Error::Kind::kUsage, "--language " + raw.language + " is no language",
                  "give a code or an English name: en, de, Portuguese");
    }
  }
  if (!raw.home_country.empty()) {
    const Country* country = find_country_by_any_name(raw.home_country);
    if (country == nullptr) {
      throw Error(Error::Kind::kUsage, "--home-country " + raw.home_country + " is no country",
                  "give a two-letter code or an English name: AL, Albania");
    }
    options.enrich.home_country = country->code;
  }
  options.enrich.today = today();
  if (!raw.today.empty()) {
    const auto date = parse_date(raw.today);
    if (!date || date->precision != Date::Precision::kDay) {
      throw Error(Error::Kind::kUsage, "--today " + raw.today + " is no day",
                  "write it as 2022-09-08");
    }
    options.enrich.today = date->day;
  }
}

}  // namespace

std::optional<int> read_options(int argc, char** argv, IndexerOptions& options) {
  Raw raw;
  const auto app = make_command_line(program_text(), options.common);
  app->require_subcommand(1);
  app->fallthrough();
  OptionScopes scopes;
  for (const CLI::Option* option : add_reading_options(*app, options, raw)) {
    scopes.allow(option, {"add", "inspect"});
  }
  scopes.allow(app->get_option("--strict"), {"import"});
  scopes.allow(app->add_flag("--wait", options.wait, "Wait while another process is writing"),
               {"add", "optimize", "delete", "rebuild", "import"});
  auto* threads = app->add_option("--threads", options.threads,
                                  "Threads that work on articles (default: as many as processors)")
                      ->type_name("N")
                      ->check(CLI::Range(1, 256));
  scopes.allow(threads, {"add", "optimize", "rebuild", "import"});
  scopes.allow(app->add_flag("--json", options.json, "stats, verify: print JSON"),
               {"stats", "verify"});
  scopes.allow(app->add_flag("--reread", options.reread,
                             "Read unchanged files too (by default files that were read before are "
                             "passed over while size and time, or content, are the same)"),
               {"add"});
  auto* add = app->add_subcommand("add", "Add articles to the index");
  auto* inspect = app->add_subcommand(
      "inspect", "Print what would be indexed as JSON Lines, with evidence; write nothing");
  auto* optimize = app->add_subcommand(
      "optimize", "Make the index one segment sorted by date, without what was deleted");
  auto* stats = app->add_subcommand("stats", "Print what the index holds");
  for (CLI::App* command : {add, inspect}) {
    command->add_option("PATH", options.paths, "Files, directories, - for standard input")
        ->required();
  }
  LifeCommands life(*app, options, scopes);
  if (const auto status = parse_command_line(*app, program_text(), argc, argv)) return status;

  apply(options.common, program_text());
  if (add->parsed()) options.command = IndexerCommand::kAdd;
  if (inspect->parsed()) options.command = IndexerCommand::kInspect;
  if (optimize->parsed()) options.command = IndexerCommand::kOptimize;
  if (stats->parsed()) options.command = IndexerCommand::kStats;
  scopes.check(*app);
  life.give_meaning();
  if (threads->count() == 0) options.threads = std::max(1U, std::thread::hardware_concurrency());
  options.command_line = shell_line(argc, argv);
  give_meaning(raw, options);
  return std::nullopt;
}

}  // namespace dateline
