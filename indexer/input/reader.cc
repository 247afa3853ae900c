#include "indexer/input/reader.h"

#include <algorithm>
#include <array>

#include "common/error.h"
#include "indexer/input/jsonl_reader.h"
#include "indexer/input/text_reader.h"

namespace dateline {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// The last ending of a file name, compression left out: "jsonl" of "a/b.JSONL.zst".
std::string ending_of(std::string_view path) {
  constexpr std::array<std::string_view, 5> kCompressed = {"gz", "zst", "bz2", "xz", "lz4"};
  std::string name = lower(path.substr(path.rfind('/') + 1));
  while (true) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0) return "";
    const std::string ending = name.substr(dot + 1);
    if (std::find(kCompressed.begin(), kCompressed.end(), ending) == kCompressed.end()) {
      return ending;
    }
    name.resize(dot);
  }
}

}  // namespace

std::unique_ptr<Reader> make_reader(Format format, ByteSource& source, const ReaderOptions& options,
                                    const RejectSink& rejects) {
  switch (format) {
    case Format::kText:
      return std::make_unique<TextReader>(source, options, rejects);
    case Format::kJsonLines:
      return std::make_unique<JsonlReader>(source, options, rejects);
  }
  throw Error(Error::Kind::kUsage, "unknown input format");
}

Format detect_format(std::string_view name, std::string_view first_bytes) {
  const std::string ending = ending_of(name);
  if (ending == "txt" || ending == "text") return Format::kText;
  if (ending == "jsonl" || ending == "ndjson" || ending == "json") return Format::kJsonLines;
  std::string head;  // without byte order marks, white space and the zero bytes of UTF-16
  for (const char c : first_bytes) {
    if (std::string_view("\xef\xbb\xbf\xff\xfe \t\r\n\0", 10).find(c) == std::string_view::npos) {
      head += c;
    }
    if (head.size() == 5) break;
  }
  return head.starts_with('{') && head != "{\\rtf" ? Format::kJsonLines : Format::kText;
}

Format parse_format(std::string_view name) {
  const std::string folded = lower(name);
  if (folded == "text" || folded == "txt") return Format::kText;
  if (folded == "jsonl" || folded == "ndjson" || folded == "json") return Format::kJsonLines;
  throw Error(Error::Kind::kUsage, "unknown input format \"" + std::string(name) + "\"",
              "the formats are text and jsonl");
}

}  // namespace dateline
