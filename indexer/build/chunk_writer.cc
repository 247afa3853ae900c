#include "indexer/build/chunk_writer.h"

#include <xapian.h>

#include <atomic>
#include <cerrno>
#include <filesystem>

#include "common/article_json.h"
#include "common/error.h"
#include "indexer/build/xapian_error.h"

namespace dateline {
namespace {

// Xapian 1.4 may end the process when the disk fills in the middle of a commit. So there must be
// room for what all threads commit at a time, generously counted.
class Room {
 public:
  Room(const std::string& database, std::size_t articles, std::size_t text_bytes)
      : bytes_(kLeastRoom + kRoomOfArticle * articles + 2 * text_bytes) {
    const std::size_t wanted = in_use_ += bytes_;
    std::error_code unknown;
    const auto space = std::filesystem::space(database, unknown);
    if (unknown || space.available >= wanted) return;
    in_use_ -= bytes_;
    throw system_error("write " + database, ENOSPC);
  }
  ~Room() { in_use_ -= bytes_; }
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;

 private:
  static constexpr std::size_t kLeastRoom = std::size_t{256} << 10;
  static constexpr std::size_t kRoomOfArticle = 2048;
  static inline std::atomic<std::size_t> in_use_ = 0;

  std::size_t bytes_;
};

}  // namespace

std::unique_ptr<Chunk> ChunkWriter::write(const std::string& database,
                                          const std::vector<Article>& articles, ChunkWords& words) {
  auto chunk = std::make_unique<Chunk>();
  chunk->database = database;
  as_system_error("write " + database, [&] {
    Xapian::WritableDatabase writable(database, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                                    Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
    std::size_t text_bytes = 0;
    for (const Article& article : articles) {
      text_bytes += article.title.size() + article.body.size();
      analyzer_.analyze(article.title, article.language, title_);
      analyzer_.analyze(article.body, article.language, body_, true);
      chunk->columns.add(article,
                         static_cast<std::uint32_t>(title_.tokens.size() + body_.tokens.size()),
                         article.read_hash);
      chunk->tokens.add(title_, body_);
      words.words.add(title_, body_);
      chunk->articles.add(to_text(article));
      writable.add_document(words.documents.build(article, words.words));
    }
    const Room room(database, articles.size(), text_bytes);
    // Once only: when a second commit fails, on a full disk, Xapian 1.4 ends the process as well.
    writable.commit();
  });
  chunk->articles.finish();
  return chunk;
}

}  // namespace dateline
