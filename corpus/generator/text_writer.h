#pragma once

#include <cstdint>

#include "corpus/generator/alias_table.h"
#include "corpus/generator/buffer.h"
#include "corpus/generator/log_normal.h"
#include "corpus/generator/subject.h"

namespace dateline::corpus {

// Writes headlines, sentences and paragraphs on a subject, as the inside of a JSON string: the only
// escapes are \" and \n. The same subject and random numbers give the same text.
class TextWriter {
 public:
  TextWriter();

  // Five to nine words.
  void headline(const Subject& subject, bool title_case, Random& random, Buffer& out) const;

  // Paragraphs until there are `words` words, at the end of a sentence. The first names the
  // country.
  void paragraphs(const Subject& subject, std::uint32_t words, Random& random, Buffer& out) const;

  // The end of a paragraph; an empty line in the text.
  static void paragraph_break(Buffer& out);

 private:
  std::uint32_t sentence(const Subject& subject, bool first, Random& random, Buffer& out) const;
  char* content(const Subject& subject, std::uint64_t rank, bool name_country, Random& random,
                char* out) const;
  char* country(const Subject& subject, Random& random, char* out) const;
  char* subject_word(const Subject& subject, Random& random, char* out) const;

  LogNormal sentence_words_;
  AliasTable countries_;
};

}  // namespace dateline::corpus
