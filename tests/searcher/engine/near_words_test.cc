#include "searcher/engine/near_words.h"

#include <random>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "tests/catch.h"
#include "tests/searcher/engine/edit_distance.h"
#include "tests/temp_folder.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

// The surface words of a file that are near, with their distances.
std::vector<std::string> near(const Words& words, std::string_view word, std::uint32_t distance) {
  std::vector<std::string> out;
  for (const NearWords::Found& found : NearWords(word, distance).in(words)) {
    out.push_back(std::string(words[found.number].surface) + " " + std::to_string(found.distance));
  }
  return out;
}

class WordsFile {
 public:
  explicit WordsFile(const std::string& text) : words_(write(text)) {}
  const Words& words() const { return words_; }

 private:
  std::string write(const std::string& text) {
    Analyzer analyzer;
    Analysis title;
    Analysis body;
    analyzer.analyze("", "und", title);
    analyzer.analyze(text, "und", body);
    WordsWriter writer;
    writer.add(title, body);
    writer.write(folder_ / "words");
    return folder_ / "words";
  }

  TempFolder folder_;
  Words words_;
};

}  // namespace

TEST_CASE("near words are those within the edit distance", "[engine]") {
  const WordsFile file("teheran tehran tehrani tehrna tirana tehr théran иран ирак");
  CHECK(near(file.words(), "tehran", 0) == std::vector<std::string>{"tehran 0"});
  CHECK(near(file.words(), "tehran", 1) ==
        std::vector<std::string>{"teheran 1", "tehran 0", "tehrani 1", "tehrna 1", "theran 1"});
  CHECK(near(file.words(), "иран", 1) == std::vector<std::string>{"ирак 1", "иран 0"});
  CHECK(near(file.words(), "", 2).empty());
  CHECK(near(file.words(), std::string(100000, 'b'), 2).empty());
}

TEST_CASE("near words agree with the distance by its definition", "[engine]") {
  const std::uint32_t seed = 32;
  CAPTURE(seed);
  std::mt19937 random(seed);
  static const std::vector<std::string> kLetters = {"a", "b", "c", "я", "ж"};
  const auto random_word = [&random] {
    std::string word;
    for (std::size_t i = 1 + random() % 7; i > 0; --i) word += kLetters[random() % 5];
    return word;
  };
  std::string text;
  for (int i = 0; i < 3000; ++i) text += random_word() + " ";
  const WordsFile file(text);
  const Words& words = file.words();
  for (int i = 0; i < 200; ++i) {
    const std::string word = random_word();
    for (const std::uint32_t distance : {0u, 1u, 2u, 3u}) {
      std::vector<std::string> expected;
      for (std::uint32_t number = 0; number < words.size(); ++number) {
        const std::string surface(words[number].surface);
        const std::size_t apart = naive_distance(decode(word), decode(surface));
        if (apart <= distance) expected.push_back(surface + " " + std::to_string(apart));
      }
      CAPTURE(word, distance);
      REQUIRE(near(words, word, distance) == expected);
    }
  }
}
