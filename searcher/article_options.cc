#include "searcher/article_options.h"

#include "common/error.h"

namespace dateline {

void add_article_options(CLI::App& app, SearcherOptions& options) {
  app.add_option("--show", options.show, "Print the article with this id, whole")->type_name("ID");
  app.add_option("--why", options.why,
                 "Say why the article with this id has its countries and its date, and how it "
                 "answers the query, if there is one")
      ->type_name("ID");
  app.add_option("--similar", options.similar,
                 "Find articles on the subject of the one with this id, of other stories")
      ->type_name("ID");
  app.add_flag("--earlier", options.earlier, "With --similar: of earlier days only");
}

void check_article_options(const SearcherOptions& options) {
  if (options.earlier && options.similar.empty()) {
    throw Error(Error::Kind::kUsage, "--earlier asks for --similar",
                "for example --similar ID --earlier");
  }
  const bool explains = options.format == OutputFormat::kText ||
                        options.format == OutputFormat::kJson ||
                        options.format == OutputFormat::kJsonLines;
  if (!options.why.empty() && !explains) {
    throw Error(Error::Kind::kUsage, "--why has no such --format",
                "its formats are text, json and jsonl");
  }
}

}  // namespace dateline
