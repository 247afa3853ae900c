#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace dateline::bench {

// The languages that have sample text: "en", "de", "ru", "ar", "zh".
const std::vector<std::string>& sample_languages();

// About `bytes` of text in a language: invented news sentences in random order, each with a made-up
// name, in turn with sentences of made-up words drawn by Zipf's law from a vocabulary of 50,000, so
// that caches of words meet new ones as they do in news. Paragraphs of four sentences. The same for
// the same arguments.
std::string sample_text(std::string_view language, std::size_t bytes, std::uint64_t seed = 1);

// `count` articles in English of about `bytes` each, with dates over three years, countries,
// sources and a line of boilerplate at the end.
std::vector<Article> sample_articles(std::size_t count, std::size_t bytes);

}  // namespace dateline::bench
