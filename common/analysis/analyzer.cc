#include "common/analysis/analyzer.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <limits>
#include <map>

#include "common/analysis/arena.h"
#include "common/analysis/stemmer.h"
#include "common/analysis/stop_words.h"
#include "common/analysis/tokenizer.h"
#include "common/analysis/word_cache.h"
#include "common/text/fold.h"
#include "common/text/sentence.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxCompoundParts = 4;
constexpr std::size_t kMaxCompoundCharacters = 64;
constexpr std::size_t kMaxCompoundBytes = 1024;
// Words that an analyzer remembers, in all languages. Then it forgets them all: the frequent ones
// are soon back.
constexpr std::uint32_t kMaxWords = 1U << 19;

std::string_view copy(Analysis& out, std::string_view text) {
  char* to = arena_reserve(out, text.size());
  if (!text.empty()) std::memcpy(to, text.data(), text.size());
  arena_commit(out, text.size());
  return {to, text.size()};
}

std::string_view lower(Analysis& out, std::string_view ascii) {
  char* to = arena_reserve(out, ascii.size());
  for (std::size_t i = 0; i < ascii.size(); ++i) {
    const char c = ascii[i];
    to[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  arena_commit(out, ascii.size());
  return {to, ascii.size()};
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80;
  }));
}

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::uint64_t next_generation() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

// Marks the first token of every sentence and paragraph but the first of the text.
void mark_breaks(std::string_view text, std::vector<Token>& tokens) {
  std::size_t next = 0;
  const auto mark = [&](std::size_t offset, Break kind) {
    while (next < tokens.size() && tokens[next].begin < offset) ++next;
    if (next > 0 && next < tokens.size()) {
      tokens[next].before = std::max(tokens[next].before, kind);
    }
  };
  for (const Span& paragraph : paragraphs(text)) {
    mark(paragraph.begin, Break::kParagraph);
    const std::string_view part = text.substr(paragraph.begin, paragraph.end - paragraph.begin);
    for (const Span& sentence : sentences(part)) {
      mark(paragraph.begin + sentence.begin, Break::kSentence);
    }
  }
}

}  // namespace

struct Analyzer::Impl {
  struct Language {
    explicit Language(const std::string& code)
        : name(code), stemmer(code), apostrophe_ends_stem(code == "tr") {}

    std::string name;
    Stemmer stemmer;
    bool apostrophe_ends_stem;  // "Ankara'da": the suffix of a name stands behind its apostrophe
    WordCache words;
  };

  explicit Impl(AsciiPath path)
      : tokenizer(path == AsciiPath::kFast), fast(path == AsciiPath::kFast) {}

  Language& language(std::string_view code);
  std::string spell(std::string_view spelling, TokenKind kind);
  WordForms forms(Language& in, std::string_view spelling, TokenKind kind);
  void add(const RawToken& raw, Language& in, Analysis& out);
  void add_compound(Language& in, Analysis& out);
  void add_cjk_pair(Analysis& out);
  void end_chain(Language& in, Analysis& out);
  void forget_words();

  Tokenizer tokenizer;
  bool fast;
  CharClasses classes;
  std::map<std::string, Language, std::less<>> languages;
  std::string last_code;
  Language* last_language = nullptr;
  std::uint32_t words = 0;  // remembered
  std::uint64_t generation = next_generation();

  // The tokens since `chain_begin` are linked; `chain` is their spelling written together.
  std::size_t chain_begin = 0;
  std::string chain;

  // The strings of forms that are not in a cache.
  std::string surface_buffer;
  std::string stem_buffer;
};

Analyzer::Impl::Language& Analyzer::Impl::language(std::string_view code) {
  if (last_language == nullptr || last_code != code) {
    std::string primary = primary_language(code);
    // Languages of which nothing is known share their cache.
    if (!has_stop_words(primary) && Stemmer(primary).is_none()) primary.clear();
    last_language = &languages.try_emplace(primary, primary).first->second;
    last_code = code;
  }
  return *last_language;
}

// fold_case of the spelling, without the signs that folding brings out of some letters.
std::string Analyzer::Impl::spell(std::string_view spelling, TokenKind kind) {
  const std::string folded = fold_case(spelling);
  if (count_characters(folded) == folded.size()) return folded;  // ASCII
  std::string out;
  out.reserve(folded.size());
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(folded, i);
    const CharClass type = classes.of(c);
    const bool keep = type == CharClass::kLetter || type == CharClass::kDigit ||
                      type == CharClass::kMark || type == CharClass::kCjk ||
                      type == CharClass::kComplex || (c == U'.' && kind == TokenKind::kNumber);
    if (keep) out.append(folded, begin, i - begin);
  }
  return out;
}

// The strings are valid until the next call.
WordForms Analyzer::Impl::forms(Language& in, std::string_view spelling, TokenKind kind) {
  WordForms forms;
  std::uint64_t hash = 0;
  const bool known = fast && kind != TokenKind::kNumber;
  if (known) {
    hash = WordCache::hash(spelling);
    if (in.words.find(spelling, hash, forms)) return forms;
  }
  const std::string cased = spell(spelling, kind);
  surface_buffer = fold_marks(cased);
  stem_buffer.clear();
  if (kind == TokenKind::kWord) stem_buffer = in.stemmer(cased);
  if (kind == TokenKind::kNumber) stem_buffer = surface_buffer;
  forms.surface = surface_buffer;
  forms.stem = stem_buffer;
  forms.hash = token_hash(surface_buffer);
  forms.stop = kind == TokenKind::kWord && is_stop_word(surface_buffer, in.name);
  forms.number = kNoWord;
  if (known && words < kMaxWords) {
    forms.number = words++;
    in.words.insert(spelling, hash, forms);
  }
  return forms;
}

