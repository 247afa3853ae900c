#include "indexer/enrich/fingerprint.h"

#include <algorithm>
#include <optional>

#include "common/text/utf8.h"

namespace dateline {
namespace {

// Weights in quarters of a word.
constexpr std::uint8_t kWordWeight = 4;
constexpr std::uint8_t kCjkWeight = 2;
constexpr std::uint8_t kComplexWeight = 1;
constexpr unsigned kShingle = 4 * kWordWeight;
constexpr unsigned kHeadlineShingle = 2 * kWordWeight;
constexpr std::size_t kLead = std::size_t{32} * kWordWeight;
constexpr std::size_t kLeastWeight = std::size_t{12} * kWordWeight;
// A headline as long as this is an article.
constexpr std::size_t kLongestHeadline = std::size_t{32} * kWordWeight;

constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15;  // 2^64 divided by the golden ratio

std::uint64_t add_to_hash(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * kMultiplier;
  return hash ^ (hash >> 29);
}

void sort_and_unite(Fingerprint& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

bool is_tag_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '/';
}

// Without tags in capitals such as "UPDATE 1-", "RPT-", "WRAPUP 2-", "CORRECTED: " before it.
std::string_view without_tags(std::string_view title) {
  constexpr std::size_t kLongestTag = 24;
  constexpr int kMostTags = 3;
  for (int i = 0; i < kMostTags; ++i) {
    std::size_t end = 0;
    while (end < title.size() && end <= kLongestTag && is_tag_letter(title[end])) ++end;
    if (end < 2 || end > kLongestTag || end == title.size()) break;
    if (title[end] != '-' && title[end] != ':') break;
    title.remove_prefix(end + 1);
  }
  return title;
}

}  // namespace

void Fingerprinter::add_token(std::uint64_t hash, std::uint8_t weight, bool number) {
  tokens_.push_back({hash, weight, number});
  weight_ += weight;
}

void Fingerprinter::scan(std::string_view text) {
  using Kind = PlainLetter::Kind;
  std::uint64_t hash = 0;
  bool word = false;
  bool number = false;
  bool digit = false;  // the last letter of the word is one
  const auto end_word = [&] {
    if (word) add_token(hash, kWordWeight, number);
    hash = 0;
    word = number = digit = false;
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    PlainLetter letter;
    if (byte < 0x80) {
      letter = letters_.ascii(byte);
      ++i;
    } else {
      letter = letters_.of(next_code_point(text, i));
    }
    switch (letter.kind) {
      case Kind::kLetter:
      case Kind::kDigit:
        hash = add_to_hash(hash, letter.letter);
        word = true;
        digit = letter.kind == Kind::kDigit;
        number = number || digit;
        break;
      case Kind::kNothing:
        break;
      case Kind::kJoint: {
        std::size_t next = i;
        if (digit && i < text.size() &&
            letters_.of(next_code_point(text, next)).kind == Kind::kDigit)
          break;
        end_word();
        break;
      }
      case Kind::kCjk:
      case Kind::kComplex:
        end_word();
        add_token(add_to_hash(0, letter.letter),
                  letter.kind == Kind::kCjk ? kCjkWeight : kComplexWeight, false);
        break;
      case Kind::kSeparator:
        end_word();
        break;
    }
  }
  end_word();
}

// Gives keep() the hash of each run of tokens that weighs `span`, with the weight of all before it.
template <typename Keep>
void Fingerprinter::add_shingles(unsigned span, Keep keep) {
  std::size_t before = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (before + span > weight_) break;
    std::uint64_t hash = 0;
    unsigned weight = 0;
    for (std::size_t j = i; weight < span; ++j) {
      hash = add_to_hash(hash, tokens_[j].hash);
      weight += tokens_[j].weight;
    }
    hash *= kMultiplier;
    if (const std::optional<std::uint32_t> kept =
            keep(static_cast<std::uint32_t>(hash >> 34), before)) {
      text_.push_back(*kept);
    }
    before += tokens_[i].weight;
  }
  sort_and_unite(text_);
}

void Fingerprinter::add_numbers() {
  std::uint64_t before = 0;
  for (const Token& token : tokens_) {
    if (token.number) {
      const std::uint64_t hash = add_to_hash(before, token.hash) * kMultiplier;
      numbers_.push_back(kNumbersBegin | static_cast<std::uint32_t>(hash >> 33));
    }
    before = token.hash;
  }
  sort_and_unite(numbers_);
  if (numbers_.size() > kMostNumbers) numbers_.resize(kMostNumbers);
}

Fingerprint Fingerprinter::make(std::string_view title, std::string_view body) {
  tokens_.clear();
  text_.clear();
  numbers_.clear();
  weight_ = 0;
  scan(body);
  bool headline = false;
  if (weight_ < kLeastWeight) {
    tokens_.clear();
    weight_ = 0;
    scan(without_tags(title));
    scan(body);
    headline = weight_ < kLongestHeadline;
  }
  using Kept = std::optional<std::uint32_t>;
  if (headline) {
    add_shingles(kHeadlineShingle,
                 [](std::uint32_t hash, std::size_t) -> Kept { return kHeadlineBegin | hash; });
  } else {
    add_shingles(kShingle, [](std::uint32_t hash, std::size_t before) -> Kept {
      return hash < kCoarseEnd || (hash < kFineEnd && before < kLead) ? Kept(hash) : std::nullopt;
    });
  }
  add_numbers();
  Fingerprint fingerprint;
  fingerprint.reserve(text_.size() + numbers_.size());
  fingerprint.insert(fingerprint.end(), text_.begin(), text_.end());
  fingerprint.insert(fingerprint.end(), numbers_.begin(), numbers_.end());
  return fingerprint;
}

}  // namespace dateline
