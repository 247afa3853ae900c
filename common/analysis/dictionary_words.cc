#include "common/analysis/dictionary_words.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "common/analysis/analyzer.h"

namespace dateline {

struct DictionaryWords::Iterator {
  std::unique_ptr<icu::BreakIterator> breaks;
  UText* text = nullptr;

  Iterator() {
    UErrorCode status = U_ZERO_ERROR;
    breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) breaks.reset();
  }
  ~Iterator() { utext_close(text); }
  Iterator(const Iterator&) = delete;
  Iterator& operator=(const Iterator&) = delete;
};

DictionaryWords::DictionaryWords() = default;
DictionaryWords::~DictionaryWords() = default;

void DictionaryWords::split(std::string_view run, std::vector<Word>& words) {
  words.clear();
  if (run.empty()) return;
  if (iterator_ == nullptr) iterator_ = std::make_unique<Iterator>();
  UErrorCode status = U_ZERO_ERROR;
  iterator_->text =
      utext_openUTF8(iterator_->text, run.data(), static_cast<int64_t>(run.size()), &status);
  if (iterator_->breaks != nullptr) iterator_->breaks->setText(iterator_->text, status);
  if (iterator_->breaks == nullptr || U_FAILURE(status)) {
    words.push_back({0, run.size()});
    return;
  }
  auto begin = static_cast<std::size_t>(iterator_->breaks->first());
  for (int32_t end = iterator_->breaks->next(); end != icu::BreakIterator::DONE;
       end = iterator_->breaks->next()) {
    words.push_back({begin, static_cast<std::size_t>(end)});
    begin = static_cast<std::size_t>(end);
  }
}

std::vector<WordSpan> segment_cjk(std::string_view run) {
  thread_local DictionaryWords dictionary;
  std::vector<DictionaryWords::Word> words;
  dictionary.split(run, words);
  std::vector<WordSpan> spans;
  spans.reserve(words.size());
  for (const auto& word : words) spans.push_back({word.begin, word.end});
  return spans;
}

}  // namespace dateline
