#include "indexer/input/entities.h"
#include "indexer/input/markup_format.h"
#include "indexer/input/markup_text.h"
#include "indexer/input/sgml_scanner.h"
#include "indexer/input/wrapped_text.h"
#include "indexer/input/xml_repair.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

// "<name a=b>", "</name>" and texts, parted by "|".
std::string scan(std::string_view text) {
  std::string all;
  SgmlScanner scanner(text);
  SgmlToken token;
  while (scanner.next(token)) {
    if (!all.empty()) all += '|';
    if (token.kind == SgmlToken::Kind::kText) {
      all += token.text;
      continue;
    }
    all += (token.kind == SgmlToken::Kind::kEnd ? "</" : "<") + token.name;
    for (const auto& [name, value] : token.attributes) all += " " + name + "=" + value;
    all += '>';
  }
  return all;
}

std::string repair(std::string_view text, std::size_t piece) {
  XmlRepair repairer;
  std::string out;
  while (text.size() > piece) {
    repairer.feed(text.substr(0, piece), false, out);
    text.remove_prefix(piece);
  }
  repairer.feed(text, true, out);
  return out;
}

}  // namespace

TEST_CASE("markup is cut into tags and text", "[input]") {
  CHECK(scan("a<B>c</B >d") == "a|<b>|c|</b>|d");
  CHECK(scan("<A HREF=\"x&amp;y\" b='>' c=d e>t") == "<a href=x&y b=> c=d e=>|t");
  CHECK(scan("1 < 2 <3 <- <>") == "1 < 2 <3 <- <>");
  CHECK(scan("<!-- <p> -->x<!DOCTYPE y><?z?>w") == "x|w");
  CHECK(scan("<![CDATA[<b>]]>c") == "<b>|c");
  CHECK(scan("<script>if (a<b) </script>x") == "<script>|if (a<b) |</script>|x");
  CHECK(scan("<br/><p") == "<br>|<p>");
  CHECK(scan("<a <b>x") == "<a>|<b>|x");
  CHECK(scan("<!-- never closed") == "<!-- never closed");
}

TEST_CASE("references become characters", "[input]") {
  CHECK(decode_references("&eacute;&#233;&#xE9;&hyph;&lsqb;") == "\xc3\xa9\xc3\xa9\xc3\xa9-[");
  CHECK(decode_references("AT&T &; &unknown; &#; &#147;") == "AT&T &; &unknown; &#; \xe2\x80\x9c");
  CHECK(decode_references("a&#5;b&#31;&#9;") == "ab\t");
  CHECK(decode_references("&#99999999999;x") == "x");
  for (const char* name :
       {"ast", "blank", "commat", "frac13", "lstrok", "zdot", "Aogon", "mdash"}) {
    INFO(name);
    CHECK(named_character(name) != 0);
  }
}

TEST_CASE("HTML fragments become paragraphs", "[input]") {
  CHECK(text_of_html("<p>One\n two</p><p>three<br/>four</p>") == "One two\n\nthree\nfour");
  CHECK(text_of_html("<div>a</div><div>b</div>c") == "a\n\nb\n\nc");
  CHECK(text_of_html("x<p class=\"wp-caption-text\">No</p>y<style>p{}</style>") == "x\n\ny");
  CHECK(text_of_html("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>") ==
        "1 2\n3");
  CHECK(text_of_html("plain\nlines &amp; 1 < 2") == "plain\nlines & 1 < 2");
  CHECK(text_of_html("<figure><figure>a</figure>b</figure>c") == "c");
  CHECK(line_of_html("A <b>b</b>\n c") == "A b c");
}

TEST_CASE("wrapped lines become paragraphs, tables stay", "[input]") {
  const std::string wide(50, 'a');
  CHECK(join_wrapped_lines("    " + wide + "\n" + wide + "\n    b c\n") ==
        wide + " " + wide + "\n\nb c");
  CHECK(join_wrapped_lines("Prices\n  A      1\n  B      2\n") == "Prices\nA      1\nB      2");
  CHECK(join_wrapped_lines("\n\n a \n\n\n b\n") == "a\n\nb");
}

TEST_CASE("a body begins with its dateline once", "[input]") {
  CHECK(with_dateline("ROME, May 3 -", "It rains.") == "ROME, May 3 - It rains.");
  CHECK(with_dateline(" ROME ", "It rains.") == "ROME - It rains.");
  CHECK(with_dateline("ROME", "-- It rains.") == "ROME -- It rains.");
  CHECK(with_dateline("Rome", "ROME, May 3 - It rains.") == "ROME, May 3 - It rains.");
  CHECK(with_dateline("", " x ") == "x");
  CHECK(with_dateline("ROME", "") == "ROME");
}

TEST_CASE("bylines are read as names", "[input]") {
  using Names = std::vector<std::string>;
  CHECK(names_in_byline("By Ann Roe and Jo Doe, Staff Writers") == Names{"Ann Roe", "Jo Doe"});
  CHECK(names_in_byline("    By Colin Roe, Reuters") == Names{"Colin Roe"});
  CHECK(names_in_byline("By Jane van der Roe in New York and Jo Doe in Rome") ==
        Names{"Jane van der Roe", "Jo Doe"});
  CHECK(names_in_byline("By Our Foreign Staff").empty());
  CHECK(
      names_in_byline("By James Roe , Roe, a space engineer in Houston, is the author of a book") ==
      Names{"James Roe"});
  CHECK(names_in_byline("").empty());
}

TEST_CASE("XML is repaired alike in pieces of any size", "[input]") {
  const std::string text =
      "<a b='1&2'>AT&T &nbsp;&amp;&lt;&#60; <![CDATA[x & y]]> &lol9; "
      "&verylongnamethatisnotanentity;\x05</a>";
  const std::string expected =
      "<a b='1&#38;2'>AT&#38;T \xc2\xa0&#38;&#60;&#60; <![CDATA[x & y]]> &#38;lol9; "
      "&#38;verylongnamethatisnotanentity;</a>";
  for (std::size_t piece = 1; piece < 40; ++piece) {
    INFO("pieces of " << piece);
    CHECK(repair(text, piece) == expected);
  }
}

TEST_CASE("markup is told by its first element", "[input]") {
  CHECK(markup_format("<?xml version='1.0'?>\n<!-- x --><rss version='2.0'>") == Format::kFeed);
  CHECK(markup_format("\xef\xbb\xbf  <feed xmlns='x'>") == Format::kFeed);
  CHECK(markup_format("<rdf:RDF>") == Format::kFeed);
  CHECK(markup_format("<!DOCTYPE nitf SYSTEM \"nitf.dtd\" [ ]>\n<nitf>") == Format::kNitf);
  CHECK(markup_format("<newsMessage>") == Format::kNewsMl);
  CHECK(markup_format("<n:newsItem xmlns:n='x'>") == Format::kNewsMl);
  CHECK(markup_format("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS A=\"B\">") ==
        Format::kReuters);
  CHECK(markup_format("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n") == Format::kReuters);
  CHECK(markup_format("<DOC>\n<DOCNO>") == Format::kTrec);
  CHECK(markup_format("<root><doc><docno>1") == Format::kTrec);
  CHECK(markup_format(std::string_view("\xff\xfe<\0r\0s\0s\0>\0", 12)) == Format::kFeed);
  CHECK_FALSE(markup_format("<!DOCTYPE html><html>"));
  CHECK_FALSE(markup_format("Text <rss>"));
  CHECK_FALSE(markup_format(""));
}
