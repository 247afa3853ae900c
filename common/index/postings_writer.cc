#include "common/index/postings_writer.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "common/error.h"
#include "common/index/impact_levels.h"
#include "common/index/posting_format.h"
#include "common/index/string_index.h"

namespace dateline {
namespace {

[[noreturn]] void throw_unfit() {
  throw Error(Error::Kind::kIndex, "a posting list of the database makes no sense",
              "run dateline-index verify");
}

[[noreturn]] void throw_full() {
  throw Error(Error::Kind::kSystem, "a segment's posting lists are too large for one file",
              "spread the articles over several indexes");
}

std::uint32_t narrow(std::size_t size) {
  if (size > std::numeric_limits<std::uint32_t>::max()) throw_full();
  return static_cast<std::uint32_t>(size);
}

// A row of bits by document; those of `docs` are set for which f(place in `docs`) holds.
template <typename F>
void append_bits(std::vector<std::uint32_t>& lists, std::size_t documents,
                 std::span<const DocIndex> docs, F f) {
  const std::size_t begin = lists.size();
  lists.resize(begin + words_of_bits(narrow(documents)));
  for (std::size_t i = 0; i < docs.size(); ++i) {
    lists[begin + docs[i] / 32] |= std::uint32_t{f(i)} << docs[i] % 32;
  }
}

}  // namespace

PostingsBuffer::PostingsBuffer(std::span<const std::uint32_t> lengths)
    : lengths_(lengths), norm_(average_length(lengths)) {}

void PostingsBuffer::begin(std::string_view term) {
  terms_ += term;
  term_ends_.push_back(narrow(terms_.size()));
}

PostingsBuffer::Block PostingsBuffer::bounds() const {
  // Gaps are unsigned: what does not ascend would wrap around.
  const DocIndex before = blocks_.empty() ? 0 : blocks_.back().last + 1;
  bool sound = docs_[0] >= before && docs_[filled_ - 1] < lengths_.size();
  for (std::uint32_t i = 1; i < filled_; ++i) sound &= docs_[i - 1] < docs_[i];
  Block block;
  block.last = docs_[filled_ - 1];
  block.max_count = *std::max_element(counts_.begin(), counts_.begin() + filled_);
  const bool counted = block.max_count != 0;
  if (!blocks_.empty()) sound &= counted == (blocks_.back().max_count != 0);
  if (!sound) throw_unfit();
  if (!counted) return block;
  block.ratio = std::numeric_limits<std::uint32_t>::max();
  for (std::uint32_t i = 0; i < filled_; ++i) {
    if (counts_[i] == 0) throw_unfit();
    block.ratio = std::min(block.ratio, ratio_bits(lengths_[docs_[i]], counts_[i]));
  }
  return block;
}

void PostingsBuffer::end_block() {
  Block block = bounds();
  all_docs_.insert(all_docs_.end(), docs_.begin(), docs_.begin() + filled_);
  for (std::uint32_t i = 0; i < filled_; ++i) {
    impacts_.push_back(impact(static_cast<float>(counts_[i]), lengths_[docs_[i]], norm_));
  }
  block.start = narrow(packed_.size());
  pack(block);
  blocks_.push_back(block);
  filled_ = 0;
}

void PostingsBuffer::pack(const Block& block) {
  // In place: neither is needed again.
  std::array<std::uint32_t, kBlock>& gaps = docs_;
  DocIndex next = blocks_.empty() ? 0 : blocks_.back().last + 1;
  for (std::uint32_t i = 0; i < filled_; ++i) {
    const DocIndex doc = docs_[i];
    gaps[i] = doc - next;
    next = doc + 1;
  }
  if (block.max_count != 0) {
    for (std::uint32_t i = 0; i < filled_; ++i) --counts_[i];
  }
  const unsigned width = count_width(block.max_count);
  if (filled_ == kBlock) {
    const unsigned gap_width = width_of(gaps);
    packed_.push_back(static_cast<std::byte>(gap_width));
    pack_block(gaps.data(), gap_width, packed_);
    pack_block(counts_.data(), width, packed_);
    return;
  }
  if (blocks_.empty() && filled_ == 1) return;
  pack_run(std::span(counts_).first(filled_), width, packed_);
  for (std::uint32_t i = 0; i + 1 < filled_; ++i) append_varint(gaps[i], packed_);
}

void PostingsBuffer::add_bits() {
  append_bits(lists_, lengths_.size(), all_docs_, [](std::size_t) { return true; });
}

void PostingsBuffer::add_levels() {
  const ImpactLevels levels = part_by_impact(impacts_);
  for (const unsigned bit : {0u, 1u}) {
    append_bits(lists_, lengths_.size(), all_docs_,
                [&](std::size_t i) { return (levels.of[i] >> bit & 1) != 0; });
  }
  for (const float largest : levels.largest) {
    lists_.push_back(std::bit_cast<std::uint32_t>(largest));
  }
}

void PostingsBuffer::end() {
  const std::uint32_t documents = narrow(blocks_.size() * kBlock + filled_);
  if (filled_ > 0) end_block();
  if (blocks_.empty()) throw_unfit();
  if (blocks_.size() == 1) {
    const Block& only = blocks_[0];
    const std::uint32_t count = std::min(only.max_count, kSmallCountLimit);
    lists_.push_back(1 | (documents - 1) << kSmallDocumentsBit | count << kSmallCountBit |
                     only.ratio << kSmallRatioBit);
    lists_.push_back(only.last);
    if (count == kSmallCountLimit) lists_.push_back(only.max_count);
  } else {
    const auto less = [](const Block& a, const Block& b) { return a.max_count < b.max_count; };
    const std::uint32_t largest = std::max_element(blocks_.begin(), blocks_.end(), less)->max_count;
    std::uint32_t ratio = blocks_[0].ratio;
    for (const Block& block : blocks_) ratio = std::min(ratio, block.ratio);
    lists_.insert(lists_.end(), {documents << 1, largest, ratio});
    for (const Block& block : blocks_) lists_.push_back(block.last);
    for (const Block& block : blocks_) {
      if (largest == 0) break;
      lists_.push_back(std::min(block.max_count, kBoundsCountLimit) | block.ratio
                                                                          << kBoundsRatioBit);
    }
    for (const Block& block : blocks_) lists_.push_back(block.start);
  }
  packed_.resize((packed_.size() + 3) / 4 * 4);
  const std::size_t begin = lists_.size();
  lists_.resize(begin + packed_.size() / 4);
  if (!packed_.empty()) std::memcpy(lists_.data() + begin, packed_.data(), packed_.size());
  const bool counted = blocks_.front().max_count != 0;
  if (is_dense(documents, narrow(lengths_.size()), counted)) {
    add_bits();
    if (counted) add_levels();
  }
  list_ends_.push_back(narrow(lists_.size()));
  packed_.clear();
  blocks_.clear();
  all_docs_.clear();
  impacts_.clear();
}

void PostingsBuffer::clear() {
  terms_.clear();
  term_ends_.clear();
  lists_.clear();
  list_ends_.clear();
}

PostingsWriter::PostingsWriter(const std::string& path, std::span<const std::uint32_t> lengths)
    : file_(path, FileKind::kPostings, kPostingsVersion), lengths_(lengths) {
  file_.begin(kLists);
}

void PostingsWriter::append(const PostingsBuffer& lists) {
  file_.append_array(std::span<const std::uint32_t>(lists.lists_));
  const std::size_t terms = term_starts_.back();
  const std::size_t words = list_starts_.back();
  terms_ += lists.terms_;
  for (const std::uint32_t end : lists.term_ends_) term_starts_.push_back(narrow(terms + end));
  for (const std::uint32_t end : lists.list_ends_) list_starts_.push_back(narrow(words + end));
}

void PostingsWriter::finish() {
  static constexpr std::array<std::uint32_t, kSpareWords> kSpare = {};
  file_.append_array(std::span<const std::uint32_t>(kSpare));
  file_.add(kTerms, terms_);
  file_.add(kTermStarts, term_starts_);
  file_.add(kListStarts, list_starts_);
  file_.begin(kLengths);
  file_.append_array(lengths_);
  std::uint64_t total = 0;
  for (const std::uint32_t length : lengths_) total += length;
  file_.add(kTotalLength, std::vector<std::uint64_t>{total});
  const auto terms = static_cast<std::uint32_t>(term_starts_.size() - 1);
  file_.add(kTermPlaces, StringIndex::make(terms, [this](std::uint32_t i) {
              return std::string_view(terms_).substr(term_starts_[i],
                                                     term_starts_[i + 1] - term_starts_[i]);
            }));
  file_.finish();
}

}  // namespace dateline
