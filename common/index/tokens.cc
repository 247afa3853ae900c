#include "common/index/tokens.h"

namespace dateline {
namespace {

constexpr std::uint32_t kVersion = 1;
enum : std::uint64_t { kWords = 1, kStarts = 2 };

}  // namespace

Tokens::Tokens(const std::string& path) : file_(path, FileKind::kTokens, kVersion) {
  starts_ = file_.array<std::uint64_t>(kStarts);
  words_ = file_.array<std::uint32_t>(kWords);
  if (starts_.empty() || starts_.front() != 0 || starts_.back() != words_.size()) {
    file_.damaged("its documents do not fill it");
  }
}

TokensWriter::TokensWriter(const std::string& path) : file_(path, FileKind::kTokens, kVersion) {
  file_.begin(kWords);
}

void TokensWriter::add(const Analysis& title, const Analysis& body) {
  buffer_.clear();
  for (const Token& token : title.tokens) buffer_.push_back(token.hash);
  buffer_.push_back(kTitleEnd);
  for (std::size_t i = 0; i < body.tokens.size(); ++i) {
    if (i > 0 && body.tokens[i].before == Break::kSentence) buffer_.push_back(kSentenceEnd);
    if (i > 0 && body.tokens[i].before == Break::kParagraph) buffer_.push_back(kParagraphEnd);
    buffer_.push_back(body.tokens[i].hash);
  }
  file_.append_array(std::span<const std::uint32_t>(buffer_));
  starts_.push_back(starts_.back() + buffer_.size());
}

void TokensWriter::finish() {
  file_.add(kStarts, starts_);
  file_.finish();
}

}  // namespace dateline
