#include "common/index/tokens.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "common/error.h"

namespace dateline {
namespace {

constexpr std::uint32_t kTokensVersion = 3;
enum : std::uint64_t { kLowPlane = 1, kTokenStarts = 2, kUpperPlane = 3 };

constexpr std::size_t kLine = 64;           // of a processor's cache
constexpr std::size_t kMaxPrefetch = 1024;  // bytes; the processor follows by itself then
constexpr std::size_t kCopyBytes = 1 << 20;

}  // namespace

// The directory that ends a file is longer than TokenView::kOverread, as this file has three
// sections, so reading beyond a plane stays in the mapping.
Tokens::Tokens(const std::string& path) : file_(path, FileKind::kTokens, kTokensVersion) {
  starts_ = file_.array<std::uint64_t>(kTokenStarts);
  low_ = file_.array<std::uint8_t>(kLowPlane);
  upper_ = file_.array<std::uint8_t>(kUpperPlane);
  if (starts_.empty() || starts_.front() != 0 || starts_.back() != low_.size() ||
      upper_.size() % TokenView::kUpperBytes != 0 ||
      upper_.size() / TokenView::kUpperBytes != low_.size()) {
    file_.damaged("its documents do not fill it");
  }
}

void Tokens::prefetch(DocIndex doc) const {
  const std::uint64_t end = std::min<std::uint64_t>(starts_[doc + 1], low_.size());
  const std::uint64_t begin = std::min(starts_[doc], end);
  const std::uint8_t* at = low_.data() + begin;
  const std::uint8_t* stop = at + std::min<std::uint64_t>(end - begin, kMaxPrefetch);
  for (; at < stop; at += kLine) __builtin_prefetch(at);
}

void TokensBuffer::push(std::uint32_t entry) {
  low.push_back(static_cast<std::uint8_t>(entry));
  for (int shift = 8; shift < 32; shift += 8) {
    upper.push_back(static_cast<std::uint8_t>(entry >> shift));
  }
}

void TokensBuffer::add(const Analysis& title, const Analysis& body) {
  for (const Token& token : title.tokens) push(token_entry(token.hash, token.stem));
  push(kTitleEnd);
  for (std::size_t i = 0; i < body.tokens.size(); ++i) {
    if (i > 0 && body.tokens[i].before == Break::kSentence) push(kSentenceEnd);
    if (i > 0 && body.tokens[i].before == Break::kParagraph) push(kParagraphEnd);
    push(token_entry(body.tokens[i].hash, body.tokens[i].stem));
  }
  starts.push_back(low.size());
}

TokensWriter::TokensWriter(const std::string& path)
    : path_(path + ".upper"),
      file_(path, FileKind::kTokens, kTokensVersion),
      upper_(std::fopen(path_.c_str(), "w+be"), std::fclose) {
  if (upper_ == nullptr || unlink(path_.c_str()) != 0) throw system_error("write " + path_, errno);
  file_.begin(kLowPlane);
}

void TokensWriter::add(const Analysis& title, const Analysis& body) {
  buffer_.low.clear();
  buffer_.upper.clear();
  buffer_.starts.resize(1);
  buffer_.add(title, body);
  append(buffer_);
}

void TokensWriter::append(const Tokens& documents) {
  append(documents.low_, documents.upper_, documents.starts_);
}

void TokensWriter::append(std::span<const std::uint8_t> low, std::span<const std::uint8_t> upper,
                          std::span<const std::uint64_t> starts) {
  file_.append_array(low);
  // Of no words there may be no address.
  if (!upper.empty() && std::fwrite(upper.data(), 1, upper.size(), upper_.get()) != upper.size()) {
    throw system_error("write " + path_, errno);
  }
  const std::uint64_t base = starts_.back();
  for (const std::uint64_t start : starts.subspan(1)) starts_.push_back(base + start);
}

void TokensWriter::finish() {
  file_.add(kTokenStarts, starts_);
  file_.begin(kUpperPlane);
  if (std::fflush(upper_.get()) != 0 || std::fseek(upper_.get(), 0, SEEK_SET) != 0) {
    throw system_error("write " + path_, errno);
  }
  std::vector<std::uint8_t> bytes(kCopyBytes);
  std::uint64_t left = starts_.back() * TokenView::kUpperBytes;
  while (left > 0) {
    const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(left, bytes.size()));
    if (std::fread(bytes.data(), 1, want, upper_.get()) != want) {
      throw system_error("read " + path_, std::ferror(upper_.get()) != 0 ? errno : EIO);
    }
    file_.append_array(std::span<const std::uint8_t>(bytes).first(want));
    left -= want;
  }
  file_.finish();
}

}  // namespace dateline
