#include <vector>

#include "indexer/input/archive.h"
#include "indexer/input/peek_source.h"
#include "tests/fuzz/reader_target.h"

// Archives as streams, compressed ones too; their members are read but not parsed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  try {
    const auto source = open_bytes("fuzz", std::string(reinterpret_cast<const char*>(data), size));
    PeekSource peeked(*source);
    const ArchiveKind kind = archive_kind(peeked.peek(kArchiveMagicBytes));
    if (kind == ArchiveKind::kNone) return 0;
    const auto archive = Archive::open(peeked, kind, "");
    Archive::Member member;
    std::vector<char> buffer(4096);
    std::size_t most = std::size_t{64} << 20;  // a bomb is read no further
    while (archive->next(member)) {
      fuzz::require(is_clean_utf8(member.path) && !member.path.starts_with("/"));
      fuzz::require((member.source == nullptr) == !member.damage.empty());
      if (member.source == nullptr) continue;
      try {
        while (const std::size_t got = member.source->read(buffer)) {
          if (got > most) return 0;
          most -= got;
        }
      } catch (const Error& error) {
        fuzz::require(error.kind() == Error::Kind::kInput);
      }
    }
  } catch (const Error& error) {
    fuzz::require(error.kind() == Error::Kind::kInput);
  }
  return 0;
}
