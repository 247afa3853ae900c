#include "tests/searcher/present/fixture.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace dateline::present_test {
namespace {

// Every place where one of `words` stands in `text`.
std::vector<Span> spans_of(std::string_view text, const std::vector<std::string_view>& words) {
  std::vector<Span> spans;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 0;
    for (const std::string_view word : words) {
      if (text.substr(at, word.size()) == word) length = std::max(length, word.size());
    }
    if (length > 0) spans.push_back({at, at + length});
    at += std::max<std::size_t>(length, 1);
  }
  return spans;
}

Hit hit(std::size_t rank, Article article, std::string snippet,
        const std::vector<std::string_view>& words) {
  Hit made;
  made.rank = rank;
  made.score = 12.0 / static_cast<double>(rank) + 0.31415926;
  made.title_highlights = spans_of(article.title, words);
  made.snippet.highlights = spans_of(snippet, words);
  made.snippet.text = std::move(snippet);
  made.article = std::move(article);
  return made;
}

std::vector<Hit> sample_hits() {
  std::vector<Hit> hits;

  Article article;
  article.id = "hill-2022-0908-17";
  article.url = "https://hillgazette.example/world/2022/09/08/ministry-closes-the-mission";
  article.title = "Ministry closes the embassy after a cyberattack on the tax office";
  article.date = make_date(2022, 9, 8);
  article.countries = {"AL", "IR"};
  article.mentions = {"AL", "IR", "US"};
  article.source = "hillgazette.example";
  article.language = "en";
  hits.push_back(hit(1, article,
                     "The cyberattack of July had put the tax office on paper for eleven days, and "
                     "the embassy, said the minister, \"knew more about it than we did\".",
                     {"cyberattack", "embassy"}));
  hits.back().similar = 7;
  hits.back().article.story = "story-17";

  article = Article();
  article.id = "https://kanto.example/20221003";
  article.url = article.id;
  article.title = "大使館へのサイバー攻撃、政府が調査を開始";
  article.date = make_date(2022, 10);
  article.countries = {"JP"};
  article.mentions = {"JP", "AL"};
  article.source = "関東日報";
  article.language = "ja";
  hits.push_back(hit(2, article,
                     "政府は三日、在外大使館の電子計算機に対するサイバー攻撃について調査を始めたと"
                     "発表した。被害の範囲はまだ分かっていない。",
                     {"大使館", "サイバー攻撃"}));

  article = Article();
  article.id = "sha-4f1d0c";
  article.title = "إغلاق السفارة بعد هجوم على شبكة الموانئ";
  article.countries = {"IR", "SA", "OM", "YE", "IQ", "KW", "QA"};
  article.mentions = article.countries;
  article.source = "صحيفة الميناء";
  article.language = "ar";
  hits.push_back(
      hit(3, article, "قال المتحدث إن السفارة ستبقى مغلقة حتى نهاية الشهر.", {"السفارة"}));

  article = Article();
  article.id = "note-3";
  article.date = make_date(2021);
  article.language = "und";
  hits.push_back(hit(4, article, "", {}));
  return hits;
}

FacetResult facet(Facet which, std::vector<FacetValue> values, std::uint64_t distinct) {
  FacetResult result;
  result.facet = which;
  result.values = std::move(values);
  result.distinct = distinct;
  return result;
}

std::vector<FacetResult> sample_facets() {
  return {facet(Facet::kCountry,
                {{"AL", "Albania", 1234, true},
                 {"IR", "Iran", 640, false},
                 {"MK", "North Macedonia", 97, false},
                 {"BA", "Bosnia and Herzegovina", 12, false},
                 {"JP", "Japan", 1, false}},
                38),
          facet(Facet::kSource,
                {{"hillgazette.example", "hillgazette.example", 800, false},
                 {"関東日報", "関東日報", 410, false},
                 {"صحيفة الميناء", "صحيفة الميناء", 24, false}},
                3),
          facet(Facet::kLanguage,
                {{"en", "English", 1100, false},
                 {"ja", "Japanese", 110, false},
                 {"ar", "Arabic", 24, false}},
                3),
          facet(Facet::kDate,
                {{"2021", "2021", 2, false},
                 {"2022-03", "2022-03", 40, false},
                 {"2022-07", "2022-07", 320, true},
                 {"2022-08", "2022-08", 85, true},
                 {"2022-09", "2022-09", 620, true},
                 {"2022-10", "2022-10", 164, false},
                 {"2022-11", "2022-11", 1, false}},
                7)};
}

