#pragma once

#include <string>
#include <vector>

#include "common/article.h"
#include "indexer/build/index_writer.h"

namespace dateline {

// Small articles with every kind of field, different from number to number.
inline Article sample_article(int number) {
  const std::string n = std::to_string(number);
  Article article;
  article.id = "harbour-" + n;
  article.url = "https://example.org/harbour/" + n;
  article.title = "Café owners of berth " + n + " greet the ferry";
  article.body = "The ferry number " + n + " reached Split before noon.\n\nCafé owners, “who had " +
                 "waited since March”, served 3,000 cups. A cyber-attack had stopped it in week " +
                 n + ".";
  if (number % 5 != 0) article.date = make_date(2022, 1 + number % 12, 1 + number % 28);
  if (number % 7 == 3) article.date = make_date(2021, 3);
  article.countries = {"HR"};
  article.mentions = {"HR", number % 2 == 0 ? "IT" : "AL"};
  article.source = number % 3 == 0 ? "Harbour Post" : "Adriatic Courier";
  article.source_country = "HR";
  article.language = number % 4 == 0 ? "fr" : "en";
  article.authors = {"A. Writer", "B. Writer " + n};
  article.topics = {"shipping"};
  article.extra = {{"page", n}, {"desk", R"({"name":"foreign","hours":[8,16]})"}};
  article.removed = {{"Share this & that", "share"}};
  article.evidence = {{"country", "HR", "body", 30, 35, "Split", "city", true}};
  return article;
}

inline std::vector<Article> sample_articles(int from, int to) {
  std::vector<Article> articles;
  for (int number = from; number < to; ++number) articles.push_back(sample_article(number));
  return articles;
}

// Adds articles as one batch.
inline void add_to(const std::string& index, const std::vector<Article>& articles) {
  IndexWriter writer(index, "test");
  for (const Article& article : articles) writer.add(article);
  writer.publish();
}

}  // namespace dateline
