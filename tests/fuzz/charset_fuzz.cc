#include "indexer/input/charset_source.h"
#include "tests/fuzz/reader_target.h"

// Any bytes under any declared name: the whole at once and piece by piece.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  const std::string label = bytes.substr(0, line);
  bytes.erase(0, line);
  for (const bool markup : {false, true}) {
    CharsetHints hints;
    hints.declared = label;
    hints.markup = markup;
    fuzz::require(!detect_charset(bytes, hints).empty());
    fuzz::require(is_clean_utf8(decode_text(bytes, hints)));
  }
  try {
    const auto source = open_bytes("fuzz", bytes);
    CharsetSource decoded(*source, label);
    std::vector<char> buffer(97);
    std::string text;
    while (const std::size_t got = decoded.read(buffer)) text.append(buffer.data(), got);
    fuzz::require(is_clean_utf8(repair_utf8(text)));
  } catch (const Error& error) {
    fuzz::require(error.kind() == Error::Kind::kInput);
  }
  return 0;
}
