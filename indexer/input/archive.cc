#include "indexer/input/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <new>
#include <utility>
#include <vector>

#include "common/error.h"
#include "common/program.h"
#include "common/text/utf8.h"
#include "indexer/input/charset.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kArchiveReadBytes = std::size_t{128} << 10;

// Names that other programs put into archives for themselves.
bool is_junk(std::string_view path) {
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    if (part.starts_with('.') || part == "__MACOSX" || part == "Thumbs.db" ||
        part == "desktop.ini") {
      return true;
    }
    path.remove_prefix(std::min(part.size() + 1, path.size()));
  }
  return false;
}

// Without empty, "." and ".." parts; "a/b" of "./a//../b".
std::string clean_path(std::string_view path) {
  std::string clean;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find_first_of("/\\"));
    if (!part.empty() && part != "." && part != "..") {
      if (!clean.empty()) clean += '/';
      clean += part;
    }
    path.remove_prefix(std::min(part.size() + 1, path.size()));
  }
  return clean;
}

class LibArchive final : public Archive {
 public:
  LibArchive(ByteSource& source, ArchiveKind kind, std::string path)
      : source_(source), kind_(kind), path_(std::move(path)), buffer_(kArchiveReadBytes) {
    open_handle();
  }

  bool next(Member& member) override;

  // Of the current member; 0 at its end.
  std::size_t read_data(std::span<char> out, const std::string& name);

 private:
  void open_handle();
  bool next_header();
  [[noreturn]] void fail(const std::string& name, const char* what);
  static la_ssize_t read_raw(archive* handle, void* self, const void** data);

  bool by_directory() const { return kind_ == ArchiveKind::kZip && !path_.empty(); }

  ByteSource& source_;
  ArchiveKind kind_;
  std::string path_;
  std::vector<char> buffer_;
  ArchiveHandle archive_;
  archive_entry* entry_ = nullptr;  // the archive's
  std::uint64_t passed_ = 0;        // headers read, the current one included
  std::string_view block_;          // of the current member, not yet delivered
  std::exception_ptr error_;        // of source_
  bool broken_ = false;             // this handle cannot go on
  bool ended_ = false;
};

class MemberSource final : public ByteSource {
 public:
  MemberSource(LibArchive& archive, std::string name) : archive_(archive), name_(std::move(name)) {}

  std::size_t read(std::span<char> buffer) override { return archive_.read_data(buffer, name_); }
  const std::string& name() const override { return name_; }

 private:
  LibArchive& archive_;
  std::string name_;
};

void LibArchive::open_handle() {
  archive_.reset(archive_read_new());
  archive* handle = archive_.get();
  if (handle == nullptr) throw std::bad_alloc();
  if (kind_ == ArchiveKind::kZip) {
    archive_read_support_format_zip(handle);
  } else {
    archive_read_support_format_tar(handle);
  }
  broken_ = false;
  const int result = by_directory()
                         ? archive_read_open_filename(handle, path_.c_str(), kArchiveReadBytes)
                         : archive_read_open(handle, this, nullptr, &LibArchive::read_raw, nullptr);
  if (result != ARCHIVE_OK) fail(source_.name(), "cannot be read as an archive");
}

// Exceptions must not cross libarchive: they wait in error_ until the call has returned.
la_ssize_t LibArchive::read_raw(archive* handle, void* self, const void** data) {
  auto* reader = static_cast<LibArchive*>(self);
  try {
    *data = reader->buffer_.data();
    return static_cast<la_ssize_t>(reader->source_.read(reader->buffer_));
  } catch (...) {
    reader->error_ = std::current_exception();
    archive_set_error(handle, -1, "reading failed");
    return -1;
  }
}

void LibArchive::fail(const std::string& name, const char* what) {
  broken_ = true;
  block_ = {};
  if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
  const char* message = archive_error_string(archive_.get());
  throw Error(Error::Kind::kInput,
              name + ": " + what + (message != nullptr ? std::string(": ") + message : ""),
              "the archive is cut off or damaged: copy or download it again");
}

bool LibArchive::next_header() {
  check_interrupted();
  const int result = archive_read_next_header(archive_.get(), &entry_);
  if (result == ARCHIVE_EOF) return false;
  ++passed_;
  // ARCHIVE_WARN: something of the header (a name's charset) is odd, the data are there.
  if (result == ARCHIVE_OK || result == ARCHIVE_WARN) return true;
  ended_ = true;
  fail(source_.name(), "damaged archive");
}

