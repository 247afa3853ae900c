#include "indexer/input/html/page.h"

#include <random>

#include "common/text/utf8.h"
#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"
#include "tests/indexer/input/html/sample_page.h"

using namespace dateline;
using namespace dateline::test;

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
    CHECK(read_page(clutter + article + after).body == kBody);
  }
}

TEST_CASE("captions, bylines and boxes are no text; lists and headings within it are", "[html]") {
  const Article article = read_page(
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
  CHECK(read_page("<body class='has-sidebar'><div class='sidebar'><h1>Crane falls</h1>" +
                  paragraphs() + "</div></body>")
            .body == kBody);
  CHECK(read_page("<div class='no-comments related'>" + paragraphs() + "</div>").body == kBody);
}

TEST_CASE("comments are none of the text, however long they are", "[html]") {
  std::string comments;
  for (int i = 0; i < 30; ++i) {
    comments += "<div class=comment><p>Comment number " + std::to_string(i) +
                " says that the crane should have been painted green, and not for the first time."
                "</p></div>";
  }
  CHECK(read_page("<div>" + paragraphs() + "</div><div id=comments>" + comments + "</div>").body ==
        kBody);
  // Where there is nothing else they are what the page has.
  CHECK(read_page("<div id=comments>" + paragraphs() + "</div>").body == kBody);
}

TEST_CASE("the lead above the text belongs to it", "[html]") {
  const std::string lead =
      "A crane has closed the harbour, and it will take a ship to open it again.";
  for (const char* mark :
       {"class=standfirst", "class='article__teaser-text'", "itemprop=description"}) {
    CAPTURE(mark);
    CHECK(read_page("<h1>Crane falls</h1><div " + std::string(mark) + "><p>" + lead +
                    "</p></div><div class=share>Share</div><div class=article-body>" +
                    paragraphs() + "</div>")
              .body == lead + "\n\n" + kBody);
  }
}

TEST_CASE("the lead is known by where it stands or by the page's description", "[html]") {
  const std::string lead =
      "A crane has closed the only way into the port, and it will stay where it is for days.";
  const std::string whole = lead + "\n\n" + kBody;
  const std::string text = "<div class=text>" + paragraphs() + "</div>";
  CHECK(read_page("<main><header><h1>Crane falls</h1><p class=x>" + lead + "</p></header>" + text +
                  "</main>")
            .body == whole);
  CHECK(read_page("<article><h1>Crane falls</h1><div><h2>" + lead + "</h2>" + paragraphs() +
                  "</div></article>")
            .body == whole);
  const std::string apart = "<h1>Crane falls</h1><div class=info><p>" + lead + "</p></div>" + text;
  CHECK(read_page("<head><meta property=og:description content=\"" + lead + "\"></head>" + apart)
            .body == whole);
  CHECK(read_page(apart).body == kBody);
}

TEST_CASE("short paragraphs at both ends of a text belong to it", "[html]") {
  CHECK(read_page("<div class=text><p>Dear readers,</p>" + paragraphs() +
                  "<p>Thanks to all</p></div>")
            .body == "Dear readers,\n\n" + kBody + "\n\nThanks to all");
  CHECK(read_page("<div class=text><p>3 May 2022</p>" + paragraphs() + "<p>More:</p></div>").body ==
        kBody);
}

TEST_CASE("the tags of a WordPress post say nothing about the element", "[html]") {
  CHECK(read_page(
            "<div class='post type-post hentry category-comments tag-newsletter'>" + paragraphs() +
            "</div><div><p>We measure with cookies how many readers this site has, and who they "
            "are, and what they read.</p></div>")
            .body == kBody);
}

TEST_CASE("of several articles the one with the headline is meant", "[html]") {
  const std::string other =
      "<p>The ferry to the islands will sail again from Thursday on, its owners said, after a "
      "winter in the yard.</p>";
  CHECK(read_page("<article><h1>Crane falls</h1>" + paragraphs() +
                  "</article><article><h1>Ferry "
                  "sails</h1>" +
                  other + "<p>" + std::string(4, 'a') + " " + kFirst + "</p>" + "</article>")
            .body == kBody);
}

TEST_CASE("a page that is hidden until a script shows it is read", "[html]") {
  CHECK(read_page("<body style='display: none'>" + paragraphs()).body == kBody);
  CHECK(read_page("<div hidden>" + paragraphs() + "</div>").body == kBody);
  CHECK(read_page("<div>" + paragraphs() +
                  "</div><div style='display:none'><p>What a script may show some "
                  "day, and what is no part of the page before that.</p></div>")
            .body == kBody);
}

TEST_CASE("a page that stands in <noscript>, or in parts named as clutter, is read", "[html]") {
  CHECK(read_page("<div id=app></div><noscript><h1>Crane falls</h1>" + paragraphs() + "</noscript>")
            .body == kBody);
  CHECK(read_page("<article>" + paragraphs() +
                  "<noscript><p>Please switch on scripts to see the pictures of this "
                  "story.</p></noscript></article>")
            .body == kBody);
  std::string slides;
  for (const std::string& text : {kFirst, kSecond, kThird}) {
    slides += "<div class=slideshow><p>" + text + "</p></div>";
  }
  CHECK(read_page("<div>" + slides + "</div>").body == kBody);
}

TEST_CASE("the date of publication is told from other dates of a page", "[html]") {
  const auto dated = [](const std::string& head, const std::string& above) {
    return read_page("<head>" + head + "</head><body>" + above + paragraphs() + "</body>")
        .date.to_string();
  };
  const std::string shown = "<h1>Crane falls</h1><p class=date>3 May 2022</p>";
  // A <meta> that may mean the last change.
  CHECK(dated("<meta name=date content=2022-05-09>", shown) == "2022-05-03");
  CHECK(dated("<meta name=date content=2022-05-01>", shown) == "2022-05-01");
  CHECK(dated("<meta name=date content=2022-05-09>", "<h1>Crane falls</h1>") == "2022-05-09");
  CHECK(dated("<meta name=pubdate content=2022-05-09>", shown) == "2022-05-09");
  // One that does, as JSON-LD shows.
  const std::string changed = "<meta property='article:published_time' content=2022-05-09>";
  const std::string published =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-05-02",)"
      R"("dateModified":"2022-05-09"}</script>)";
  CHECK(dated(changed, shown) == "2022-05-09");
  CHECK(dated(changed + published, shown) == "2022-05-02");
  // The name of the site, and what stands about it, is no headline.
  std::string menu;
  for (int i = 0; i < 20; ++i) menu += "<p>Part " + std::to_string(i) + "</p>";
  CHECK(dated("", "<div><h1>The Vlaanmere Post</h1><p>1 May 2022</p>" + menu +
                      "</div><main><h1>Crane falls</h1><p>3 May 2022</p>") == "2022-05-03");
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
  CHECK(read_page(with_body(flat) + "<div><p>" + kFirst + "</p>" + extra + "<p>" + kSecond +
                  "</p><p>" + kThird + "</p></div>")
            .body == kBody);
  // The page shows the beginning alone.
  const std::string shown = "<p>" + kFirst + "</p>";
  CHECK(read_page(with_body(flat) + shown).body.find("Rotterdam") != std::string::npos);
  // A summary does not replace the text.
  CHECK(read_page(with_body("The harbour is closed...") + paragraphs()).body == kBody);
}

TEST_CASE("the charset of a page is found", "[html]") {
  PageOrigin origin;
  origin.charset = "windows-1252";
  CHECK(read_page("<h1>Caf\xe9</h1>" + paragraphs(), origin).title == "Café");
  CHECK(read_page("<meta charset=windows-1251><h1>\xcc\xe8\xf0</h1>" + paragraphs()).title ==
        "Мир");
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
