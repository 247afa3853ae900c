#include "indexer/input/html/page.h"

#include <random>

#include "common/text/utf8.h"
#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using html::PageOrigin;

namespace {

const std::string kFirst =
    "The harbour of Vlaanmere stayed closed on Monday after a crane fell across the only channel, "
    "the port authority said.";
const std::string kSecond =
    "Divers found the hook at noon, but the jib will stay where it is until a ship from Rotterdam "
    "can lift it.";
const std::string kThird =
    "\"Nobody was hurt, and nobody is in a hurry,\" the harbour master told reporters.";

std::string paragraphs() {
  return "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>";
}
const std::string kBody = kFirst + "\n\n" + kSecond + "\n\n" + kThird;

Article read(const std::string& page, const PageOrigin& origin = {}) {
  Article article;
  CAPTURE(page);
  REQUIRE(html::read_page(page, origin, article).empty());
  return article;
}

std::string in_head(const std::string& head) {
  return "<html><head>" + head + "</head><body><h1>Crane falls</h1>" + paragraphs() +
         "</body></html>";
}

}  // namespace

TEST_CASE("the text of an article is found among what surrounds it", "[html]") {
  const std::string clutter =
      "<ul class=menu><li><a href=/>Home</a><li><a href=/s>Sport</a></ul>"
      "<div class='cookie-notice'><p>We use cookies to measure how many readers visit this site, "
      "and for advertising.</p></div>";
  const std::string after =
      "<div class=related><p>Another story that is told here in one long sentence about a ferry "
      "and its captain, who was asleep.</p></div>"
      "<div id=comments><p>I have always said that this crane would fall some day, and nobody "
      "would listen to me.</p></div><footer><p>Copyright of all texts is with the publisher, who "
      "lives in Vlaanmere and answers letters.</p></footer>";
  for (const std::string& article : {"<article><h1>Crane falls</h1>" + paragraphs() + "</article>",
                                     "<div id=x><div>" + paragraphs() + "</div></div>",
                                     "<table><tr><td>" + kFirst + "<br><br>" + kSecond +
                                         "<br><br>" + kThird + "</td></tr></table>",
                                     "<section><div class=part><p>" + kFirst +
                                         "</p></div><div class=ad>Advertisement</div>"
                                         "<div class=part><p>" +
                                         kSecond + "</p><p>" + kThird + "</p></div></section>",
                                     "<form>" + paragraphs() + "</form>"}) {
    CHECK(read(clutter + article + after).body == kBody);
  }
}

TEST_CASE("captions, bylines and boxes are no text; lists and headings within it are", "[html]") {
  const Article article = read(
      "<article><h1>Crane falls</h1><p class=byline>By Anna Vos, 3 May 2022</p><figure><img>"
      "<figcaption>The crane on Sunday, seen from the north bank. Photo: A. "
      "Vos</figcaption></figure>"
      "<p>" +
      kFirst + "</p><h2>What happened</h2><p>" + kSecond +
      "</p><ul><li>A hook that weighs "
      "two tons.</li><li>A jib of forty metres, which is bent.</li></ul><p>" +
      kThird + "</p><h3>Read more</h3><ul><li><a href=x>A ferry waits</a></li></ul></article>");
  CHECK(article.body == kFirst + "\n\nWhat happened\n\n" + kSecond +
                            "\n\nA hook that weighs two tons.\n\nA jib of forty metres, which is "
                            "bent.\n\n" +
                            kThird);
  CHECK(article.authors == std::vector<std::string>{"Anna Vos"});
  CHECK(article.date.to_string() == "2022-05-03");
}

TEST_CASE("names that lie do not hide an article", "[html]") {
  CHECK(read("<body class='has-sidebar'><div class='sidebar'><h1>Crane falls</h1>" + paragraphs() +
             "</div></body>")
            .body == kBody);
  CHECK(read("<div class='no-comments related'>" + paragraphs() + "</div>").body == kBody);
}

TEST_CASE("comments are none of the text, however long they are", "[html]") {
  std::string comments;
  for (int i = 0; i < 30; ++i) {
    comments += "<div class=comment><p>Comment number " + std::to_string(i) +
                " says that the crane should have been painted green, and not for the first time."
                "</p></div>";
  }
  CHECK(read("<div>" + paragraphs() + "</div><div id=comments>" + comments + "</div>").body ==
        kBody);
  // Where there is nothing else they are what the page has.
  CHECK(read("<div id=comments>" + paragraphs() + "</div>").body == kBody);
}

TEST_CASE("the lead above the text belongs to it", "[html]") {
  const std::string lead =
      "A crane has closed the harbour, and it will take a ship to open it again.";
  for (const char* mark :
       {"class=standfirst", "class='article__teaser-text'", "itemprop=description"}) {
    CAPTURE(mark);
    CHECK(read("<h1>Crane falls</h1><div " + std::string(mark) + "><p>" + lead +
               "</p></div><div class=share>Share</div><div class=article-body>" + paragraphs() +
               "</div>")
              .body == lead + "\n\n" + kBody);
  }
}

