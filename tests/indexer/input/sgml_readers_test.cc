#include "common/country.h"
#include "indexer/input/reuters_places.h"
#include "indexer/input/trec_date.h"
#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

using Strings = std::vector<std::string>;

std::string reuters(const std::string& id, const std::string& places, const std::string& text) {
  return "<REUTERS TOPICS=\"YES\" LEWISSPLIT=\"TEST\" CGISPLIT=\"X\" OLDID=\"1\" NEWID=\"" + id +
         "\">\n<DATE> 6-FEB-1987 15:01:01.79&#9;&#9;&#9;E F</DATE>\n"
         "<TOPICS><D>ship</D><D>oil</D></TOPICS>\n<PLACES>" +
         places +
         "</PLACES>\n<PEOPLE></PEOPLE><ORGS><D>ec</D></ORGS>\n<UNKNOWN> \n&#5;&#5;C\n</UNKNOWN>\n" +
         text + "\n</REUTERS>\n";
}

}  // namespace

TEST_CASE("an element of Reuters-21578 is an article", "[input]") {
  const Article article =
      one_article(Format::kReuters,
                  "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n" +
                      reuters("77", "<D>west-germany</D><D>ussr</D><D>east-germany</D><D>asia</D>",
                              "<TEXT>&#2;\n<TITLE>SHIPS &amp; OIL &lt;X.Y></TITLE>\n"
                              "<AUTHOR>    By Colin Roe, Reuters</AUTHOR>\n"
                              "<DATELINE>    BONN, Feb 6 - </DATELINE><BODY>Ships that carry\n"
                              "oil are to pay more for their passage through the canal, and\n"
                              "less for their crews.\n"
                              "    The price was 5.2 mln dlrs.\n REUTER\n&#3;</BODY></TEXT>"));
  CHECK(article.id == "reuters-77");
  CHECK(article.title == "SHIPS & OIL <X.Y>");
  CHECK(article.body ==
        "BONN, Feb 6 - Ships that carry\noil are to pay more for their passage through the canal, "
        "and less for their crews.\n\nThe price was 5.2 mln dlrs.");
  CHECK(article.date.to_iso() == "1987-02-06T15:01:01");
  CHECK(article.countries == Strings{"DE", "RU"});
  CHECK(article.topics == Strings{"ship", "oil"});
  CHECK(article.authors == Strings{"Colin Roe"});
  CHECK(article.source == "Reuters");
  CHECK(extra(article, "places") == "[\"asia\"]");
  CHECK(extra(article, "orgs") == "[\"ec\"]");
  CHECK(extra(article, "lewissplit") == "\"TEST\"");
}

TEST_CASE("briefs have no filler, unprocessed texts keep their lines", "[input]") {
  const Result result =
      read_bytes(Format::kReuters, reuters("1", "",
                                           "<TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>BANK SAYS "
                                           "NO\n</TITLE>Blah blah blah.\n&#3;\n</TEXT>") +
                                       reuters("2", "",
                                               "<TEXT TYPE=\"UNPROC\">&#2;\nNY SUGAR 11\n\n MAY7  "
                                               "662 OFF 17\n JUL7  678\n&#3;</TEXT>"));
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].title == "BANK SAYS NO");
  CHECK(result.articles[0].body.empty());
  CHECK(extra(result.articles[0], "type") == "\"brief\"");
  CHECK(result.articles[1].title == "NY SUGAR 11");
  CHECK(result.articles[1].body == "NY SUGAR 11\n\n MAY7  662 OFF 17\n JUL7  678");
  CHECK(result.origins[1].record == 2);
  CHECK(result.origins[1].offset > 300);
}

TEST_CASE("places of 1987 are the countries of today", "[input]") {
  CHECK(country_of_reuters_place("usa") == "US");
  CHECK(country_of_reuters_place("yemen-demo-republic") == "YE");
  CHECK(country_of_reuters_place("ZAIRE") == "CD");
  CHECK(country_of_reuters_place("congo") == "CG");
  CHECK(country_of_reuters_place("czechoslovakia") == "CZ");
  CHECK(country_of_reuters_place("yugoslavia") == "RS");
  CHECK(country_of_reuters_place("south-africa") == "ZA");
  CHECK(country_of_reuters_place("papua-new-guinea") == "PG");
  CHECK(country_of_reuters_place("asia").empty());
  CHECK(country_of_reuters_place("").empty());
  // Every name of a country, spelt as the collection spells, is that country or one of its table.
  for (const Country& country : countries()) {
    std::string name = country.name;
    for (char& c : name) c = c == ' ' ? '-' : c;
    if (name.find('(') != std::string::npos || country.code == "CG" || country.code == "CD")
      continue;
    INFO(name);
    CHECK(country_of_reuters_place(name) == country.code);
  }
}

