#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace dateline {

// Words of scripts that are written without spaces, from ICU's dictionaries. The break iterator is
// loaded when first needed. Not for sharing between threads.
class DictionaryWords {
 public:
  struct Word {
    std::size_t begin;
    std::size_t end;
  };

  DictionaryWords();
  ~DictionaryWords();
  DictionaryWords(const DictionaryWords&) = delete;
  DictionaryWords& operator=(const DictionaryWords&) = delete;

  // Splits well-formed `run`, in order; the words cover it.
  void split(std::string_view run, std::vector<Word>& words);

 private:
  struct Iterator;
  std::unique_ptr<Iterator> iterator_;
};

}  // namespace dateline
