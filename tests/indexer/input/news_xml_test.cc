#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

using Strings = std::vector<std::string>;

const std::string kNitf =
    "<nitf xml:lang='en'><head><title>SLUG</title><meta name='desk' content='World'/>"
    "<tobject><tobject.subject tobject.subject.type='Economy' "
    "tobject.subject.matter='Trade'/></tobject>"
    "<docdata><doc-id id-string='id-1' regsrc='X'/><evloc iso-cc='ALB'/><evloc iso-cc='IR'/>"
    "<evloc iso-cc='ZZ'/><date.issue norm='20220908T1405-0400'/><du-key key='TIRANA-X'/>"
    "<key-list><keyword key='ports'/></key-list></docdata><pubdata name='The Paper'/></head>"
    "<body><body.head><hedline><hl1>Head <em>line</em></hl1></hedline>"
    "<byline>By <person>Ann Roe</person>, <byttl>Staff Writer</byttl></byline>"
    "<dateline><location>TIRANA, Albania</location> (X) -</dateline></body.head>"
    "<body.content><block><p>First\n paragraph.</p>"
    "<media><media-caption>No caption</media-caption></media><p>Second.</p></block></body.content>"
    "</body></nitf>";

std::string news_item(const std::string& item_meta, const std::string& content_meta,
                      const std::string& content) {
  return "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:x:1' xml:lang='en'>"
         "<itemMeta><itemClass qcode='ninat:text'/><provider qcode='p:AGY'/>"
         "<versionCreated>2022-09-08T14:05:00+02:00</versionCreated>"
         "<firstCreated>2022-09-07T10:00:00Z</firstCreated>" +
         item_meta + "</itemMeta><contentMeta>" + content_meta + "</contentMeta><contentSet>" +
         content + "</contentSet></newsItem>";
}

}  // namespace

TEST_CASE("an NITF document is an article", "[input]") {
  const Article article = one_article(Format::kNitf, kNitf);
  CHECK(article.id == "id-1");
  CHECK(article.title == "Head line");
  CHECK(article.body == "TIRANA, Albania (X) - First paragraph.\n\nSecond.");
  CHECK(article.date.to_iso() == "2022-09-08T14:05:00-04:00");
  CHECK(article.authors == Strings{"Ann Roe"});
  CHECK(article.source == "The Paper");
  CHECK(article.countries == Strings{"AL", "IR"});
  CHECK(article.topics == Strings{"Trade", "ports"});
  CHECK(article.language == "en");
  CHECK(extra(article, "slug") == "\"TIRANA-X\"");
  CHECK(extra(article, "desk") == "\"World\"");
}

TEST_CASE("several NITF documents may share a file", "[input]") {
  const std::string declared = "<?xml version='1.0'?>\n" + kNitf + "\n";
  CHECK(read_bytes(Format::kNitf, declared + declared + declared).articles.size() == 3);
  CHECK(read_bytes(Format::kNitf, "<all>" + kNitf + kNitf + "</all>").articles.size() == 2);
}

TEST_CASE("an NITF block that repeats another is read once", "[input]") {
  const Article article = one_article(
      Format::kNitf,
      "<nitf><body><body.head><hedline><hl1>T</hl1></hedline></body.head><body.content>"
      "<block class='lead_paragraph'><p>One.</p></block>"
      "<block class='full_text'><p>One.</p><p>Two.</p></block></body.content></body></nitf>");
  CHECK(article.body == "One.\n\nTwo.");
}

TEST_CASE("a NewsML-G2 item with NITF in it is an article", "[input]") {
  const Article article = one_article(
      Format::kNewsMl,
      news_item(
          "",
          "<located type='cpnat:geoArea' qcode='city:1'><broader qcode='iso3166-1a2:FR'/></located>"
          "<by>By Ann Roe</by><dateline>PARIS -</dateline><slugline>SLUG-1</slugline>"
          "<headline role='hld:sub'>Sub</headline><headline>Main</headline>"
          "<subject type='cpnat:abstract' qcode='medtop:04'><name>economy</name></subject>"
          "<subject type='cpnat:geoArea' qcode='iso3166-1a3:ALB'><name>Albania</name></subject>"
          "<subject type='cpnat:geoArea' qcode='state:CA'><name>California</name></subject>"
          "<subject type='cpnat:person' literal='Jo Doe'/>",
          "<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.content>"
          "<p>One.</p><p>Two.</p></body.content></body></nitf></inlineXML>"));
  CHECK(article.id == "urn:x:1");
  CHECK(article.title == "Main");
  CHECK(article.body == "PARIS - One.\n\nTwo.");
  CHECK(article.date.to_iso() == "2022-09-08T14:05:00+02:00");
  CHECK(article.source == "AGY");
  CHECK(article.language == "en");
  CHECK(article.authors == Strings{"Ann Roe"});
  CHECK(article.countries == Strings{"AL"});
  CHECK(article.topics == Strings{"economy"});
  CHECK(extra(article, "slugline") == "\"SLUG-1\"");
  CHECK(extra(article, "people") == "[\"Jo Doe\"]");
  CHECK(extra(article, "places") == "[\"California\"]");
}

TEST_CASE("NewsML-G2 text may be XHTML or plain", "[input]") {
  const Article html = one_article(
      Format::kNewsMl,
      news_item(
          "", "<headline>T</headline><located><broader qcode='iso3166-1a2:FR'/></located>",
          "<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title>No</title></head>"
          "<body><h1>Head</h1><p>One.</p></body></html></inlineXML>"));
  CHECK(html.body == "Head\n\nOne.");
  CHECK(html.countries == Strings{"FR"});
  const Article plain = one_article(
      Format::kNewsMl, news_item("", "<headline>T</headline>",
                                 "<inlineData contenttype='text/plain'>One.\n\nTwo.</inlineData>"));
  CHECK(plain.body == "One.\n\nTwo.");
}

TEST_CASE("a message holds many items, and what is no article is said", "[input]") {
  const std::string text = "<inlineData>x</inlineData>";
  const Result result = read_bytes(
      Format::kNewsMl,
      "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>" +
          news_item("", "<headline>A</headline>", text) +
          news_item("<pubStatus qcode='stat:canceled'/>", "<headline>B</headline>", text) +
          "<newsItem guid='p'><itemMeta><itemClass qcode='ninat:picture'/></itemMeta></newsItem>"
          "<packageItem guid='q'><groupSet/></packageItem>" +
          news_item("", "<headline>C</headline>", text) + "</itemSet></newsMessage>");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[1].title == "C");
  CHECK(result.origins[1].record == 5);
  REQUIRE(result.rejects.size() == 3);
  for (const Reject& reject : result.rejects) {
    CHECK(reject.reason == "no article");
    CHECK(reject.passed_over);
  }
  CHECK(result.rejects[0].detail == "the item is canceled");
  CHECK(result.rejects[1].detail == "the item is of class picture");
  CHECK(result.rejects[2].detail == "the item is a <packageItem>");
}
