#include "indexer/input/warc_reader.h"

#include <map>
#include <random>

#include "indexer/input/http_response.h"
#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

std::string page(const std::string& title) {
  return "<html><title>" + title + "</title><body><h1>" + title +
         "</h1><p>The harbour stayed closed on Monday after a crane fell across the only channel, "
         "the "
         "port authority said.</p><p>Divers found the hook at noon, but the jib will stay where it "
         "is until a ship can lift it.</p></body></html>";
}

std::string record(const std::string& type, const std::string& uri, const std::string& block,
                   const std::string& extra = "") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri +
         "\r\nWARC-Date: 2024-01-02T03:04:05Z\r\n" + extra +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string http(const std::string& status, const std::string& headers, const std::string& body) {
  return "HTTP/1.1 " + status + "\r\n" + headers + "\r\n" + body;
}

std::string response(const std::string& uri, const std::string& title) {
  return record("response", uri,
                http("200 OK", "Content-Type: text/html; charset=utf-8\r\n", page(title)));
}

std::map<std::string, int> reasons(const Result& result) {
  std::map<std::string, int> counts;
  for (const Reject& reject : result.rejects) ++counts[reject.reason];
  return counts;
}

using Titles = std::vector<std::string>;

std::string chunked(const std::string& body, std::size_t size) {
  std::string out;
  for (std::size_t at = 0; at < body.size(); at += size) {
    const std::string piece = body.substr(at, size);
    char head[20];
    std::snprintf(head, sizeof head, "%zx;x=y\r\n", piece.size());
    out += head + piece + "\r\n";
  }
  return out + "0\r\n\r\n";
}

}  // namespace

TEST_CASE("pages of a web archive are articles, addresses and all", "[warc]") {
  const std::string bytes =
      record("warcinfo", "", "software: test\r\n") +
      record("request", "https://a.example/1", "GET / HTTP/1.1\r\n\r\n") +
      response("https://a.example/1", "First") + response("<https://a.example/dir/>", "Second") +
      record("metadata", "https://a.example/1", "x: y\r\n") +
      record("resource", "file:///x.html", page("Third"), "Content-Type: text/html\r\n") +
      record("revisit", "https://a.example/1", http("200 OK", "", ""));
  const Result result = read_bytes(Format::kWarc, bytes);
  CHECK(titles(result) == Titles{"First", "Second", "Third"});
  CHECK(result.rejects.empty());
  CHECK(result.articles[0].url == "https://a.example/1");
  CHECK(result.articles[1].url == "https://a.example/dir/");
  CHECK_FALSE(result.articles[0].date.known());  // the crawl's date is none
  CHECK(result.origins[0].record == 3);
  CHECK(bytes.substr(result.origins[1].offset, 8) == "WARC/1.0");
  CHECK(titles(read_bytes(Format::kWarc, compress(response("u", "A"), "gzip") +
                                             compress(response("v", "B"), "gzip"))) ==
        Titles{"A", "B"});
}

TEST_CASE("what is no page is passed over and counted", "[warc]") {
  const Result result = read_bytes(
      Format::kWarc,
      record("response", "u", http("404 Not Found", "Content-Type: text/html\r\n", page("Gone"))) +
          record("response", "u", http("301 Moved", "Location: /\r\n", "")) +
          record("response", "u", http("200 OK", "Content-Type: image/png\r\n", "\x89PNG\r\n")) +
          record("response", "dns:a.example", "20240102 a.example. 1.2.3.4\n") +
          record("response", "u",
                 http("200 OK", "Content-Type: text/html\r\n", "<p>Nothing.</p>")) +
          response("u", "A"));
  CHECK(titles(result) == Titles{"A"});
  CHECK(reasons(result) == std::map<std::string, int>{{"HTTP status 404", 1},
                                                      {"HTTP status 301", 1},
                                                      {"not HTML", 1},
                                                      {"no HTTP response", 1},
                                                      {"no article text", 1}});
  for (const Reject& reject : result.rejects) {
    CHECK(reject.passed_over == (reject.reason != "no article text"));
  }
}

TEST_CASE("bodies are unpacked", "[warc]") {
  const std::string packed = compress(page("Packed"), "gzip");
  const auto title_of = [](const std::string& headers, const std::string& body) {
    const Result result = read_bytes(
        Format::kWarc,
        record("response", "u", http("200 OK", "Content-Type: text/html\r\n" + headers, body)));
    return result.articles.size() == 1 ? result.articles[0].title : result.rejects.at(0).reason;
  };
  CHECK(title_of("Transfer-Encoding: chunked\r\n", chunked(page("Chunked"), 100)) == "Chunked");
  CHECK(title_of("Content-Encoding: gzip\r\n", packed) == "Packed");
  CHECK(title_of("content-encoding: GZIP\r\ntransfer-encoding: Chunked\r\n", chunked(packed, 50)) ==
        "Packed");
  // Decoded by the crawler, which kept the headers.
  CHECK(title_of("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", page("Plain")) ==
        "Plain");
  CHECK(title_of("Content-Encoding: br\r\n", "\x1b\x03") == "content encoding");
  CHECK(title_of("Content-Encoding: gzip\r\n", "\x1f\x8b\x08 no gzip") == "content encoding");
  // zlib and bare deflate: two bytes before and four behind.
  const std::string gzip = compress(page("Deflated"), "gzip");
  const std::string bare = gzip.substr(10, gzip.size() - 18);
  CHECK(title_of("Content-Encoding: deflate\r\n", bare) == "Deflated");
}

TEST_CASE("a damaged record costs only itself", "[warc]") {
  const std::string good = response("u", "A");
  std::string lying = response("u", "B");
  lying.replace(lying.find("Content-Length: "), 20, "Content-Length: 9999");
  std::string nothing = response("u", "C");
  nothing.replace(nothing.find("Content-Length"), 14, "Content-Nothing");
  const Result result = read_bytes(
      Format::kWarc, "garbage\n" + good + nothing + "more garbage\r\n" + response("u", "D"));
  CHECK(titles(result) == Titles{"A", "D"});
  CHECK(result.rejects.size() >= 2);
  const Result cut = read_bytes(Format::kWarc, good + lying);
  CHECK(titles(cut) == Titles{"A"});
  CHECK(reasons(cut).count("record cut off") == 1);
  const Result none = read_bytes(Format::kWarc, "no record at all");
  CHECK(none.articles.empty());
  CHECK(none.rejects.size() >= 1);
  ReaderOptions options;
  options.max_record_bytes = 300;
  const Result small = read_bytes(Format::kWarc, good + response("u", "E"), options);
  CHECK(small.articles.empty());
  CHECK(reasons(small)["record too long"] == 2);
}

TEST_CASE("any damage to a web archive ends well", "[warc]") {
  constexpr unsigned kSeed = 4711;
  std::mt19937 random(kSeed);
  std::string bytes;
  for (int i = 0; i < 6; ++i)
    bytes += response("https://a.example/" + std::to_string(i), "Story " + std::to_string(i));
  for (int round = 0; round < 300; ++round) {
    CAPTURE(kSeed, round);
    std::string damaged = bytes;
    for (int i = 0; i < 8; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    if (round % 3 == 0) damaged.erase(random() % damaged.size(), random() % 500);
    const Result result = read_bytes(Format::kWarc, damaged);
    CHECK(result.articles.size() + result.rejects.size() > 0);
    CHECK(result.articles.size() <= 12);
  }
}
