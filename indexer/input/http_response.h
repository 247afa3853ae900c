#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// A response of HTTP as web archives keep it.
struct HttpResponse {
  int status = 0;
  std::string content_type;  // in small letters, without parameters: "text/html"; may be empty
  std::string charset;       // that of Content-Type; may be empty
  std::string body;          // without transfer and content encoding
  std::string damage;        // not empty: the body cannot be decoded, and why; it is then empty
};

// Reads a response: chunked transfer, gzip and deflate content. Archives that decoded a body but
// kept its headers are understood: a body that is not encoded as announced is taken as it is. A
// body that is cut off is what there is of it. Not more than `max_bytes` of a body are decoded.
// False when there is no status line.
bool read_http_response(std::string_view bytes, std::size_t max_bytes, HttpResponse& response);

// Splits a Content-Type into the type, in small letters, and its charset.
void read_content_type(std::string_view value, std::string& type, std::string& charset);

}  // namespace dateline
