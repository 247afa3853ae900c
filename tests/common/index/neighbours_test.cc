#include "common/index/neighbours.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "common/index/tokens.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

struct Text {
  std::string title;
  std::string body;
};

std::string words_of(std::mt19937& random, std::uint32_t count) {
  std::string text;
  for (std::uint32_t i = 0; i < count; ++i) {
    text += "w" + std::to_string(random() % 500);
    text += random() % 9 == 0 ? (random() % 2 ? ".\n\n" : ". Then ") : " ";
  }
  return text;
}

std::vector<Text> random_texts(std::mt19937& random) {
  std::vector<Text> texts = {{"", ""}, {"", "alone"}, {"alone", ""}, {"one", "two"}};
  for (std::uint32_t i = 0; i < 60; ++i) texts.push_back({words_of(random, i % 7), ""});
  for (std::uint32_t i = 0; i < 60; ++i) {
    texts.push_back({words_of(random, random() % 9), words_of(random, random() % 400)});
  }
  return texts;
}

void write(const std::vector<Text>& texts, const std::string& path) {
  Analyzer analyzer;
  Analysis title;
  Analysis body;
  TokensWriter writer(path);
  for (const Text& text : texts) {
    analyzer.analyze(text.title, "en", title);
    analyzer.analyze(text.body, "en", body, true);
    writer.add(title, body);
  }
  writer.finish();
}

// The two words beside each other at each place, the headline and the body apart.
std::vector<std::uint16_t> neighbours_of(const TokenView& entries) {
  std::vector<std::uint16_t> hashes;
  std::uint32_t before = kTitleEnd;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const std::uint32_t entry = entries.at(i);
    if (entry == kSentenceEnd || entry == kParagraphEnd) continue;
    if (before != kTitleEnd && entry != kTitleEnd) {
      hashes.push_back(
          neighbour_hash(static_cast<std::uint8_t>(before), static_cast<std::uint8_t>(entry)));
    }
    before = entry;
  }
  return hashes;
}

}  // namespace

TEST_CASE("no two neighbours of a document are told to be absent", "[index]") {
  const std::uint32_t seed = 21;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const TempFolder folder;
  const std::vector<Text> texts = random_texts(random);
  write(texts, folder / "tokens");
  const Tokens tokens(folder / "tokens");
  tokens.verify();
  REQUIRE(tokens.documents() == texts.size());
  for (DocIndex doc = 0; doc < tokens.documents(); ++doc) {
    CAPTURE(doc);
    for (const std::uint16_t hash : neighbours_of(tokens.document(doc))) {
      tokens.neighbour(doc, hash).prefetch();
      REQUIRE(tokens.may_neighbour(doc, hash));
    }
  }
}

TEST_CASE("three of four words that are no neighbours are told, and the headline's last",
          "[index]") {
  std::mt19937 random(22);
  const TempFolder folder;
  std::vector<Text> texts;
  for (int i = 0; i < 100; ++i) texts.push_back({"", words_of(random, 50 + random() % 1000)});
  write(texts, folder / "tokens");
  const Tokens tokens(folder / "tokens");
  std::uint32_t possible = 0;
  std::uint32_t asked = 0;
  for (DocIndex doc = 0; doc < tokens.documents(); ++doc) {
    for (int i = 0; i < 100; ++i, ++asked) {
      possible += tokens.may_neighbour(doc, static_cast<std::uint16_t>(random())) ? 1 : 0;
    }
  }
  CHECK(possible * 4 < asked);

  write({{"ferry sank", "harbour closed"}}, folder / "small");
  const Tokens small(folder / "small");
  const TokenView entries = small.document(0);
  const auto low = [&](std::uint32_t i) { return entries.low()[i]; };
  CHECK(small.may_neighbour(0, neighbour_hash(low(0), low(1))));
  CHECK_FALSE(small.may_neighbour(0, neighbour_hash(low(1), low(3))));
}