TEST_CASE("documents of TREC in the manner of several papers", "[input]") {
  const Result result = read_bytes(
      Format::kTrec,
      // Los Angeles
      "<DOC>\n<DOCNO> LA010289-0001 </DOCNO>\n<DATE>\n<P>\nJanuary 2, 1989, Monday, Home Edition "
      "\n</P>\n"
      "</DATE>\n<SECTION><P>Metro; Part 2; Page 1</P></SECTION>\n<HEADLINE>\n<P>\nPORTS &amp; "
      "SHIPS \n</P>\n"
      "</HEADLINE>\n<BYLINE><P>By JANE ROE, Times Staff Writer</P></BYLINE>\n<TEXT>\n<P>\nFirst "
      "line of it.\n</P>\n"
      "<P>\nSecond. \n</P>\n</TEXT>\n<GRAPHIC><P>Photo, a port</P></GRAPHIC>\n</DOC>\n"
      // Financial Times
      "<DOC>\n<DOCNO>FT911-1</DOCNO>\n<DATE>910514\n</DATE>\n<HEADLINE>\nFT  14 MAY 91 / Jubilee "
      "of a jet\n"
      "</HEADLINE>\n<TEXT>\nCaf\xe9 prices.\n</TEXT>\n<PUB>The Paper\n</PUB>\n</DOC>\n"
      // Wall Street
      "<DOC>\n<DOCNO> WSJ870324-0001 </DOCNO>\n<HL> Unit Is Sold</HL>\n<DD> 03/24/87</DD>\n"
      "<SO> WALL STREET PAPER (J), PAGE A3</SO>\n<IN> TENDER OFFERS, MERGERS (TNM)\nTOBACCO (TOB) "
      "</IN>\n"
      "<DATELINE> NEW YORK </DATELINE>\n<LP> Lead. </LP>\n<TEXT>\n   Rest. </TEXT>\n</DOC>\n"
      // a news wire
      "<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<FILEID>AP-NR-02-12-88 2344EST</FILEID>\n<HEAD>Head "
      "One</HEAD>\n"
      "<HEAD>Eds: Two</HEAD>\n<DATELINE>BANGKOK, Thailand (AP) </DATELINE>\n<TEXT>\n   "
      "More.\n</TEXT>\n</DOC>\n"
      // a broadcast service
      "<DOC>\n<DOCNO> FBIS3-1 </DOCNO>\n<HEADER>\n<H2>   March Reports </H2>\n<DATE1>  1 March "
      "1994 </DATE1>\n"
      "Article Type:FBIS\n<H3> <TI>   A Poll </TI></H3>\n</HEADER>\n<TEXT>\nLanguage: <F P=105> "
      "English </F>\n"
      "<H5> Sub </H5>\n   Text <3 of 5.\n</TEXT>\n</DOC>\n"
      // a later collection
      "<DOC id=\"XIN_ENG_20050103.0001\" "
      "type=\"story\">\n<HEADLINE>\nH\n</HEADLINE>\n<TEXT>\n<P>\nT\n</P>\n</TEXT>\n</DOC>\n");
  REQUIRE(result.rejects.empty());
  REQUIRE(result.articles.size() == 6);
  const Article& times = result.articles[0];
  CHECK(times.id == "LA010289-0001");
  CHECK(times.title == "PORTS & SHIPS");
  CHECK(times.date.to_string() == "1989-01-02");
  CHECK(times.authors == Strings{"JANE ROE"});
  CHECK(times.topics == Strings{"Metro"});
  CHECK(times.body == "First line of it.\n\nSecond.");
  CHECK(extra(times, "graphic").empty());
  const Article& financial = result.articles[1];
  CHECK(financial.title == "Jubilee of a jet");
  CHECK(financial.date.to_string() == "1991-05-14");
  CHECK(financial.body == "Caf\xc3\xa9 prices.");
  CHECK(financial.source == "The Paper");
  const Article& street = result.articles[2];
  CHECK(street.title == "Unit Is Sold");
  CHECK(street.date.to_string() == "1987-03-24");
  CHECK(street.source == "WALL STREET PAPER");
  CHECK(street.topics == Strings{"TENDER OFFERS, MERGERS (TNM)", "TOBACCO (TOB)"});
  CHECK(street.body == "NEW YORK - Lead.\n\nRest.");
  const Article& wire = result.articles[3];
  CHECK(wire.title == "Head One");
  CHECK(wire.date.to_string() == "1988-02-12");
  CHECK(wire.body == "BANGKOK, Thailand (AP) - More.");
  const Article& broadcast = result.articles[4];
  CHECK(broadcast.title == "A Poll");
  CHECK(broadcast.date.to_string() == "1994-03-01");
  CHECK(broadcast.body.find("Text <3 of 5.") != std::string::npos);
  const Article& later = result.articles[5];
  CHECK(later.id == "XIN_ENG_20050103.0001");
  CHECK(later.date.to_string() == "2005-01-03");
}

