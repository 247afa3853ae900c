#include "common/index/postings.h"

#include <array>
#include <bit>
#include <functional>

#include "common/error.h"
#include "common/index/bm25.h"
#include "common/index/posting_format.h"

namespace dateline {
namespace {

// Up to this width the gaps of a block add up to less than 2^31, so sums of documents cannot wrap.
constexpr unsigned kSafeWidth = 24;
constexpr DocIndex kMaxDocuments = DocIndex{1} << 31;

[[noreturn]] void throw_damaged() {
  throw Error(Error::Kind::kIndex, "the index is damaged: a posting list makes no sense",
              "run dateline-index rebuild, or restore the index from a backup");
}

}  // namespace

PostingList::PostingList(std::span<const std::uint32_t> words, DocIndex segment_documents) {
  if (words.size() < 2) throw_damaged();
  if ((words[0] & 1) != 0) {
    read_small(words);
  } else {
    read_large(words, segment_documents);
  }
}

void PostingList::check(DocIndex segment_documents) const {
  bool ascending = last_.back() < segment_documents;
  for (std::size_t i = 1; i < last_.size(); ++i) ascending &= last_[i - 1] < last_[i];
  if (!ascending) throw_damaged();
}

void PostingList::read_small(std::span<const std::uint32_t> words) {
  documents_ = (words[0] >> kSmallDocumentsBit & kSmallDocumentsMask) + 1;
  max_count_ = words[0] >> kSmallCountBit & kSmallCountLimit;
  min_ratio_ = ratio_of(words[0] >> kSmallRatioBit);
  last_ = words.subspan(1, 1);
  std::size_t head = 2;
  if (max_count_ == kSmallCountLimit) {
    if (words.size() == head) throw_damaged();
    max_count_ = words[head++];
  }
  packed_ = std::as_bytes(words.subspan(head));
}

void PostingList::read_large(std::span<const std::uint32_t> words, DocIndex segment_documents) {
  documents_ = words[0] >> 1;
  const std::size_t blocks = (std::size_t{documents_} + kBlock - 1) / kBlock;
  if (documents_ == 0 || words.size() < kLargeHead) throw_damaged();
  max_count_ = words[1];
  min_ratio_ = ratio_of(words[2]);
  const std::size_t bounds = max_count_ == 0 ? 0 : blocks;
  words = words.subspan(kLargeHead);
  if (words.size() < 2 * blocks + bounds) throw_damaged();
  last_ = words.first(blocks);
  bounds_ = words.subspan(blocks, bounds);
  starts_ = words.subspan(blocks + bounds, blocks);
  words = words.subspan(2 * blocks + bounds);
  if (is_dense(documents_, segment_documents, counted())) words = read_rows(words, segment_documents);
  packed_ = std::as_bytes(words);
}

// Returns what is before the rows of bits.
std::span<const std::uint32_t> PostingList::read_rows(std::span<const std::uint32_t> words,
                                                      DocIndex segment_documents) {
  row_words_ = static_cast<std::uint32_t>(words_of_bits(segment_documents));
  const std::size_t size = counted() ? kRows * std::size_t{row_words_} + kLevels : row_words_;
  if (words.size() < size) throw_damaged();
  rows_ = words.last(size);
  return words.first(words.size() - size);
}

std::span<const std::byte> PostingList::packed(std::uint32_t block) const {
  if (starts_.empty()) return packed_;
  if (starts_[block] > packed_.size()) throw_damaged();
  return packed_.subspan(starts_[block]);
}

std::uint32_t PostingList::docs(std::uint32_t block, DocIndex* out) const {
  const std::span<const std::byte> bytes = packed(block);
  const DocIndex last = last_[block];
  const std::uint32_t size = block_size(block);
  if (size == kBlock) {
    if (bytes.empty()) throw_damaged();
    const auto width = static_cast<unsigned>(bytes[0]);
    if (width > 32 || bytes.size() - 1 < packed_bytes(width)) throw_damaged();
    unpack_ascending(bytes.data() + 1, width, base(block), out);
    if (out[kBlock - 1] != last) throw_damaged();
    if (width > kSafeWidth &&
        std::adjacent_find(out, out + kBlock, std::greater_equal<>()) != out + kBlock) {
      throw_damaged();
    }
    return size;
  }
  const std::size_t before = is_alone() ? 0 : packed_bytes(size, count_width(max_count(block)));
  if (bytes.size() < before) throw_damaged();
  if (!unpack_varints(bytes.subspan(before), base(block), last, {out, size - 1})) throw_damaged();
  out[size - 1] = last;
  return size;
}

// Packed by count_width(max_count(block)); of a full block after its documents, else before them.
std::span<const std::byte> PostingList::packed_counts(std::uint32_t block) const {
  std::span<const std::byte> bytes = packed(block);
  const unsigned width = count_width(max_count(block));
  const std::uint32_t size = block_size(block);
  if (size < kBlock) {
    if (bytes.size() < packed_bytes(size, width)) throw_damaged();
    return bytes;
  }
  if (bytes.empty()) throw_damaged();
  const std::size_t before = 1 + packed_bytes(static_cast<unsigned>(bytes[0]));
  if (bytes.size() < before + packed_bytes(width)) throw_damaged();
  return bytes.subspan(before);
}

void PostingList::counts(std::uint32_t block, std::uint32_t* out) const {
  const std::uint32_t size = block_size(block);
  if (!counted() || is_alone()) {
    std::fill_n(out, size, max_count_);
    return;
  }
  const std::byte* const bytes = packed_counts(block).data();
  const unsigned width = count_width(max_count(block));
  if (size == kBlock) {
    unpack_block(bytes, width, 1, out);
  } else {
    unpack_run(bytes, width, 1, {out, size});
  }
}

void PostingList::counts(std::uint32_t block, std::span<const std::uint32_t> places,
                         std::uint32_t* out) const {
  if (!counted() || is_alone()) {
    std::fill_n(out, places.size(), max_count_);
    return;
  }
  const std::byte* const bytes = packed_counts(block).data();
  const unsigned width = count_width(max_count(block));
  const bool full = block_size(block) == kBlock;
  for (const std::uint32_t place : places) {
    *out++ = 1 + (full ? block_number(bytes, width, place) : run_number(bytes, width, place));
  }
}

std::uint32_t PostingList::max_count(std::uint32_t block) const {
  if (bounds_.empty()) return max_count_;
  const std::uint32_t count = bounds_[block] & kBoundsCountLimit;
  return count == kBoundsCountLimit ? max_count_ : count;
}

float PostingList::min_length_per_count(std::uint32_t block) const {
  return bounds_.empty() ? min_ratio_ : ratio_of(bounds_[block] >> kBoundsRatioBit);
}

Postings::Postings(const std::string& path) : file_(path, FileKind::kPostings, kPostingsVersion) {
  terms_ = file_.array<char>(kTerms);
  term_starts_ = file_.array<std::uint32_t>(kTermStarts);
  list_starts_ = file_.array<std::uint32_t>(kListStarts);
  lists_ = file_.array<std::uint32_t>(kLists);
  lengths_ = file_.array<std::uint32_t>(kLengths);
  const auto total = file_.array<std::uint64_t>(kTotalLength);
  places_ = StringIndex(file_.array<std::uint32_t>(kTermPlaces));
  if (term_starts_.empty() || term_starts_.size() != list_starts_.size() ||
      term_starts_.front() != 0 || term_starts_.back() != terms_.size() ||
      list_starts_.front() != 0 || lists_.size() < kSpareWords || total.size() != 1 ||
      list_starts_.back() != lists_.size() - kSpareWords || lengths_.size() > kMaxDocuments ||
      !places_.sound()) {
    file_.damaged("its terms do not fill it");
  }
  total_length_ = total[0];
  checked_ = std::make_unique<std::atomic<std::uint64_t>[]>(size() / 64 + 1);
  lists_ = lists_.first(lists_.size() - kSpareWords);
}

std::string_view Postings::term(std::uint32_t number) const {
  const auto text = checked_part(terms_, term_starts_[number], term_starts_[number + 1]);
  return {text.data(), text.size()};
}

PostingList Postings::list(std::uint32_t number) const {
  const PostingList list(checked_part(lists_, list_starts_[number], list_starts_[number + 1]),
                         documents());
  std::atomic<std::uint64_t>& checked = checked_[number / 64];
  const std::uint64_t bit = std::uint64_t{1} << number % 64;
  if ((checked.load(std::memory_order_relaxed) & bit) == 0) {
    list.check(documents());
    checked.fetch_or(bit, std::memory_order_relaxed);
  }
  return list;
}

std::uint32_t Postings::lower_bound(std::string_view term) const {
  std::uint32_t first = 0;
  for (std::uint32_t count = size(); count > 0;) {
    const std::uint32_t half = count / 2;
    if (this->term(first + half) < term) {
      first += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return first;
}

PostingList Postings::find(std::string_view term) const {
  const std::uint32_t number =
      places_.find(term, size(), [this](std::uint32_t i) { return this->term(i); });
  return number == StringIndex::kNone ? PostingList() : list(number);
}

std::pair<std::uint32_t, std::uint32_t> Postings::with_prefix(std::string_view prefix) const {
  const std::uint32_t first = lower_bound(prefix);
  // The next string that does not start with it.
  std::string after(prefix);
  while (!after.empty() && after.back() == '\xff') after.pop_back();
  if (after.empty()) return {first, size()};
  after.back() = static_cast<char>(static_cast<unsigned char>(after.back()) + 1);
  return {first, lower_bound(after)};
}

void Postings::verify() const {
  file_.verify();
  std::uint64_t total = 0;
  for (const std::uint32_t length : lengths_) total += length;
  if (total != total_length_) file_.damaged("its lengths do not add up");
  for (std::uint32_t number = 0; number < size(); ++number) {
    if (number > 0 && term(number - 1) >= term(number)) file_.damaged("its terms are not sorted");
    if (places_.find(term(number), size(), [this](std::uint32_t i) { return term(i); }) != number) {
      file_.damaged("a term is not found");
    }
    verify(list(number));
  }
}

void Postings::verify(const PostingList& postings) const {
  std::array<std::uint32_t, kBlock> numbers;
  std::uint32_t with_bit = 0;
  for (std::uint32_t block = 0; block < postings.blocks(); ++block) {
    const std::uint32_t size = postings.docs(block, numbers.data());
    for (std::uint32_t i = 0; i < size && postings.dense(); ++i) {
      with_bit += postings.bits(numbers[i]) & 1;
    }
    verify_counts(postings, block, std::span(numbers).first(size));
  }
  if (!postings.dense()) return;
  std::uint32_t bits = 0;
  for (DocIndex doc = 0; doc < documents(); doc += 64) {
    const DocIndex left = std::min<DocIndex>(documents() - doc, 64);
    const std::uint64_t beyond = left < 64 ? ~std::uint64_t{0} << left : 0;
    bits += static_cast<std::uint32_t>(std::popcount(postings.bits(doc) & ~beyond));
  }
  if (with_bit != postings.documents() || bits != with_bit) {
    file_.damaged("the bits of a list are not its documents");
  }
}

void Postings::verify_counts(const PostingList& postings, std::uint32_t block,
                             std::span<const DocIndex> docs) const {
  std::array<std::uint32_t, kBlock> counts;
  postings.counts(block, counts.data());
  if (!postings.graded()) return;
  constexpr float kRoundedOtherwise = 1.0001F;
  const LengthNorm norm(average_length());
  for (std::size_t i = 0; i < docs.size(); ++i) {
    const auto level =
        static_cast<std::uint32_t>((postings.bits(docs[i], PostingList::kLowBits) & 1) |
                                   (postings.bits(docs[i], PostingList::kHighBits) & 1) << 1);
    const float most = postings.largest_impact(level) * kRoundedOtherwise;
    if (!(impact(static_cast<float>(counts[i]), lengths_[docs[i]], norm) <= most)) {
      file_.damaged("a posting adds more to a score than its level has");
    }
  }
}

}  // namespace dateline
