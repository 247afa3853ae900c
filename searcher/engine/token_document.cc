#include "searcher/engine/token_document.h"

#include <algorithm>
#include <cstring>

#include "searcher/engine/byte_scan.h"

namespace dateline {
namespace {

ByteSet set_of(std::initializer_list<std::uint32_t> marks) {
  ByteSet set;
  for (const std::uint32_t mark : marks) set.insert(static_cast<std::uint8_t>(mark));
  return set;
}

// The stretch between two marks that holds the entry.
Zone between(std::span<const std::uint32_t> marks, std::uint32_t entry, std::uint32_t size) {
  const auto after = std::upper_bound(marks.begin(), marks.end(), entry);
  return {after == marks.begin() ? 0 : *(after - 1) + 1, after == marks.end() ? size : *after};
}

}  // namespace

const ByteSet& all_marks() {
  static const ByteSet kMarks = set_of({kTitleEnd, kSentenceEnd, kParagraphEnd});
  return kMarks;
}

const ByteSet& paragraph_marks() {
  static const ByteSet kMarks = set_of({kTitleEnd, kParagraphEnd});
  return kMarks;
}

void TokenDocument::open(const TokenView& entries) {
  entries_ = entries;
  title_end_ = kNone;
  lead_end_ = kNone;
  has_marks_ = false;
  has_paragraph_marks_ = false;
}

std::uint32_t TokenDocument::find_mark(std::uint32_t mark) const {
  if (entries_.size() == 0) return kNone;
  const void* found = std::memchr(entries_.low(), static_cast<int>(mark), entries_.size());
  if (found == nullptr) return kNone;
  return static_cast<std::uint32_t>(static_cast<const std::uint8_t*>(found) - entries_.low());
}

std::uint32_t TokenDocument::title_end() {
  if (title_end_ == kNone) {
    const std::uint32_t found = find_mark(kTitleEnd);
    title_end_ = found == kNone ? 0 : found;
  }
  return title_end_;
}

std::uint32_t TokenDocument::lead_end() {
  if (lead_end_ == kNone) lead_end_ = std::min(find_mark(kParagraphEnd), entries_.size());
  return lead_end_;
}

std::uint32_t TokenDocument::next_word(std::uint32_t entry, std::uint32_t end) const {
  for (++entry; entry < end && entries_.is_mark(entry); ++entry) {
    if (entries_.low()[entry] == kTitleEnd) return kNone;
  }
  return entry < end ? entry : kNone;
}

std::uint32_t TokenDocument::previous_word(std::uint32_t entry, std::uint32_t begin) const {
  while (entry > begin) {
    --entry;
    if (!entries_.is_mark(entry)) return entry;
    if (entries_.low()[entry] == kTitleEnd) return kNone;
  }
  return kNone;
}

std::span<const std::uint32_t> TokenDocument::marks() {
  if (!has_marks_) {
    if (marks_.size() < entries_.size()) marks_.resize(entries_.size());
    mark_count_ = find_bytes(entries_.low(), 0, entries_.size(), all_marks(), marks_.data());
    has_marks_ = true;
  }
  return std::span(marks_).first(mark_count_);
}

std::span<const std::uint32_t> TokenDocument::paragraph_marks() {
  if (!has_paragraph_marks_) {
    paragraph_marks_.clear();
    for (const std::uint32_t mark : marks()) {
      if (entries_.low()[mark] != kSentenceEnd) paragraph_marks_.push_back(mark);
    }
    has_paragraph_marks_ = true;
  }
  return paragraph_marks_;
}

std::uint32_t TokenDocument::position(std::uint32_t entry) {
  const auto all = marks();
  const auto after = std::lower_bound(all.begin(), all.end(), entry);
  return entry - static_cast<std::uint32_t>(after - all.begin());
}

std::uint32_t TokenDocument::entry_at(std::uint64_t position) {
  const auto all = marks();
  const auto words = entries_.size() - static_cast<std::uint32_t>(all.size());
  if (position >= words) return entries_.size();
  // Marks before the word: the k-th one, with k marks before it, stands at the position of the
  // word after it.
  const std::uint32_t* first = all.data();
  const std::uint32_t* after =
      std::partition_point(first, first + all.size(), [&](const std::uint32_t& mark) {
        return mark - static_cast<std::uint64_t>(&mark - first) <= position;
      });
  return static_cast<std::uint32_t>(position) + static_cast<std::uint32_t>(after - first);
}

Zone TokenDocument::sentence(std::uint32_t entry) {
  return between(marks(), entry, entries_.size());
}

Zone TokenDocument::paragraph(std::uint32_t entry) {
  return between(paragraph_marks(), entry, entries_.size());
}

}  // namespace dateline
