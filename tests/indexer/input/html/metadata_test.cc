// What a page says about its article: headline, authors, date and the rest.
#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"
#include "tests/indexer/input/html/sample_page.h"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("bylines are names of persons", "[html]") {
  const auto authors = [](const std::string& name) {
    return read_page(in_head("<meta property=og:site_name content='Vlaanmere Gazette'>"
                             "<meta name=author content='" +
                             name + "'>"))
        .authors;
  };
  CHECK(authors("By Anna Vos") == std::vector<std::string>{"Anna Vos"});
  CHECK(authors("von Anna Vos") == std::vector<std::string>{"Anna Vos"});
  CHECK(authors("von Vos") == std::vector<std::string>{"von Vos"});
  CHECK(authors("Vlaanmere Gazette Online").empty());
  CHECK(authors("admin").empty());
}

TEST_CASE("a kicker is no part of the headline", "[html]") {
  CHECK(read_page("<head><meta property=og:title content='Crane falls across the channel'></head>"
                  "<h1><span>Harbour</span> Crane falls across the channel</h1>" +
                  paragraphs())
            .title == "Crane falls across the channel");
}

TEST_CASE("the headline is the printed one, without the name of the site", "[html]") {
  CHECK(read_page(in_head("<title>Crane falls | The Paper</title>")).title == "Crane falls");
  const std::string body = "<body>" + paragraphs();
  CHECK(read_page("<title>Crane falls in the harbour | News | Paper</title>" + body).title ==
        "Crane falls in the harbour");
  CHECK(
      read_page(
          "<title>Crane falls - The Paper</title><meta property=og:site_name content='The Paper'>" +
          body)
          .title == "Crane falls");
  CHECK(read_page("<title>Crane falls - and stays</title>" + body).title ==
        "Crane falls - and stays");
  CHECK(read_page("<meta property=og:title content='Crane falls'>" + body).title == "Crane falls");
  CHECK(read_page("<h1>The Paper</h1><title>Crane falls</title><h1>Crane <i>falls</i></h1>" + body)
            .title == "Crane falls");
  // Without any title the text gives one.
  CHECK(read_page(body).title == kFirst);
}

TEST_CASE("metadata are taken from tags and JSON-LD", "[html]") {
  const Article tags = read_page(
      in_head("<link rel=canonical href='https://paper.example/crane'><meta name=author "
              "content='By Anna Vos'>"
              "<meta property=article:published_time content='2022-05-03T08:00:00+02:00'>"
              "<meta property=og:site_name content='The Paper'><meta property=article:section "
              "content=Ports>"
              "<meta name=news_keywords content='cranes, harbours'>"));
  CHECK(tags.url == "https://paper.example/crane");
  CHECK(tags.authors == std::vector<std::string>{"Anna Vos"});
  CHECK(tags.date.to_iso() == "2022-05-03T08:00:00+02:00");
  CHECK(tags.source == "The Paper");
  CHECK(tags.topics == std::vector<std::string>{"Ports", "cranes", "harbours"});

  const Article linked = read_page(in_head(R"(<script type="application/ld+json">
    /* <![CDATA[ */ {"@context":"https://schema.org","@graph":[
      {"@type":"WebSite","name":"Not this","datePublished":"1999-01-01"},
      {"@type":["Thing","NewsArticle"],"headline":"Crane falls","datePublished":"2022-05-03",
       "author":[{"@id":"#a"},{"name":"Bo Kers"}],"publisher":{"name":"The Paper"},
       "inLanguage":"nl","articleSection":"Ports","keywords":["cranes"],},
      {"@type":"Person","@id":"#a","name":"Anna Vos"}]} /* ]]> */</script>)"));
  CHECK(linked.date.to_string() == "2022-05-03");
  CHECK(linked.authors == std::vector<std::string>{"Anna Vos", "Bo Kers"});
  CHECK(linked.source == "The Paper");
  CHECK(linked.language == "nl");
  CHECK(linked.topics == std::vector<std::string>{"Ports", "cranes"});

  // Where the page was fetched goes before what it says of itself.
  PageOrigin origin;
  origin.url = "https://mirror.example/1";
  CHECK(read_page(in_head("<link rel=canonical href='https://paper.example/crane'>"), origin).url ==
        origin.url);
  CHECK(read_page(in_head("<link rel=canonical href='/crane'>")).url.empty());
}

TEST_CASE("the date is that of the publication", "[html]") {
  const auto date = [](const std::string& page, const std::string& url = "") {
    PageOrigin origin;
    origin.url = url;
    return read_page(page + paragraphs(), origin).date.to_string();
  };
  CHECK(date("<h1>X</h1><time datetime=2022-05-03>today</time>") == "2022-05-03");
  CHECK(
      date(
          "<div class=comment><time datetime=2022-06-01></time></div><time datetime=2022-05-03>") ==
      "2022-05-03");
  CHECK(date("<meta itemprop=dateModified content=2022-06-01><span itemprop=datePublished>3 May "
             "2022</span>") == "2022-05-03");
  CHECK(date("<meta property=og:updated_time content=2022-06-01>") == "2022-06-01");
  CHECK(date("<html lang=de><h1>X</h1><div class=datum>Dienstag, 3. Mai 2022, 14.05 Uhr</div>") ==
        "2022-05-03");
  CHECK(date("<html lang=fr><h1>X</h1><span>Publié le 3 août 2022 à 14h</span>") == "2022-08-03");
  CHECK(date("<html lang=es><h1>X</h1><p>3 de enero de 2022</p>") == "2022-01-03");
  CHECK(date("<html lang=ru><h1>X</h1><p>3 мая 2022 г.</p>") == "2022-05-03");
  CHECK(date("<html lang=zh><h1>X</h1><p>2022年5月3日</p>") == "2022-05-03");
  CHECK(date("<html lang=en-US><h1>X</h1><p>5/3/2022</p>") == "2022-05-03");
  CHECK(date("<html lang=en-GB><h1>X</h1><p>3/5/2022</p>") == "2022-05-03");
  CHECK(date("<h1>X</h1><p>May 3rd, 2022</p>") == "2022-05-03");
  CHECK(date("<h1>X</h1>").empty());
  // An instant in UTC is not the printed day; one with its zone is.
  const std::string instant = "<meta property=article:published_time content=2022-05-04T01:30:00";
  CHECK(date(instant + "Z>", "https://a.example/2022/05/03/x") == "2022-05-03");
  CHECK(date(instant + "Z><h1>X</h1><p class=date>May 3, 2022</p>") == "2022-05-03");
  CHECK(date(instant + "Z><h1>X</h1><p class=date>May 1, 2022</p>") == "2022-05-04");
  CHECK(date(instant + "+02:00>", "https://a.example/2022/05/03/x") == "2022-05-04");
  CHECK(date("<h1>X</h1><p>(3.5.2022) The harbour is closed, and " + std::string(300, 'x') +
             "</p>") == "2022-05-03");
  // The day of the address goes before a weak date of the page, and is the enricher's to read.
  CHECK(date("<h1>X</h1><p>Updated 4 May 2022</p>", "https://a.example/2022/05/03/x").empty());
  CHECK(date("<meta property=article:published_time content=2022-05-04>",
             "https://a.example/2022/05/03/x") == "2022-05-04");
}
