#include "indexer/build/derived_postings.h"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/error.h"
#include "common/index/postings_writer.h"
#include "common/index/schema.h"
#include "indexer/build/xapian_error.h"

namespace dateline {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;

std::vector<std::uint32_t> lengths_of(const Xapian::Database& database) {
  std::vector<std::uint32_t> lengths;
  lengths.reserve(database.get_doccount());
  const auto end = database.postlist_end("");
  for (auto posting = database.postlist_begin(""); posting != end; ++posting) {
    if (*posting != lengths.size() + 1) {
      throw Error(Error::Kind::kIndex, "a database lacks documents", "run dateline-index verify");
    }
    lengths.push_back(posting.get_doclength());
  }
  return lengths;
}

}  // namespace

bool has_postings(std::string_view term) {
  return !term.starts_with(kIdPrefix) && !term.starts_with(kStoryPrefix);
}

void derive_postings(const std::string& database, const std::string& path) {
  as_system_error("read " + database, [&] {
    const Xapian::Database source(database);
    const std::vector<std::uint32_t> lengths = lengths_of(source);
    PostingsWriter writer(path, lengths);
    PostingsBuffer buffer(lengths);
    const auto terms_end = source.allterms_end();
    for (auto term = source.allterms_begin(); term != terms_end; ++term) {
      const std::string name = *term;
      if (!has_postings(name)) continue;
      buffer.begin(name);
      const auto end = source.postlist_end(name);
      for (auto posting = source.postlist_begin(name); posting != end; ++posting) {
        buffer.add(*posting - 1, posting.get_wdf());
      }
      buffer.end();
      if (buffer.bytes() < kBufferBytes) continue;
      writer.append(buffer);
      buffer.clear();
    }
    writer.append(buffer);
    writer.finish();
  });
}

}  // namespace dateline
