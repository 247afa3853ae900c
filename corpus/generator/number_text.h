#pragma once

#include <cstdint>

#include "corpus/generator/language_data.h"
#include "corpus/generator/random.h"

namespace dateline::corpus {

// Writes `number` in digits and returns the end.
char* put_digits(char* out, std::uint64_t number);

// Writes a number as news has them: a count, a year near `year`, a percentage, an amount.
char* put_number(const LanguageData& data, int year, Random& random, char* out);

}  // namespace dateline::corpus
