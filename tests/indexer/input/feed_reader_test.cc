#include "indexer/input/feed_article.h"
#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

std::string rss(const std::string& items) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>The Paper</title>"
         "<link>http://paper.example/</link><language>en-GB</language>" +
         items + "</channel></rss>";
}

}  // namespace

TEST_CASE("an item of RSS is an article", "[input]") {
  const Article article = one_article(
      Format::kFeed,
      rss("<item><title>Ports &amp;amp; "
          "ships</title><link>http://paper.example/1?a=1&amp;b=2</link>"
          "<guid isPermaLink=\"false\">p-1</guid><pubDate>Thu, 08 Sep 2022 14:05:00 +0200</pubDate>"
          "<dc:creator>Ann Roe</dc:creator><category>World</category><category>Trade, "
          "ships</category>"
          "<description>Short.</description>"
          "<content:encoded><![CDATA[<p>First &eacute;t&eacute;.</p><figure><img/><figcaption>A "
          "photo"
          "</figcaption></figure><p>Second<br>line &lt;b&gt;.</p><script>x < 1</script>]]>"
          "</content:encoded><media:title>No</media:title><comments>http://c.example</comments>"
          "</item>"));
  CHECK(article.title == "Ports & ships");
  CHECK(article.url == "http://paper.example/1?a=1&b=2");
  CHECK(article.id == "p-1");
  CHECK(article.date.to_iso() == "2022-09-08T14:05:00+02:00");
  CHECK(article.authors == std::vector<std::string>{"Ann Roe"});
  CHECK(article.source == "The Paper");
  CHECK(article.language == "en-GB");
  CHECK(article.body == "First \xc3\xa9t\xc3\xa9.\n\nSecond\nline <b>.");
  CHECK(extra(article, "description") == "\"Short.\"");
  CHECK(extra(article, "comments") == "\"http://c.example\"");
  CHECK(extra(article, "media:title").empty());
  CHECK(extra(article, "guid").empty());
}

TEST_CASE("the fuller of summary and content is the body", "[input]") {
  const Article article =
      one_article(Format::kFeed, rss("<item><title>T</title><content:encoded> </content:encoded>"
                                     "<description>&lt;p&gt;All of it.&lt;/p&gt;</description>"
                                     "<guid>http://paper.example/2</guid>"
                                     "<author>a@b.example (Jane Roe)</author></item>"));
  CHECK(article.body == "All of it.");
  CHECK(article.url == "http://paper.example/2");
  CHECK(article.authors == std::vector<std::string>{"Jane Roe"});
}

TEST_CASE("an entry of Atom is an article", "[input]") {
  const Article article = one_article(
      Format::kFeed,
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>Blatt</title>"
      "<author><name>Redaktion</name></author>"
      "<entry><title type='html'>A &lt;i&gt;b&lt;/i&gt;</title><id>tag:x,2022:1</id>"
      "<link rel='enclosure' href='http://x.example/a.mp3'/><link href='http://x.example/1'/>"
      "<published>2022-09-08T23:30:00-04:00</published><updated>2022-09-10T00:00:00Z</updated>"
      "<category term='w' label='Welt'/><summary>Kurz</summary>"
      "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Eins <b>zwei</b>.</p>"
      "<ul><li>drei</li><li>vier</li></ul></div></content></entry></feed>");
  CHECK(article.title == "A b");
  CHECK(article.id == "tag:x,2022:1");
  CHECK(article.url == "http://x.example/1");
  CHECK(article.date.to_iso() == "2022-09-08T23:30:00-04:00");
  CHECK(article.topics == std::vector<std::string>{"Welt"});
  CHECK(article.authors == std::vector<std::string>{"Redaktion"});
  CHECK(article.source == "Blatt");
  CHECK(article.language == "de");
  CHECK(article.body == "Eins zwei.\n\ndrei\nvier");
}

TEST_CASE("RSS 1.0 has its items beside the channel", "[input]") {
  const Result result = read_bytes(
      Format::kFeed,
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
      "<channel><title>Old</title><dc:language>fr</dc:language></channel>"
      "<item rdf:about='http://o.example/1'><title>One</title><link>http://o.example/1</link>"
      "<dc:date>2003-04-05T06:07:08Z</dc:date><description>Text</description></item>"
      "<item><title>Two</title></item></rdf:RDF>");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].source == "Old");
  CHECK(result.articles[0].language == "fr");
  CHECK(result.articles[0].date.to_string() == "2003-04-05");
  CHECK(result.origins[1].record == 2);
}

