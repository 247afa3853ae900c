#include "common/index/deleted.h"

#include <bit>

#include "common/index/section_file.h"

namespace dateline {
namespace {

constexpr std::uint32_t kDeletedVersion = 1;
constexpr std::uint64_t kBits = 1;

}  // namespace

Deleted::Deleted(const std::string& path, DocIndex documents) : Deleted(documents) {
  const SectionReader file(path, FileKind::kDeleted, kDeletedVersion);
  file.verify();
  const auto bits = file.array<std::uint64_t>(kBits);
  if (bits.size() != bits_.size()) file.damaged("it is of another segment");
  bits_.assign(bits.begin(), bits.end());
}

std::uint64_t Deleted::count() const {
  std::uint64_t count = 0;
  for (const std::uint64_t word : bits_) count += static_cast<unsigned>(std::popcount(word));
  return count;
}

void Deleted::write(const std::string& path) const {
  SectionWriter file(path, FileKind::kDeleted, kDeletedVersion);
  file.add(kBits, bits_);
  file.finish();
}

std::string deleted_path(const std::string& segment, std::uint64_t version) {
  return segment + "/deleted." + std::to_string(version);
}

}  // namespace dateline