void Analyzer::Impl::add(const RawToken& raw, Language& in, Analysis& out) {
  const bool linked = raw.linked && chain_begin < out.tokens.size();
  if (!linked) end_chain(in, out);
  std::string_view spelling = raw.spelling;
  const bool plain = raw.ascii && fast;
  if (plain) spelling = lower(out, spelling);
  Token token;
  token.begin = static_cast<std::uint32_t>(raw.begin);
  token.end = static_cast<std::uint32_t>(raw.end);
  token.kind = raw.kind;
  if (plain && raw.kind == TokenKind::kNumber) {
    token.hash = token_hash(spelling);
    token.surface = spelling;
    token.stem = spelling;
  } else {
    const WordForms found = forms(in, spelling, raw.kind);
    if (found.surface.empty()) {
      end_chain(in, out);
      return;
    }
    token.surface = plain ? spelling : copy(out, found.surface);
    token.stem = (plain && found.stem_begins_spelling) || token.surface.starts_with(found.stem)
                     ? token.surface.substr(0, found.stem.size())
                     : copy(out, found.stem);
    token.hash = found.hash;
    token.stop = found.stop;
    token.word = found.number;
  }
  if (raw.stem_size > 0 && in.apostrophe_ends_stem) {
    const WordForms name = forms(in, spelling.substr(0, raw.stem_size), raw.kind);
    if (!name.stem.empty()) token.stem = copy(out, name.stem);
    token.word = kNoWord;
  }
  out.tokens.push_back(token);
  if (raw.kind != TokenKind::kCjk) {
    if (chain.size() <= kMaxCompoundBytes) chain.append(spelling);
  } else if (linked) {
    add_cjk_pair(out);
  }
}

// "cyberattack" of "cyber-attack".
void Analyzer::Impl::add_compound(Language& in, Analysis& out) {
  const std::size_t parts = out.tokens.size() - chain_begin;
  if (parts > kMaxCompoundParts || count_characters(chain) > kMaxCompoundCharacters) return;
  bool digits_only = true;
  for (std::size_t i = chain_begin; i < out.tokens.size(); ++i) {
    const std::string_view surface = out.tokens[i].surface;
    if (surface.find('.') != std::string_view::npos) return;
    digits_only = digits_only && all_digits(surface);
  }
  if (digits_only) return;
  const WordForms found = forms(in, chain, out.tokens[chain_begin].kind);
  JoinedTerm& term = out.joined.emplace_back();
  term.first = static_cast<std::uint32_t>(chain_begin);
  term.last = static_cast<std::uint32_t>(out.tokens.size() - 1);
  term.surface = copy(out, found.surface);
  term.stem = copy(out, found.stem);
}

// The last two tokens together.
void Analyzer::Impl::add_cjk_pair(Analysis& out) {
  const auto last = static_cast<std::uint32_t>(out.tokens.size() - 1);
  const std::string_view left = out.tokens[last - 1].surface;
  const std::string_view right = out.tokens[last].surface;
  std::string_view pair(left.data(), left.size() + right.size());
  if (left.data() + left.size() != right.data()) {
    pair = copy(out, std::string(left).append(right));
  }
  out.joined.push_back({last - 1, last, pair, pair});
}

// Gives the joined term that is known only when nothing more is linked to the last token.
void Analyzer::Impl::end_chain(Language& in, Analysis& out) {
  const std::size_t size = out.tokens.size();
  if (chain_begin < size) {
    const Token& last = out.tokens.back();
    if (last.kind == TokenKind::kCjk) {
      const auto index = static_cast<std::uint32_t>(size - 1);
      out.joined.push_back({index, index, last.surface, last.surface});
    } else if (size - chain_begin > 1) {
      add_compound(in, out);
    }
  }
  chain_begin = size;
  chain.clear();
}

void Analyzer::Impl::forget_words() {
  for (auto& [code, language] : languages) language.words.clear();
  words = 0;
  generation = next_generation();
}

Analyzer::Analyzer(AsciiPath path) : impl_(std::make_unique<Impl>(path)) {}

Analyzer::~Analyzer() = default;

void Analyzer::analyze(std::string_view text, std::string_view language, Analysis& out,
                       bool with_breaks) {
  out.tokens.clear();
  out.joined.clear();
  out.arena_used = 0;
  if (impl_->words >= kMaxWords) impl_->forget_words();
  out.generation = impl_->generation;
  text = text.substr(0, std::numeric_limits<std::uint32_t>::max());
  Impl::Language& in = impl_->language(language);
  impl_->chain_begin = 0;
  impl_->chain.clear();
  impl_->tokenizer.reset(text);
  RawToken raw;
  while (impl_->tokenizer.next(raw)) impl_->add(raw, in, out);
  impl_->end_chain(in, out);
  if (with_breaks) mark_breaks(text, out.tokens);
}

std::string Analyzer::stem(std::string_view word, std::string_view language) {
  return impl_->language(language).stemmer(std::string(word));
}

}  // namespace dateline
