#include "corpus/generator/options.h"

#include <CLI/CLI.hpp>
#include <charconv>

#include "common/date.h"
#include "common/error.h"
#include "corpus/generator/language_data.h"

namespace dateline::corpus {
namespace {

constexpr const char* kSummary =
    "Writes a made-up news archive as JSON Lines: any number of articles, always the same ones for "
    "the same options";

constexpr const char* kFooter = R"(Output:
  One JSON object a line, roughly in order of date (a story that runs on for
  days overlaps the next ones), with the fields
    id         "n" and nine digits, counted from 0
    title      the headline
    date       2011-05-17 or 2011-05-17T09:30:00Z; undated articles have none
    source     the paper's name
    country    where the paper is printed, ISO 3166-1 alpha-2
    lang       ISO 639-1
    authors    one name
    topics     one or two, English words
    countries  what the story is about: none, one or two, alpha-2
    text       paragraphs parted by an empty line
  and with --truth
    truth      story (a number shared by all articles of a story), text (shared
               by reprints of one text), copy (whether a reprint), date (of
               undated articles too), boilerplate_lines (how many lines at the
               end of the text belong to the web page)

  Words are invented, apart from the function words of the languages and the
  names of countries. Their frequencies follow Zipf's law, new ones keep coming
  as Heaps' law has it, and a story's articles share words, names and phrases.
  The same options give the same bytes on every machine; a corpus of other size
  is another corpus. Memory does not grow with the number of articles.

Exit status:
  0 all written, 2 error, 130 interrupted.

Examples:
  dateline-corpus --articles 20000 | dateline-index add -
      index twenty thousand articles
  dateline-corpus --articles 10000000 --seed 7 -o archive.jsonl
      ten million, 27 GB, another seed
  dateline-corpus --articles 1000 --languages en:3,de:1 --truth
      three quarters English, one quarter German, with what is known about them
)";

Day read_day(const std::string& text, const char* option) {
  const auto date = parse_date(text);
  if (!date || date->precision != Date::Precision::kDay) {
    throw Error(Error::Kind::kUsage, std::string(option) + ": not a day: \"" + text + "\"",
                "write it as 1990-01-01");
  }
  return date->day;
}

// "en,de" or "en:3,de:1".
std::vector<std::pair<std::string, double>> read_languages(const std::string& text) {
  std::vector<std::pair<std::string, double>> shares;
  for (const std::string& part : split(text, ',')) {
    const std::size_t colon = part.find(':');
    const std::string code = part.substr(0, colon);
    double share = 1;
    if (colon != std::string::npos) {
      const char* const end = part.data() + part.size();
      const auto read = std::from_chars(part.data() + colon + 1, end, share);
      if (read.ec != std::errc() || read.ptr != end) {
        throw Error(Error::Kind::kUsage, "--languages: not a share: \"" + part + "\"",
                    "write en:3,de:1");
      }
    } else {
      for (const LanguageData& data : languages()) {
        if (data.code == code) share = data.share;
      }
    }
    shares.emplace_back(code, share);
  }
  return shares;
}

}  // namespace

std::optional<int> read_options(int argc, char** argv, ProgramOptions& options) {
  CLI::App app(kSummary, "dateline-corpus");
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.set_version_flag("--version", "dateline-corpus " DATELINE_VERSION,
                       "Print the version and exit");
  app.footer(kFooter);
  CorpusOptions& corpus = options.corpus;
  std::string first_day;
  std::string last_day;
  std::string language_list;
  app.add_option("-n,--articles", corpus.articles, "How many articles")->required()->type_name("N");
  app.add_option("--seed", corpus.seed, "Another number gives another corpus (default: 1)")
      ->type_name("N");
  app.add_option("--first-day", first_day,
                 "The first day on which papers come out "
                 "(default: 1990-01-01)")
      ->type_name("DAY");
  app.add_option("--last-day", last_day, "The last one (default: 2024-12-31)")->type_name("DAY");
  app.add_option("--languages", language_list,
                 "Codes, with shares if you like: en,de or en:3,de:1 "
                 "(default: en:66,de:8,es:8,fr:7,ru:6,zh:5)")
      ->type_name("LIST");
  app.add_option("--words", corpus.mean_words, "Mean length of an article in words (default: 400)")
      ->type_name("N");
  app.add_option("--undated", corpus.undated, "Share of articles without a date (default: 0.04)")
      ->type_name("SHARE");
  app.add_option("--boilerplate", corpus.boilerplate,
                 "Share of articles that end in lines of a web page (default: 0.15)")
      ->type_name("SHARE");
  app.add_flag("--truth", corpus.truth, "Add what is known about each article");
  app.add_option("-o,--output", options.output, "Where to write; - is standard output (default: -)")
      ->type_name("FILE");
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::fputs(app.help().c_str(), stdout);
    return kExitDone;
  } catch (const CLI::CallForVersion& version) {
    std::fputs((std::string(version.what()) + "\n").c_str(), stdout);
    return kExitDone;
  } catch (const CLI::ParseError& error) {
    throw Error(Error::Kind::kUsage, error.what(), "see dateline-corpus --help");
  }
  if (!first_day.empty()) corpus.first_day = read_day(first_day, "--first-day");
  if (!last_day.empty()) corpus.last_day = read_day(last_day, "--last-day");
  if (!language_list.empty()) corpus.languages = read_languages(language_list);
  return std::nullopt;
}

}  // namespace dateline::corpus
