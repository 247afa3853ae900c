#include "indexer/input/inputs.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "common/error.h"
#include "indexer/input/archive.h"
#include "indexer/input/fields.h"
#include "indexer/input/peek_source.h"
#include "indexer/input/walk.h"

namespace dateline {
namespace {

constexpr std::string_view kStandardInput = "-";
constexpr int kMostArchives = 2;  // one in another

void check_exists(const std::string& path) {
  struct stat status = {};
  if (path == kStandardInput || ::stat(path.c_str(), &status) == 0) return;
  const int error = errno;
  const bool missing = error == ENOENT || error == ENOTDIR;
  throw Error(Error::Kind::kInput,
              missing ? "\"" + path + "\" does not exist"
                      : "\"" + path + "\" cannot be read: " + std::strerror(error),
              missing ? missing_path_hint(path) : "check the permissions of the path");
}

class InputRun {
 public:
  using ArticleSink = std::function<bool(Article&&, const Origin&)>;

  InputRun(const InputOptions& options, const RejectSink& rejects, const ArticleSink& sink,
           InputWatcher* watcher)
      : options_(options),
        sink_(sink),
        watcher_(watcher),
        rejects_([this, &rejects](const Reject& reject) {
          ++(reject.passed_over ? counts_.passed_over : counts_.rejected);
          rejects(reject);
        }) {
    if (watcher_ != nullptr) {
      raw_bytes_ = [this](std::span<const char> bytes) { watcher_->raw_bytes(bytes); };
    }
  }
  InputRun(const InputRun&) = delete;
  InputRun& operator=(const InputRun&) = delete;

  // False when the sink said stop.
  bool read(const std::string& path, const FileFacts& facts) {
    if (watcher_ != nullptr && !watcher_->begin_file(path, facts)) return true;
    whole_ = true;
    if (!read_file(path)) return false;
    if (watcher_ != nullptr) watcher_->end_file(path, whole_);
    return true;
  }

  void reject_file(const std::string& path, const std::string& why) {
    whole_ = false;
    rejects_(Reject{Origin{path, 0, 0}, "cannot be read", why});
  }

  const InputCounts& counts() const { return counts_; }

 private:
  bool read_file(const std::string& path) {
    std::unique_ptr<ByteSource> source;
    if (!guarded(path, [&] {
          source = path == kStandardInput ? open_standard_input(raw_bytes_)
                                          : open_file(path, raw_bytes_);
          return true;
        })) {
      ++counts_.files;
      return true;
    }
    return read_source(*source, path, 0);
  }

  // An archive that is in `depth` others, or a file of articles. `path`: of the file on disk, or
  // "".
  bool read_source(ByteSource& source, const std::string& path, int depth) {
    PeekSource peeked(source);
    ArchiveKind archive = ArchiveKind::kNone;
    const bool readable = guarded(source.name(), [&] {
      archive = archive_kind(peeked.peek(kArchiveMagicBytes));
      return true;
    });
    if (!readable || archive == ArchiveKind::kNone) {
      ++counts_.files;
      return !readable || read_articles(peeked);
    }
    if (depth < kMostArchives) return read_archive(peeked, archive, path, depth);
    rejects_(Reject{Origin{source.name(), 0, 0}, "archive in an archive in an archive", ""});
    return true;
  }

  bool read_archive(ByteSource& source, ArchiveKind kind, const std::string& path, int depth) {
    std::unique_ptr<Archive> archive;
    Archive::Member member;
    const auto next = [&] {
      return guarded(source.name(), [&] {
        if (archive == nullptr) archive = Archive::open(source, kind, path);
        return archive->next(member);
      });
    };
    const std::uint64_t rejected = counts_.rejected;
    bool empty = true;
    while (next()) {
      empty = false;
      if (member.source == nullptr) {
        reject_file(source.name() + "/" + member.path, member.damage);
        continue;
      }
      const std::string name = member.source->name();
      std::unique_ptr<ByteSource> bytes;
      if (!guarded(name, [&] {
            bytes = decompressed(std::move(member.source));
            return true;
          })) {
        continue;
      }
      if (!read_source(*bytes, "", depth + 1)) return false;
    }
    if (empty && counts_.rejected == rejected) {
      rejects_(Reject{Origin{source.name(), 0, 0}, "empty file", "an archive without files"});
    }
    return true;
  }

  bool read_articles(PeekSource& source) {
    const std::string name = source.name();
    std::unique_ptr<Reader> reader;
    Origin origin;
    const bool opened = guarded(name, [&] {
      const Format format =
          options_.format ? *options_.format : detect_format(name, source.peek(kSniffedBytes));
      reader = make_reader(format, source, options_.reader, rejects_);
      return true;
    });
    while (opened) {
      Article article;
      if (!guarded(name, [&] { return reader->next(article, origin); })) break;
      ++counts_.articles;
      counts_.text_bytes += article.title.size() + article.body.size();
      if (!sink_(std::move(article), origin)) return false;
    }
    return true;
  }

  // Runs `step`; an error of this file alone is a reject, and false.
  template <typename Step>
  bool guarded(const std::string& path, const Step& step) {
    try {
      return step();
    } catch (const Error& error) {
      if (error.kind() != Error::Kind::kInput) throw;
      std::string_view what = error.what();
      if (what.starts_with(path + ": ")) what.remove_prefix(path.size() + 2);
      if (what.starts_with("cannot be read: ")) what.remove_prefix(16);
      reject_file(path, std::string(what));
      return false;
    }
  }

  const InputOptions& options_;
  const ArticleSink& sink_;
  InputWatcher* watcher_;
  RawBytesSink raw_bytes_;
  RejectSink rejects_;
  bool whole_ = true;  // the file that is being read, so far
  InputCounts counts_;
};

}  // namespace

void check_inputs(const std::vector<std::string>& paths, const InputOptions& options) {
  static_cast<void>(FieldMap(options.reader.field_map));
  for (const std::string& path : paths) check_exists(path);
}

InputCounts read_inputs(const std::vector<std::string>& paths, const InputOptions& options,
                        const RejectSink& rejects,
                        const std::function<bool(Article&&, const Origin&)>& sink,
                        InputWatcher* watcher) {
  check_inputs(paths, options);
  InputRun run(options, rejects, sink, watcher);
  Walker walker(
      [&](const std::string& path, const FileFacts& facts) { return run.read(path, facts); },
      [&](const std::string& path, const std::string& why) { run.reject_file(path, why); });
  bool standard_input_read = false;
  for (const std::string& path : paths) {
    if (path == kStandardInput) {
      if (std::exchange(standard_input_read, true)) continue;
      if (!run.read(path, FileFacts{})) break;
    } else if (!walker.visit(path)) {
      break;
    }
  }
  return run.counts();
}

}  // namespace dateline