// Standard output, caught.
class Caught {
 public:
  Caught() : stream_(open_memstream(&bytes_, &size_)) {}
  ~Caught() {
    std::fclose(stream_);
    std::free(bytes_);
  }
  Caught(const Caught&) = delete;
  Caught& operator=(const Caught&) = delete;

  std::FILE* stream() { return stream_; }
  std::string text() {
    std::fflush(stream_);
    return std::string(bytes_, size_);
  }

 private:
  char* bytes_ = nullptr;
  std::size_t size_ = 0;
  std::FILE* stream_;
};

}  // namespace

Response sample_response() {
  Response response;
  response.query = "(cyberattack embassy";
  response.interpreted = "cyberattack embassy";
  response.total = 1234;
  response.took_ms = 1.8765;
  response.hits = sample_hits();
  response.facets = sample_facets();
  response.date_none = 3;
  response.diagnostics = {
      {Diagnostic::Level::kWarning, 0, 1, "this bracket is never closed; it was left out"},
      {Diagnostic::Level::kNote, 0, 0, "stop words count only inside quotes"}};
  response.suggestion = Suggestion{"cyberattacks embassy", 1500};
  return response;
}

Request sample_request() {
  Request request;
  request.query = "(cyberattack embassy";
  request.filters.countries = {"AL"};
  request.limit = 4;
  return request;
}

Article sample_article() {
  Article article;
  article.id = "hill-2022-0908-17";
  article.url = "https://hillgazette.example/world/2022/09/08/ministry-closes-the-mission";
  article.title = "Ministry closes the embassy after a cyberattack on the tax office";
  article.body =
      "HILLTOWN, Sept. 8 - The ministry closed the embassy on Thursday. Albania had waited for "
      "seven weeks, and Albania, said the minister, would not wait for an eighth.\n\n"
      "In Tehran nobody answered the "
      "telephone.\n\n東京では、政府が自国の大使館の電子計算機を調べ始めた"
      "と発表した。被害の範囲はまだ分かっていない。";
  article.date = make_date(2022, 9, 8);
  article.countries = {"AL", "IR"};
  article.mentions = {"AL", "IR", "JP"};
  article.source = "hillgazette.example";
  article.source_country = "GB";
  article.language = "en";
  article.authors = {"A. Writer", "B. Second"};
  article.topics = {"diplomacy", "computing"};
  article.story = "story-17";
  article.extra = {{"edition", "\"late\""}, {"page", "4"}};
  article.removed = {{"Leave a reply", "comment-form"},
                     {"Your name", "comment-form"},
                     {"We use cookies", "cookie-notice"}};
  article.evidence = {
      {"date", "2022-09-08", "published", 0, 29, "Thu, 08 Sep 2022 14:05:00 GMT", "given", false},
      {"country", "AL", "body", 66, 73, "Albania", "name", true},
      {"country", "AL", "body", 102, 109, "Albania", "name", true},
      {"country", "IR", "body", 175, 181, "Tehran", "capital", true},
      {"country", "JP", "body", 210, 216, "東京", "capital", false}};
  return article;
}

std::string presented(const Response& response, const Request& request, OutputFormat format,
                      const PresentOptions& options) {
  Caught caught;
  Output output(caught.stream());
  present(response, request, format, options, output);
  return caught.text();
}

std::string presented(const Article& article, OutputFormat format, const PresentOptions& options) {
  Caught caught;
  Output output(caught.stream());
  present_article(article, format, options, output);
  return caught.text();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
    lines.push_back(text.substr(begin, end - begin));
  }
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const Painter& plain() {
  static const Painter kPlain(false);
  return kPlain;
}

std::string unpainted(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\x1b[") == 0) {
      i = text.find('m', i);
      continue;
    }
    plain += text[i];
  }
  return plain;
}

}  // namespace dateline::present_test
