#include <random>

#include "common/error.h"
#include "common/text/utf8.h"
#include "indexer/input/csv_rows.h"
#include "indexer/input/sgml_scanner.h"
#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

constexpr unsigned kFormatsSeed = 19870226;

const std::vector<std::string>& pieces_of(Format format) {
  static const std::vector<std::string> kCsv = {"title,text\n",
                                                "title\ttext\tid\n",
                                                "\"",
                                                "\"\"",
                                                ",",
                                                "\t",
                                                ";",
                                                "\n",
                                                "\r\n",
                                                "\r",
                                                "a b",
                                                "\xef\xbb\xbf",
                                                "\xff\xfe",
                                                "\xe9",
                                                "\xc3\xa9",
                                                "date",
                                                "sep=;\n",
                                                std::string(1, '\0'),
                                                "x"};
  static const std::vector<std::string> kXml = {"<?xml version='1.0' encoding='utf-8'?>",
                                                "<?xml version='1.0' encoding='x-none'?>",
                                                "<?xml version='1.0' encoding='utf-16'?>",
                                                "<rss><channel>",
                                                "<item>",
                                                "</item>",
                                                "<entry>",
                                                "<title>",
                                                "</title>",
                                                "<nitf>",
                                                "<body>",
                                                "<body.content>",
                                                "<p>",
                                                "</p>",
                                                "</nitf>",
                                                "<newsMessage>",
                                                "<newsItem guid='x'>",
                                                "<contentSet>",
                                                "<inlineXML>",
                                                "<inlineData>",
                                                "</newsItem>",
                                                "<![CDATA[",
                                                "]]>",
                                                "<!--",
                                                "-->",
                                                "<!DOCTYPE x [<!ENTITY a 'b'>",
                                                "]>",
                                                "&a;",
                                                "&amp;",
                                                "&#5;",
                                                "&",
                                                "<",
                                                ">",
                                                "\xe9",
                                                "\xc3",
                                                "\xff\xfe",
                                                "text",
                                                " ",
                                                "\n",
                                                "<description>",
                                                "<dc:creator>",
                                                "<content:encoded>",
                                                "</rss>",
                                                "<link href='",
                                                "'",
                                                "\"",
                                                "<a b=\"c\"/>"};
  static const std::vector<std::string> kSgml = {"<DOC>",
                                                 "</DOC>",
                                                 "<DOCNO>",
                                                 "</DOCNO>",
                                                 "<TEXT>",
                                                 "</TEXT>",
                                                 "<HEADLINE>",
                                                 "<P>",
                                                 "<DATE>",
                                                 "910514",
                                                 "<REUTERS NEWID=\"1\">",
                                                 "</REUTERS>",
                                                 "<TITLE>",
                                                 "</TITLE>",
                                                 "<BODY>",
                                                 "</BODY>",
                                                 "<PLACES>",
                                                 "<D>",
                                                 "usa",
                                                 "</D>",
                                                 "&#3;",
                                                 "&lt;",
                                                 "&",
                                                 "<",
                                                 "</",
                                                 "<!--",
                                                 "<!",
                                                 "\xe9",
                                                 "word",
                                                 "\n",
                                                 "    ",
                                                 "<DATELINE>",
                                                 "<BYLINE>",
                                                 "By A B",
                                                 "='",
                                                 "\"",
                                                 "<doc id=x>",
                                                 "<script>"};
  switch (format) {
    case Format::kCsv:
    case Format::kTsv:
      return kCsv;
    case Format::kReuters:
    case Format::kTrec:
      return kSgml;
    default:
      return kXml;
  }
}

std::string random_bytes(std::mt19937& random, Format format) {
  const std::vector<std::string>& pieces = pieces_of(format);
  std::string bytes = random() % 3 == 0 ? "" : pieces[0];
  const std::size_t length = random() % 60;
  const bool noise = random() % 5 == 0;
  for (std::size_t i = 0; i < length; ++i) {
    if (noise && random() % 2 == 0) {
      bytes += static_cast<char>(random());
    } else {
      bytes += pieces[random() % pieces.size()];
    }
  }
  return bytes;
}

std::string repeat(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("any bytes in any format give clean articles or rejects", "[input]") {
  std::mt19937 random(kFormatsSeed);
  for (const Format format : {Format::kCsv, Format::kTsv, Format::kFeed, Format::kNitf,
                              Format::kNewsMl, Format::kReuters, Format::kTrec}) {
    for (int round = 0; round < 1500; ++round) {
      const std::string bytes = random_bytes(random, format);
      CAPTURE(kFormatsSeed, static_cast<int>(format), round, bytes);
      try {
        const Result result = read_bytes(format, bytes);
        REQUIRE(result.articles.size() + result.rejects.size() > 0);
        for (const Article& article : result.articles) {
          REQUIRE(is_clean(article));
          REQUIRE_FALSE((article.title.empty() && article.body.empty()));
        }
        std::uint64_t last = 0;
        for (const Origin& origin : result.origins) {
          REQUIRE(origin.record > last);
          last = origin.record;
        }
      } catch (const Error& error) {
        REQUIRE(error.kind() == Error::Kind::kInput);
      }
    }
  }
}

TEST_CASE("what nests without end, or never ends, takes linear time", "[input]") {
  // Each of these takes minutes where a reader looks back or ahead from every byte.
  const std::size_t many = 30000;
  for (const std::string& piece :
       std::vector<std::string>{"<a ", "<!-- ", "<![CDATA[", "<a b=\"", "<a b='x", "<p>", "</p>",
                                "<", "&", "<script>", "<figure>", "<!", "<b c=d>e"}) {
    INFO(piece);
    const std::string text = repeat(piece, many);
    SgmlScanner long_scanner(text);
    SgmlToken token;
    std::size_t tokens = 0;
    while (long_scanner.next(token)) ++tokens;
    CHECK(tokens <= text.size());
    for (const Format format : {Format::kTrec, Format::kReuters, Format::kFeed, Format::kNitf}) {
      const bool trec = format == Format::kTrec;
      const bool reuters = format == Format::kReuters;
      const bool feed = format == Format::kFeed;
      const std::string start = trec      ? "<DOC><TEXT>"
                                : reuters ? "<REUTERS><TEXT>"
                                : feed    ? "<rss><item><description><![CDATA["
                                          : "<nitf><body><body.content>";
      const std::string end = trec      ? "</TEXT></DOC>"
                              : reuters ? "</TEXT></REUTERS>"
                              : feed    ? "]]></description></item></rss>"
                                        : "</body.content></body></nitf>";
      const Result result = read_bytes(format, start + text + end);
      CHECK(result.articles.size() + result.rejects.size() > 0);
    }
  }
  for (const std::string& piece :
       std::vector<std::string>{"\"a\n", "\"\"\"\n", "x\"y,\n", "\"a\"b\n"}) {
    INFO(piece);
    const Result result = read_bytes(Format::kCsv, "title,text\n" + repeat(piece, many));
    CHECK(result.articles.size() + result.rejects.size() >= many / 2);
  }
}
