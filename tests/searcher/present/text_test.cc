#include "searcher/present/text.h"

#include <random>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/text/utf8.h"
#include "common/text/width.h"
#include "searcher/present/article_text.h"
#include "searcher/present/labels.h"
#include "searcher/present/query_notes.h"
#include "tests/catch.h"
#include "tests/searcher/present/fixture.h"

namespace dateline::present_test {
namespace {

std::string text_of(const Response& response, const Request& request = {}) {
  return response_text(response, request, 80, plain(), false);
}

void check_lines(const std::string& text, std::size_t width) {
  CHECK(text.ends_with('\n'));
  for (const std::string& line : lines_of(unpainted(text))) {
    CAPTURE(line);
    REQUIRE(display_width(line) <= width);
    REQUIRE(!line.ends_with(' '));
  }
}

std::string hostile(std::mt19937& random) {
  static const std::vector<std::string> kParts = {
      "word ",     "\x1b[2J",
      "\n\n",      "\xe2\x80\xae",
      "\xff",      "東京",
      "عكاظ ",     "é",
      "e\xcc\x81", "👩\xe2\x80\x8d👩\xe2\x80\x8d👧",
      "\t",        "averylongwordwithoutanyplacetobreakitanywhereatall",
      "*",         "-",
      "ไทย"};
  std::string text;
  for (std::size_t i = random() % 12; i > 0; --i) text += kParts[random() % kParts.size()];
  return text;
}

TEST_CASE("formats: known names and no others") {
  CHECK(parse_output_format("text") == OutputFormat::kText);
  CHECK(parse_output_format("jsonl") == OutputFormat::kJsonLines);
  CHECK(parse_output_format("ids") == OutputFormat::kIds);
  try {
    parse_output_format("xml");
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::kUsage);
    CHECK(contains(error.hint(), "text, markdown, json, jsonl, csv, tsv, trec, ids"));
  }
}

TEST_CASE("text: nothing is wider than the terminal") {
  for (int width = 40; width <= 200; ++width) {
    CAPTURE(width);
    for (const bool color : {false, true}) {
      const PresentOptions options = {.color = color, .width = width, .many = true};
      const auto columns = static_cast<std::size_t>(width);
      check_lines(presented(sample_response(), sample_request(), OutputFormat::kText, options),
                  columns);
      check_lines(presented(sample_article(), OutputFormat::kText, options), columns);
    }
  }
}

TEST_CASE("text: nothing from an article or a query reaches the terminal as control") {
  const unsigned seed = 40200;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    Response response = sample_response();
    response.query = hostile(random);
    response.interpreted = hostile(random);
    response.suggestion = Suggestion{hostile(random), 7};
    response.diagnostics[0].message = hostile(random);
    response.diagnostics[0].begin = random() % 30;
    response.diagnostics[0].end = random() % 30;
    response.facets[1].values[0].label = hostile(random);
    Hit& hit = response.hits[0];
    hit.article.id = hostile(random);
    hit.article.url = hostile(random);
    hit.article.title = hostile(random);
    hit.article.source = hostile(random);
    hit.article.language = hostile(random);
    hit.article.countries = {hostile(random)};
    hit.snippet.text = hostile(random);
    hit.snippet.highlights = {{random() % 9, random() % 40}, {random() % 40, random() % 60}};
    Article article = sample_article();
    article.title = hostile(random);
    article.body = hostile(random) + "\n\n" + hostile(random);
    article.authors = {hostile(random)};
    article.extra = {{hostile(random), hostile(random)}};
    article.removed[0].rule = hostile(random);
    article.evidence[1].text = hostile(random);
    const auto width = static_cast<int>(40 + random() % 161);
    CAPTURE(round, width);
    for (const std::string& text : {presented(response, sample_request(), OutputFormat::kText,
                                              {.width = width, .many = true}),
                                    presented(article, OutputFormat::kText, {.width = width})}) {
      REQUIRE(is_clean_utf8(text));
      REQUIRE(!contains(text, "\x1b"));
      REQUIRE(!contains(text, "\xe2\x80\xae"));
      for (const std::string& line : lines_of(text)) {
        CAPTURE(line);
        REQUIRE(display_width(line) <= static_cast<std::size_t>(width));
      }
    }
  }
}

TEST_CASE("text: the first line says how much there is and how the query was read") {
  Response response;
  response.total = 1;
  response.took_ms = 0.42;
  response.query = "a  b";
  response.interpreted = "a b";
  CHECK(text_of(response).starts_with("1 article · 0.4 ms\n"));
  response.total = 12;
  response.interpreted = "a AND b";
  response.took_ms = 1234;
  CHECK(text_of(response).starts_with("12 articles · read as: a AND b · 1.2 s\n"));
  response.exact = false;
  CHECK(text_of(response).starts_with("at least 12 articles · "));
  response.total = 0;
  response.exact = true;
  CHECK(text_of(response).starts_with("Nothing found · "));
}

