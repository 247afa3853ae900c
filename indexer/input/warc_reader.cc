#include "indexer/input/warc_reader.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/input/binary.h"
#include "indexer/input/html/page.h"
#include "indexer/input/http_response.h"
#include "indexer/input/peek_source.h"

namespace dateline {
namespace {

constexpr std::size_t kHeaderBytes = std::size_t{64} << 10;  // most of a record's header
constexpr std::size_t kWindowBytes = std::size_t{16} << 10;  // looked through at a time
constexpr std::string_view kRecordStart = "WARC/";

bool is_html_response(std::string_view content_type, std::string_view body) {
  if (content_type == "text/html" || content_type == "application/xhtml+xml") return true;
  if (!content_type.empty() && content_type != "unk" && content_type != "unknown/unknown") {
    return false;
  }
  const Format format = detect_format("", body.substr(0, 1024));
  return format == Format::kHtml;
}

// WARC 0.17 and some writers put the address in angle brackets.
std::string_view without_brackets(std::string_view uri) {
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  return uri;
}

}  // namespace

WarcReader::WarcReader(ByteSource& source, const ReaderOptions& options, const RejectSink& rejects)
    : source_(source), rejects_(rejects), max_bytes_(options.max_record_bytes) {}

void WarcReader::reject(std::string reason, std::string detail, bool passed_over) const {
  Reject reject{origin_, std::move(reason), std::move(detail)};
  reject.passed_over = passed_over;
  rejects_(reject);
}

void WarcReader::skip(std::uint64_t bytes) {
  std::vector<char> buffer(std::min<std::uint64_t>(bytes, std::size_t{256} << 10));
  while (bytes > 0) {
    const std::size_t want = std::min<std::uint64_t>(bytes, buffer.size());
    const std::size_t got = source_.read(std::span(buffer).first(want));
    if (got == 0) return;
    bytes -= got;
    position_ += got;
  }
}

// Moves to the next line that begins with "WARC/"; false at the end. Anything but line ends before
// it is damage.
bool WarcReader::find_record() {
  bool damaged = false;
  bool line_start = true;
  const std::uint64_t begin = position_;
  while (true) {
    const std::string_view window = ahead(kWindowBytes);
    std::size_t i = 0;
    bool found = false;
    for (; i < window.size(); ++i) {
      const std::string_view rest = window.substr(i, kRecordStart.size());
      if (line_start && rest == kRecordStart) {
        found = true;
        break;
      }
      // Perhaps the magic, cut off by the window.
      if (line_start && i > 0 && rest.size() < kRecordStart.size() &&
          kRecordStart.starts_with(rest) && window.size() == kWindowBytes) {
        break;
      }
      line_start = window[i] == '\n' || window[i] == '\r';
      if (!line_start) damaged = true;
    }
    if (found && !damaged) {
      skip(i);
      return true;
    }
    const bool at_end = i == 0 && window.empty();
    skip(i);
    if (!found && !at_end) continue;
    if (damaged) {
      origin_ = Origin{source_.name(), records_ + 1, begin};
      reject("damaged WARC record", std::to_string(position_ - begin) + " bytes passed over");
    }
    return found;
  }
}

// The version line and the named fields; false for a header without an end or a length.
bool WarcReader::read_header() {
  ++records_;
  origin_ = Origin{source_.name(), records_, position_};
  const std::string_view text = ahead(kHeaderBytes);
  const std::size_t line = text.find('\n');
  const std::size_t end = std::min(text.find("\r\n\r\n"), text.find("\n\n"));
  if (line == std::string_view::npos || end == std::string_view::npos) return false;
  const std::size_t size = line + 1 + read_header_fields(text.substr(line + 1), header_);
  const std::string length(header_.find("content-length"));
  const auto [stop, error] = std::from_chars(length.data(), length.data() + length.size(), length_);
  if (error != std::errc() || stop != length.data() + length.size()) return false;
  skip(size);
  return true;
}

// False when it is too long or cut off, which is rejected.
bool WarcReader::read_block(std::string& block) {
  if (length_ > max_bytes_) {
    reject("record too long",
           std::to_string(length_) + " bytes, more than " + std::to_string(max_bytes_));
    skip(length_);
    return false;
  }
  block.clear();
  while (block.size() < length_) {
    const std::size_t size = block.size();
    // Not all at once: the length may be a lie.
    block.resize(std::min<std::size_t>(length_, std::max<std::size_t>(size * 2, kHeaderBytes)));
    const std::size_t got = source_.read(std::span(block).subspan(size));
    block.resize(size + got);
    position_ += got;
    if (got == 0) {
      reject("record cut off", std::to_string(size) + " of " + std::to_string(length_) + " bytes");
      return false;
    }
  }
  return true;
}

bool WarcReader::read_article(const std::string& block, Article& article) {
  HttpResponse response;
  const std::string_view type = header_.find("warc-type");
  if (type == "resource") {
    read_content_type(header_.find("content-type"), response.content_type, response.charset);
    response.status = 200;
    response.body = block;
  } else if (!read_http_response(block, max_bytes_, response)) {
    reject("no HTTP response", "", true);  // a record of DNS, FTP ...
    return false;
  }
  if (response.status != 200) {
    reject("HTTP status " + std::to_string(response.status), "", true);
    return false;
  }
  if (!response.damage.empty()) {
    reject("content encoding", response.damage);
    return false;
  }
  const bool binary =
      !binary_kind_any_charset(std::string_view(response.body).substr(0, kSniffedBytes)).empty();
  if (binary || !is_html_response(response.content_type, response.body)) {
    reject("not HTML", response.content_type, true);
    return false;
  }
  html::PageOrigin page;
  page.url = repair_utf8(without_brackets(header_.find("warc-target-uri")));
  page.charset = response.charset;
  const std::string reason = html::read_page(response.body, page, article);
  if (!reason.empty()) {
    reject(reason, page.url);
    return false;
  }
  return true;
}

bool WarcReader::next(Article& article, Origin& origin) {
  std::string block;
  while (find_record()) {
    if (!read_header()) {
      reject("damaged WARC record", "a header without an end or without Content-Length");
      skip(kRecordStart.size());
      continue;
    }
    const std::string_view type = header_.find("warc-type");
    if (type != "response" && type != "resource") {
      skip(length_);
      continue;
    }
    if (!read_block(block) || !read_article(block, article)) continue;
    origin = origin_;
    return true;
  }
  if (records_ == 0) {
    origin_ = Origin{source_.name(), 0, 0};
    reject("empty file", "no WARC record");
  }
  return false;
}

}  // namespace dateline
