#include "tests/searcher/engine/corpus.h"

#include <utility>

#include "indexer/build/index_writer.h"
#include "searcher/query/tree.h"

namespace dateline::engine_test {
namespace {

using Kind = Node::Kind;
using Strings = std::vector<std::string>;

const Strings& vocabulary() {
  static const Strings kWords = {
      "iran",    "embassy",      "Embassies", "attack",  "attacks", "cyber-attack",
      "cyber",   "cyberattacks", "Albania's", "Albania", "the",     "of",
      "and",     "die",          "dies",      "war",     "Wars",    "man",
      "was",     "der",          "Zürich",    "zurich",  "U.S.",    "3,000",
      "2022",    "地震",         "日本",      "日",      "東京都",  "anti-cyber-attack",
      "theatre", "visé",         "vise",      "not",     "l'Iran",  "Ankara'da",
      "война",   "войны"};
  return kWords;
}

const Strings kCountries = {"AL", "IR", "US", "DE"};
const Strings kSources = {"Daily Mirror", "daily mirror", "Reuters", "Zürcher Post", "ANSA"};
const Strings kLanguages = {"en", "en", "en", "de", "fr", "zh", "tr", "ru"};
const Strings kTopics = {"sport", "Politics", "élections"};
const Strings kAuthors = {"Edi Hoxha", "EDI HOXHA", "M. Müller"};
const Strings kStories = {"s1", "s2"};

std::string random_text(Random& random, std::size_t words, bool breaks) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    text += pick(random, vocabulary());
    const unsigned dice = random() % 12;
    if (breaks && dice == 0) {
      text += ".\n\n";
    } else if (breaks && dice < 3) {
      text += ". ";
    } else {
      text += dice == 4 ? ", " : " ";
    }
  }
  return text;
}

// Many on the same days.
Date crowded_date(Random& random) {
  Date date = random_date(random, 2021, 2);
  if (date.precision != Date::Precision::kDay) return date;
  if (chance(random, 50)) {
    date = make_date(2022, 9, chance(random, 40) ? 8 : 1 + static_cast<int>(random() % 28));
  }
  if (chance(random, 30)) {
    date.seconds = static_cast<std::int32_t>(random() % 86400);
    if (chance(random, 50)) date.zone_minutes = static_cast<std::int16_t>(random() % 5 * 60);
  }
  return date;
}

Strings some_of(Random& random, const Strings& list) {
  Strings out;
  for (const std::string& value : list) {
    if (chance(random, 30)) out.push_back(value);
  }
  return out;
}

std::string maybe(Random& random, const Strings& list, unsigned percent) {
  return chance(random, percent) ? pick(random, list) : std::string();
}

Article random_article(Random& random, const Strings& languages) {
  Article article;
  article.title = random_text(random, random() % 6, false);
  article.body = random_text(random, random() % 30, true);
  article.date = crowded_date(random);
  article.countries = some_of(random, kCountries);
  article.mentions = some_of(random, kCountries);
  article.source = maybe(random, kSources, 80);
  article.source_country = maybe(random, kCountries, 50);
  article.language = pick(random, languages);
  article.topics = some_of(random, kTopics);
  article.authors = some_of(random, kAuthors);
  article.story = maybe(random, kStories, 30);
  return article;
}

Node text_node(Kind kind, std::string text, std::uint32_t n = 0) {
  Node node;
  node.kind = kind;
  node.text = std::move(text);
  node.n = n;
  return node;
}

Node random_leaf(Random& random) {
  static const Strings kTyped = {"albanias",         "embassies", "CYBERATTACK", "cyber-attacks",
                                 "zürich",           "tokyo",     "日本地震",    "京",
                                 "anti-cyberattack", "the-war",   "vises",       "ankara"};
  static const Strings kPhrases = {"cyber attack", "the war", "of the", "attacks", "日 日本",
                                   "iran embassy", "war was", "die",    "the"};
  static const Strings kGlobs = {"cyber*", "th*", "*y", "w?r", "*a*", "die*", "zzz*"};
  static const Strings kFuzzies = {"irna", "embasy", "was", "zurih", "cyberatack"};
  switch (random() % 12) {
    case 0:
      return text_node(Kind::kExact, pick(random, kPhrases));
    case 1:
      return text_node(Kind::kExact, pick(random, vocabulary()) + " " + pick(random, vocabulary()));
    case 2:
      return text_node(Kind::kWildcard, pick(random, kGlobs));
    case 3:
      return text_node(Kind::kFuzzy, pick(random, kFuzzies),
                       1 + static_cast<std::uint32_t>(random() % 2));
    case 4:
      return text_node(Kind::kWord, pick(random, kTyped));
    default:
      return text_node(Kind::kWord, pick(random, vocabulary()));
  }
}

Node random_choice(Random& random) {
  if (chance(random, 70)) return random_leaf(random);
  return make_or({random_leaf(random), random_leaf(random)});
}

Node random_proximity(Random& random, int depth) {
  static const std::vector<Kind> kKinds = {Kind::kNear, Kind::kAdjacent, Kind::kSentence,
                                           Kind::kParagraph};
  const Kind kind = pick(random, kKinds);
  const bool distance = kind == Kind::kNear || kind == Kind::kAdjacent;
  std::vector<Node> operands;
  while (operands.size() < 2 || chance(random, 20)) {
    operands.push_back(depth > 0 && chance(random, 20) ? random_proximity(random, depth - 1)
                                                       : random_choice(random));
  }
  const auto n = static_cast<std::uint32_t>(distance ? 1 + random() % 5 : 0);
  return make_proximity(kind, n, std::move(operands));
}

