#include <algorithm>
#include <cctype>
#include <set>

#include "tests/catch.h"
#include "tests/cli/programs.h"

namespace dateline::test {
namespace {

const Words kAlbania = {"albania", "-n", "50"};

std::set<std::string> keys(const Json& object) {
  std::set<std::string> all;
  for (const auto& [key, value] : object.items()) all.insert(key);
  return all;
}

const std::set<std::string> kHitKeys = {"rank",     "id",         "title",    "date", "countries",
                                        "mentions", "source",     "language", "url",  "score",
                                        "snippet",  "highlights", "similar",  "story"};

Result formatted(const std::string& format, Words arguments) {
  arguments.insert(arguments.end(), {"--format", format});
  return search_sample(arguments);
}

// The rows of a CSV text as RFC 4180 has it.
std::vector<Words> csv_rows(const std::string& text) {
  std::vector<Words> rows(1, Words(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        rows.back().back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        rows.back().back() += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\n') {
      rows.emplace_back(1);
    } else {
      rows.back().back() += c;
    }
  }
  rows.pop_back();
  return rows;
}

bool is_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

bool starts_character(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

}  // namespace

TEST_CASE("json has the keys of the contract") {
  const Json json = answer(kAlbania);
  CHECK(keys(json) == std::set<std::string>{"version", "query", "interpreted", "total", "exact",
                                            "took_ms", "hits", "facets", "diagnostics",
                                            "suggestion", "advice"});
  CHECK(json.at("version") == 1);
  CHECK(json.at("query") == "albania");
  CHECK(json.at("interpreted") == "albania");
  CHECK(json.at("exact") == true);
  CHECK(json.at("took_ms").is_number());
  CHECK(json.at("diagnostics").empty());
  CHECK(json.at("suggestion").is_null());
  REQUIRE(json.at("hits").size() == json.at("total"));
  double last_score = 1e9;
  std::size_t rank = 0;
  for (const Json& hit : json.at("hits")) {
    INFO(hit.dump());
    CHECK(keys(hit) == kHitKeys);
    CHECK(hit.at("rank") == ++rank);
    CHECK(hit.at("score") <= last_score);
    last_score = hit.at("score");
    CHECK_FALSE(hit.at("snippet").get<std::string>().empty());
  }
  CHECK(keys(json.at("facets")) ==
        std::set<std::string>{"country", "source", "language", "date", "date_none"});
  for (const Json& value : json.at("facets").at("country")) {
    CHECK(keys(value) == std::set<std::string>{"value", "label", "count"});
  }
}

TEST_CASE("all formats list the same hits") {
  const Json json = answer(kAlbania);
  std::vector<std::string> ids;
  for (const Json& hit : json.at("hits")) ids.push_back(hit.at("id"));
  REQUIRE(ids.size() > 10);

  CHECK(lines(formatted("ids", kAlbania).out) == ids);
  const auto objects = json_lines(formatted("jsonl", kAlbania).out);
  REQUIRE(objects.size() == ids.size());
  const auto rows = csv_rows(formatted("csv", kAlbania).out);
  REQUIRE(rows.size() == ids.size() + 1);
  CHECK(rows[0][1] == "id");
  const auto tabbed = lines(formatted("tsv", kAlbania).out);
  REQUIRE(tabbed.size() == ids.size() + 1);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    CHECK(keys(objects[i]) == kHitKeys);
    CHECK(objects[i].at("id") == ids[i]);
    REQUIRE(rows[i + 1].size() == rows[0].size());
    CHECK(rows[i + 1][1] == ids[i]);
    CHECK(rows[i + 1][2] == objects[i].at("title"));
    CHECK(contains(tabbed[i + 1], "\t" + ids[i] + "\t"));
    CHECK(std::count(tabbed[i + 1].begin(), tabbed[i + 1].end(), '\t') ==
          static_cast<std::ptrdiff_t>(rows[0].size()) - 1);
  }
  Words every = kAlbania;
  every.push_back("--no-collapse");
  const Result text = search_sample(every);
  // An address too long for a line goes on in the next one.
  const auto packed = [](std::string string) {
    string.erase(
        std::remove_if(string.begin(), string.end(), [](char c) { return c == ' ' || c == '\n'; }),
        string.end());
    return string;
  };
  for (const std::string& id : ids) CHECK(contains(packed(text.out), packed(id)));
}

TEST_CASE("stdout has nothing but results, stderr nothing when all is well") {
  for (const char* format : {"text", "json", "jsonl", "csv", "tsv", "ids"}) {
    INFO(format);
    CHECK(formatted(format, kAlbania).err.empty());
    const Result nothing = formatted(format, {"--match", "all", "zzqqxx"});
    CHECK(nothing.status == 1);
    if (std::string(format) == "jsonl" || std::string(format) == "ids") CHECK(nothing.out.empty());
  }
}

TEST_CASE("highlights are ranges of whole words within the snippet") {
  std::size_t checked = 0;
  for (const char* query :
       {"cyberattack embassy", "\"state servers\"", "danube OR donau OR danubio", "cyber*",
        "iran NEAR/8 embassy", "Дунай OR Россия OR снег", "أزمة OR ألبانيا", "网络攻击", "หมอกควัน",
        "saldırı OR deprem", "albania's", "tehran~"}) {
    const Json json = answer({"-n", "40", query});
    INFO(query);
    CHECK(json.at("total") > 0);
    for (const Json& hit : json.at("hits")) {
      const std::string snippet = hit.at("snippet");
      std::size_t last = 0;
      for (const Json& range : hit.at("highlights")) {
        const std::size_t begin = range.at(0);
        const std::size_t end = range.at(1);
        INFO(snippet << "\n" << begin << " to " << end);
        REQUIRE(begin < end);
        REQUIRE(begin >= last);
        REQUIRE(end <= snippet.size());
        CHECK(starts_character(snippet, begin));
        CHECK(starts_character(snippet, end));
        const bool ascii = static_cast<unsigned char>(snippet[begin]) < 0x80;
        if (ascii && begin > 0) CHECK_FALSE(is_letter(snippet[begin - 1]));
        if (ascii && end < snippet.size()) CHECK_FALSE(is_letter(snippet[end]));
        last = end;
        ++checked;
      }
    }
  }
  CHECK(checked > 60);
}

TEST_CASE("what is marked is what was asked for") {
  const Json json = answer({"\"severed diplomatic relations\"", "-n", "1"});
  REQUIRE(json.at("total") > 0);
  const Json& hit = json.at("hits")[0];
  REQUIRE(hit.at("highlights").size() > 0);
  const std::size_t begin = hit.at("highlights")[0][0];
  const std::string snippet = hit.at("snippet");
  CHECK(snippet.substr(begin, 7) == "severed");
}

TEST_CASE("option --show prints one article whole") {
  const Result text = search_sample({"--show", "mw-20220907-031"});
  CHECK(text.status == 0);
  CHECK(contains(text.out, "Albania cuts diplomatic ties with Iran"));
  const Result json = search_sample({"--show", "mw-20220907-031", "--format", "json"});
  REQUIRE(json.status == 0);
  const Json article = Json::parse(json.out);
  CHECK(article.at("id") == "mw-20220907-031");
  CHECK(article.at("date") == "2022-09-07");
  CHECK(article.at("body").get<std::string>().size() > 300);
  const Result one_line = search_sample({"--show", "mw-20220907-031", "--format", "jsonl"});
  CHECK(lines(one_line.out).size() == 1);
  const Result missing = search_sample({"--show", "no-such-id"});
  CHECK(missing.status == 1);
  CHECK(missing.out.empty());
  CHECK(contains(missing.err, "no-such-id"));
}

TEST_CASE("every id that is listed can be shown") {
  std::size_t shown = 0;
  const auto ids = lines(formatted("ids", {"", "-n", "200"}).out);
  for (const std::string& id : ids) {
    if (++shown % 9 != 0) continue;
    INFO(id);
    CHECK(search_sample({"--show", id, "--format", "ids"}).out == id + "\n");
  }
  CHECK(shown == 156);
}

TEST_CASE("queries on standard input are answered line by line") {
  const std::string queries = "albania\n\nzzqqxx\r\n-iran albania\n";
  const Result result = search({"-i", sample_index(), "--format", "json"}, queries);
  CHECK(result.status == 0);
  const auto answers = json_lines(result.out);
  REQUIRE(answers.size() == 3);
  CHECK(answers[0].at("query") == "albania");
  CHECK(answers[1].at("query") == "zzqqxx");
  CHECK(answers[1].at("total") == 0);
  CHECK(answers[2].at("total") == total({"albania -iran"}));

  const auto hits = json_lines(search({"-i", sample_index(), "--format", "jsonl"}, queries).out);
  REQUIRE_FALSE(hits.empty());
  for (const Json& hit : hits) CHECK(hit.contains("query"));
  CHECK(search({"-i", sample_index()}, "zzqqxx\nqqxxzz\n").status == 1);
  CHECK(search({"-i", sample_index()}, "zzqqxx\nalbania\n").status == 0);
  const Result last_unended = search({"-i", sample_index(), "--format", "ids"}, "albania");
  CHECK(last_unended.status == 0);
}

}  // namespace dateline::test
