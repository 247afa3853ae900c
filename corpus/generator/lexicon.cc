#include "corpus/generator/lexicon.h"

#include <array>

namespace dateline::corpus {
namespace {

constexpr std::uint64_t kTopicSeed = 0x746f706963;
constexpr std::uint64_t kPhraseSeed = 0x706872617365;
constexpr std::uint64_t kGivenNames = 600;
constexpr std::uint64_t kGivenNameBase = 1'000;  // numbers of words that are names
constexpr std::uint64_t kFamilyNameBase = 2'000;

bool is_german_noun(const LanguageData& data, std::uint64_t rank) {
  return data.code == "de" && scatter(rank) % 5 < 2;
}

}  // namespace

void capitalize(char* text) {
  auto& first = reinterpret_cast<unsigned char&>(text[0]);
  if (first >= 'a' && first <= 'z') {
    first -= 'a' - 'A';
    return;
  }
  if (first < 0xc3 || first > 0xd1) return;
  auto& second = reinterpret_cast<unsigned char&>(text[1]);
  if (first == 0xc3 && second >= 0xa0 && second != 0xb7 && second != 0xbf) {
    second -= 0x20;
  } else if (first == 0xd0 && second >= 0xb0) {
    second -= 0x20;
  } else if (first == 0xd1 && second < 0x90) {
    first = 0xd0;
    second += 0x20;
  }
}

Lexicon::Lexicon(const LanguageData& data, const WordRanks& ranks)
    : data_(&data),
      ranks_(&ranks),
      maker_(data),
      function_words_(static_cast<std::uint32_t>(data.function.size())) {
  for (const std::string& word : data.function) head_.add(word);
  space_.add(data.space);
  for (const std::string& ending : data.endings) endings_.add(ending);
  for (const std::string& elision : data.elisions) elisions_.add(elision);
  std::array<char, kMaxWord + 1> made;
  for (std::uint64_t rank = head_.size(); rank < kReadyWords; ++rank) {
    head_.add({made.data(), static_cast<std::size_t>(make(made.data(), rank) - made.data())});
  }
  for (std::uint32_t topic = 0; topic < topic_names().size(); ++topic) {
    Random random(seed_of(kTopicSeed, topic));
    for (std::uint32_t i = 0; i < kTopicWords; ++i) topic_words_.add(word(subject_rank(random)));
  }
  Random random(kPhraseSeed);
  for (std::uint32_t i = 0; i < kPhrases; ++i) phrases_.add(phrase_text(random));
}

char* Lexicon::make(char* out, std::uint64_t rank) const {
  char* const end = maker_.make(out, rank - function_words_);
  if (is_german_noun(*data_, rank)) capitalize(out);
  return end;
}

std::string Lexicon::word(std::uint64_t rank) const {
  std::array<char, kMaxWord + 1> bytes;
  return {bytes.data(), put_rank(bytes.data(), rank)};
}

// Two or three content words, some with a function word between them.
std::string Lexicon::phrase_text(Random& random) const {
  std::string text = word(content_rank(random));
  const std::uint32_t words = 2 + random.below(2);
  for (std::uint32_t i = 1; i < words; ++i) {
    std::string next;
    if (random.chance(0.3)) next = data_->space + word(random.low_below(12));
    next += data_->space + word(content_rank(random));
    if (text.size() + next.size() <= kMaxWord) text += next;
  }
  return text;
}

std::string Lexicon::given_name(std::uint64_t number) const {
  return name_word(kGivenNameBase + scatter(number) % kGivenNames);
}

std::string Lexicon::family_name(std::uint64_t number) const {
  return name_word(kFamilyNameBase + number % 600'000);
}

std::string Lexicon::name_word(std::uint64_t number) const {
  std::array<char, kMaxWord + 1> bytes;
  // Every eighth number is one of the shorter words.
  char* const end = maker_.make(bytes.data(), number * 8);
  capitalize(bytes.data());
  return {bytes.data(), end};
}

}  // namespace dateline::corpus
