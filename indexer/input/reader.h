#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "common/article.h"
#include "indexer/input/byte_source.h"

namespace dateline {

// Where a record came from, for messages and evidence.
struct Origin {
  std::string file;          // as the user would name it; "-" for standard input
  std::uint64_t record = 0;  // 1-based number of the record in the file
  std::uint64_t offset = 0;  // of its first byte, in the decompressed bytes
};

// A record (or a whole file: record 0) that could not be read and was skipped.
inline constexpr std::size_t kMaxDetailBytes = 160;  // of what a reader quotes

struct Reject {
  Origin origin;
  std::string reason;        // a short phrase, the same for the same cause: they are counted by it
  std::string detail;        // what exactly, may be empty
  bool passed_over = false;  // not an article and nothing is wrong: an image of a web archive
};
using RejectSink = std::function<void(const Reject&)>;

enum class Format {
  kText,
  kJsonLines,
  kHtml,
  kWarc,
  kCsv,
  kTsv,
  kFeed,  // RSS and Atom
  kNitf,
  kNewsMl,
  kReuters,
  kTrec,
};

// What all readers share. Owned by the caller, outlives the readers.
struct ReaderOptions {
  // Input field -> article field, beyond the built-in aliases ("--map headline2=title").
  std::map<std::string, std::string> field_map;
  // A record longer than this is rejected without being held in memory.
  std::size_t max_record_bytes = std::size_t{32} << 20;
};

// Turns the bytes of one file into articles. Every format is one implementation. A reader fills
// only what the input says; enrichment does the rest. Text in the articles is valid UTF-8.
class Reader {
 public:
  virtual ~Reader() = default;
  // Fills `article` (replacing all of it) and `origin`; false at the end. Bad records are handed to
  // the RejectSink and skipped. Throws Error only when reading itself fails.
  virtual bool next(Article& article, Origin& origin) = 0;
};

// A reader of `format` over `source`. `source`, `options` and `rejects` must outlive it.
std::unique_ptr<Reader> make_reader(Format format, ByteSource& source, const ReaderOptions& options,
                                    const RejectSink& rejects);

// The format of a file by its name (compression endings ignored) and first bytes.
Format detect_format(std::string_view name, std::string_view first_bytes);

// "text", "html" ...; throws Error::Kind::kUsage naming the known ones.
Format parse_format(std::string_view name);

}  // namespace dateline
