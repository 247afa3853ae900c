#include "indexer/export/xapian_exporter.h"

#include <filesystem>

#include "common/article_json.h"
#include "common/error.h"
#include "common/index/schema.h"
#include "tests/catch.h"
#include "tests/indexer/sample_index.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

namespace fs = std::filesystem;

// The ids of what a program with Xapian's own parser finds.
std::vector<std::string> find(const Xapian::Database& database, const std::string& text,
                              const char* language = "en") {
  Xapian::QueryParser parser;
  parser.set_database(database);
  parser.set_stemmer(Xapian::Stem(language));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.add_prefix("title", "S");
  parser.add_boolean_prefix("country", "N");
  parser.add_boolean_prefix("date", "D");
  Xapian::Enquire enquire(database);
  enquire.set_query(parser.parse_query(
      text, Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_CJK_NGRAM));
  std::vector<std::string> ids;
  const Xapian::MSet hits = enquire.get_mset(0, 100);
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
    const std::string data = hit.get_document().get_data();
    ids.push_back(article_from_text(data.substr(data.find("\narticle=") + 9)).id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

TEST_CASE("the tools of others find articles in an exported database", "[export]") {
  using Ids = std::vector<std::string>;
  const TempFolder folder;
  const std::string path = folder / "stock";
  XapianExporter exporter(path);
  std::vector<Article> articles = sample_articles(1, 4);
  articles[2].title = "地震の速報";
  articles[2].language = "ja";
  for (const Article& article : articles) exporter.add(to_text(article));
  CHECK_FALSE(fs::exists(path));
  exporter.finish();
  CHECK(Xapian::Database::check(path, 0, nullptr) == 0);
  const Xapian::Database database(path);
  CHECK(database.get_doccount() == 3);
  CHECK(database.has_positions());

  const Ids all = {"harbour-1", "harbour-2", "harbour-3"};
  CHECK(find(database, "reaching") == Ids{"harbour-1", "harbour-2"});  // stems, of English
  CHECK(find(database, "\"reached split before noon\"") == all);
  CHECK(find(database, "\"split reached\"").empty());
  CHECK(find(database, "\"who had waited\"") == all);  // function words too
  CHECK(find(database, "café") == Ids{"harbour-1", "harbour-2"});
  CHECK(find(database, "cafe") == all);
  CHECK(find(database, "cyberattack") == all);
  CHECK(find(database, "title:berth") == Ids{"harbour-1", "harbour-2"});
  CHECK(find(database, "title:split").empty());
  CHECK(find(database, "地震") == Ids{"harbour-3"});
  CHECK(find(database, "country:HR date:20220303") == Ids{"harbour-2"});

  // As our own segments have them, and with a termlist.
  const Xapian::Document document = database.get_document(1);
  CHECK(document.get_value(kDateSlot) == "20220202");
  CHECK(document.get_value(kLanguageSlot) == "en");
  for (const std::string& term :
       {make_term(kIdPrefix, "harbour-1"), make_term(kMentionPrefix, "AL"),
        make_term(kSourcePrefix, "adriatic courier"), std::string("M202202"), std::string("Y2022"),
        std::string("Zcafe"), std::string("ZSferri")}) {
    CAPTURE(term);
    CHECK(database.term_exists(term));
    bool listed = false;
    for (auto each = document.termlist_begin(); each != document.termlist_end(); ++each) {
      listed = listed || *each == term;
    }
    CHECK(listed);
  }
  CHECK_THAT(
      document.get_data(),
      Catch::StartsWith("url=https://example.org/harbour/1\ncaption=Café owners of berth 1"));
  CHECK(article_from_text(document.get_data().substr(document.get_data().find("\narticle=") + 9)) ==
        articles[0]);
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("an exported database writes over nothing", "[export]") {
  const TempFolder folder;
  fs::create_directory(folder / "full");
  write_bytes_to(folder / "full/letter", "dear");
  CHECK_THROWS_AS(XapianExporter(folder / "full"), Error);
  CHECK_THROWS_AS(XapianExporter(folder / "full/letter"), Error);
  fs::create_directory(folder / "empty");
  {
    XapianExporter given_up(folder / "empty");
    given_up.add(to_text(sample_article(1)));
  }
  CHECK(fs::is_empty(folder / "empty"));
  {
    XapianExporter exporter(folder / "empty");
    exporter.add(to_text(sample_article(1)));
    exporter.finish();
  }
  CHECK(Xapian::Database(folder / "empty").get_doccount() == 1);
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 2);
}
