#include "indexer/build/chunk_writer.h"

#include <xapian.h>

#include "common/article_json.h"
#include "indexer/build/xapian_error.h"

namespace dateline {

std::unique_ptr<Chunk> ChunkWriter::write(const std::string& database,
                                          const std::vector<Article>& articles, ChunkWords& words) {
  auto chunk = std::make_unique<Chunk>();
  chunk->database = database;
  as_system_error("write " + database, [&] {
    Xapian::WritableDatabase writable(database, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                                    Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
    for (const Article& article : articles) {
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
    // Once only: when a second commit fails, on a full disk, Xapian 1.4 ends the process.
    writable.commit();
  });
  chunk->articles.finish();
  return chunk;
}

}  // namespace dateline