bool LibArchive::next(Member& member) {
  member = Member();
  block_ = {};
  if (broken_ && !ended_) {
    // Past the member that broke it, where the directory says where the next one begins.
    if (!by_directory()) {
      ended_ = true;
      throw Error(Error::Kind::kInput,
                  source_.name() + ": what follows in the archive cannot be read");
    }
    open_handle();
    const std::uint64_t passed = std::exchange(passed_, 0);
    while (passed_ < passed && next_header()) continue;
  }
  while (!ended_) {
    if (!next_header()) {
      ended_ = true;
      break;
    }
    const char* pathname = archive_entry_pathname(entry_);
    if (pathname == nullptr) pathname = archive_entry_pathname_utf8(entry_);
    const std::string path = clean_path(decode_text(pathname != nullptr ? pathname : "unnamed"));
    const bool linked = archive_entry_hardlink(entry_) != nullptr;
    if (archive_entry_filetype(entry_) != AE_IFREG || linked || is_junk(path)) continue;
    member.path = path;
    if (archive_entry_is_data_encrypted(entry_) != 0) {
      member.damage = "it is encrypted";
    } else {
      member.source = std::make_unique<MemberSource>(*this, source_.name() + "/" + path);
    }
    return true;
  }
  return false;
}

std::size_t LibArchive::read_data(std::span<char> out, const std::string& name) {
  while (block_.empty() && !broken_) {
    check_interrupted();
    const void* data = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;  // holes of sparse files are not filled: text has none
    const int result = archive_read_data_block(archive_.get(), &data, &size, &offset);
    if (result == ARCHIVE_EOF) return 0;
    // ARCHIVE_WARN: a wrong size or checksum.
    if (result != ARCHIVE_OK) fail(name, "damaged archive member");
    block_ = std::string_view(static_cast<const char*>(data), size);
  }
  const std::size_t length = block_.copy(out.data(), out.size());
  block_.remove_prefix(length);
  return length;
}

// Of a tar header: the sum of its bytes, those of the sum itself taken for blanks.
bool has_tar_checksum(std::string_view header) {
  if (header.size() < 512) return false;
  unsigned sum = 0;
  for (std::size_t i = 0; i < 512; ++i) {
    sum += i >= 148 && i < 156 ? unsigned{' '} : static_cast<unsigned char>(header[i]);
  }
  unsigned stored = 0;
  bool digits = false;
  for (const char c : header.substr(148, 8)) {
    if (c >= '0' && c <= '7') {
      stored = stored * 8 + static_cast<unsigned>(c - '0');
      digits = true;
    } else if (digits) {
      break;
    } else if (c != ' ') {
      return false;
    }
  }
  return digits && stored == sum && header[0] != '\0';
}

bool is_regular_zip(const std::string& path) {
  std::error_code ignored;
  char magic[2] = {};
  return std::filesystem::is_regular_file(path, ignored) &&
         std::ifstream(path, std::ios::binary).read(magic, 2) && magic[0] == 'P' && magic[1] == 'K';
}

}  // namespace

void ArchiveCloser::operator()(::archive* handle) const { archive_read_free(handle); }

ArchiveKind archive_kind(std::string_view bytes) {
  if (bytes.starts_with("PK\5\6"sv)) return ArchiveKind::kZip;  // without members
  if (bytes.starts_with("PK\3\4"sv) && bytes.size() >= 30) {
    const std::size_t length = static_cast<unsigned char>(bytes[26]) |
                               static_cast<unsigned>(static_cast<unsigned char>(bytes[27])) << 8;
    const std::string_view name = bytes.substr(30, length);
    // The first member of Microsoft's and of open documents, of Java and of Android programs.
    constexpr std::array<std::string_view, 5> kPackages = {
        "[Content_Types].xml", "mimetype", "META-INF/", "AndroidManifest.xml", "_rels/.rels"};
    for (const std::string_view package : kPackages) {
      if (name.starts_with(package)) return ArchiveKind::kNone;
    }
    return ArchiveKind::kZip;
  }
  return has_tar_checksum(bytes) ? ArchiveKind::kTar : ArchiveKind::kNone;
}

std::unique_ptr<Archive> Archive::open(ByteSource& source, ArchiveKind kind,
                                       const std::string& path) {
  const bool itself = !path.empty() && is_regular_zip(path);
  return std::make_unique<LibArchive>(source, kind, itself ? path : "");
}

}  // namespace dateline
