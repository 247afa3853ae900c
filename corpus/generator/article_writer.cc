#include "corpus/generator/article_writer.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/generator/language_data.h"
#include "corpus/generator/number_text.h"

namespace dateline::corpus {
namespace {

constexpr double kWordsSigma = 0.6;
constexpr std::uint32_t kFewestPlaces = 4;
// A text is written until it has as many places as it should; some hold a phrase or a name, and
// its last sentence goes on past the end.
constexpr double kMultiWords = 0.945;  // places for each word
constexpr double kPastEnd = 11.5;
constexpr double kByline = 0.08;
constexpr double kDateline = 0.5;  // of English texts about a country
constexpr double kSecondTopic = 0.3;
constexpr std::size_t kFieldBytes = 4096;  // more than all fields but headline and text have
constexpr std::array<std::string_view, 12> kMonths = {"Jan.",  "Feb.", "March", "April",
                                                      "May",   "June", "July",  "Aug.",
                                                      "Sept.", "Oct.", "Nov.",  "Dec."};

// Digits with zeros before them.
char* put_padded(char* out, std::uint64_t number, int width) {
  for (int i = width - 1; i >= 0; --i) {
    out[i] = static_cast<char>('0' + number % 10);
    number /= 10;
  }
  return out + width;
}

char* put_date(char* out, Day day) {
  const CivilDay date = civil(day);
  out = put_padded(out, static_cast<std::uint64_t>(date.year), 4);
  *out++ = '-';
  out = put_padded(out, static_cast<std::uint64_t>(date.month), 2);
  *out++ = '-';
  return put_padded(out, static_cast<std::uint64_t>(date.day), 2);
}

char* put_time(char* out, std::uint32_t minute) {
  *out++ = 'T';
  out = put_padded(out, minute / 60, 2);
  *out++ = ':';
  out = put_padded(out, minute % 60, 2);
  return put_text(out, ":00Z");
}

void append(Buffer& out, std::string_view text) {
  out.end_at(put_text(out.room(text.size()), text));
}

bool is_plain(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return c == ' ' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

}  // namespace

ArticleWriter::ArticleWriter(const CorpusOptions& options, const std::vector<double>& shares)
    : options_(options),
      lexicons_(shares.size()),
      newsrooms_(shares.size()),
      words_(std::max(kMultiWords * options.mean_words - kPastEnd, 1.0), kWordsSigma,
             kFewestPlaces) {
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (shares[i] <= 0) continue;
    lexicons_[i] = std::make_unique<Lexicon>(languages()[i], ranks_);
    newsrooms_[i] = std::make_unique<Newsroom>(*lexicons_[i], seed_of(options.seed, 100 + i));
  }
}

void ArticleWriter::write(const PlannedArticle& plan, std::uint64_t number, Buffer& out) {
  Article article;
  article.plan = &plan;
  article.text_seed = seed_of(plan.story.seed, 10 + plan.text);
  article.own_seed = seed_of(article.text_seed, 10 + number);
  Random random(article.own_seed);
  article.dated = !random.chance(options_.undated);
  const bool boilerplate = random.chance(options_.boilerplate);
  article.boilerplate_lines = boilerplate ? 1 + random.below(6) : 0;
  const int country = plan.story.country;
  static const std::string kNone;
  article.source = &newsrooms_[plan.language]->draw(
      random, country < 0 ? kNone : news_countries()[static_cast<std::size_t>(country)].code);
  const auto authors = static_cast<std::uint32_t>(article.source->authors.size());
  article.author = article.source->authors[random.low_below(authors)];
  article.change = Change::kNone;
  if (plan.copy) {
    const std::uint32_t choice = random.below(20);
    if (choice < 6) article.change = Change::kLonger;
    if (choice >= 17) article.change = Change::kShorter;
  }
  subject_.set(plan, *lexicons_[plan.language], plan.language, article.text_seed);
  write_fields(article, number, out);
  write_text(article, out);
  if (options_.truth) write_truth(article, out);
  append(out, "}\n");
}

void ArticleWriter::write_fields(const Article& article, std::uint64_t number, Buffer& out) const {
  const PlannedArticle& plan = *article.plan;
  const Story& story = plan.story;
  Random random(seed_of(article.own_seed, 1));
  char* end = put_padded(put_text(out.room(kFieldBytes), "{\"id\":\"n"), number, 9);
  end = put_text(end, "\",\"title\":\"");
  out.end_at(end);
  writer_.headline(subject_, article.source->title_case, random, out);
  end = put_text(out.room(kFieldBytes), "\"");
  if (article.dated) {
    end = put_date(put_text(end, ",\"date\":\""), plan.day);
    if (article.source->prints_time) end = put_time(end, plan.minute);
    *end++ = '"';
  }
  end = put_text(put_text(end, ",\"source\":\""), article.source->name);
  end = put_text(put_text(end, "\",\"country\":\""), article.source->country);
  end = put_text(put_text(end, "\",\"lang\":\""), languages()[plan.language].code);
  end = put_text(put_text(end, "\",\"authors\":[\""), article.author);
  end = put_text(put_text(end, "\"],\"topics\":[\""), topic_names()[story.topic]);
  if (random.chance(kSecondTopic)) {
    const auto topics = static_cast<std::uint32_t>(topic_names().size());
    const std::uint32_t second = random.low_below(topics);
    if (second != story.topic) end = put_text(put_text(end, "\",\""), topic_names()[second]);
  }
  end = put_text(end, "\"],\"countries\":[");
  for (const int country : {story.country, story.second_country}) {
    if (country < 0) continue;
    if (country != story.country) *end++ = ',';
    end = put_text(put_text(end, "\""), news_countries()[static_cast<std::size_t>(country)].code);
    *end++ = '"';
  }
  out.end_at(put_text(end, "],\"text\":\""));
}

void ArticleWriter::write_text(const Article& article, Buffer& out) const {
  write_byline(article, out);
  write_dateline(article, out);
  Random random(seed_of(article.text_seed, 4));
  std::uint32_t words = words_.draw(random);
  // The same random numbers, stopped earlier: the same text without its end.
  if (article.change == Change::kShorter) words = words * 3 / 4;
  writer_.paragraphs(subject_, words, random, out);
  if (article.change == Change::kLonger) {
    Random own(seed_of(article.own_seed, 2));
    TextWriter::paragraph_break(out);
    writer_.paragraphs(subject_, 30 + own.below(60), own, out);
  }
  write_boilerplate(article, out);
  append(out, "\"");
}

void ArticleWriter::write_byline(const Article& article, Buffer& out) const {
  Random random(seed_of(article.own_seed, 3));
  if (subject_.lexicon->data().code != "en" || !random.chance(kByline)) return;
  append(out, "By ");
  append(out, article.author);
  TextWriter::paragraph_break(out);
}

void ArticleWriter::write_dateline(const Article& article, Buffer& out) const {
  Random random(seed_of(article.text_seed, 5));
  if (subject_.country == nullptr || !is_plain(subject_.country->capital)) return;
  if (!random.chance(kDateline)) return;
  char* end = out.room(kFieldBytes);
  for (const char c : subject_.country->capital) {
    *end++ = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  if (article.dated) {
    const CivilDay date = civil(article.plan->text_day);
    end = put_text(put_text(end, ", "), kMonths[static_cast<std::size_t>(date.month - 1)]);
    *end++ = ' ';
    end = put_digits(end, static_cast<std::uint64_t>(date.day));
  }
  out.end_at(put_text(end, " - "));
}

void ArticleWriter::write_boilerplate(const Article& article, Buffer& out) const {
  const LanguageData& data = subject_.lexicon->data();
  Random random(seed_of(article.own_seed, 4));
  auto line = random.below(static_cast<std::uint32_t>(data.boilerplate.size()));
  for (std::uint32_t i = 0; i < article.boilerplate_lines; ++i) {
    if (i == 0) {
      TextWriter::paragraph_break(out);
    } else {
      append(out, "\\n");
    }
    std::string_view text = data.boilerplate[line++ % data.boilerplate.size()];
    const bool with_headline = text.ends_with('%');
    if (with_headline) text.remove_suffix(1);
    append(out, text);
    if (with_headline) writer_.headline(subject_, article.source->title_case, random, out);
  }
}

void ArticleWriter::write_truth(const Article& article, Buffer& out) const {
  const PlannedArticle& plan = *article.plan;
  char* end = put_text(out.room(kFieldBytes), ",\"truth\":{\"story\":");
  end = put_text(put_digits(end, plan.story_number), ",\"text\":\"");
  end = put_digits(end, plan.story_number);
  *end++ = '-';
  end = put_text(put_digits(end, plan.text), "\",\"copy\":");
  end = put_text(end, plan.copy ? "true" : "false");
  end = put_date(put_text(end, ",\"date\":\""), plan.day);
  end = put_digits(put_text(end, "\",\"boilerplate_lines\":"), article.boilerplate_lines);
  out.end_at(put_text(end, "}"));
}

}  // namespace dateline::corpus
