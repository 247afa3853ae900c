#include "common/index/checksums.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <string_view>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/error.h"
#include "common/index/section_file.h"
#include "common/index/segment.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kChecksumsVersion = 1;
// Names, each ended by a zero byte, sorted; sizes and hashes in their order.
enum : std::uint64_t { kFileNames = 1, kFileSizes, kFileHashes };
constexpr std::size_t kReadBytes = std::size_t{1} << 20;

struct FileSum {
  std::uint64_t size = 0;
  std::uint64_t hash = 0;
};
using FileSums = std::map<std::string, FileSum>;

// Reads in blocks: a mapping would die of a bad disk where a read only fails.
FileSum sum_of(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rbe"),
                                                             std::fclose);
  if (file == nullptr) throw system_error("read " + path, errno);
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                              XXH3_freeState);
  XXH3_64bits_reset(state.get());
  std::vector<char> block(kReadBytes);
  FileSum sum;
  while (const std::size_t length = std::fread(block.data(), 1, block.size(), file.get())) {
    XXH3_64bits_update(state.get(), block.data(), length);
    sum.size += length;
  }
  if (std::ferror(file.get()) != 0) throw system_error("read " + path, errno);
  sum.hash = XXH3_64bits_digest(state.get());
  return sum;
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    names.push_back(entry->path().filename());
  }
  if (error) throw system_error("read " + folder, error.value());
  return names;
}

FileSums read_sums(const std::string& path) {
  const SectionReader file(path, FileKind::kChecksums, kChecksumsVersion);
  file.verify();
  const auto names = file.array<char>(kFileNames);
  const auto sizes = file.array<std::uint64_t>(kFileSizes);
  const auto hashes = file.array<std::uint64_t>(kFileHashes);
  std::string_view rest(names.data(), names.size());
  FileSums sums;
  for (std::size_t i = 0; i < sizes.size() && i < hashes.size(); ++i) {
    const std::size_t zero = rest.find('\0');
    if (zero == std::string_view::npos) break;
    sums[std::string(rest.substr(0, zero))] = {sizes[i], hashes[i]};
    rest.remove_prefix(zero + 1);
  }
  if (!rest.empty() || sums.size() != sizes.size() || sums.size() != hashes.size()) {
    file.damaged("its lists have different lengths");
  }
  return sums;
}

}  // namespace

void write_checksums(const std::string& segment) {
  const std::string folder = segment + kXapianPart;
  FileSums sums;
  for (const std::string& name : names_in(folder)) sums[name] = sum_of(folder + "/" + name);
  std::string names;
  std::vector<std::uint64_t> sizes;
  std::vector<std::uint64_t> hashes;
  for (const auto& [name, sum] : sums) {
    names += name;
    names += '\0';
    sizes.push_back(sum.size);
    hashes.push_back(sum.hash);
  }
  SectionWriter file(segment + kChecksumsPart, FileKind::kChecksums, kChecksumsVersion);
  file.add(kFileNames, names);
  file.add(kFileSizes, sizes);
  file.add(kFileHashes, hashes);
  file.finish();
}

std::vector<std::string> compare_checksums(const std::string& segment) {
  FileSums expected = read_sums(segment + kChecksumsPart);
  const std::string folder = segment + kXapianPart;
  std::vector<std::string> differences;
  try {
    for (const std::string& name : names_in(folder)) {
      const std::string path = folder + "/" + name;
      const auto known = expected.find(name);
      if (known == expected.end()) {
        differences.push_back(path + " does not belong to the segment");
        continue;
      }
      const FileSum sum = sum_of(path);
      if (sum.size != known->second.size) {
        differences.push_back(fmt::format("{} is damaged: it has {} bytes instead of {}", path,
                                          sum.size, known->second.size));
      } else if (sum.hash != known->second.hash) {
        differences.push_back(path + " is damaged: its checksum is wrong");
      }
      expected.erase(known);
    }
    for (const auto& missing : expected) {
      differences.push_back(folder + "/" + missing.first + " is missing");
    }
  } catch (const Error& error) {
    differences.emplace_back(error.what());
  }
  return differences;
}

}  // namespace dateline