TEST_CASE("broken feeds are read as far as they make sense", "[input]") {
  // Bare ampersands, HTML's references, a missing end tag, an undeclared prefix, a control byte.
  const Result result = read_bytes(
      Format::kFeed,
      "\n<rss><channel><title>A&B</title>"
      "<item><title>AT&T &nbsp;&eacute; \x05</title><link>http://x.example/?a=1&b=2</link>"
      "<dc:creator>Jo & Ann</dc:creator><description>One<br>two</description></item>"
      "<item><title>Next</title><description>x</description></item></channel></rss>");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].title == "AT&T \xc3\xa9");
  CHECK(result.articles[0].url == "http://x.example/?a=1&b=2");
  CHECK(result.articles[0].source == "A&B");
  CHECK(result.articles[1].title == "Next");
}

TEST_CASE("HTML that swallows the elements behind it gives them back", "[input]") {
  const Article article =
      one_article(Format::kFeed, rss("<item><title>T</title><description>One <b>two <i>three</b>"
                                     "<p>four<br>five</description><link>http://x.example/1</link>"
                                     "<pubDate>Mon, 05 Sep 2022 10:00:00 GMT</pubDate></item>"));
  CHECK(article.body == "One two three\n\nfour\nfive");
  CHECK(article.url == "http://x.example/1");
  CHECK(article.date.to_string() == "2022-09-05");
}

TEST_CASE("the charset of a feed is the one it declares", "[input]") {
  const Article article =
      one_article(Format::kFeed,
                  "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><item>"
                  "<title>Caf\xe9 \x93x\x94</title></item></channel></rss>");
  CHECK(article.title == "Caf\xc3\xa9 \xe2\x80\x9cx\xe2\x80\x9d");
  const Article wrong = one_article(Format::kFeed,
                                    "<?xml version='1.0' encoding='utf-8'?><rss><channel><item>"
                                    "<title>Caf\xe9</title></item></channel></rss>");
  CHECK(wrong.title == "Caf\xc3\xa9");
}

TEST_CASE("entities of a document are neither expanded nor fetched", "[input]") {
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const std::string last = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " \"" + last + last + "\">";
  }
  bomb += "<!ENTITY file SYSTEM \"file:///etc/passwd\"> %remote;]>";
  const Article article = one_article(
      Format::kFeed,
      bomb + "<rss><channel><item><title>T &a29; &file;</title></item></channel></rss>");
  CHECK(article.title == "T &a29; &file;");
}

TEST_CASE("what cannot be read of a feed is said", "[input]") {
  const Result cut = read_bytes(Format::kFeed,
                                "<rss><channel><item><title>A</title></item>"
                                "<item><title>B</title><descr");
  REQUIRE(cut.articles.size() == 1);
  REQUIRE(cut.rejects.size() == 1);
  CHECK(cut.rejects[0].reason == "record cut off");
  CHECK(cut.rejects[0].origin.record == 2);
  CHECK(read_bytes(Format::kFeed, "").rejects.at(0).reason == "empty file");
  const Result other = read_bytes(Format::kFeed, "<catalogue><thing/></catalogue>");
  REQUIRE(other.rejects.size() == 1);
  CHECK(other.rejects[0].reason == "no articles");
  CHECK(other.rejects[0].detail ==
        "the document is <catalogue>, with none of <item>, <entry> in it");
  const Result empty = read_bytes(Format::kFeed, rss("<item><link>http://x</link></item>"));
  REQUIRE(empty.rejects.size() == 1);
  CHECK(empty.rejects[0].reason == "no text");
  ReaderOptions options;
  options.max_record_bytes = 1000;
  const Result large = read_bytes(Format::kFeed,
                                  rss("<item><title>" + std::string(5000, 'x') +
                                      "</title></item><item><title>B</title></item>"),
                                  options);
  CHECK(large.articles.size() == 1);
  CHECK(large.rejects.at(0).reason == "record too long");
}

TEST_CASE("the user's mapping goes before what feeds mean", "[input]") {
  ReaderOptions options;
  options.field_map = {{"media:credit", "source"}, {"description", "extra"}};
  const Article article = one_article(
      Format::kFeed,
      rss("<item><title>T</title><media:credit>Agency</media:credit><description>d</description>"
          "</item>"),
      options);
  CHECK(article.source == "Agency");
  CHECK(article.body.empty());
  CHECK(extra(article, "description") == "\"d\"");
}

TEST_CASE("a feed larger than any buffer is read item by item", "[input]") {
  std::string items;
  for (int i = 0; i < 3000; ++i) {
    items += "<item><title>Story " + std::to_string(i) + "</title><description>" +
             std::string(100, 'a' + i % 26) + " &amp; \xc3\xa9</description></item>";
  }
  const Result result = read_bytes(Format::kFeed, rss(items));
  CHECK(result.rejects.empty());
  REQUIRE(result.articles.size() == 3000);
  CHECK(result.articles[2999].title == "Story 2999");
  for (const Article& article : result.articles) REQUIRE(article.body.ends_with(" & \xc3\xa9"));
}
