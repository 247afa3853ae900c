#include "common/index/tokens.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::uint32_t kTokensVersion = 4;
enum : std::uint64_t { kPlanes = 1, kTokenStarts = 2, kNeighbours = 3 };

constexpr std::size_t kLine = 64;           // of a processor's cache
constexpr std::size_t kMaxPrefetch = 1024;  // bytes; the processor follows by itself then
constexpr std::size_t kSpilled = 1 << 20;   // bytes of neighbours at a time

}  // namespace

// The directory that ends a file is longer than TokenView::kOverread, as this file has three
// sections, so reading beyond the planes stays in the mapping.
Tokens::Tokens(const std::string& path) : file_(path, FileKind::kTokens, kTokensVersion) {
  starts_ = file_.array<std::uint64_t>(kTokenStarts);
  planes_ = file_.array<std::uint8_t>(kPlanes);
  neighbours_ = file_.array<std::uint8_t>(kNeighbours);
  const std::uint64_t entries = planes_.size() / TokenView::kEntryBytes;
  if (starts_.empty() || starts_.front() != 0 || starts_.back() != entries ||
      planes_.size() % TokenView::kEntryBytes != 0 ||
      neighbours_.size() != first_neighbour_byte(entries)) {
    file_.damaged("its documents do not fill it");
  }
}

void Tokens::prefetch(DocIndex doc) const {
  const std::uint64_t end = std::min(starts_[doc + 1], starts_.back());
  const std::uint64_t begin = std::min(starts_[doc], end);
  const std::uint8_t* at = planes_.data() + begin * TokenView::kEntryBytes;
  const std::uint8_t* stop = at + std::min<std::uint64_t>(end - begin, kMaxPrefetch);
  for (; at < stop; at += kLine) __builtin_prefetch(at);  // the low plane
}

void TokensBuffer::add(const Analysis& title, const Analysis& body) {
  entries_.clear();
  for (const Token& token : title.tokens) entries_.push_back(token_entry(token.hash, token.stem));
  entries_.push_back(kTitleEnd);
  for (std::size_t i = 0; i < body.tokens.size(); ++i) {
    const Token& token = body.tokens[i];
    if (i > 0 && token.before == Break::kSentence) entries_.push_back(kSentenceEnd);
    if (i > 0 && token.before == Break::kParagraph) entries_.push_back(kParagraphEnd);
    entries_.push_back(token_entry(token.hash, token.stem));
  }
  const std::size_t begin = planes.size();
  planes.resize(begin + entries_.size() * TokenView::kEntryBytes);
  std::uint8_t* low = planes.data() + begin;
  std::uint8_t* upper = low + entries_.size();
  for (const std::uint32_t entry : entries_) {
    *low++ = static_cast<std::uint8_t>(entry);
    for (int shift = 8; shift < 32; shift += 8) {
      *upper++ = static_cast<std::uint8_t>(entry >> shift);
    }
  }
  starts.push_back(starts.back() + entries_.size());
}

TokensWriter::TokensWriter(const std::string& path)
    : file_(path, FileKind::kTokens, kTokensVersion), neighbours_(path + ".neighbours") {
  file_.begin(kPlanes);
}

void TokensWriter::add(const Analysis& title, const Analysis& body) {
  buffer_.planes.clear();
  buffer_.starts.resize(1);
  buffer_.add(title, body);
  append(buffer_);
}

void TokensWriter::append(const Tokens& documents) { append(documents.planes_, documents.starts_); }

void TokensWriter::append(std::span<const std::uint8_t> planes,
                          std::span<const std::uint64_t> starts) {
  file_.append_array(planes);
  const std::uint64_t base = starts_.back();
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    const std::uint64_t size = starts[i + 1] - starts[i];
    const std::uint64_t begin = starts[i] * TokenView::kEntryBytes;
    append_neighbours(checked_part(planes, begin, begin + size), base + starts[i], bits_);
    starts_.push_back(base + starts[i + 1]);
    if (bits_.size() >= kSpilled || i + 2 == starts.size()) {
      neighbours_.append(bits_);
      bits_.clear();
    }
  }
}

void TokensWriter::finish() {
  file_.add(kTokenStarts, starts_);
  neighbours_.move_to(file_, kNeighbours);
  file_.finish();
}

}  // namespace dateline
