#include "indexer/input/binary.h"

#include <algorithm>
#include <cstddef>

#include "indexer/input/charset.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::size_t offset;
  std::string_view bytes;
  const char* kind;
};

constexpr Magic kMagic[] = {
    {0, "%PDF-"sv, "PDF document"},
    {0, "\x89PNG\r\n"sv, "PNG image"},
    {0, "\xff\xd8\xff"sv, "JPEG image"},
    {0, "GIF87a"sv, "GIF image"},
    {0, "GIF89a"sv, "GIF image"},
    {0, "II*\0"sv, "TIFF image"},
    {0, "MM\0*"sv, "TIFF image"},
    {0, "PK\3\4"sv, "ZIP archive or office document"},
    {0, "PK\5\6"sv, "ZIP archive"},
    {0, "Rar!\x1a\7"sv, "RAR archive"},
    {0, "7z\xbc\xaf\x27\x1c"sv, "7-Zip archive"},
    {0,
     "\x7f"
     "ELF"sv,
     "program"},
    {0, "SQLite format 3\0"sv, "SQLite database"},
    {0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "office document"},
    {0, "{\\rtf"sv, "RTF document"},
    {0, "%!PS-Adobe"sv, "PostScript document"},
    {0, "OggS\0"sv, "Ogg media"},
    {0, "ID3\3"sv, "MP3 audio"},
    {0, "ID3\4"sv, "MP3 audio"},
    {0, "fLaC\0"sv, "FLAC audio"},
    {4, "ftyp"sv, "MP4 media"},
    {8, "WEBPVP8"sv, "WebP image"},
    {8, "WAVEfmt "sv, "WAV audio"},
    {257, "ustar"sv, "tar archive"},
    // What is left of these here could not be unpacked.
    {0, "\x1f\x8b"sv, "damaged gzip data"},
    {0, "\x28\xb5\x2f\xfd"sv, "damaged Zstandard data"},
    {0,
     "\xfd"
     "7zXZ\0"sv,
     "damaged xz data"},
};

bool is_suspicious(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x08 || (byte >= 0x0e && byte < 0x20 && byte != 0x1b);
}

}  // namespace

std::string binary_kind(std::string_view bytes) {
  for (const Magic& magic : kMagic) {
    if (bytes.size() >= magic.offset + magic.bytes.size() &&
        bytes.substr(magic.offset, magic.bytes.size()) == magic.bytes) {
      return magic.kind;
    }
  }
  const auto suspicious =
      static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_suspicious));
  return suspicious >= 2 && suspicious * 50 > bytes.size() ? "control bytes" : "";
}

std::string binary_kind_any_charset(std::string_view bytes) {
  std::string kind = binary_kind(bytes);
  if (kind == "control bytes" && detect_charset(bytes).starts_with("UTF-16")) kind.clear();
  return kind;
}

}  // namespace dateline
