#include "corpus/generator/story.h"

#include <algorithm>
#include <tuple>

#include "corpus/generator/elementary.h"
#include "corpus/generator/language_data.h"

namespace dateline::corpus {
namespace {

constexpr double kTopicShift = 3;
constexpr double kCountryShift = 3;
constexpr double kNoCountry = 0.12;      // of the stories
constexpr double kSecondCountry = 0.35;  // of the others
constexpr double kOtherLanguage = 0.4;   // of a story's articles
constexpr double kCopies = 0.17;         // of a story's articles after the first
constexpr double kLateCopies = 0.3;      // of the copies

// 1 / (i + shift) for i < count.
AliasTable zipf_table(std::size_t count, double shift) {
  std::vector<double> weights;
  for (std::size_t i = 0; i < count; ++i) weights.push_back(1 / (static_cast<double>(i) + shift));
  return AliasTable(weights);
}

// Index i is a story of i + 1 articles: as many as its size squared is small.
AliasTable size_table() {
  std::vector<double> weights;
  for (std::uint32_t size = 1; size <= StoryPlan::kLargestStory; ++size) {
    weights.push_back(1 / (static_cast<double>(size) * size));
  }
  return AliasTable(weights);
}

}  // namespace

StoryPlan::StoryPlan(std::uint64_t articles, const Calendar& calendar,
                     const std::vector<double>& shares, std::uint64_t seed)
    : articles_(articles),
      calendar_(calendar),
      seed_(seed),
      languages_(shares),
      topics_(zipf_table(topic_names().size(), kTopicShift)),
      countries_(zipf_table(news_countries().size(), kCountryShift)),
      sizes_(size_table()) {}

Story StoryPlan::draw_story(std::uint64_t seed) const {
  Random random(seed);
  Story story;
  story.seed = seed;
  story.language = languages_.draw(random);
  story.topic = topics_.draw(random);
  if (!random.chance(kNoCountry)) {
    story.country = static_cast<int>(countries_.draw(random));
    if (random.chance(kSecondCountry)) {
      const int second = static_cast<int>(countries_.draw(random));
      if (second != story.country) story.second_country = second;
    }
  }
  return story;
}

void StoryPlan::tell(const Story& story, std::uint64_t number, Day breaks, std::uint32_t size,
                     std::vector<PlannedArticle>& out) const {
  Random random(seed_of(story.seed, 1));
  // Larger stories run on for longer.
  const double mean_days = 0.7 + 0.5 * natural_log(size);
  std::vector<PlannedArticle> originals;
  for (std::uint32_t i = 0; i < size; ++i) {
    PlannedArticle article;
    article.minute = draw_minute(random);
    if (i > 0 && random.chance(kCopies)) {
      article = originals[random.below(static_cast<std::uint32_t>(originals.size()))];
      article.copy = true;
      // Not before the original, however late that was.
      article.minute += random.below(1440 - article.minute);
      if (random.chance(kLateCopies)) {
        article.day =
            std::min(article.day + 1 + static_cast<Day>(random.below(2)), calendar_.last());
      }
    } else {
      const double later = i == 0 ? 0 : -mean_days * natural_log(1 - random.unit());
      article.story = story;
      article.story_number = number;
      article.text = i;
      article.language = random.chance(kOtherLanguage) ? languages_.draw(random) : story.language;
      article.day = breaks + static_cast<Day>(std::min(later, 60.0));
      if (article.day > calendar_.last()) article.day = breaks;
      if (i > 0) article.day = calendar_.print_day(article.day, random);
      article.text_day = article.day;
      originals.push_back(article);
    }
    out.push_back(article);
  }
}

std::vector<PlannedArticle> StoryPlan::plan(std::uint64_t block) const {
  const std::uint64_t first = block * kBlock;
  const auto count = static_cast<std::uint32_t>(std::min<std::uint64_t>(kBlock, articles_ - first));
  const std::uint64_t seed = seed_of(seed_, block);
  Random random(seed);
  std::vector<PlannedArticle> articles;
  articles.reserve(count);
  for (std::uint64_t i = 0; articles.size() < count; ++i) {
    const auto left = count - static_cast<std::uint32_t>(articles.size());
    const std::uint32_t size = std::min(sizes_.draw(random) + 1, left);
    const double place = static_cast<double>(first) + random.unit() * count;
    const Day breaks = calendar_.day_at(place / static_cast<double>(articles_));
    tell(draw_story(seed_of(seed, i)), block * kBlock + i, breaks, size, articles);
  }
  std::stable_sort(articles.begin(), articles.end(), [](const auto& a, const auto& b) {
    return std::tie(a.day, a.minute) < std::tie(b.day, b.minute);
  });
  return articles;
}

}  // namespace dateline::corpus