TEST_CASE("the lead is known by where it stands or by the page's description", "[html]") {
  const std::string lead =
      "A crane has closed the only way into the port, and it will stay where it is for days.";
  const std::string whole = lead + "\n\n" + kBody;
  const std::string text = "<div class=text>" + paragraphs() + "</div>";
  CHECK(read("<main><header><h1>Crane falls</h1><p class=x>" + lead + "</p></header>" + text +
             "</main>")
            .body == whole);
  CHECK(read("<article><h1>Crane falls</h1><div><h2>" + lead + "</h2>" + paragraphs() +
             "</div></article>")
            .body == whole);
  const std::string apart = "<h1>Crane falls</h1><div class=info><p>" + lead + "</p></div>" + text;
  CHECK(read("<head><meta property=og:description content=\"" + lead + "\"></head>" + apart).body ==
        whole);
  CHECK(read(apart).body == kBody);
}

TEST_CASE("short paragraphs at both ends of a text belong to it", "[html]") {
  CHECK(read("<div class=text><p>Dear readers,</p>" + paragraphs() + "<p>Thanks to all</p></div>")
            .body == "Dear readers,\n\n" + kBody + "\n\nThanks to all");
  CHECK(read("<div class=text><p>3 May 2022</p>" + paragraphs() + "<p>More:</p></div>").body ==
        kBody);
}

TEST_CASE("the tags of a WordPress post say nothing about the element", "[html]") {
  CHECK(read("<div class='post type-post hentry category-comments tag-newsletter'>" + paragraphs() +
             "</div><div><p>We measure with cookies how many readers this site has, and who they "
             "are, and what they read.</p></div>")
            .body == kBody);
}

TEST_CASE("of several articles the one with the headline is meant", "[html]") {
  const std::string other =
      "<p>The ferry to the islands will sail again from Thursday on, its owners said, after a "
      "winter in the yard.</p>";
  CHECK(read("<article><h1>Crane falls</h1>" + paragraphs() +
             "</article><article><h1>Ferry "
             "sails</h1>" +
             other + "<p>" + std::string(4, 'a') + " " + kFirst + "</p>" + "</article>")
            .body == kBody);
}