Node random_zone(Random& random) {
  static const std::vector<Kind> kKinds = {Kind::kTitle, Kind::kHeadLead, Kind::kBody};
  const Kind kind = pick(random, kKinds);
  switch (random() % 4) {
    case 0:
      return make_zone(kind, make_and({random_leaf(random), make_not(random_leaf(random))}));
    case 1:
      return make_zone(kind, make_or({random_leaf(random), random_proximity(random, 1)}));
    case 2:
      return make_zone(kind, make_and({random_leaf(random), random_choice(random)}));
    default:
      return make_zone(kind, random_leaf(random));
  }
}

Node random_date_filter(Random& random) {
  static const Strings kPeriods = {"2022",       "2022-09",      "2021-07..2022-09", "none",
                                   "2022-09-08", "..2021-06-05", "2022-03-04.."};
  Node node;
  node.kind = Kind::kDate;
  node.dates = *parse_date_range(pick(random, kPeriods), test_today());
  return node;
}

Node random_filter(Random& random) {
  static const std::vector<std::pair<Kind, Strings>> kFields = {
      {Kind::kCountry, kCountries},
      {Kind::kMentions, kCountries},
      {Kind::kSourceCountry, kCountries},
      {Kind::kSource, {"DAILY MIRROR", "zurcher post", "Reuters", "Nobody"}},
      {Kind::kLanguage, {"en", "de", "zh"}},
      {Kind::kAuthor, {"edi hoxha", "M. Muller"}},
      {Kind::kTopic, {"politics", "Elections"}},
      {Kind::kId, {"a1", "a2", "a3", "none-such"}},
      {Kind::kStory, {"s1", "s2"}}};
  if (chance(random, 15)) return random_date_filter(random);
  Node node;
  if (chance(random, 10)) {
    node.kind = Kind::kWordCount;
    node.low = static_cast<std::uint32_t>(random() % 10);
    node.high = node.low + static_cast<std::uint32_t>(random() % 20);
    return node;
  }
  const auto& [kind, values] = pick(random, kFields);
  node.kind = kind;
  node.values.push_back(pick(random, values));
  const std::string& other = pick(random, values);
  if (chance(random, 40) && other != node.values.front()) node.values.push_back(other);
  return node;
}

std::vector<Node> random_list(Random& random, int depth) {
  std::vector<Node> nodes;
  while (nodes.size() < 2 || chance(random, 25)) nodes.push_back(random_query(random, depth - 1));
  return nodes;
}

}  // namespace

Date random_date(Random& random, int first_year, int years) {
  const int year = first_year + static_cast<int>(random() % static_cast<unsigned>(years));
  const int month = 1 + static_cast<int>(random() % 12);
  switch (random() % 8) {
    case 0:
      return {};
    case 1:
      return make_date(year);
    case 2:
      return make_date(year, month);
    default:
      return make_date(year, month, 1 + static_cast<int>(random() % 28));
  }
}

Day test_today() { return day_of(2022, 9, 8); }

Corpus random_corpus(Random& random) {
  Corpus corpus;
  Strings languages;
  while (languages.empty() || chance(random, 70)) languages.push_back(pick(random, kLanguages));
  const std::size_t segments = 1 + random() % 4;
  int next = 0;
  for (std::size_t i = 0; i < segments; ++i) {
    std::vector<Article>& batch = corpus.segments.emplace_back();
    const std::size_t articles = 1 + random() % 15;
    for (std::size_t k = 0; k < articles; ++k) {
      Article article = random_article(random, languages);
      const bool replaces = i > 0 && next > 0 && chance(random, 25);
      const int number =
          replaces ? static_cast<int>(random() % static_cast<unsigned>(next)) : next++;
      article.id = "a" + std::to_string(number);
      bool pending = false;
      for (const Article& other : batch) pending = pending || other.id == article.id;
      if (!pending) batch.push_back(std::move(article));
    }
  }
  return corpus;
}

void build_index(const Corpus& corpus, const std::string& path) {
  IndexWriter writer(path, "test");
  for (const std::vector<Article>& batch : corpus.segments) {
    for (const Article& article : batch) writer.add(article);
    writer.publish();
  }
}

Node random_query(Random& random, int depth) {
  if (depth <= 0) return chance(random, 20) ? random_filter(random) : random_leaf(random);
  switch (random() % 12) {
    case 0:
    case 1:
    case 2:
      return make_and(random_list(random, depth));
    case 3:
    case 4:
      return make_or(random_list(random, depth));
    case 5:
      return make_not(random_query(random, depth - 1));
    case 6:
    case 7:
      return random_proximity(random, 1);
    case 8:
      return random_zone(random);
    case 9: {
      Node node;
      node.kind = Kind::kAtLeast;
      node.n = 2 + static_cast<std::uint32_t>(random() % 3);
      node.children.push_back(random_choice(random));
      return node;
    }
    case 10:
      return random_filter(random);
    default:
      return random_leaf(random);
  }
}

Filters random_filters(Random& random) {
  Filters filters;
  if (chance(random, 50)) return filters;
  const auto maybe_some = [&random](const Strings& values) {
    return chance(random, 20) ? some_of(random, values) : Strings();
  };
  filters.countries = maybe_some(kCountries);
  filters.mentions = maybe_some(kCountries);
  filters.sources = maybe_some({"reuters", "DAILY MIRROR", "none"});
  filters.source_countries = maybe_some(kCountries);
  filters.languages = maybe_some({"en", "de"});
  filters.topics = maybe_some({"Sport", "elections"});
  filters.authors = maybe_some({"edi hoxha"});
  if (chance(random, 20)) filters.dates = random_date_filter(random).dates;
  return filters;
}

}  // namespace dateline::engine_test
