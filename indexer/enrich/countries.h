#pragma once

#include <memory>

#include "common/article.h"

namespace dateline {

// Finds the countries named in an article and those that it is about.
//
// mentions: every country named in title or body by name, demonym or capital (credit lines,
// bylines and agencies never vote), by weight. countries (the focus): a mention in the title weighs
// 3, in the dateline 5, in the body 1; countries with at least a fifth of the weight stay, most
// prominent first. Both with evidence spans. Lists that the input gave stay and get the evidence
// rule "given"; what the input gave as countries is always among the mentions.
class CountryTagger {
 public:
  CountryTagger();  // builds the automaton over tokens once
  ~CountryTagger();
  void tag(Article& article) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
