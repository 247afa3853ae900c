// columns, tokens, words and tombstones of a segment against plain structures.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/error.h"
#include "common/index/columns_writer.h"
#include "common/index/deleted.h"
#include "common/index/tokens.h"
#include "common/index/value_sets.h"
#include "common/index/words.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

using Random = std::mt19937;

std::string random_text(Random& random) {
  static const std::vector<std::string> kWords = {
      "Embassy", "embassies", "cyber-attack", "cyberattack", "Zürich", "zurich",   "地震",
      "日",      "3,000",     "l'Iran",       "the",         "a",      "zz",       "\xff",
      "U.S.",    "attacks. ", "war\n\n",      "Wars",        "été",    "Ankara'da"};
  std::string text;
  for (std::size_t i = random() % 30; i > 0; --i) {
    text += kWords[random() % kWords.size()];
    text += ' ';
  }
  return text;
}

std::vector<std::string> random_values(Random& random) {
  static const std::vector<std::string> kValues = {"AL", "IR", "", "Daily Mirror", "地震", "AL"};
  std::vector<std::string> values;
  for (std::size_t i = random() % 4; i > 0; --i)
    values.push_back(kValues[random() % kValues.size()]);
  return values;
}

Article random_article(Random& random) {
  Article article;
  article.id = std::string(random() % 300, 'i') + std::to_string(random());
  article.countries = random_values(random);
  article.mentions = random_values(random);
  article.topics = random_values(random);
  article.authors = random_values(random);
  if (random() % 2) article.source = "Source " + std::to_string(random() % 5);
  if (random() % 2) article.source_country = "US";
  if (random() % 2) article.language = "en";
  switch (random() % 4) {
    case 0:
      article.date = make_date(2000 + static_cast<int>(random() % 30));
      break;
    case 1:
      article.date = make_date(1900 + static_cast<int>(random() % 200), 2);
      break;
    case 2:
      article.date = make_date(2022, 9, 1 + static_cast<int>(random() % 30));
      break;
    default:
      break;
  }
  return article;
}

}  // namespace

TEST_CASE("columns are read back", "[index]") {
  const std::uint32_t seed = 11;
  CAPTURE(seed);
  Random random(seed);
  const TempFolder folder;
  for (const std::size_t documents : {0, 1, 2, 300}) {
    CAPTURE(documents);
    std::vector<Article> articles(documents);
    ColumnsWriter writer;
    for (std::size_t i = 0; i < documents; ++i) {
      articles[i] = random_article(random);
      writer.add(articles[i], static_cast<std::uint32_t>(i * 3), i * 0x9e3779b97f4a7c15u);
    }
    writer.write(folder / "columns");
    const Columns columns(folder / "columns");
    columns.verify();
    REQUIRE(columns.documents() == documents);
    std::vector<DocIndex> runs;
    for (DocIndex doc = 0; doc < documents; ++doc) {
      if (doc == 0 || order_of(articles[doc].date) < order_of(articles[doc - 1].date)) {
        runs.push_back(doc);
      }
    }
    REQUIRE(std::vector<DocIndex>(columns.runs().begin(), columns.runs().end()) == runs);
    for (DocIndex doc = 0; doc < documents; ++doc) {
      REQUIRE(columns.id(doc) == articles[doc].id);
      REQUIRE(columns.date(doc) == articles[doc].date);
      REQUIRE((columns.day(doc) == kNoDay) == !articles[doc].date.known());
      REQUIRE(columns.words(doc) == doc * 3);
      REQUIRE(columns.content_hash(doc) == doc * 0x9e3779b97f4a7c15u);
      for (std::size_t i = 0; i < kDimensions; ++i) {
        const auto dimension = static_cast<Dimension>(i);
        const ValueColumn& column = columns.column(dimension);
        std::vector<std::string> values;
        for (const std::uint32_t value : column.values(doc)) {
          REQUIRE(value < column.dictionary_size());
          values.emplace_back(column.string(value));
        }
        REQUIRE(values == values_of(articles[doc], dimension));
        const std::uint16_t set = column.set_of(doc);
        REQUIRE(set < column.sets());
        REQUIRE(std::ranges::equal(column.set(set), column.values(doc)));
      }
    }
  }
}

