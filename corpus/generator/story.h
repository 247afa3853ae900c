#pragma once

#include <cstdint>
#include <vector>

#include "corpus/generator/alias_table.h"
#include "corpus/generator/calendar.h"

namespace dateline::corpus {

// What happened: the articles about it share a subject and, with it, words.
struct Story {
  std::uint64_t seed = 0;
  std::uint32_t language = 0;  // where it is told most; an index in languages()
  std::uint32_t topic = 0;     // an index in topic_names()
  int country = -1;            // the one it is about, an index in news_countries(); -1: none
  int second_country = -1;     // -1: none; never equal to `country`
};

// An article to be written.
struct PlannedArticle {
  Story story;
  std::uint64_t story_number = 0;
  std::uint32_t text = 0;  // which of the story's texts; copies share it
  bool copy = false;       // a reprint of an earlier article with the same text
  std::uint32_t language = 0;
  Day day = 0;
  std::uint32_t minute = 0;
  Day text_day = 0;  // the day the text was written; before `day` in late reprints
};

// Decides what is printed when. Articles come in blocks of kBlock; a block covers a stretch of days
// with its share of everything printed, holds whole stories, and is in order of time. Stories run
// on for days after they break, so neighbouring blocks overlap by some days. A block depends on
// nothing but its number, so any number of articles needs the memory of one block.
class StoryPlan {
 public:
  static constexpr std::uint32_t kBlock = 1024;
  static constexpr std::uint32_t kLargestStory = 256;

  // `shares`: of the articles, by index in languages(); 0 leaves a language out.
  StoryPlan(std::uint64_t articles, const Calendar& calendar, const std::vector<double>& shares,
            std::uint64_t seed);

  std::uint64_t blocks() const { return (articles_ + kBlock - 1) / kBlock; }
  std::vector<PlannedArticle> plan(std::uint64_t block) const;

 private:
  Story draw_story(std::uint64_t seed) const;
  void tell(const Story& story, std::uint64_t number, Day breaks, std::uint32_t size,
            std::vector<PlannedArticle>& out) const;

  std::uint64_t articles_;
  const Calendar& calendar_;
  std::uint64_t seed_;
  AliasTable languages_;
  AliasTable topics_;
  AliasTable countries_;
  AliasTable sizes_;
};

}  // namespace dateline::corpus