TEST_CASE("text: colour changes line ends at most") {
  const Response response = sample_response();
  const std::string colorless = text_of(response, sample_request());
  std::string colored =
      unpainted(response_text(response, sample_request(), 200, Painter(true), false));
  std::string starless = response_text(response, sample_request(), 200, plain(), false);
  std::erase(starless, '*');
  for (std::string* text : {&colored, &starless}) {
    std::erase_if(*text, [](char c) { return c == ' ' || c == '\n'; });
  }
  CHECK(colored == starless);
  CHECK(contains(colorless, "*embassy*"));
}

TEST_CASE("text: nothing found names the filters") {
  Response response;
  response.query = "embassy";
  Request request;
  request.query = response.query;
  CHECK(contains(text_of(response, request), "Try fewer words"));
  request.filters.countries = {"AL", "IR"};
  CHECK(contains(text_of(response, request),
                 "Filters: country Albania or Iran\nTry again without this filter."));
  request.filters.languages = {"de"};
  request.filters.dates = {day_of(2022, 7, 1), day_of(2022, 9, 30), false};
  CHECK(contains(text_of(response, request),
                 "Filters: country Albania or Iran · language German · date 2022-07..2022-09\n"
                 "Try again without one of these filters."));
  CHECK(!contains(text_of(response, request), "--match any"));
  request.match = Match::kAll;
  CHECK(contains(text_of(response, request), "--match any"));
}

TEST_CASE("text: the way to the next page") {
  Response response = sample_response();
  Request request = sample_request();
  CHECK(text_of(response, request).ends_with("Next page: --page 2\n"));
  request.offset = 8;
  CHECK(text_of(response, request).ends_with("Next page: --page 4\n"));
  request.offset = 3;
  CHECK(text_of(response, request).ends_with("Next page: --offset 7\n"));
  response.total = 7;
  CHECK(!contains(text_of(response, request), "Next page"));
  response.hits.clear();
  request.offset = 40;
  CHECK(contains(text_of(response, request), "7 articles · read as: cyberattack embassy · none"));
  CHECK(text_of(response, request).ends_with("Last page: --page 2\n"));
  request.limit = 0;
  request.offset = 0;
  CHECK(!contains(text_of(response, request), "page"));
}

TEST_CASE("text: several queries are told apart") {
  const Response response = sample_response();
  const std::string first =
      presented(response, {}, OutputFormat::kText, {.many = true, .first = true});
  const std::string second =
      presented(response, {}, OutputFormat::kText, {.many = true, .first = false});
  CHECK(first.starts_with("> (cyberattack embassy\n1,234 articles"));
  CHECK(second == "\n" + first);
}

TEST_CASE("notes: the caret stands under what it is about") {
  const std::string query = "東京 (attack";
  const Diagnostic diagnostic = {Diagnostic::Level::kWarning, query.find('('), query.find('(') + 1,
                                 "never closed"};
  CHECK(query_note(diagnostic, query, 80, plain()) ==
        "warning: never closed\n  東京 (attack\n       ^\n");
  const Diagnostic whole = {Diagnostic::Level::kNote, 0, 0, "searched as text"};
  CHECK(query_note(whole, query, 80, plain()) == "note: searched as text\n");
}

TEST_CASE("notes: of a long query the surroundings are shown") {
  const std::string query =
      std::string(300, 'a') + " " + std::string(300, 'b') + " NEAR/0 " + std::string(300, 'c');
  const std::size_t at = query.find("NEAR");
  const auto lines =
      lines_of(query_note({Diagnostic::Level::kWarning, at, at + 6, "no"}, query, 40, plain()));
  REQUIRE(lines.size() == 3);
  CHECK(display_width(lines[1]) <= 40);
  const std::size_t caret = lines[2].find('^');
  CHECK(lines[2].substr(caret) == "^^^^^^");
  const std::string before = lines[1].substr(0, lines[1].find("NEAR/0"));
  CHECK(display_width(before) == caret);
  const auto everything = lines_of(
      query_note({Diagnostic::Level::kWarning, 0, query.size(), "no"}, query, 40, plain()));
  CHECK(display_width(everything[2]) <= 40);
}

TEST_CASE("article: what is unknown is not listed") {
  Article article;
  article.id = "x";
  article.language = "und";
  CHECK(article_text(article, 80, plain()) == "(untitled)\n\nid         x\ndate       undated\n");
}

TEST_CASE("labels: languages and countries by name") {
  CHECK(language_label("de") == "German");
  CHECK(language_label("swa") == "Swahili");
  CHECK(language_label("und").empty());
  CHECK(language_label("x!") == "x!");
  CHECK(country_label("AL") == "Albania");
  CHECK(country_label("ZZ") == "ZZ");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(time_taken(9.96) == "10 ms");
  CHECK(time_taken(-1) == "0.0 ms");
}

}  // namespace
}  // namespace dateline::present_test
