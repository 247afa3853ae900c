#include "corpus/generator/text_writer.h"

#include <array>
#include <cstdlib>

#include "corpus/generator/language_data.h"
#include "corpus/generator/number_text.h"

namespace dateline::corpus {
namespace {

constexpr double kSentenceMean = 21;
constexpr double kSentenceSigma = 0.45;
constexpr std::uint32_t kSentenceLeast = 4;
constexpr std::size_t kSentenceBytes = 64 * 1024;  // more than the longest can have
constexpr double kCountryShift = 3;

// What stands in the place of a content word.
enum class Kind : std::uint8_t {
  kAny,          // a word of the language
  kStory,        // of the story
  kTopic,        // of its topic
  kOwn,          // of this text
  kPhrase,       // a set phrase
  kStoryPhrase,  // two words that the story has side by side
  kPerson,
  kCountry,
  kNumber,
  kHyphen,  // two words joined
  kPossessive,
};

struct Share {
  Kind kind;
  std::uint32_t of_512;
};

constexpr Share kShares[] = {{Kind::kAny, 198},   {Kind::kStory, 120},   {Kind::kTopic, 70},
                             {Kind::kOwn, 44},    {Kind::kPhrase, 14},   {Kind::kStoryPhrase, 14},
                             {Kind::kPerson, 18}, {Kind::kCountry, 13},  {Kind::kNumber, 11},
                             {Kind::kHyphen, 5},  {Kind::kPossessive, 5}};

constexpr std::array<Kind, 512> spread_shares() {
  std::array<Kind, 512> kinds{};
  std::size_t i = 0;
  for (const Share& share : kShares) {
    for (std::uint32_t n = 0; n < share.of_512; ++n) kinds[i++] = share.kind;
  }
  if (i != kinds.size()) std::abort();  // not a constant then: the compiler says so
  return kinds;
}

constexpr std::array<Kind, 512> kKinds = spread_shares();

char* put_ending(const Lexicon& lexicon, Random& random, char* out) {
  return put(out, lexicon.ending(random));
}

Word pick(const WordPool& pool, Random& random) { return pool[random.low_below(pool.size())]; }

}  // namespace

TextWriter::TextWriter() : sentence_words_(kSentenceMean, kSentenceSigma, kSentenceLeast) {
  std::vector<double> weights;
  for (std::size_t i = 0; i < news_countries().size(); ++i) {
    weights.push_back(1 / (static_cast<double>(i) + kCountryShift));
  }
  countries_ = AliasTable(weights);
}

void TextWriter::paragraph_break(Buffer& out) { out.end_at(put_text(out.room(4), "\\n\\n")); }

void TextWriter::headline(const Subject& subject, bool title_case, Random& random,
                          Buffer& out) const {
  const Lexicon& lexicon = *subject.lexicon;
  char* end = out.room(kSentenceBytes);
  const std::uint32_t words = 5 + random.below(5);
  const std::uint32_t first = random.below(6);
  for (std::uint32_t i = 0; i < words; ++i) {
    if (i > 0) end = put(end, lexicon.space());
    char* const begin = end;
    const bool function = i % 3 == 2 && i + 1 < words;
    if (function) {
      end = lexicon.put_rank(end, random.low_below(16));
    } else if (i == 0 && subject.country != nullptr && random.chance(0.35)) {
      end = put_text(end, subject.country->name);
    } else if (i < 2 && random.chance(0.25)) {
      end = put(end, pick(subject.family_names, random));
    } else {
      end = put(end, subject.words[first + i]);
    }
    if (i == 0 || (title_case && !function)) capitalize(begin);
  }
  out.end_at(end);
}

void TextWriter::paragraphs(const Subject& subject, std::uint32_t words, Random& random,
                            Buffer& out) const {
  const bool spaced = !subject.lexicon->data().space.empty();
  bool first = true;
  std::uint32_t written = 0;
  while (written < words) {
    if (!first) paragraph_break(out);
    const std::uint32_t sentences = 1 + random.low_below(4);
    for (std::uint32_t i = 0; i < sentences && written < words; ++i) {
      if (i > 0 && spaced) out.end_at(put_text(out.room(4), " "));
      written += sentence(subject, first, random, out);
      first = false;
    }
  }
}

std::uint32_t TextWriter::sentence(const Subject& subject, bool first, Random& random,
                                   Buffer& out) const {
  const Lexicon& lexicon = *subject.lexicon;
  const LanguageData& data = lexicon.data();
  const Word space = lexicon.space();
  char* end = out.room(kSentenceBytes);
  const std::uint32_t words = sentence_words_.draw(random);
  const std::uint32_t style = random.below(32);
  const bool quoted = style < 2;
  if (quoted) end = put_text(end, data.open_quote);
  char* const begin = end;
  std::uint64_t before = ~std::uint64_t{0};
  for (std::uint32_t i = 0; i < words; ++i) {
    if (i > 0) end = put(end, space);
    std::uint64_t rank = lexicon.ranks().draw(random);
    if (rank < lexicon.function_words()) {
      // No function word twice in a row, none at the end, and not only such at the beginning.
      if (rank == before) rank = (rank + 1 + random.below(9)) % lexicon.function_words();
      if (i + 1 < words && !(first && i == 3)) {
        end = lexicon.put_rank(end, rank);
        before = rank;
        continue;
      }
      rank = lexicon.content_rank(random);
    }
    before = rank;
    end = content(subject, rank, first && i <= 3, random, end);
    if (first && i <= 3) first = false;
    if (i + 1 < words && random.below(11) == 0) end = put_text(end, data.comma);
  }
  capitalize(begin);
  if (quoted) {
    end = put_text(end, data.comma);
    end = put_text(end, data.close_quote);
    end = put(end, space);
    end = put(end, pick(style == 0 ? subject.full_names : subject.family_names, random));
    end = put(end, space);
    end = put_text(end, data.said);
  }
  end = put_text(end, data.stop);
  out.end_at(end);
  return words;
}

char* TextWriter::content(const Subject& subject, std::uint64_t rank, bool name_country,
                          Random& random, char* out) const {
  const Lexicon& lexicon = *subject.lexicon;
  const LanguageData& data = lexicon.data();
  if (name_country && subject.country != nullptr) {
    return put_text(out, subject.country->name);
  }
  switch (kKinds[random.below(512)]) {
    case Kind::kAny:
      out = put(out, lexicon.elision(random));
      return put_ending(lexicon, random, lexicon.put_rank(out, rank));
    case Kind::kStory:
      return subject_word(subject, random, out);
    case Kind::kTopic:
      return put_ending(
          lexicon, random,
          put(out, lexicon.topic_word(subject.topic, random.low_below(Lexicon::kTopicWords))));
    case Kind::kOwn:
      return put_ending(lexicon, random, put(out, pick(subject.own_words, random)));
    case Kind::kPhrase:
      return put(out, lexicon.phrase(random.low_below(random.low_below(Lexicon::kPhrases) + 1)));
    case Kind::kStoryPhrase: {
      const std::uint32_t pair = random.low_below(Subject::kWords / 2) * 2;
      out = put(put(out, subject.words[pair]), lexicon.space());
      return put(out, subject.words[pair + 1]);
    }
    case Kind::kPerson:
      return put(out,
                 pick(random.below(3) == 0 ? subject.full_names : subject.family_names, random));
    case Kind::kCountry:
      return country(subject, random, out);
    case Kind::kNumber:
      return put_number(data, subject.year, random, out);
    case Kind::kHyphen:
      out = put_text(subject_word(subject, random, out), data.space.empty() ? "" : "-");
      return lexicon.put_rank(out, rank);
    case Kind::kPossessive:
      out = put(out, pick(subject.words, random));
      return data.code == "en" ? put_text(out, "'s") : out;
  }
  return out;
}

char* TextWriter::country(const Subject& subject, Random& random, char* out) const {
  const std::uint32_t choice = random.below(100);
  const CountryWords* words = subject.country;
  if (choice >= 90) {  // one that has nothing to do with the story
    const auto language = static_cast<std::size_t>(&subject.lexicon->data() - languages().data());
    words = &news_countries()[countries_.draw(random)].words[language];
  } else if (choice >= 70 && subject.second_country != nullptr) {
    words = subject.second_country;
  }
  if (words == nullptr || words->name.empty()) return subject_word(subject, random, out);
  const std::uint32_t form = random.below(8);
  if (form < 2 && !words->demonym.empty()) return put_text(out, words->demonym);
  if (form == 2 && !words->capital.empty()) return put_text(out, words->capital);
  return put_text(out, words->name);
}

char* TextWriter::subject_word(const Subject& subject, Random& random, char* out) const {
  return put_ending(*subject.lexicon, random, put(out, pick(subject.words, random)));
}

}  // namespace dateline::corpus
