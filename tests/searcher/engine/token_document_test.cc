#include "searcher/engine/token_document.h"

#include <cstdint>
#include <random>
#include <vector>

#include "searcher/engine/term_positions.h"
#include "tests/catch.h"
#include "tests/searcher/engine/entries.h"

using namespace dateline;
using namespace dateline::engine_test;

TEST_CASE("places and positions lead to each other", "[engine]") {
  const std::uint32_t seed = 41;
  CAPTURE(seed);
  std::mt19937 random(seed);
  TokenDocument document;
  TermPositions terms({{WordSet(std::vector{word(0)}), {}},
                       {WordSet(std::vector{word(1), word(2)}), {}},
                       {WordSet(std::vector{word(77)}), {}},
                       {WordSet(std::vector{word(2)}), 1}});
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    const Entries entries = random_entries(random, random() % 120);
    document.open(entries.view());
    terms.open(entries.view());
    std::uint32_t position = 0;
    std::uint32_t title_end = 0;
    std::uint32_t lead_end = entries.size();
    Zone sentence = {0, 0};
    Zone paragraph = {0, 0};
    std::vector<std::vector<std::uint32_t>> expected(4);
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
      const std::uint32_t entry = entries[i];
      if (i > 0 && entries[i - 1] < kFirstTokenHash) {
        sentence.begin = i;
        if (entries[i - 1] != kSentenceEnd) paragraph.begin = i;
      }
      if (entry == kTitleEnd) title_end = i;
      if (entry == kParagraphEnd && lead_end == entries.size()) lead_end = i;
      if (entry < kFirstTokenHash) continue;
      REQUIRE(document.position(i) == position);
      REQUIRE(document.entry_at(position) == i);
      REQUIRE(document.sentence(i).begin == sentence.begin);
      REQUIRE(document.paragraph(i).begin == paragraph.begin);
      const auto end_of = [&](bool of_paragraph) {
        std::uint32_t end = i;
        while (end < entries.size() && (entries[end] >= kFirstTokenHash ||
                                        (of_paragraph && entries[end] == kSentenceEnd))) {
          ++end;
        }
        return end;
      };
      REQUIRE(document.sentence(i).end == end_of(false));
      REQUIRE(document.paragraph(i).end == end_of(true));
      if (entry == word(0)) expected[0].push_back(position);
      if (entry == word(1) || entry == word(2)) expected[1].push_back(position);
      if (entry == word(2)) expected[3].push_back(position);
      ++position;
    }
    REQUIRE(document.title_end() == title_end);
    REQUIRE(document.lead_end() == lead_end);
    REQUIRE(document.entry_at(position) == entries.size());
    REQUIRE(document.entry_at(UINT64_MAX) == entries.size());
    for (std::size_t i = 0; i < terms.slots(); ++i) {
      REQUIRE(std::vector<std::uint32_t>(terms.of(i).begin(), terms.of(i).end()) == expected[i]);
    }
    REQUIRE(terms.words() == position);
    REQUIRE(terms.title_words() == document.position(title_end));
    REQUIRE(terms.head_lead_words() == document.position(lead_end));
  }
}

TEST_CASE("phrases run over marks, not out of the title", "[engine]") {
  const Entries entries(
      {word(0), kTitleEnd, word(1), kSentenceEnd, word(2), kParagraphEnd, word(3)});
  TokenDocument document;
  document.open(entries.view());
  constexpr std::uint32_t kNone = TokenDocument::kNone;
  CHECK(document.next_word(0, 7) == kNone);
  CHECK(document.next_word(2, 7) == 4);
  CHECK(document.next_word(4, 7) == 6);
  CHECK(document.next_word(4, 6) == kNone);
  CHECK(document.next_word(6, 7) == kNone);
  CHECK(document.previous_word(6, 0) == 4);
  CHECK(document.previous_word(4, 3) == kNone);
  CHECK(document.previous_word(2, 0) == kNone);
  CHECK(document.previous_word(0, 0) == kNone);
  CHECK(document.crosses_title(0, 2));
  CHECK_FALSE(document.crosses_title(2, 6));
  const Entries nothing({});
  document.open(nothing.view());
  CHECK(document.title_end() == 0);
  CHECK(document.lead_end() == 0);
  CHECK(document.entry_at(0) == 0);
}