TEST_CASE("documents that share a list of values share a number", "[index]") {
  // Documents 0 and 3 have {7, 1}, 1 has none, 2 has {1, 7}, and each of the others a value alone.
  std::vector<std::uint32_t> starts = {0, 2, 2, 4, 6};
  std::vector<std::uint32_t> values = {7, 1, 1, 7, 7, 1};
  for (std::uint32_t value = 0; value < 70000; ++value) {
    values.push_back(value);
    starts.push_back(static_cast<std::uint32_t>(values.size()));
  }
  const ValueSets sets = make_value_sets(starts, values);
  REQUIRE(sets.set_of.size() == starts.size() - 1);
  CHECK(sets.set_of[0] == 0);  // the most frequent one
  CHECK(sets.set_of[3] == 0);
  CHECK(sets.set_of[1] != sets.set_of[2]);
  CHECK(sets.set_of[1] != 0);
  CHECK(sets.starts.size() == std::size_t{ValueColumn::kOtherSet} + 1);
  CHECK(sets.set_of.back() == ValueColumn::kOtherSet);  // one too many
  for (std::size_t doc = 0; doc < 60000; ++doc) {
    const std::uint16_t set = sets.set_of[doc];
    REQUIRE(set != ValueColumn::kOtherSet);
    REQUIRE(std::ranges::equal(
        std::span(sets.values).subspan(sets.starts[set], sets.starts[set + 1u] - sets.starts[set]),
        std::span(values).subspan(starts[doc], starts[doc + 1] - starts[doc])));
  }
}

TEST_CASE("parts of a segment are joined", "[index]") {
  const std::uint32_t seed = 14;
  CAPTURE(seed);
  Random random(seed);
  const TempFolder folder;
  Analyzer analyzer;
  Analysis title;
  Analysis body;
  ColumnsWriter whole_columns;
  TokensWriter whole_tokens(folder / "tokens");
  WordsWriter whole_words;
  ColumnsWriter joined_columns;
  TokensWriter joined_tokens(folder / "joined-tokens");
  WordsWriter joined_words;
  for (int part = 0; part < 6; ++part) {
    ColumnsWriter columns;
    TokensBuffer tokens;
    WordsWriter words;
    for (int i = 0; i < 40 * part; ++i) {
      const Article article = random_article(random);
      analyzer.analyze(random_text(random), "en", title);
      analyzer.analyze(random_text(random), i % 2 ? "en" : "tr", body, true);
      columns.add(article, 7, 8);
      tokens.add(title, body);
      words.add(title, body);
      whole_columns.add(article, 7, 8);
      whole_tokens.add(title, body);
      whole_words.add(title, body);
    }
    if (part % 2 == 0) {  // as a chunk joins
      joined_columns.append(columns);
      joined_tokens.append(tokens);
      joined_words.append(words);
    } else {  // as a segment joins
      columns.write(folder / "part-columns");
      TokensWriter part_tokens(folder / "part-tokens");
      part_tokens.append(tokens);
      part_tokens.finish();
      words.write(folder / "part-words");
      joined_columns.append(Columns(folder / "part-columns"));
      joined_tokens.append(Tokens(folder / "part-tokens"));
      joined_words.append(Words(folder / "part-words"));
    }
  }
  whole_columns.write(folder / "columns");
  whole_tokens.finish();
  whole_words.write(folder / "words");
  joined_columns.write(folder / "joined-columns");
  joined_tokens.finish();
  joined_words.write(folder / "joined-words");
  for (const char* name : {"columns", "tokens", "words"}) {
    CAPTURE(name);
    REQUIRE(read_bytes_of(folder / name) ==
            read_bytes_of(folder / (std::string("joined-") + name)));
  }
}

TEST_CASE("a document has each of its values once", "[index]") {
  Article article;
  article.countries = {"AL", "", "IR", "AL"};
  CHECK(values_of(article, Dimension::kCountry) == std::vector<std::string>{"AL", "IR"});
  CHECK(values_of(article, Dimension::kSource).empty());
  CHECK(comparable(Dimension::kCountry, "AL") == "AL");
  CHECK(comparable(Dimension::kSource, "Zürcher POST") == "zurcher post");
}

TEST_CASE("tokens are read back with their marks", "[index]") {
  const std::uint32_t seed = 12;
  CAPTURE(seed);
  Random random(seed);
  const TempFolder folder;
  Analyzer analyzer;
  std::vector<std::vector<std::uint32_t>> expected;
  TokensWriter writer(folder / "tokens");
  for (int i = 0; i < 200; ++i) {
    Analysis title;
    Analysis body;
    analyzer.analyze(random_text(random), "en", title);
    analyzer.analyze(random_text(random), "en", body, true);
    writer.add(title, body);
    std::vector<std::uint32_t>& words = expected.emplace_back();
    for (const Token& token : title.tokens) words.push_back(token_entry(token.hash, token.stem));
    words.push_back(kTitleEnd);
    for (std::size_t k = 0; k < body.tokens.size(); ++k) {
      if (k > 0 && body.tokens[k].before != Break::kNone) {
        words.push_back(body.tokens[k].before == Break::kSentence ? kSentenceEnd : kParagraphEnd);
      }
      words.push_back(token_entry(body.tokens[k].hash, body.tokens[k].stem));
    }
  }
  writer.finish();
  const Tokens tokens(folder / "tokens");
  tokens.verify();
  REQUIRE(tokens.documents() == expected.size());
  for (DocIndex doc = 0; doc < expected.size(); ++doc) {
    tokens.prefetch(doc);
    const TokenView entries = tokens.document(doc);
    std::vector<std::uint32_t> words(entries.size());
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
      words[i] = entries.at(i);
      REQUIRE(entries.low()[i] == (words[i] & 0xff));
      REQUIRE(entries.is_mark(i) == (words[i] < kFirstTokenHash));
    }
    REQUIRE(words == expected[doc]);
  }
}

