#include "indexer/enrich/cleanup.h"

#include <random>
#include <string>
#include <vector>

#include "tests/catch.h"

namespace dateline {
namespace {

struct Cleaned {
  std::string body;
  std::vector<Removed> removed;
};

Cleaned clean(std::string title, std::string body) {
  Article article;
  article.title = std::move(title);
  article.body = std::move(body);
  clean_up(article);
  return {article.body, article.removed};
}

// A body of a few paragraphs around `line`, so that it stands neither at the start nor at the end.
std::string amid(const std::string& line) {
  std::string text;
  for (int i = 0; i < 5; ++i) text += "The ferry left the island at dawn with forty people.\n\n";
  text += line;
  for (int i = 0; i < 5; ++i) text += "\n\nNobody was hurt when it came back in the evening.";
  return text;
}

bool goes(const std::string& line) {
  const Cleaned cleaned = clean("Ferry returns", amid(line));
  return cleaned.removed.size() == 1 && cleaned.removed[0].text == line;
}

bool stays(const std::string& line) {
  const std::string body = amid(line);
  const Cleaned cleaned = clean("Ferry returns", body);
  return cleaned.removed.empty() && cleaned.body == body;
}

TEST_CASE("a scraped page loses its form, its credits and nothing else") {
  const Cleaned cleaned = clean("Ferry returns to the island",
                                "Ferry returns to the island\n"
                                "\n"
                                "The ferry came back on Monday.\n"
                                "\n"
                                "The ferry in the harbourPAP / EPA\n"
                                "\n"
                                "  It will sail again.  \n"
                                "\n"
                                "Main photo source: A. SAILOR / EPA / PAP\n"
                                "\n"
                                "Leave a Comment\n"
                                "\n"
                                "Your email address will not be published.");
  CHECK(cleaned.body ==
        "The ferry came back on Monday.\n\nThe ferry in the harbour\n\n  It will sail again.");
  const std::vector<Removed> expected = {
      {"Ferry returns to the island", "repeated-title"},
      {"PAP / EPA", "caption-credit"},
      {"Main photo source: A. SAILOR / EPA / PAP", "credit"},
      {"Leave a Comment", "comment-form"},
      {"Your email address will not be published.", "comment-form"}};
  CHECK(cleaned.removed == expected);
}

TEST_CASE("glued buttons are taken apart") {
  CHECK(
      goes("Leave a Reply Cancel replyYour email address will not be published. Required fields "
           "are marked *Comment Name *"));
  CHECK(goes("Save my name, email, and website in this browser for the next time I comment."));
  CHECK(goes("Share on Facebook Tweet Share on WhatsApp Email"));
  CHECK(goes("Previous articleNext article"));
  CHECK(goes("ADVERTISEMENT"));
  CHECK(goes("Advertisement - scroll to continue"));
  CHECK(goes("© 2022 The Island Post. All rights reserved."));
  CHECK(goes("Follow us on Facebook, Twitter and Instagram."));
  CHECK(goes("Click to share on Telegram (Opens in new window)"));
  CHECK(goes("We use cookies to improve your experience on this site."));
}

TEST_CASE("lines that lead to other articles") {
  CHECK(goes("Read also: Ferry sinks off the coast"));
  CHECK(goes("READ MORE: Ferry sinks off the coast, dozens saved"));
  CHECK(goes("Related Ferry sinks off the coast"));
  CHECK(stays("Related losses were put at two million by the owner of the ferry."));
  CHECK(stays("Read also the second letter, in which he asks for more money."));
}

TEST_CASE("credits") {
  CHECK(goes("Photo: Anna Sailor/Reuters"));
  CHECK(goes("(Photo by Anna Sailor/Getty Images)"));
  CHECK(goes("REUTERS/Anna Sailor"));
  CHECK(goes("AFP PHOTO / ANNA SAILOR"));
  CHECK(goes("Getty Images"));
  CHECK(goes("[image via Shutterstock]"));
  CHECK(goes("Fot. Anna Sailor / Agencja Gazeta"));
  CHECK(goes("Фото: РИА Новости"));
  CHECK(stays("Photo: the harbour seen from the mountain after the storm"));
  CHECK(stays("TIRANA, Reuters"));  // a dateline
  CHECK(stays("AP/17 was the number of the file on his desk"));
  CHECK(stays("And I"));
  CHECK(stays("upi"));
}

TEST_CASE("a credit at the end of a caption is cut off") {
  const auto cut = [](const std::string& line) {
    const Cleaned cleaned = clean("Ferry returns", amid(line));
    return cleaned.removed.size() == 1 && cleaned.removed[0].rule == "caption-credit"
               ? cleaned.removed[0].text
               : "";
  };
  CHECK(cut("The ferry in the harbourPAP / EPA") == "PAP / EPA");
  CHECK(cut("The ferry in the harbour PAP/EPA") == "PAP/EPA");
  CHECK(cut("The ferry in the harbourANNA SAILOR / EPA") == "ANNA SAILOR / EPA");
  CHECK(cut("The ferry in the harbourGetty Images") == "Getty Images");
  CHECK(cut("The ferry lay in the harbour on Monday (AP Photo/Anna Sailor)") ==
        "(AP Photo/Anna Sailor)");
  CHECK(cut("The ferry lay in the harbour. Photo: Anna Sailor.") == "Photo: Anna Sailor.");
  CHECK(cut("The ferry lay in the harbour – Pic by Anna Sailor") == "– Pic by Anna Sailor");
  CHECK(cut("The ferry lay in the harbour (file photo)") == "(file photo)");
  CHECK(stays("The owners spoke to the AP"));
  CHECK(stays("The story was first told by Reuters"));
  CHECK(stays("NEW YORK (Reuters)"));
  CHECK(stays("It was the best of all worlds, said the captain of McDonald"));
}

TEST_CASE("sentences that quote boilerplate stay") {
  CHECK(stays("\"Follow us,\" the captain said to the people on the pier."));
  CHECK(stays("She wrote that readers should leave a comment on his page."));
  CHECK(stays("The newspaper carried an advertisement for the ferry."));
  CHECK(stays("Share prices of the owner fell by two per cent."));
  CHECK(stays("Subscribe to a theory and you must bear what follows from it."));
  CHECK(stays("Name the ferry, he said, and I will tell you who built it."));
  CHECK(stays("Print, radio and television reported about it."));
  CHECK(stays("Comments"));  // amid the text it may be a heading
  CHECK(stays("Email"));
  CHECK(stays("Friday, January 4, 2019"));
  CHECK(stays("2019"));
  CHECK(stays("recommended."));  // the end of a wrapped line
}

TEST_CASE("weak lines go only beside lines of their rule, edge lines only at the edges") {
  CHECK(clean("T", amid("Leave a Reply\n\nName\n\nEmail\n\nWebsite\n\nPost Comment"))
            .removed.size() == 5);
  CHECK(clean("T", amid("ADVERTISEMENT\n\nName")).removed.size() == 1);
  const std::string body = "0 Comments\n\n" + amid("Sailors").append("\n\n12 views\n\nShare");
  CHECK(clean("T", body).removed.size() == 3);
}

TEST_CASE("other languages") {
  for (const char* line : {"Schreiben Sie einen Kommentar",
                           "Ihre E-Mail-Adresse wird nicht veröffentlicht.",
                           "Lesen Sie auch: Fähre gesunken",
                           "Laisser un commentaire",
                           "À lire aussi : Le ferry coule",
                           "Votre adresse e-mail ne sera pas publiée.",
                           "Deja una respuesta",
                           "PUBLICIDAD",
                           "Lee también: El barco se hunde",
                           "Síguenos en Telegram",
                           "Deixe um comentário",
                           "Leia também: O barco afunda",
                           "Todos os direitos reservados",
                           "Lascia un commento",
                           "Leggi anche: Affonda il traghetto",
                           "Riproduzione riservata",
                           "Dodaj komentarz",
                           "Czytaj także: Prom zatonął",
                           "Źródło zdjęcia głównego: PAP/EPA",
                           "Оставить комментарий",
                           "Читайте также: Паром затонул",
                           "Все права защищены",
                           "اترك تعليقاً",
                           "اقرأ أيضا: غرق العبارة",
                           "لن يتم نشر عنوان بريدك الإلكتروني.",
                           "جميع الحقوق محفوظة",
                           "Bir cevap yazın",
                           "İlgili haberler",
                           "Tüm hakları saklıdır",
                           "අදහස් දක්වන්න",
                           "මෙයත් කියවන්න",
                           "மேலும் படிக்க",
                           "Baca juga: Feri tenggelam",
                           "Ảnh minh họa",
                           "相关阅读",
                           "関連記事",
                           "관련기사"}) {
    CAPTURE(line);
    CHECK(goes(line));
  }
}

TEST_CASE("the headline repeated at the head of the body") {
  const std::string text = "The ferry came back on Monday.";
  CHECK(clean("Ferry returns to port", "Ferry returns to port\n" + text).body == text);
  CHECK(clean("Ferry returns: to port", "FERRY RETURNS\nto port!\n\n" + text).body == text);
  CHECK(clean("Ferry returns to port", "Sport\nFerry returns to port\n\n" + text).body ==
        "Sport\n\n" + text);
  // The only text is the body.
  CHECK(clean("Ferry returns to port", "Ferry returns to port").removed.empty());
  // A part of the headline may be a heading.
  const std::string heading = text + "\n\nFerry returns\n\n" + text;
  CHECK(clean("Ferry returns. Sailors burned documents", heading).body == heading);
  // Text whose first line became the title runs on.
  const std::string wrapped = "cold morning, and as he was rubbing his ears and\nsaying to himself";
  CHECK(clean("cold morning, and as he was rubbing his ears and", wrapped).body == wrapped);
  // Not far below.
  CHECK(clean("Ferry returns", amid("Ferry returns")).removed.empty());
}

TEST_CASE("the name of the site leaves the title only when it is known") {
  Article article;
  article.title = "Ferry returns | The Island Post";
  clean_up(article);
  CHECK(article.title == "Ferry returns | The Island Post");
  article.source = "the island post";
  clean_up(article);
  CHECK(article.title == "Ferry returns");
  CHECK(article.removed == std::vector<Removed>{{"| The Island Post", "site-name"}});
  article.source.clear();
  article.url = "https://www.islandpost.example/a";
  article.title = "Ferry returns - Island Post";
  clean_up(article);
  CHECK(article.title == "Ferry returns");
}

TEST_CASE("a title that was cut short is made whole") {
  const std::string cut = "Ferry to the islands returns with forty…";
  const std::string whole = "Ferry to the islands returns with forty people on board";
  const std::string text = "The ferry left the island at dawn.\n\nIt came back in the evening.";
  Article article;
  article.title = cut;
  article.body = cut + "\n\n" + whole + "\n\n" + text;
  clean_up(article);
  CHECK(article.title == whole);
  CHECK(article.removed.front() == Removed{cut, "cut-title"});

  Article other;
  other.title = cut;
  other.body = "Ferry to the islands is late\n\n" + text;
  clean_up(other);
  CHECK(other.title == cut);
}

TEST_CASE("the gaps between kept lines stay") {
  CHECK(clean("T", "\n\n  a one\n\n\nADVERTISEMENT\n b two\n\nc three\n").body ==
        "\n\n  a one\n\n\n b two\n\nc three\n");
  CHECK(clean("T", "ADVERTISEMENT\n\n  a one\nb two").body == "  a one\nb two");
  CHECK(clean("T", "a one\n\nADVERTISEMENT\n").body == "a one");
  CHECK(clean("T", "ADVERTISEMENT\n").body.empty());
}

TEST_CASE("cleaning twice removes nothing more, and the ledger holds what is missing") {
  const std::vector<std::string> lines = {
      "Leave a Comment",
      "Name",
      "Email",
      "Website",
      "Comments",
      "0 Comments",
      "Share",
      "Twitter",
      "Ferry returns",
      "Ferry",
      "returns",
      "ADVERTISEMENT",
      "Photo: Anna Sailor",
      "12 views",
      "News",
      "the ferry came",
      "The ferry in the harbourPAP / EPA",
      "The ferry PAP/EPA (Reuters)",
      "",
      "",
      "",
      "It will sail again on Tuesday, the captain said to the people who had come to see it off.",
      "Next",
      "Home",
      "3",
      "Read more",
      "Source: Reuters",
      "Harbour. Photo: A. Photo: B",
      " \t",
      "By Anna Sailor",
      "\xc2\xa0",
      "Лес",
      "© 2022",
      "A / B / EPA",
      "(",
      "Image: X - AFP",
      "Tags: ferry",
      "Print",
      "Log in"};
  const unsigned seed = 5;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 3000; ++round) {
    std::string body;
    for (std::size_t n = random() % 14; n > 0; --n) {
      body += lines[random() % lines.size()];
      if (random() % 12 != 0) body += "\n";
      if (random() % 4 == 0) body += "\n";
    }
    CAPTURE(body);
    Article article;
    article.title = "Ferry returns";
    article.body = body;
    clean_up(article);
    const auto letters = [](const std::string& text) {
      std::size_t count = 0;
      for (const char c : text) count += c > ' ' ? 1 : 0;
      return count;
    };
    std::size_t missing = 0;
    for (const Removed& removed : article.removed) missing += letters(removed.text);
    REQUIRE(letters(article.body) + missing == letters(body));
    const Article once = article;
    clean_up(article);
    REQUIRE(article == once);
  }
}

TEST_CASE("any bytes are cleaned") {
  const unsigned seed = 6;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string alphabet = "aAbZ :/|()\n\n©\xd0\xa4\xe2\x80\x93.-PAEFphotoBY1 ";
  for (int round = 0; round < 20000; ++round) {
    std::string body;
    for (std::size_t n = random() % 60; n > 0; --n) body += alphabet[random() % alphabet.size()];
    CAPTURE(body);
    Article article;
    article.title = body.substr(0, random() % 12);
    article.body = body;
    clean_up(article);
    const Article once = article;
    clean_up(article);
    REQUIRE(article == once);
    is_credit_line(body);
  }
}

TEST_CASE("credit lines") {
  CHECK(is_credit_line("Main photo source: ANNA SAILOR / EPA / PAP"));
  CHECK(is_credit_line("By Anna Sailor"));
  CHECK(is_credit_line("Source: Albanian Telegraphic Agency"));
  CHECK(is_credit_line("(Reporting by Anna Sailor in Tirana; Editing by John Smith)"));
  CHECK(is_credit_line("Getty Images"));
  CHECK_FALSE(is_credit_line("Albania breaks off ties with Iran"));
  CHECK_FALSE(is_credit_line("By Monday the ferry had come back"));
  CHECK_FALSE(is_credit_line("Leave a Comment"));
  CHECK_FALSE(is_credit_line(""));
}

}  // namespace
}  // namespace dateline
