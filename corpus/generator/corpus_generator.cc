#include "corpus/generator/corpus_generator.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/error.h"
#include "corpus/generator/language_data.h"

namespace dateline::corpus {
namespace {

constexpr std::uint64_t kMostArticles = 999'999'999;

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
  throw Error(Error::Kind::kUsage, what, hint);
}

const CorpusOptions& checked(const CorpusOptions& options) {
  if (options.articles > kMostArticles) {
    refuse("that is more articles than ids have digits", "999999999 are the most");
  }
  if (options.first_day > options.last_day) {
    refuse("the last day is before the first", "swap --first-day and --last-day");
  }
  if (options.mean_words < 5) refuse("articles need five words or more", "raise --words");
  for (const double share : {options.undated, options.boilerplate}) {
    if (!(share >= 0 && share <= 1)) refuse("a share lies between 0 and 1", "0.04 is 4 percent");
  }
  return options;
}

std::vector<double> language_shares(const CorpusOptions& options) {
  std::vector<double> shares(languages().size(), 0);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (options.languages.empty()) shares[i] = languages()[i].share;
  }
  for (const auto& [code, share] : options.languages) {
    const auto found =
        std::find_if(languages().begin(), languages().end(),
                     [&code = code](const LanguageData& data) { return data.code == code; });
    if (found == languages().end()) {
      std::string known;
      for (const LanguageData& data : languages()) known += " " + data.code;
      refuse(fmt::format("no articles can be made in the language \"{}\"", code),
             "there are:" + known);
    }
    if (!(share >= 0 && share < 1e9)) refuse("a language's share is no number from 0 on", "");
    shares[static_cast<std::size_t>(found - languages().begin())] = share;
  }
  if (std::all_of(shares.begin(), shares.end(), [](double share) { return share == 0; })) {
    refuse("no language has a share of the articles", "");
  }
  return shares;
}

}  // namespace

CorpusGenerator::CorpusGenerator(const CorpusOptions& options)
    : calendar_(checked(options).first_day, options.last_day, seed_of(options.seed, 1)),
      shares_(language_shares(options)),
      plan_(options.articles, calendar_, shares_, seed_of(options.seed, 2)),
      writer_(options, shares_) {}

bool CorpusGenerator::next(Buffer& out) {
  if (in_block_ == block_.size()) {
    if (next_block_ == plan_.blocks()) return false;
    block_ = plan_.plan(next_block_++);
    in_block_ = 0;
  }
  writer_.write(block_[in_block_++], written_++, out);
  return true;
}

}  // namespace dateline::corpus
