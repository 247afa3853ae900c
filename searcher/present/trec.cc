#include "searcher/present/trec.h"

#include <fmt/format.h>

namespace dateline {
namespace {

std::string one_word(std::string_view text) {
  std::string word;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte == 0x7f) {
      word += fmt::format("%{:02X}", byte);
    } else {
      word += c;
    }
  }
  return word;
}

}  // namespace

std::string trec_line(const Hit& hit, Sort sort, std::string_view topic, std::string_view tag) {
  const bool by_score = sort == Sort::kRelevance && hit.score > 0;
  const std::string score =
      by_score ? fmt::format("{:.6f}", hit.score) : fmt::format("-{}", hit.rank);
  return fmt::format("{} Q0 {} {} {} {}\n", one_word(topic), one_word(hit.article.id), hit.rank,
                     score, tag);
}

}  // namespace dateline