TEST_CASE("the dates of TREC's papers", "[input]") {
  CHECK(trec_date("Monday, December 30, 1991 00364022,SJ1").to_string() == "1991-12-30");
  CHECK(trec_date(" 940101 ").to_string() == "1994-01-01");
  CHECK(trec_date("1998-06-01 00:04").to_iso() == "1998-06-01T00:04:00");
  CHECK(trec_date("03/24/87").to_string() == "1987-03-24");
  CHECK_FALSE(trec_date("no date at all").known());
  CHECK_FALSE(trec_date("").known());
  CHECK(trec_date_in_id("LA010190-0001").to_string() == "1990-01-01");
  CHECK(trec_date_in_id("WSJ900402-0001").to_string() == "1990-04-02");
  CHECK_FALSE(trec_date_in_id("AP010203-0001").known());  // three readings
  CHECK_FALSE(trec_date_in_id("123456").known());
  CHECK_FALSE(trec_date_in_id("X12345678.1").known());
}

TEST_CASE("records of SGML are found whatever stands around them", "[input]") {
  const Result result = read_bytes(Format::kTrec,
                                   "<docs>junk <doc><docno>1</docno><text>A one</text></doc> junk\n"
                                   "<DOC>\n<DOCNO>2</DOCNO><TEXT>B, without end\n"
                                   "<Doc ><DocNo>3</DocNo><Text>C</Text></Doc>\n"
                                   "<DOC><DOCNO>4</DOCNO></DOC>"
                                   "<DOC><DOCNO>5</DOCNO><TEXT>D</TEXT>");
  REQUIRE(result.articles.size() == 4);
  CHECK(result.articles[1].id == "2");
  CHECK(result.articles[2].body == "C");
  CHECK(result.articles[3].body == "D");
  REQUIRE(result.rejects.size() == 1);
  CHECK(result.rejects[0].reason == "no text");
  CHECK(result.rejects[0].origin.record == 4);
  const Result cut = read_bytes(Format::kTrec, "<DOC><DOCNO>1</DOCNO><TEXT>Half of i");
  REQUIRE(cut.rejects.size() == 1);
  CHECK(cut.rejects[0].reason == "record cut off");
  CHECK(read_bytes(Format::kTrec, "nothing").rejects.at(0).reason == "no articles");
  CHECK(read_bytes(Format::kReuters, " \n").rejects.at(0).reason == "empty file");
}

TEST_CASE("the limit of a record holds for SGML", "[input]") {
  ReaderOptions options;
  options.max_record_bytes = 1000;
  const Result result =
      read_bytes(Format::kTrec,
                 "<DOC><TEXT>A</TEXT></DOC><DOC><TEXT>" + std::string(700000, 'x') +
                     "</TEXT></DOC>\n<DOC><TEXT>B</TEXT></DOC>",
                 options);
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[1].body == "B");
  REQUIRE(result.rejects.size() == 1);
  CHECK(result.rejects[0].reason == "record too long");
  CHECK(result.rejects[0].origin.record == 2);
  CHECK(result.origins[1].offset > 700000);
}

TEST_CASE("elements of TREC obey the user's mapping", "[input]") {
  ReaderOptions options;
  options.field_map = {{"REGION", "countries"}, {"LEDE", "text"}};
  const Article article = one_article(
      Format::kTrec,
      "<DOC><DOCNO>1</DOCNO><REGION>Albania</REGION><LEDE>One</LEDE><PAGE>4</PAGE></DOC>", options);
  CHECK(article.countries == Strings{"AL"});
  CHECK(article.body == "One");
  CHECK(extra(article, "page") == "\"4\"");
}
