#include <cerrno>
#include <cstdio>
#include <memory>

#include "common/error.h"
#include "common/program.h"
#include "corpus/generator/corpus_generator.h"
#include "corpus/generator/options.h"

namespace dateline::corpus {
namespace {

constexpr std::size_t kWriteBytes = 1 << 18;

int write_corpus(const ProgramOptions& options) {
  CorpusGenerator generator(options.corpus);
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(nullptr, std::fclose);
  if (options.output != "-") {
    file.reset(std::fopen(options.output.c_str(), "w"));
    if (!file) throw system_error("write " + options.output, errno);
  }
  std::FILE* const stream = file ? file.get() : stdout;
  std::setvbuf(stream, nullptr, _IONBF, 0);  // whole buffers are written anyway
  Output output(stream);
  Buffer buffer;
  while (generator.next(buffer)) {
    if (buffer.size() < kWriteBytes) continue;
    output.write(buffer.view());
    buffer.clear();
    check_interrupted();
  }
  output.write(buffer.view());
  output.flush();
  return kExitDone;
}

}  // namespace
}  // namespace dateline::corpus

int main(int argc, char** argv) {
  return dateline::run_main("dateline-corpus", [&] {
    dateline::corpus::ProgramOptions options;
    if (const auto status = read_options(argc, argv, options)) return *status;
    return dateline::corpus::write_corpus(options);
  });
}
