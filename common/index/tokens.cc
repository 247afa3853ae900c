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

void TokensBuffer::add(const Analysis& title, const Analysis& body) {
  for (const Token& token : title.tokens) words.push_back(token.hash);
  words.push_back(kTitleEnd);
  for (std::size_t i = 0; i < body.tokens.size(); ++i) {
    if (i > 0 && body.tokens[i].before == Break::kSentence) words.push_back(kSentenceEnd);
    if (i > 0 && body.tokens[i].before == Break::kParagraph) words.push_back(kParagraphEnd);
    words.push_back(body.tokens[i].hash);
  }
  starts.push_back(words.size());
}

void TokensWriter::add(const Analysis& title, const Analysis& body) {
  buffer_.words.clear();
  buffer_.starts.resize(1);
  buffer_.add(title, body);
  append(buffer_);
}

void TokensWriter::append(const Tokens& documents) { append(documents.words_, documents.starts_); }

void TokensWriter::append(std::span<const std::uint32_t> words,
                          std::span<const std::uint64_t> starts) {
  file_.append_array(words);
  const std::uint64_t base = starts_.back();
  for (const std::uint64_t start : starts.subspan(1)) starts_.push_back(base + start);
}

void TokensWriter::finish() {
  file_.add(kStarts, starts_);
  file_.finish();
}

}  // namespace dateline
