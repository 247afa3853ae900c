#include "searcher/session/export_file.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <memory>
#include <string_view>
#include <utility>

#include "common/error.h"
#include "searcher/output_options.h"
#include "searcher/present/answer_writer.h"
#include "searcher/session/session.h"

namespace dateline {
namespace {

constexpr std::array<std::pair<std::string_view, OutputFormat>, 9> kEndings = {{
    {".csv", OutputFormat::kCsv},
    {".tsv", OutputFormat::kTsv},
    {".json", OutputFormat::kJson},
    {".jsonl", OutputFormat::kJsonLines},
    {".md", OutputFormat::kMarkdown},
    {".markdown", OutputFormat::kMarkdown},
    {".txt", OutputFormat::kText},
    {".ids", OutputFormat::kIds},
    {".trec", OutputFormat::kTrec},
}};

// Nearly all articles share a word with another one: the best of them are what is meant.
constexpr std::size_t kMostSimilar = 1'000;

// A file that is there under its name only once keep() was called.
class DraftFile {
 public:
  explicit DraftFile(std::string path)
      : path_(std::move(path)), draft_(path_ + ".part"), file_(std::fopen(draft_.c_str(), "wb")) {
    if (file_ == nullptr) throw system_error("write " + path_, errno);
  }
  ~DraftFile() {
    if (file_ == nullptr) return;
    std::fclose(file_);
    unlink(draft_.c_str());
  }
  DraftFile(const DraftFile&) = delete;
  DraftFile& operator=(const DraftFile&) = delete;

  std::FILE* stream() const { return file_; }
  void keep() {
    const bool closed = std::fclose(std::exchange(file_, nullptr)) == 0;
    if (!closed || std::rename(draft_.c_str(), path_.c_str()) != 0) {
      const int error = errno;
      unlink(draft_.c_str());
      throw system_error("write " + path_, error);
    }
  }

 private:
  std::string path_;
  std::string draft_;
  std::FILE* file_;
};

// Counts what is written.
class Counter : public HitConsumer {
 public:
  explicit Counter(AnswerWriter& writer) : writer_(writer) {}
  void begin(const Response& response, std::uint64_t count) override {
    writer_.begin(response, count);
  }
  void take(const Hit& hit) override {
    writer_.take(hit);
    ++count_;
  }
  std::uint64_t count() const { return count_; }

 private:
  AnswerWriter& writer_;
  std::uint64_t count_ = 0;
};

Response hand_on(Response response, HitConsumer& consumer) {
  consumer.begin(response, response.hits.size());
  for (const Hit& hit : response.hits) consumer.take(hit);
  return response;
}

OutputFormat format_of(const std::string& path, OutputFormat otherwise) {
  for (const auto& [ending, format] : kEndings) {
    if (path.ends_with(ending)) return format;
  }
  return otherwise;
}

}  // namespace

std::uint64_t export_file(const Session& session, const std::string& path, bool replace) {
  if (std::filesystem::exists(path) && !replace) {
    throw Error(Error::Kind::kUsage, path + " is there already", ".export! replaces it");
  }
  PresentOptions layout = session.layout();
  layout.color = false;
  layout.many = false;
  layout.first = true;
  const OutputFormat format = format_of(path, session.settings().format);
  const bool for_people = format == OutputFormat::kText || format == OutputFormat::kMarkdown;
  Request request = session.state().request;
  request.limit = std::numeric_limits<std::size_t>::max();
  request.offset = 0;
  request.collapse = request.collapse && for_people;
  ask_for_what_is_shown(format, layout.fields, request);
  const bool similar = !session.state().similar.empty();
  if (similar) request.limit = kMostSimilar;
  DraftFile file(path);
  Output output(file.stream());
  const auto writer = make_answer_writer(request, format, layout, output);
  Counter counter(*writer);
  writer->end(similar ? hand_on(session.run(session.state(), request), counter)
                      : session.index().searcher.search_all(request, counter));
  output.flush();
  file.keep();
  return counter.count();
}

}  // namespace dateline
