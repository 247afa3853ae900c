#include "common/text/sentence.h"

#include <random>
#include <string>
#include <vector>

#include "common/text/utf8.h"
#include "tests/catch.h"

namespace dateline {
namespace {

using Strings = std::vector<std::string>;

Strings texts(std::string_view text, const std::vector<Span>& spans) {
  Strings parts;
  for (const Span& span : spans) parts.emplace_back(text.substr(span.begin, span.end - span.begin));
  return parts;
}

Strings split(std::string_view text) { return texts(text, sentences(text)); }

Strings split_paragraphs(std::string_view text) { return texts(text, paragraphs(text)); }

TEST_CASE("sentences end at full stops, question and exclamation marks") {
  CHECK(split("He left. She stayed! Why? Nobody knows") ==
        Strings{"He left.", "She stayed!", "Why?", "Nobody knows"});
  CHECK(split("  One.   Two.  ") == Strings{"One.", "Two."});
  CHECK(split("").empty());
  CHECK(split(" \n ").empty());
  CHECK(split("No end here") == Strings{"No end here"});
  CHECK(split("It rose 3.5. Then it fell 2.1 percent.") ==
        Strings{"It rose 3.5.", "Then it fell 2.1 percent."});
}

TEST_CASE("quotes and brackets belong to the sentence they close") {
  CHECK(split("\"We won.\" They cheered.") == Strings{"\"We won.\"", "They cheered."});
  CHECK(split("“Help!” she cried. (He ran.) The end.") ==
        Strings{"“Help!” she cried.", "(He ran.)", "The end."});
  CHECK(split("Wait... Then go... or not.") == Strings{"Wait...", "Then go... or not."});
}

TEST_CASE("abbreviations, initials and dates do not end a sentence") {
  CHECK(split("Mr. Hoxha met Dr. Smith. They spoke.") ==
        Strings{"Mr. Hoxha met Dr. Smith.", "They spoke."});
  CHECK(split("On Sept. 8 the U.S. Embassy closed.").size() == 1);
  CHECK(split("J. K. Rowling and George W. Bush came.").size() == 1);
  CHECK(split("It opens at 5 p.m. The doors close later.").size() == 2);
  CHECK(split("He lives in the U.S. She does not.").size() == 2);
  CHECK(split("Acme Inc. President Jones quit.").size() == 1);
  CHECK(split("Flight No. 5 left. He said no. Nobody came.") ==
        Strings{"Flight No. 5 left.", "He said no.", "Nobody came."});
  CHECK(split("Am 8. September begann es. Dann kam z.B. Berlin.").size() == 2);
  CHECK(split("In der 50. Minute fiel das Tor. Im 3. Satz war Schluss.").size() == 2);
  CHECK(split("I am 50. She is 48. He won 3. Then 4.").size() == 4);
  CHECK(split("1. Open the box. 2. Close it.").size() == 2);
}

TEST_CASE("other scripts end their sentences") {
  CHECK(split("昨日地震。被害なし！本当？はい") ==
        Strings{"昨日地震。", "被害なし！", "本当？", "はい"});
  CHECK(split("“你好。”他说。") == Strings{"“你好。”", "他说。"});
  CHECK(split("هل وصل؟ نعم.") == Strings{"هل وصل؟", "نعم."});
  CHECK(split("वह गया। वह आई।") == Strings{"वह गया।", "वह आई।"});
  CHECK(split("وہ گیا۔ وہ آئی۔") == Strings{"وہ گیا۔", "وہ آئی۔"});
  CHECK(split("Он ушёл. Она осталась в г. Москве.").size() == 2);
  CHECK(split("Это было в 2022 г. Потом всё изменилось.").size() == 2);
}

TEST_CASE("paragraphs stand between empty lines") {
  CHECK(split_paragraphs("One\nstill one\n\n  \nTwo\n") == Strings{"One\nstill one", "Two"});
  CHECK(split_paragraphs("").empty());
  CHECK(split_paragraphs("\n\n").empty());
  CHECK(split_paragraphs("\nOne\n") == Strings{"One"});
}

TEST_CASE("without empty lines each line is a paragraph") {
  CHECK(split_paragraphs("Short line\nAnother line\nThird") ==
        Strings{"Short line", "Another line", "Third"});
  const std::string line(300, 'x');
  CHECK(split_paragraphs(line + "\n" + line).size() == 2);
}

TEST_CASE("hard-wrapped lines are put together") {
  const std::string wrapped =
      "The ministry said on Thursday that the harbour would be closed to all\n"
      "traffic for three days while divers look for what is left of the old\n"
      "bridge.\n"
      "Ships that wait outside are to be led into the northern basin, where\n"
      "tugs stand ready.";
  CHECK(split_paragraphs(wrapped).size() == 2);
  const std::string indented =
      "   The ministry said on Thursday that the harbour would be closed, all\n"
      "traffic for three days while divers look for what is left of the one.\n"
      "   Ships that wait outside are to be led into the northern basin, where\n"
      "tugs stand ready.";
  CHECK(split_paragraphs(indented).size() == 2);
}

TEST_CASE("spans ascend, are trimmed and lie within any bytes") {
  std::mt19937 random(99);
  const std::string_view letters = "aB. \n!?'\"1)(\xE3\x80\x82\xD8\x9F\xFF\xC3";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t size = random() % 60;
    for (std::size_t i = 0; i < size; ++i) text += letters[random() % letters.size()];
    for (const auto& spans : {paragraphs(text), sentences(text)}) {
      std::size_t last = 0;
      for (const Span& span : spans) {
        INFO("round " << round);
        REQUIRE(span.begin >= last);
        REQUIRE(span.end > span.begin);
        REQUIRE(span.end <= text.size());
        REQUIRE(trim(std::string_view(text).substr(last, span.begin - last)).empty());
        last = span.end;
      }
      REQUIRE(trim(std::string_view(text).substr(last)).empty());
    }
  }
}

}  // namespace
}  // namespace dateline
