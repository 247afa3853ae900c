#include "common/index/section_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cerrno>
#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/error.h"

namespace dateline {
namespace {

static_assert(std::endian::native == std::endian::little, "index files are little-endian");

// What is written at once: a large page. Where a file system keeps files in memory in pieces as
// large as they were written, a reader finds its way with one look-up for each of these, and not
// for each page of 4 KB.
constexpr std::size_t kBuffer = std::size_t{2} << 20;

constexpr std::array<char, 8> kMagic = {'D', 'A', 'T', 'E', 'L', 'I', 'N', 'E'};

struct Header {
  std::array<char, 8> magic;
  std::uint32_t kind;
  std::uint32_t version;
  std::uint64_t directory;
  std::uint64_t sections;
};
static_assert(sizeof(Header) == 32);

std::uint64_t hash_of(const Header& header, std::span<const std::byte> directory) {
  return XXH3_64bits_withSeed(directory.data(), directory.size(),
                              XXH3_64bits(&header, sizeof header));
}

}  // namespace

SectionWriter::SectionWriter(const std::string& path, FileKind kind, std::uint32_t version)
    : path_(path),
      buffer_(std::make_unique_for_overwrite<char[]>(kBuffer)),
      file_(std::fopen(path.c_str(), "wbe"), std::fclose),
      kind_(static_cast<std::uint32_t>(kind)),
      version_(version),
      hash_(XXH3_createState(),
            [](void* state) { XXH3_freeState(static_cast<XXH3_state_t*>(state)); }) {
  if (file_ == nullptr) throw system_error("write " + path, errno);
  std::setvbuf(file_.get(), buffer_.get(), _IOFBF, kBuffer);
  const Header empty = {};
  write(std::as_bytes(std::span(&empty, 1)));
}

void SectionWriter::write(std::span<const std::byte> bytes) {
  if (bytes.empty()) return;  // it may have no address
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) {
    throw system_error("write " + path_, errno);
  }
  offset_ += bytes.size();
}

void SectionWriter::begin(std::uint64_t id) {
  end_section();
  static constexpr std::array<std::byte, 8> kPadding = {};
  write(std::span(kPadding).first((8 - offset_ % 8) % 8));
  entries_.push_back({id, offset_, 0, 0});
  XXH3_64bits_reset(static_cast<XXH3_state_t*>(hash_.get()));
  open_section_ = true;
}

void SectionWriter::append(std::span<const std::byte> bytes) {
  XXH3_64bits_update(static_cast<XXH3_state_t*>(hash_.get()), bytes.data(), bytes.size());
  write(bytes);
}

void SectionWriter::end_section() {
  if (!open_section_) return;
  Entry& entry = entries_.back();
  entry.length = offset_ - entry.offset;
  entry.checksum = XXH3_64bits_digest(static_cast<XXH3_state_t*>(hash_.get()));
  open_section_ = false;
}

void SectionWriter::finish() {
  begin(0);  // aligns; the directory is no section of its own
  entries_.pop_back();
  open_section_ = false;
  const Header header = {kMagic, kind_, version_, offset_, entries_.size()};
  const auto directory = std::as_bytes(std::span<const Entry>(entries_));
  const std::uint64_t checksum = hash_of(header, directory);
  write(directory);
  write(std::as_bytes(std::span(&checksum, 1)));
  if (std::fseek(file_.get(), 0, SEEK_SET) != 0) throw system_error("write " + path_, errno);
  write(std::as_bytes(std::span(&header, 1)));
  if (std::fflush(file_.get()) != 0 || fsync(fileno(file_.get())) != 0) {
    throw system_error("write " + path_, errno);
  }
  if (std::fclose(file_.release()) != 0) throw system_error("write " + path_, errno);
}

void throw_outside() {
  throw Error(Error::Kind::kIndex, "the index is damaged: an offset leads outside its file",
              "build the index again, or restore it from a backup");
}

SectionReader::SectionReader(const std::string& path, FileKind kind, std::uint32_t version)
    : path_(path), file_(path) {
  const std::span<const std::byte> bytes = file_.bytes();
  Header header;
  if (bytes.size() < sizeof header) damaged("it is too short");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kMagic || header.kind != static_cast<std::uint32_t>(kind)) {
    damaged("it is no such file");
  }
  if (header.version != version) {
    throw Error(Error::Kind::kIndex,
                path_ + " has version " + std::to_string(header.version) + ", this program reads " +
                    std::to_string(version),
                "build the index again with this program's dateline-index");
  }
  // Written so that hostile numbers cannot overflow.
  if (header.directory > bytes.size() || header.directory % 8 != 0 ||
      header.sections > (bytes.size() - header.directory) / sizeof(Entry) ||
      header.directory + header.sections * sizeof(Entry) + 8 != bytes.size()) {
    damaged("it is truncated or has bytes to spare");
  }
  entries_ = {reinterpret_cast<const Entry*>(bytes.data() + header.directory), header.sections};
  std::uint64_t checksum;
  std::memcpy(&checksum, bytes.data() + bytes.size() - 8, 8);
  if (checksum != hash_of(header, std::as_bytes(entries_))) damaged("its checksum is wrong");
  for (const Entry& entry : entries_) {
    if (entry.offset > header.directory || entry.length > header.directory - entry.offset) {
      damaged("a section lies outside it");
    }
  }
}

std::span<const std::byte> SectionReader::section(std::uint64_t id) const {
  for (const Entry& entry : entries_) {
    if (entry.id == id) return file_.bytes().subspan(entry.offset, entry.length);
  }
  damaged("section " + std::to_string(id) + " is missing");
}

void SectionReader::verify() const {
  // Between the sections there is nothing but padding.
  std::size_t position = sizeof(Header);
  const auto check_padding = [&](std::size_t end) {
    for (; position < end; ++position) {
      if (file_.bytes()[position] != std::byte{0}) damaged("there are bytes between its sections");
    }
  };
  for (const Entry& entry : entries_) {
    check_padding(entry.offset);
    position = entry.offset + entry.length;
    const auto bytes = file_.bytes().subspan(entry.offset, entry.length);
    if (XXH3_64bits(bytes.data(), bytes.size()) != entry.checksum) {
      damaged("the checksum of section " + std::to_string(entry.id) + " is wrong");
    }
  }
  check_padding(file_.bytes().size() - 8 - entries_.size_bytes());
}

void SectionReader::damaged(const std::string& how) const {
  throw Error(Error::Kind::kIndex, path_ + " is damaged: " + how,
              "build the index again, or restore it from a backup");
}

}  // namespace dateline