TEST_CASE("words answer like a sorted map", "[index]") {
  const std::uint32_t seed = 13;
  CAPTURE(seed);
  Random random(seed);
  const TempFolder folder;
  Analyzer analyzer;
  using Key = std::pair<std::string, std::string>;  // surface, stem
  std::map<Key, std::set<int>> documents;
  std::set<Key> tokens;
  WordsWriter writer;
  for (int i = 0; i < 300; ++i) {
    Analysis title;
    Analysis body;
    const char* language = i % 3 == 0 ? "de" : i % 3 == 1 ? "en" : "tr";
    analyzer.analyze(random_text(random), language, title);
    analyzer.analyze(random_text(random), language, body);
    writer.add(title, body);
    for (const Analysis* analysis : {&title, &body}) {
      for (const Token& token : analysis->tokens) {
        if (token.kind == TokenKind::kCjk) continue;
        tokens.emplace(token.surface, token.stem);
        documents[{std::string(token.surface), std::string(token.stem)}].insert(i);
      }
      for (const JoinedTerm& joined : analysis->joined) {
        if (analysis->tokens[joined.first].kind == TokenKind::kCjk) continue;
        documents[{std::string(joined.surface), std::string(joined.stem)}].insert(i);
      }
    }
  }
  writer.write(folder / "words");
  const Words words(folder / "words");
  words.verify();
  REQUIRE(words.size() == documents.size());
  std::uint32_t number = 0;
  std::set<std::string> stems;
  for (const auto& [key, holders] : documents) {
    const WordEntry word = words[number++];
    REQUIRE(word.surface == key.first);
    REQUIRE(word.stem == key.second);
    REQUIRE(word.documents == holders.size());
    REQUIRE(word.joined == (tokens.count(key) == 0));
    stems.insert(key.second);
  }
  for (const char* prefix :
       {"", "a", "embass", "embassies", "z", "zz", "zzz", "\xc3", "9", "was"}) {
    CAPTURE(prefix);
    const auto [first, last] = words.with_prefix(prefix);
    REQUIRE(first <= last);
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      REQUIRE(words[i].surface.starts_with(prefix) == (i >= first && i < last));
    }
    const auto [begin, end] = words.find(prefix);
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      REQUIRE((words[i].surface == prefix) == (i >= begin && i < end));
    }
  }
  stems.insert({"none", "", "~"});
  for (const std::string& stem : stems) {
    std::set<std::uint32_t> found;
    for (const std::uint32_t i : words.with_stem(stem)) found.insert(i);
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      REQUIRE((words[i].stem == stem) == (found.count(i) != 0));
    }
  }
}

TEST_CASE("a segment without words has none", "[index]") {
  const TempFolder folder;
  WordsWriter().write(folder / "words");
  const Words words(folder / "words");
  CHECK(words.size() == 0);
  CHECK(words.with_prefix("").first == words.with_prefix("").second);
  CHECK(words.with_stem("a").empty());
}

TEST_CASE("tombstones are read back and fit their segment only", "[index]") {
  const std::uint32_t seed = 14;
  CAPTURE(seed);
  Random random(seed);
  const TempFolder folder;
  for (const DocIndex documents : {1u, 63u, 64u, 65u, 1000u}) {
    CAPTURE(documents);
    Deleted deleted(documents);
    std::set<DocIndex> expected;
    for (DocIndex i = 0; i < documents / 3 + 1; ++i) {
      const DocIndex doc = random() % documents;
      deleted.add(doc);
      expected.insert(doc);
    }
    const std::string path = deleted_path(folder.path(), documents);
    deleted.write(path);
    const Deleted back(path, documents);
    CHECK(back.count() == expected.size());
    for (DocIndex doc = 0; doc < documents; ++doc) {
      REQUIRE(back.contains(doc) == (expected.count(doc) != 0));
    }
    CHECK_THROWS_AS(Deleted(path, documents + 64), Error);
    std::string bytes = read_bytes_of(path);
    bytes[32] = static_cast<char>(bytes[32] ^ 1);
    write_bytes_to(path, bytes);
    CHECK_THROWS_AS(Deleted(path, documents), Error);
  }
}
