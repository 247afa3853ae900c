#include "corpus/generator/number_text.h"

#include <array>

#include "corpus/generator/word_pool.h"

namespace dateline::corpus {
namespace {

char* put_decimal(const LanguageData& data, Random& random, char* out) {
  out = put_digits(out, random.low_below(90));
  out = put_text(out, data.point);
  return put_digits(out, 1 + random.below(9));
}

char* put_unit(const LanguageData& data, const std::string& unit, char* out) {
  if (unit != "%") out = put_text(out, data.space);
  return put_text(out, unit);
}

}  // namespace

char* put_digits(char* out, std::uint64_t number) {
  std::array<char, 20> digits;
  std::size_t begin = digits.size();
  do {
    digits[--begin] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  return put_text(out, {digits.data() + begin, digits.size() - begin});
}

char* put_number(const LanguageData& data, int year, Random& random, char* out) {
  switch (random.below(8)) {
    case 0:
    case 1:
    case 2:
      return put_digits(out, 2 + random.low_below(60));
    case 3:
    case 4:
      return put_digits(out, static_cast<std::uint64_t>(year) - random.low_below(12));
    case 5:
      return put_unit(data, data.percent, put_decimal(data, random, out));
    case 6:
      return put_unit(data, data.million, put_decimal(data, random, out));
    default:  // thousands
      out = put_digits(out, 1 + random.low_below(400));
      if (data.code == "en") *out++ = ',';
      return put_digits(out, 100 + random.below(900));
  }
}

}  // namespace dateline::corpus
