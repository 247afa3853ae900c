#include "common/index/articles.h"

#include <zstd.h>

#include <algorithm>
#include <string_view>

#include "common/error.h"

namespace dateline {
namespace {

constexpr std::uint32_t kArticlesVersion = 1;
enum : std::uint64_t { kArticleBlocks = 1, kBlockStarts = 2, kFirstInBlock = 3 };

// Large enough for texts to share their words with their neighbours, small enough that one of them
// is read in some microseconds.
constexpr std::size_t kArticleBlockBytes = std::size_t{16} << 10;
constexpr int kLevel = 3;
constexpr char kSeparator = '\n';

}  // namespace

StoredArticles::StoredArticles(const std::string& path)
    : file_(path, FileKind::kArticles, kArticlesVersion) {
  blocks_ = file_.array<std::byte>(kArticleBlocks);
  starts_ = file_.array<std::uint64_t>(kBlockStarts);
  first_ = file_.array<DocIndex>(kFirstInBlock);
  if (starts_.empty() || starts_.size() != first_.size() || starts_.front() != 0 ||
      starts_.back() != blocks_.size() || first_.front() != 0) {
    file_.damaged("its blocks do not fill it");
  }
}

std::string StoredArticles::unpack(std::size_t block) const {
  const auto packed = checked_part(blocks_, starts_[block], starts_[block + 1]);
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  // No text compresses better than this; a size that is damaged is not believed.
  if (size > kArticleBlockBytes + packed.size() * 100'000ULL) file_.damaged("a block has no size");
  std::string text(static_cast<std::size_t>(size), '\0');
  const std::size_t got = ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size());
  if (got != text.size()) file_.damaged("a block of articles cannot be unpacked");
  return text;
}

std::string StoredArticles::text(DocIndex doc) const {
  const auto after = std::upper_bound(first_.begin(), first_.end(), doc);
  if (after == first_.begin() || after == first_.end()) file_.damaged("an article is missing");
  const auto block = static_cast<std::size_t>(after - first_.begin()) - 1;
  const std::string texts = unpack(block);
  std::size_t begin = 0;
  for (DocIndex i = first_[block]; i < doc; ++i) {
    begin = texts.find(kSeparator, begin);
    if (begin == std::string::npos) file_.damaged("a block has too few articles");
    ++begin;
  }
  const std::size_t end = texts.find(kSeparator, begin);
  if (end == std::string::npos) file_.damaged("a block has too few articles");
  return texts.substr(begin, end - begin);
}

void StoredArticles::verify() const {
  file_.verify();
  for (std::size_t block = 0; block + 1 < starts_.size(); ++block) {
    const std::string texts = unpack(block);
    const auto articles = std::count(texts.begin(), texts.end(), kSeparator);
    if (first_[block] + static_cast<std::uint64_t>(articles) != first_[block + 1]) {
      file_.damaged("a block has a wrong number of articles");
    }
  }
}

struct ArticlesBuffer::Compressor {
  Compressor() : context(ZSTD_createCCtx()) {
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  }
  ~Compressor() { ZSTD_freeCCtx(context); }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  ZSTD_CCtx* context;
};

ArticlesBuffer::ArticlesBuffer() : compressor_(std::make_unique<Compressor>()) {}
ArticlesBuffer::~ArticlesBuffer() = default;
ArticlesBuffer::ArticlesBuffer(ArticlesBuffer&&) noexcept = default;

void ArticlesBuffer::add(const std::string& text) {
  pending_ += text;
  pending_ += kSeparator;
  ++documents_;
  if (pending_.size() >= kArticleBlockBytes) end_block();
}

void ArticlesBuffer::end_block() {
  const std::size_t begin = blocks_.size();
  blocks_.resize(begin + ZSTD_compressBound(pending_.size()));
  const std::size_t size = ZSTD_compress2(compressor_->context, blocks_.data() + begin,
                                          blocks_.size() - begin, pending_.data(), pending_.size());
  if (ZSTD_isError(size) != 0) {
    throw Error(Error::Kind::kSystem,
                std::string("cannot compress articles: ") + ZSTD_getErrorName(size));
  }
  blocks_.resize(begin + size);
  starts_.push_back(blocks_.size());
  first_.push_back(documents_);
  pending_.clear();
}

void ArticlesBuffer::finish() {
  if (!pending_.empty()) end_block();
}

ArticlesWriter::ArticlesWriter(const std::string& path)
    : file_(path, FileKind::kArticles, kArticlesVersion) {
  file_.begin(kArticleBlocks);
}

void ArticlesWriter::append(const ArticlesBuffer& documents) {
  append(documents.blocks_, documents.starts_, documents.first_);
}

void ArticlesWriter::append(const StoredArticles& documents) {
  append(documents.blocks_, documents.starts_, documents.first_);
}

void ArticlesWriter::append(std::span<const std::byte> blocks,
                            std::span<const std::uint64_t> starts,
                            std::span<const DocIndex> first) {
  file_.append(blocks);
  const std::uint64_t bytes = starts_.back();
  const DocIndex documents = first_.back();
  for (const std::uint64_t start : starts.subspan(1)) starts_.push_back(bytes + start);
  for (const DocIndex doc : first.subspan(1)) first_.push_back(documents + doc);
}

void ArticlesWriter::finish() {
  file_.add(kBlockStarts, starts_);
  file_.add(kFirstInBlock, first_);
  file_.finish();
}

}  // namespace dateline
