#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace dateline {

// Text in no language: sentences of made-up words, in paragraphs. The same seed gives the same
// text; different seeds share words but hardly four in a row.
inline std::vector<std::string> invented_paragraphs(std::uint32_t seed, std::size_t paragraphs) {
  static const char* const kStarts[] = {"ba", "ke", "li", "mo", "nu", "pra", "sto", "ve"};
  static const char* const kEnds[] = {"ran", "den", "tig", "los", "mur", "sa", "keth", "dol"};
  std::mt19937 random(seed);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < paragraphs; ++i) {
    std::string paragraph;
    for (int sentence = 0; sentence < 3; ++sentence) {
      for (int word = 0; word < 12; ++word) {
        std::string text =
            std::string(kStarts[random() % 8]) + kStarts[random() % 8] + kEnds[random() % 8];
        if (word == 0) text[0] = static_cast<char>(text[0] - 32);
        paragraph += text + (word < 11 ? " " : ". ");
      }
    }
    out.push_back(paragraph);
  }
  return out;
}

inline std::string joined(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const std::string& paragraph : paragraphs) text += paragraph + "\n\n";
  return text;
}

}  // namespace dateline
