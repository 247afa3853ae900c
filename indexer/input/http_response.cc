#include "indexer/input/http_response.h"

#include <algorithm>
#include <optional>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/input/header_fields.h"
#include "indexer/input/inflater.h"
#include "indexer/input/meta_charset.h"

namespace dateline {
namespace {

// The number of a chunk's first line, or nullopt.
std::optional<std::size_t> chunk_size(std::string_view line) {
  std::size_t size = 0;
  std::size_t digits = 0;
  for (const char c : line) {
    unsigned digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<unsigned>(c - '0');
    } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
      digit = static_cast<unsigned>((c | 0x20) - 'a' + 10);
    } else {
      break;
    }
    if (++digits > 8) return std::nullopt;
    size = size * 16 + digit;
  }
  if (digits == 0) return std::nullopt;
  const std::string_view rest = trim(line.substr(digits));
  return rest.empty() || rest.starts_with(';') ? std::optional(size) : std::nullopt;
}

// The chunks joined; nullopt when the first one is none.
std::optional<std::string> without_chunks(std::string_view body) {
  std::string out;
  bool first = true;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    const auto size = chunk_size(body.substr(0, end));
    if (!size) return first ? std::nullopt : std::optional(std::move(out));
    first = false;
    body.remove_prefix(std::min(end + 1, body.size()));
    if (*size == 0) break;
    out += body.substr(0, *size);
    body.remove_prefix(std::min(*size, body.size()));
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
  return first ? std::nullopt : std::optional(std::move(out));
}

bool is_zlib(std::string_view body) {
  if (body.size() < 2) return false;
  const auto first = static_cast<unsigned char>(body[0]);
  const auto second = static_cast<unsigned char>(body[1]);
  return (first & 0x0f) == 8 && (first * 256 + second) % 31 == 0;
}

bool looks_like_text(std::string_view body) {
  const std::string_view start = trim(body.substr(0, 256));
  return start.starts_with('<') || start.starts_with('{') || start.empty();
}

void decode_content(std::string_view encoding, std::size_t max_bytes, HttpResponse& response) {
  std::string& body = response.body;
  if (body.empty() || encoding.empty() || encoding == "identity") return;
  const auto inflate = [&](Inflater::Kind kind) {
    Inflated inflated = inflate_all(kind, body, max_bytes);
    if (inflated.bytes.empty() && !inflated.complete) {
      response.damage = "damaged " + std::string(encoding) + " content";
    }
    body = std::move(inflated.bytes);
  };
  if (encoding == "gzip" || encoding == "x-gzip") {
    if (body.starts_with("\x1f\x8b")) return inflate(Inflater::Kind::kGzip);
  } else if (encoding == "deflate") {
    if (is_zlib(body)) return inflate(Inflater::Kind::kZlib);
    if (!looks_like_text(body)) return inflate(Inflater::Kind::kDeflate);
  }
  if (looks_like_text(body)) return;  // decoded already
  response.damage = "content encoding " + std::string(utf8_prefix(encoding, 40));
  body.clear();
}

}  // namespace

void read_content_type(std::string_view value, std::string& type, std::string& charset) {
  type = ascii_lower(trim(value.substr(0, value.find(';'))));
  charset = content_type_charset(value);
}

bool read_http_response(std::string_view bytes, std::size_t max_bytes, HttpResponse& response) {
  response = HttpResponse();
  if (!bytes.starts_with("HTTP/")) return false;
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string_view line = bytes.substr(0, end);
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos || line.size() < blank + 4) return false;
  for (const char c : line.substr(blank + 1, 3)) {
    if (c < '0' || c > '9') return false;
    response.status = response.status * 10 + (c - '0');
  }
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  HeaderFields header;
  std::string_view body = bytes.substr(read_header_fields(bytes, header));
  read_content_type(header.find("content-type"), response.content_type, response.charset);
  if (ascii_lower(trim(header.find("transfer-encoding"))).ends_with("chunked")) {
    if (auto joined = without_chunks(body)) {
      response.body = std::move(*joined);
    } else {
      response.body = body;
    }
  } else {
    response.body = body;
  }
  decode_content(ascii_lower(trim(header.find("content-encoding"))), max_bytes, response);
  return true;
}

}  // namespace dateline
