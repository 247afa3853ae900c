#include "indexer/enrich/countries.h"

#include <random>

#include "indexer/enrich/gazetteer.h"
#include "indexer/enrich/printed_dateline.h"
#include "tests/catch.h"

namespace dateline {
namespace {

using Codes = std::vector<std::string>;

Article tagged(std::string title, std::string body, std::string language = "en") {
  static const CountryTagger tagger;
  Article article;
  article.title = std::move(title);
  article.body = std::move(body);
  article.language = std::move(language);
  tagger.tag(article);
  return article;
}

// Codes in alphabetical order.
Codes mentions(std::string body) {
  Codes codes = tagged("", std::move(body)).mentions;
  std::sort(codes.begin(), codes.end());
  return codes;
}

Codes focus(std::string title, std::string body) {
  return tagged(std::move(title), std::move(body)).countries;
}

TEST_CASE("the rules of the gazetteer speak of known phrases") {
  for (const std::string& problem : Gazetteer::instance().problems()) {
    CAPTURE(problem);
    CHECK(false);
  }
}

TEST_CASE("names, demonyms, capitals and abbreviations name their country") {
  struct Case {
    const char* text;
    Codes codes;
  };
  const std::vector<Case> cases = {
      {"Talks between Albania and Iran ended.", {"AL", "IR"}},
      {"Albania's police met Iran\u2019s envoy.", {"AL", "IR"}},
      {"The Albania-Iran line and a U.S.-led force", {"AL", "IR", "US"}},
      {"Norwegians and a Chilean sailed.", {"CL", "NO"}},
      {"Officials in Ouagadougou and N'Djamena said", {"BF", "TD"}},
      {"The UK, the UAE and the US signed.", {"AE", "GB", "US"}},
      {"the U.S. and the U.K. and the U.S.A.", {"GB", "US"}},
      {"DRC, DPRK and PRC", {"CD", "CN", "KP"}},
      {"in C\u00f4te d\u2019Ivoire and Cote d'Ivoire", {"CI"}},
      {"T\u00dcRK\u0130YE and T\u00fcrkiye", {"TR"}},
      {"the Soviet Union, the USSR and Soviet troops", {"RU"}},
      {"West Germany and East Germany", {"DE"}},
      {"Yugoslavia, Czechoslovakia, Zaire, Burma, Ceylon", {"CD", "CZ", "LK", "MM", "RS"}},
      {"United\nStates officials", {"US"}},
      {"from Texas and Ontario", {"CA", "US"}},
      {"EMBASSY IN ALBANIA BURNS PAPERS", {"AL"}},
  };
  for (const Case& item : cases) {
    CAPTURE(item.text);
    CHECK(mentions(item.text) == item.codes);
  }
}

TEST_CASE("ordinary words and longer names are not countries") {
  const std::vector<const char*> none = {
      "a roast turkey on fine china, a jersey and polish for us",
      "it is in no way chad or niger, said the male nurse",
      "The Indian Ocean and Latin American and South American rivers",
      "an American Indian, an African American and Native Americans",
      "a Guernsey cow, French fries and Swiss cheese",
      "She reads the China Daily, the Times of India and the Irish Times.",
      "TiranaPAP / EPA",
      "Michael Jordan and Denzel Washington met Mr. Poland.",
      "Chad Johnson sang. Chad was pleased.",
      "Koreans and Korean food",
      "He lives on Lebanon Road near Jordan Street.",
      "Victoria and Hamilton met Douglas. Kingston was late.",
      "CALL US NOW AND TELL US MORE",
      "The ship sailed to the West Indies. It is a Georgia-Pacific mill.",
      "an empty paragraph between South\n\nand West",
      "",
  };
  for (const char* text : none) {
    CAPTURE(text);
    CHECK(mentions(text) == Codes{});
  }
}

TEST_CASE("the longest name wins") {
  CHECK(mentions("New Mexico and New Jersey") == Codes{"US"});
  CHECK(mentions("Northern Ireland") == Codes{"GB"});
  CHECK(mentions("Papua New Guinea") == Codes{"PG"});
  CHECK(mentions("Equatorial Guinea") == Codes{"GQ"});
  CHECK(mentions("Guinea-Bissau") == Codes{"GW"});
  CHECK(mentions("Guinea") == Codes{"GN"});
  CHECK(mentions("the Republic of the Congo") == Codes{"CG"});
  CHECK(mentions("the Democratic Republic of the Congo") == Codes{"CD"});
  CHECK(mentions("DR Congo") == Codes{"CD"});
  CHECK(mentions("North Korea and South Korean ships") == Codes{"KP", "KR"});
  CHECK(mentions("South Sudan") == Codes{"SS"});
  CHECK(mentions("American Samoa") == Codes{"AS"});
  CHECK(mentions("U.S. Virgin Islands") == Codes{"VI"});
  CHECK(mentions("New South Wales") == Codes{"AU"});
}

TEST_CASE("the article decides between two meanings") {
  CHECK(mentions("Georgia and Russia fought over South Ossetia.") == Codes{"GE", "RU"});
  CHECK(mentions("Tbilisi said that Georgia would join.") == Codes{"GE"});
  CHECK(mentions("A man from Athens, Georgia was held; police in Atlanta and Alabama.") ==
        Codes{"US"});
  CHECK(mentions("A tornado hit Springfield, Georgia.") == Codes{"US"});
  CHECK(mentions("Seoul in South Korea: Koreans cheered.") == Codes{"KR"});
  CHECK(mentions("Brazzaville said Congo was calm.") == Codes{"CG"});
  CHECK(mentions("Congo said on Monday") == Codes{"CD"});
  CHECK(mentions("Roseau: Dominica and the Dominican team") == Codes{"DM"});
  CHECK(mentions("Victoria, the Seychelles capital") == Codes{"SC"});
  CHECK(mentions("Chad Johnson flew to N'Djamena. Chad is large.") == Codes{"TD"});
  CHECK(mentions("the class Reunion of 1970") == Codes{});
  CHECK(mentions("on R\u00e9union in the Indian Ocean") == Codes{"RE"});
  CHECK(mentions("She visited Jordan in May.") == Codes{"JO"});
  CHECK(mentions("Jordan Valley farmers") == Codes{"JO"});
}

TEST_CASE("a region says where a city is") {
  CHECK(mentions("Paris, Texas") == Codes{"US"});
  CHECK(mentions("Panama City, Florida") == Codes{"US"});
  CHECK(mentions("San Jose, Calif., police") == Codes{"US"});
  CHECK(mentions("London, Ontario") == Codes{"CA"});
  CHECK(mentions("Lebanon, Pa.") == Codes{"US"});
  CHECK(mentions("Macon, Ga., on Monday") == Codes{"US"});
  CHECK(mentions("Washington, D.C.") == Codes{"US"});
  CHECK(mentions("Paris, France") == Codes{"FR"});
  CHECK(mentions("Tbilisi, Georgia") == Codes{"GE"});
  CHECK(mentions("Athens police and Ohio troopers") == Codes{"US"});
  CHECK(mentions("Athens and Berlin, with Ohio firms") == Codes{"DE", "GR", "US"});
}

TEST_CASE("credit lines and bylines do not vote") {
  CHECK(mentions("By Ann Moser in Paris\n\nThe Danish queen spoke.") == Codes{"DK"});
  CHECK(mentions("Peru won.\n(Reporting by A. B. in London; editing by C. D. in Berlin)") ==
        Codes{"PE"});
}

TEST_CASE("datelines are read at the head of the body") {
  const auto place = [](std::string_view body) {
    const TextSpan span = find_printed_dateline(body);
    return std::string(body.substr(span.begin, span.end - span.begin));
  };
  CHECK(place("TIRANA, Sept 8 (Reuters) - The government").starts_with("TIRANA"));
  CHECK(place("COLOMBO (AP) - The").starts_with("COLOMBO"));
  CHECK(place("LONDON -- The").starts_with("LONDON"));
  CHECK(place("LONDON \u2014 The").starts_with("LONDON"));
  CHECK(place("\n\n  New Delhi, May 3 (PTI): The").starts_with("New Delhi"));
  CHECK(place("Iran - a country of many - said").empty());
  CHECK(place("The talks (in May) - they said").empty());
  CHECK(place("A first sentence.\nIt goes on.").empty());
  CHECK(place("").empty());

  const Article article =
      tagged("", "MALE, May 3 (Reuters) - Voters in India and in India, and India");
  CHECK(article.countries == Codes{"MV", "IN"});
  CHECK(article.evidence.front().rule == "dateline");
}

TEST_CASE("the focus holds what an editor would label") {
  CHECK(focus("Albania breaks with Iran", "Albania, Albania, Iran and once Peru.") ==
        Codes{"AL", "IR"});
  const std::string filler(2000, '.');
  CHECK(focus("", "Peru Peru Peru Peru " + filler + " Chile") == Codes{"PE"});
  CHECK(focus("Peru votes", "Peru and Chile agreed. Chile and Peru said so. Peru left.") ==
        Codes{"PE", "CL"});
  // The place of a dateline comes after the country of the headline.
  CHECK(focus("Nigeria votes", "LONDON, May 3 (Reuters) - Nigeria voted. Nigeria counted.") ==
        Codes{"NG", "GB"});
  // Lists stay whole.
  CHECK(focus("Six sign pact",
              "Peru, Chile, Brazil, Bolivia, Ecuador and Colombia signed a pact on trade.")
            .size() == 6);
  CHECK(focus("", "nothing here") == Codes{});
}

TEST_CASE("evidence points at the words") {
  const Article article =
      tagged("Iran votes", "Tehran said.\nIranian, Iran, Iran, Iran, Iran; Peru.");
  std::size_t of_iran = 0;
  for (const Evidence& evidence : article.evidence) {
    const std::string& field = evidence.field == "title" ? article.title : article.body;
    CHECK(evidence.kind == "country");
    CHECK(field.substr(evidence.begin, evidence.end - evidence.begin) == evidence.text);
    CHECK(evidence.focus == (evidence.value == "IR"));
    of_iran += evidence.value == "IR";
  }
  CHECK(of_iran == 5);  // of seven
  CHECK(article.evidence[0].rule == "name");
  CHECK(article.evidence[1].rule == "capital");
  CHECK(article.evidence[2].rule == "demonym");
  CHECK(article.mentions == Codes{"IR", "PE"});
}

TEST_CASE("what the input gave stays") {
  Article article;
  article.body = "Peru and Peru and Chile";
  article.countries = {"AL"};
  CountryTagger().tag(article);
  CHECK(article.countries == Codes{"AL"});
  CHECK(article.mentions == Codes{"PE", "CL", "AL"});
  CHECK(article.evidence.front().rule == "given");
  CHECK(article.evidence.front().value == "AL");

  Article both;
  both.body = "Peru";
  both.countries = {"AL"};
  both.mentions = {"IR"};
  CountryTagger().tag(both);
  CHECK(both.mentions == Codes{"IR", "AL"});
}

TEST_CASE("other languages are read by their own names") {
  CHECK(tagged("", "Peru \u00fcber Berlin, Polish und Turk", "de").mentions == Codes{"PE", "DE"});
}

TEST_CASE("any bytes are taken") {
  const std::vector<std::string> parts = {"Iran",  "U.S.", ", ",   "Georgia", "\xe2\x80", "\xc3",
                                          "\n\n",  "'s",   "-",    "Jordan",  " Smith",   "(",
                                          "Paris", " - ",  "\xff", ". ",      "Ga.",      " By "};
  std::mt19937 random(1916);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (unsigned i = random() % 30; i > 0; --i) {
      if (random() % 4 == 0) {
        text += static_cast<char>(random());
      } else {
        text += parts[random() % parts.size()];
      }
    }
    CAPTURE(round, text);
    const Article article = tagged(text, text, round % 2 == 0 ? "en" : "de");
    for (const Evidence& evidence : article.evidence) {
      CHECK(evidence.begin < evidence.end);
      CHECK(evidence.end <= text.size());
    }
  }
}

}  // namespace
}  // namespace dateline
