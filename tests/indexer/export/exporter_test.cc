#include "indexer/export/exporter.h"

#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "common/article_json.h"
#include "common/error.h"
#include "indexer/export/opensearch_exporter.h"
#include "indexer/export/trec_exporter.h"
#include "indexer/input/import_reader.h"
#include "tests/catch.h"
#include "tests/indexer/sample_index.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

using Json = nlohmann::ordered_json;

// Keeps what it is given.
class StringSink final : public Sink {
 public:
  explicit StringSink(std::string& text) : text_(text) {}
  void write(std::string_view bytes) override { text_ += bytes; }
  void finish() override { text_ += "(end)"; }

 private:
  std::string& text_;
};

std::string exported(ExportFormat format, const std::vector<Article>& articles) {
  std::string text;
  const auto exporter = make_exporter(format, std::make_unique<StringSink>(text));
  for (const Article& article : articles) exporter->add(to_text(article));
  exporter->finish();
  REQUIRE(text.ends_with("(end)"));
  return text.substr(0, text.size() - 5);
}

std::vector<Json> json_lines(const std::string& text) {
  std::vector<Json> all;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) all.push_back(Json::parse(line));
  return all;
}

}  // namespace

TEST_CASE("formats of exports have names", "[export]") {
  CHECK(parse_export_format("jsonl") == ExportFormat::kJsonLines);
  CHECK(parse_export_format("xapian") == ExportFormat::kXapian);
  CHECK_THROWS_AS(parse_export_format("xml"), Error);
  CHECK_THROWS_AS(parse_export_format(""), Error);
}

TEST_CASE("exported JSON Lines are read back as the same articles", "[export]") {
  std::vector<Article> articles = sample_articles(0, 20);
  articles[3].extra.push_back({"source", R"("what the input called source")"});
  articles[4].title = "Line\nbreak, \"quotes\", \\ and \x01";
  articles[5] = Article();
  articles[5].id = "bare";
  articles[5].body = "b";
  // Once around: fields that the stored form renames have their new names.
  std::vector<Article> stored;
  for (const Article& article : articles) stored.push_back(article_from_text(to_text(article)));
  const std::string text = exported(ExportFormat::kJsonLines, articles);
  const auto source = open_bytes("export", text);
  ImportReader reader(*source, [](const Reject& reject) { FAIL(reject.reason + reject.detail); });
  std::vector<Article> read;
  for (Article article; reader.next(article);) read.push_back(article);
  CHECK(read == stored);
  CHECK(exported(ExportFormat::kJsonLines, read) == text);
}

TEST_CASE("what is no exported article is rejected with its line", "[export]") {
  const std::string good = to_text(sample_article(1)) + "\n";
  const auto source = open_bytes(
      "export", good + "\n  \r\nnonsense\n[]\n{}\n{\"id\":\"a\"}\n{\"title\":\"no id\"}\n" +
                    R"({"id":"x","title":"t","countries":"HR"})" + "\n" +
                    R"({"id":7,"title":"t"})" + "\n{\"id\":\"u\",\"title\":\"\xff\"}\n" +
                    std::string(100000, '[') + "\n" + good.substr(0, good.size() - 1));
  std::vector<Reject> rejects;
  ImportReader reader(*source, [&](const Reject& reject) { rejects.push_back(reject); });
  int count = 0;
  for (Article article; reader.next(article); ++count) CHECK(article == sample_article(1));
  CHECK(count == 2);
  REQUIRE(rejects.size() == 9);
  CHECK(rejects.front().origin.record == 4);
  for (const Reject& reject : rejects) {
    CHECK(reject.origin.file == "export");
    CHECK(reject.reason == "not an exported article");
    CHECK_FALSE(reject.detail.empty());
  }
}

TEST_CASE("requests to _bulk have two lines an article", "[export]") {
  std::vector<Article> articles = sample_articles(1, 4);
  articles[2].id = std::string(2000, 'x');
  articles[2].extra.clear();
  const auto lines = json_lines(exported(ExportFormat::kOpenSearch, articles));
  REQUIRE(lines.size() == 6);
  CHECK(lines[0] == Json({{"index", {{"_id", "harbour-1"}}}}));
  const Json& source = lines[1];
  CHECK(source.at("id") == "harbour-1");
  CHECK(source.at("date") == "2022-02-02");
  CHECK(source.at("countries") == Json({"HR"}));
  CHECK(source.at("extra").at("page") == 1);
  CHECK(source.at("extra").at("desk").at("hours")[1] == 16);
  CHECK(source.at("removed")[0].at("rule") == "share");
  CHECK_FALSE(source.contains("page"));
  CHECK_FALSE(lines[5].contains("extra"));
  const std::string long_id = lines[4].at("index").at("_id");
  CHECK(long_id.size() < 512);
  CHECK(lines[5].at("id") == articles[2].id);

  // Every field has its place in the mapping.
  const Json properties = Json::parse(opensearch_mapping()).at("mappings").at("properties");
  for (const auto& field : source.items()) {
    CAPTURE(field.key());
    CHECK(properties.contains(field.key()));
  }
  CHECK(properties.at("date").at("type") == "date");
  CHECK(properties.at("extra").at("enabled") == false);
}

TEST_CASE("TREC documents have markup of their own only", "[export]") {
  Article article = sample_article(1);
  article.id = "https://example.org/a b?x=1&y=<2>";
  article.body = "Profits < 3 & costs > 4.\n\n</TEXT></DOC><DOC>\x02 The end.";
  const std::string text = exported(ExportFormat::kTrec, {article, sample_article(2)});
  CHECK(
      text.starts_with("<DOC>\n<DOCNO>https://example.org/a%20b?x=1&amp;y=&lt;2&gt;</DOCNO>\n"
                       "<DATE>2022-02-02</DATE>\n"));
  CHECK_THAT(text, Catch::Contains("<HEADLINE>Café owners of berth 1 greet the ferry</HEADLINE>"));
  CHECK_THAT(text, Catch::Contains("<BYLINE>A. Writer, B. Writer 1</BYLINE>"));
  CHECK_THAT(text, Catch::Contains("<TEXT>\nProfits &lt; 3 &amp; costs &gt; 4.\n\n&lt;/TEXT&gt;"
                                   "&lt;/DOC&gt;&lt;DOC&gt;  The end.\n</TEXT>\n</DOC>\n"));
  std::size_t documents = 0;
  for (std::size_t at = text.find("<DOC>"); at != std::string::npos;
       at = text.find("<DOC>", at + 1)) {
    ++documents;
  }
  CHECK(documents == 2);
}

TEST_CASE("an export leaves deleted articles out and keeps the order", "[export]") {
  const TempFolder folder;
  const std::string index = folder / "idx";
  add_to(index, sample_articles(0, 30));
  Article changed = sample_article(4);
  changed.body += " More.";
  add_to(index, {changed});
  std::string text;
  const auto exporter = make_exporter(ExportFormat::kJsonLines, std::make_unique<StringSink>(text));
  CHECK(export_index(index, *exporter) == 30);
  text.resize(text.size() - 5);
  const auto lines = json_lines(text);
  REQUIRE(lines.size() == 30);
  CHECK(lines.back().at("id") == "harbour-4");
  std::set<std::string> ids;
  std::string last;
  for (std::size_t i = 0; i < 29; ++i) {
    ids.insert(lines[i].at("id"));
    const std::string date = lines[i].value("date", "");
    CHECK(last.substr(0, date.size()) <= date);
    last = date;
  }
  CHECK(ids.size() == 29);
  CHECK(ids.count("harbour-4") == 0);
}