TEST_CASE("bylines are names of persons", "[html]") {
  const auto authors = [](const std::string& name) {
    return read(in_head("<meta property=og:site_name content='Vlaanmere Gazette'>"
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
  CHECK(read("<head><meta property=og:title content='Crane falls across the channel'></head>"
             "<h1><span>Harbour</span> Crane falls across the channel</h1>" +
             paragraphs())
            .title == "Crane falls across the channel");
}

TEST_CASE("a page that is hidden until a script shows it is read", "[html]") {
  CHECK(read("<body style='display: none'>" + paragraphs()).body == kBody);
  CHECK(read("<div hidden>" + paragraphs() + "</div>").body == kBody);
  CHECK(read("<div>" + paragraphs() +
             "</div><div style='display:none'><p>What a script may show some "
             "day, and what is no part of the page before that.</p></div>")
            .body == kBody);
}

TEST_CASE("a page without running text is no article", "[html]") {
  Article article;
  for (const char* page :
       {"", "<html></html>", "<p>Short.</p>", "plain",
        "<a href=x>A link that goes on for quite a while, and "
        "then on and on, to say nothing at all in more than a hundred characters of text.</a>",
        "<script>var text = 'A text that is a string in a program, and that nobody reads. It goes "
        "on "
        "and on, for more than a hundred characters.';</script>"}) {
    CAPTURE(page);
    CHECK(html::read_page(page, {}, article) == "no article text");
  }
}

TEST_CASE("the headline is the printed one, without the name of the site", "[html]") {
  CHECK(read(in_head("<title>Crane falls | The Paper</title>")).title == "Crane falls");
  const std::string body = "<body>" + paragraphs();
  CHECK(read("<title>Crane falls in the harbour | News | Paper</title>" + body).title ==
        "Crane falls in the harbour");
  CHECK(
      read(
          "<title>Crane falls - The Paper</title><meta property=og:site_name content='The Paper'>" +
          body)
          .title == "Crane falls");
  CHECK(read("<title>Crane falls - and stays</title>" + body).title == "Crane falls - and stays");
  CHECK(read("<meta property=og:title content='Crane falls'>" + body).title == "Crane falls");
  CHECK(read("<h1>The Paper</h1><title>Crane falls</title><h1>Crane <i>falls</i></h1>" + body)
            .title == "Crane falls");
  // Without any title the text gives one.
  CHECK(read(body).title == kFirst);
}

TEST_CASE("metadata are taken from tags and JSON-LD", "[html]") {
  const Article tags =
      read(in_head("<link rel=canonical href='https://paper.example/crane'><meta name=author "
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

  const Article linked = read(in_head(R"(<script type="application/ld+json">
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
  CHECK(read(in_head("<link rel=canonical href='https://paper.example/crane'>"), origin).url ==
        origin.url);
  CHECK(read(in_head("<link rel=canonical href='/crane'>")).url.empty());
}

TEST_CASE("JSON-LD decides what is text where page and articleBody agree", "[html]") {
  const auto with_body = [](const std::string& text) {
    return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" +
           text + "\"}</script>";
  };
  std::string flat = kFirst + " " + kSecond + " " + kThird;
  for (std::size_t at = 0; (at = flat.find('"', at)) != std::string::npos; at += 6) {
    flat.replace(at, 1, "&quot;");
  }
  const std::string extra =
      "<p>This is a teaser that stands among the paragraphs and looks just like one of them.</p>";
  CHECK(read(with_body(flat) + "<div><p>" + kFirst + "</p>" + extra + "<p>" + kSecond + "</p><p>" +
             kThird + "</p></div>")
            .body == kBody);
  // The page shows the beginning alone.
  const std::string shown = "<p>" + kFirst + "</p>";
  CHECK(read(with_body(flat) + shown).body.find("Rotterdam") != std::string::npos);
  // A summary does not replace the text.
  CHECK(read(with_body("The harbour is closed...") + paragraphs()).body == kBody);
}

TEST_CASE("the date is that of the publication", "[html]") {
  const auto date = [](const std::string& page, const std::string& url = "") {
    PageOrigin origin;
    origin.url = url;
    return read(page + paragraphs(), origin).date.to_string();
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

TEST_CASE("the charset of a page is found", "[html]") {
  PageOrigin origin;
  origin.charset = "windows-1252";
  CHECK(read("<h1>Caf\xe9</h1>" + paragraphs(), origin).title == "Café");
  CHECK(read("<meta charset=windows-1251><h1>\xcc\xe8\xf0</h1>" + paragraphs()).title == "Мир");
}

TEST_CASE("a file of the format is a page or is rejected", "[html]") {
  using input_test::read_bytes;
  const auto page = read_bytes(Format::kHtml, "<h1>X</h1>" + paragraphs());
  REQUIRE(page.articles.size() == 1);
  CHECK(page.origins[0].record == 1);
  std::string utf16 = "\xff\xfe";
  for (const char c : "<h1>X</h1>" + paragraphs()) utf16 += {c, '\0'};
  CHECK(read_bytes(Format::kHtml, utf16).articles.size() == 1);
  std::string noise;
  for (int i = 0; i < 20000; ++i) noise += static_cast<char>(i * 7919 >> 3);
  for (const auto& [bytes, reason] :
       std::vector<std::pair<std::string, std::string>>{{"", "empty file"},
                                                        {" \n", "empty file"},
                                                        {"%PDF-1.4", "binary file"},
                                                        {noise, "binary file"},
                                                        {"<p>x</p>", "no article text"}}) {
    const auto result = read_bytes(Format::kHtml, bytes);
    CHECK(result.articles.empty());
    REQUIRE(result.rejects.size() == 1);
    CHECK(result.rejects[0].reason == reason);
  }
  ReaderOptions options;
  options.max_record_bytes = 100;
  CHECK(read_bytes(Format::kHtml, paragraphs(), options).rejects.at(0).reason == "record too long");
}

TEST_CASE("any bytes are an article or a reason", "[html]") {
  constexpr unsigned kSeed = 20220503;
  std::mt19937 random(kSeed);
  const std::vector<std::string> pieces = {
      "<p>",
      "</p>",
      "<div class=comment>",
      "</div>",
      "<article>",
      "</article>",
      kFirst,
      kSecond,
      "<table>",
      "<td>",
      "</table>",
      "<br>",
      "<br>",
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",",
      "\"articleBody\":\"x\"",
      "}</script>",
      "<meta name=date content=",
      "2022-05-03>",
      "<title>",
      "</title>",
      "<h1>",
      "</h1>",
      "&#0;",
      "&#xD800;",
      "&lt;",
      "<svg>",
      "<math>",
      "<template>",
      "<select>",
      "<!--",
      "-->",
      "\xff",
      std::string(1, '\0'),
      "<![CDATA[",
      "<frameset>",
      "<a href=x>",
      "</a>",
      "<form>",
      "<textarea>",
      "<html lang=xx>",
      "<time datetime=99999999999>",
      "\xe5\x9b\xbd"};
  for (int round = 0; round < 3000; ++round) {
    CAPTURE(kSeed, round);
    std::string page;
    for (std::size_t i = random() % 60; i > 0; --i) page += pieces[random() % pieces.size()];
    Article article;
    const std::string reason = html::read_page(page, {}, article);
    if (!reason.empty()) continue;
    CHECK_FALSE(article.body.empty());
    CHECK_FALSE(article.title.empty());
    for (const std::string* text : {&article.title, &article.body, &article.source, &article.url}) {
      CHECK(is_clean_utf8(*text));
    }
  }
}
