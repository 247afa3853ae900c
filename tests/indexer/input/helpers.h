#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/input/reader.h"
#include "tests/catch.h"

namespace dateline::input_test {

// What a reader made of some bytes.
struct Result {
  std::vector<Article> articles;
  std::vector<Origin> origins;
  std::vector<Reject> rejects;
};

inline Result read_source(Format format, ByteSource& source, const ReaderOptions& options = {}) {
  Result result;
  const RejectSink rejects = [&](const Reject& reject) { result.rejects.push_back(reject); };
  const auto reader = make_reader(format, source, options, rejects);
  Article article;
  Origin origin;
  while (reader->next(article, origin)) {
    result.articles.push_back(article);
    result.origins.push_back(origin);
  }
  return result;
}

inline std::vector<std::string> titles(const Result& result) {
  std::vector<std::string> all;
  for (const Article& article : result.articles) all.push_back(article.title);
  return all;
}

inline Result read_bytes(Format format, std::string bytes, const ReaderOptions& options = {}) {
  const auto source = open_bytes("test", std::move(bytes));
  return read_source(format, *source, options);
}

// The only article of a text or of one line of JSON.
inline Article one_article(Format format, std::string bytes, const ReaderOptions& options = {}) {
  Result result = read_bytes(format, std::move(bytes), options);
  REQUIRE(result.rejects.empty());
  REQUIRE(result.articles.size() == 1);
  return result.articles[0];
}

// The field that a reader kept although it has no place in an article; "" without one.
inline std::string extra(const Article& article, const std::string& name) {
  for (const ExtraField& field : article.extra) {
    if (field.name == name) return field.value;
  }
  return "";
}

// Whether all its text is UTF-8 without control characters.
inline bool is_clean(const Article& article) {
  bool clean = is_clean_utf8(article.title) && is_clean_utf8(article.body) &&
               is_clean_utf8(article.id) && is_clean_utf8(article.url) &&
               is_clean_utf8(article.source) && is_clean_utf8(article.language);
  for (const std::string& author : article.authors) clean = clean && is_clean_utf8(author);
  for (const std::string& topic : article.topics) clean = clean && is_clean_utf8(topic);
  for (const ExtraField& field : article.extra) {
    clean = clean && is_clean_utf8(field.name) && is_clean_utf8(field.value);
  }
  return clean;
}

inline std::string drain(ByteSource& source, std::size_t buffer_size = 1000) {
  std::string all;
  std::vector<char> buffer(buffer_size);
  while (const std::size_t got = source.read(buffer)) all.append(buffer.data(), got);
  return all;
}

// `filter` is a name of libarchive's: "gzip", "zstd", "bzip2", "xz".
inline std::string compress(const std::string& bytes, const char* filter) {
  std::string out(bytes.size() + 65536, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  REQUIRE(archive_write_add_filter_by_name(writer, filter) == ARCHIVE_OK);
  REQUIRE(archive_write_set_format_raw(writer) == ARCHIVE_OK);
  REQUIRE(archive_write_set_bytes_in_last_block(writer, 1) == ARCHIVE_OK);
  REQUIRE(archive_write_open_memory(writer, out.data(), out.size(), &used) == ARCHIVE_OK);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_pathname(entry, "x");
  REQUIRE(archive_write_header(writer, entry) == ARCHIVE_OK);
  archive_entry_free(entry);
  REQUIRE(archive_write_data(writer, bytes.data(), bytes.size()) >= 0);
  REQUIRE(archive_write_close(writer) == ARCHIVE_OK);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

// A directory that is removed at the end.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "dateline-test-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  std::string path(const std::string& name = "") const {
    return name.empty() ? path_ : path_ + "/" + name;
  }
  // Writes a file, making the directories above it.
  std::string write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

 private:
  std::string path_;
};

}  // namespace dateline::input_test
