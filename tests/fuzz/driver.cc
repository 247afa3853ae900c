// Runs a fuzz target over its seeds (files and folders of them) and over mutations of these, the
// same ones in every run:
//
//   NAME_fuzz [--runs N] [--seed N] PATH...
//
// The input that is being run is named when the target throws or a signal ends the program, and
// `--runs 0 FILE` runs one input alone.

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 10;  // of a mutation
constexpr char kFailure[] = "fuzz-failure.bin";

std::string current;  // the input that is being run

void save_current() { std::ofstream(kFailure, std::ios::binary) << current; }

extern "C" void on_signal(int number) {
  std::signal(number, SIG_DFL);
  // Not safe in a signal handler, and all there is to lose is a program that has crashed.
  save_current();
  std::fprintf(stderr, "signal %d; the input is in %s\n", number, kFailure);
  std::raise(number);
}

void run(const std::string& input) {
  current = input;
  // A copy of its exact size, so that sanitizers see a read behind the end.
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

std::string mutate(std::string input, const std::vector<std::string>& seeds,
                   std::mt19937_64& random) {
  const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
  const std::size_t changes = 1 + below(6);
  for (std::size_t i = 0; i < changes; ++i) {
    const std::size_t at = below(input.size() + 1);
    const std::size_t length = 1 + below(random() % 4 == 0 ? 4096 : 16);
    switch (random() % 8) {
      case 0:  // a bit
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
        break;
      case 1:  // a byte
        if (at < input.size()) input[at] = static_cast<char>(random());
        break;
      case 2:
        input.erase(at, length);
        break;
      case 3:
        input.insert(at, std::string(length, static_cast<char>(random())));
        break;
      case 4:  // a part of the input, once more
        input.insert(at, input.substr(below(input.size() + 1), length));
        break;
      case 5: {  // a part of another seed
        const std::string& other = seeds[below(seeds.size())];
        input.insert(at, other.substr(below(other.size() + 1), 1 + below(512)));
        break;
      }
      case 6:  // the end
        if (random() % 4 == 0) input.resize(at);
        break;
      default: {  // the same again and again: deep nesting
        const std::string piece = input.substr(at, 1 + below(12));
        std::string many;
        for (std::size_t n = below(300); n > 0; --n) many += piece;
        input.insert(at, many);
      }
    }
    if (input.size() > kMostBytes) input.resize(kMostBytes);
  }
  return input;
}

void add_seeds(const std::filesystem::path& path, std::vector<std::string>& seeds) {
  if (std::filesystem::is_directory(path)) {
    std::vector<std::filesystem::path> entries(std::filesystem::directory_iterator(path), {});
    std::sort(entries.begin(), entries.end());
    for (const auto& entry : entries) add_seeds(entry, seeds);
    return;
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::exit(2);
  }
  seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

}  // namespace

int main(int argc, char** argv) {
  unsigned long runs = 400;
  unsigned long seed = 20220908;
  std::vector<std::string> seeds;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if ((argument == "--runs" || argument == "--seed") && i + 1 < argc) {
      (argument == "--runs" ? runs : seed) = std::strtoul(argv[++i], nullptr, 10);
    } else {
      add_seeds(argument, seeds);
    }
  }
  if (seeds.empty()) seeds.emplace_back();
  for (const int number : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL})
    std::signal(number, on_signal);
  try {
    run("");
    for (const std::string& input : seeds) run(input);
    std::mt19937_64 random(seed);
    for (unsigned long i = 0; i < runs; ++i)
      run(mutate(seeds[random() % seeds.size()], seeds, random));
  } catch (const std::exception& error) {
    save_current();
    std::fprintf(stderr, "threw: %s; the input is in %s\n", error.what(), kFailure);
    return 1;
  }
  std::printf("%zu seeds, %lu mutations\n", seeds.size(), runs);
  return 0;
}
