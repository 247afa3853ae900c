#include "corpus/generator/word_maker.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace dateline::corpus {
namespace {

constexpr std::uint64_t kPlenty = std::uint64_t{1} << 36;

// A digit of `value` in the mixed-radix number that spells a word.
std::uint32_t take_digit(std::uint64_t& value, std::size_t radix) {
  if (value >> 32 == 0) {  // division is much faster in 32 bits
    const auto small = static_cast<std::uint32_t>(value);
    const auto base = static_cast<std::uint32_t>(radix);
    value = small / base;
    return small % base;
  }
  const std::uint64_t digit = value % radix;
  value /= radix;
  return static_cast<std::uint32_t>(digit);
}

char* put_letters(char* out, const std::string& letters) {
  std::memcpy(out, letters.data(), letters.size());
  return out + letters.size();
}

}  // namespace

WordMaker::WordMaker(const LanguageData& data) : data_(&data) {
  for (int syllables = kShortest; syllables <= kLongest; ++syllables) {
    std::uint64_t count = data.onset.size();
    for (int i = 1; i < syllables; ++i) {
      count *= data.has_syllables() ? data.middle.size() * data.vowel.size() : data.onset.size();
    }
    if (data.has_syllables()) count *= data.vowel.size() * data.coda.size();
    // index * step must fit 64 bits.
    const std::uint64_t most = ~std::uint64_t{0} / count;
    std::uint64_t step = std::min(count / 1618 * 1000 + 1, most);
    while (std::gcd(step, count) != 1) --step;
    count_[syllables] = count;
    step_[syllables] = step;
  }
  std::uint64_t begin = 0;
  std::array<std::uint64_t, kLongest + 2> used{};
  const auto add_block = [&](std::size_t i, int syllables, unsigned shorter, std::uint64_t size) {
    size -= size % 8;
    blocks_[i] = {begin, begin + size, syllables, shorter, used[syllables], used[syllables + 1]};
    used[syllables] += size / 8 * shorter;
    used[syllables + 1] += size / 8 * (8 - shorter);
    begin += size;
  };
  add_block(0, 2, 7, std::min(std::uint64_t{1} << 16, count_[2]));
  add_block(1, 2, 4, std::min(std::uint64_t{1} << 20, (count_[2] - used[2]) * 2));
  add_block(2, 3, 6, (count_[3] - used[3]) / 6 * 8);
  add_block(3, 4, 8, std::min(kPlenty, count_[4] - used[4]));
}

char* WordMaker::make(char* out, std::uint64_t number) const {
  std::size_t i = 0;
  while (i + 1 < blocks_.size() && number >= blocks_[i].end) ++i;
  const Block& block = blocks_[i];
  const std::uint64_t within = number - block.begin;
  const std::uint64_t group = within / 8;
  const auto place = static_cast<unsigned>(within % 8);
  if (place < block.shorter) {
    return compose(out, block.syllables, block.first_short + group * block.shorter + place);
  }
  const unsigned longer = 8 - block.shorter;
  return compose(out, block.syllables + 1,
                 block.first_long + group * longer + place - block.shorter);
}

char* WordMaker::compose(char* out, int syllables, std::uint64_t index) const {
  const std::uint64_t count = count_[syllables];
  std::uint64_t value = index % count * step_[syllables] % count;
  const LanguageData& data = *data_;
  out = put_letters(out, data.onset[take_digit(value, data.onset.size())]);
  if (!data.has_syllables()) {
    while (--syllables > 0)
      out = put_letters(out, data.onset[take_digit(value, data.onset.size())]);
    return out;
  }
  out = put_letters(out, data.vowel[take_digit(value, data.vowel.size())]);
  while (--syllables > 0) {
    out = put_letters(out, data.middle[take_digit(value, data.middle.size())]);
    out = put_letters(out, data.vowel[take_digit(value, data.vowel.size())]);
  }
  return put_letters(out, data.coda[take_digit(value, data.coda.size())]);
}

}  // namespace dateline::corpus
