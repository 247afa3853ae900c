#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "common/index/mapped_file.h"

namespace dateline {

// The container of the derived files of an index: little-endian, versioned, checksummed.
//
//   header     "DATELINE", u32 kind, u32 version, u64 offset of the directory, u64 sections
//   sections   each aligned to 8 bytes
//   directory  per section: u64 id, u64 offset, u64 length, u64 XXH3 of its bytes
//   checksum   u64 XXH3 of header and directory
//
// The directory ends the file, so a truncated file is noticed when it is opened.

// Kinds of files; a file of one kind is never taken for another.
enum class FileKind : std::uint32_t {
  kColumns = 1,
  kTokens = 2,
  kWords = 3,
  kDeleted = 4,
  kFingerprints = 5,
  kArticles = 6,
  kInputs = 7,
  kChecksums = 8,
  kPostings = 9,
  kHabits = 10,
};

// Writes one file. Sections are written in turn: begin(), append() any number of times, and so on;
// finish() makes the file whole and durable. Throws Error::Kind::kSystem (disk full ...).
class SectionWriter {
 public:
  SectionWriter(const std::string& path, FileKind kind, std::uint32_t version);
  ~SectionWriter() = default;
  SectionWriter(const SectionWriter&) = delete;
  SectionWriter& operator=(const SectionWriter&) = delete;

  void begin(std::uint64_t id);
  void append(std::span<const std::byte> bytes);
  void finish();

  template <typename T>
  void append_array(std::span<const T> values) {
    append(std::as_bytes(values));
  }
  template <typename T>
  void add(std::uint64_t id, const std::vector<T>& values) {
    begin(id);
    append_array(std::span<const T>(values));
  }
  void add(std::uint64_t id, const std::string& bytes) {
    begin(id);
    append(std::as_bytes(std::span<const char>(bytes)));
  }

 private:
  struct Entry {
    std::uint64_t id, offset, length, checksum;
  };
  void write(std::span<const std::byte> bytes);
  void end_section();

  std::string path_;
  std::unique_ptr<char[]> buffer_;  // of file_, which must go first
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::uint32_t kind_;
  std::uint32_t version_;
  std::uint64_t offset_ = 0;
  std::vector<Entry> entries_;
  std::unique_ptr<void, void (*)(void*)> hash_;  // XXH3 state of the open section
  bool open_section_ = false;
};

// Throws the Error::Kind::kIndex that says that an offset read from an index leads outside a file.
[[noreturn]] void throw_outside();

// The elements [begin, end) of an array of a file, where the numbers come from a file too.
template <typename T>
std::span<const T> checked_part(std::span<const T> array, std::uint64_t begin, std::uint64_t end) {
  if (begin > end || end > array.size()) throw_outside();
  return array.subspan(begin, end - begin);
}

// Reads one file, mapped into memory; spans live as long as the reader. Opening checks kind,
// version, size and the directory's checksum, and touches nothing else; verify() checks the bytes
// of every section and between them. Throws Error::Kind::kIndex.
class SectionReader {
 public:
  SectionReader(const std::string& path, FileKind kind, std::uint32_t version);

  // The bytes of a section as an array of T. A missing section is damage.
  template <typename T>
  std::span<const T> array(std::uint64_t id) const {
    const std::span<const std::byte> bytes = section(id);
    if (bytes.size() % sizeof(T) != 0) damaged("a section has a wrong size");
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  std::span<const std::byte> section(std::uint64_t id) const;
  const std::string& path() const { return path_; }
  void verify() const;
  // See MappedFile.
  void release() const { file_.release(); }

  // Throws the Error that says that this file is damaged.
  [[noreturn]] void damaged(const std::string& how) const;

 private:
  struct Entry {
    std::uint64_t id, offset, length, checksum;
  };
  std::string path_;
  MappedFile file_;
  std::span<const Entry> entries_;
};

}  // namespace dateline
