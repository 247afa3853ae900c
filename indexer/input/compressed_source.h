#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/error.h"
#include "indexer/input/byte_source.h"

namespace dateline {

// The compression that the first bytes of a file announce ("gzip", "zstd", "bzip2", "xz", "lz4"),
// or nullptr. kCompressionMagicBytes of them are enough.
inline constexpr std::size_t kCompressionMagicBytes = 10;
const char* compression_of(std::string_view first_bytes);

// The decompressed bytes of `raw`, one or several members or frames after each other. `kind` is
// what compression_of() said and appears in messages. read() throws Error::Kind::kInput at the
// point where the data is damaged or ends too early; what could be decompressed before that has
// then been delivered, up to the decompressor's last block.
std::unique_ptr<ByteSource> decompress(std::unique_ptr<ByteSource> raw, const char* kind);

// The error for compressed data of `kind` that is damaged after `delivered` decompressed bytes.
Error damaged_data(const std::string& name, const char* kind, std::uint64_t delivered,
                   const std::string& why);

}  // namespace dateline
