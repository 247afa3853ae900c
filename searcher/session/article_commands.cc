#include "searcher/session/article_commands.h"

#include <optional>
#include <utility>

#include "common/error.h"
#include "searcher/engine/explanation.h"
#include "searcher/present/article_text.h"
#include "searcher/present/explanation_text.h"
#include "searcher/present/marked.h"
#include "searcher/session/pager.h"
#include "searcher/session/session.h"

namespace dateline {
namespace {

// How a hit answers the query; nothing where there is none.
std::optional<Response> judged(const Session& session, const Hit& hit) {
  const State& state = session.state();
  if (state.request.query.empty()) return std::nullopt;
  return session.index().searcher.judge(state.request, hit.article.id);
}

}  // namespace

void open_article(Session& session, const std::string& argument) {
  const Article article = session.article(session.hit(argument));
  if (session.mode() != Session::Mode::kTerminal) {
    present_article(article, session.settings().format, session.layout(), session.output());
    return;
  }
  const State& state = session.state();
  const ArticleHighlights found =
      session.index().searcher.highlights(state.request, article, state.similar);
  std::vector<std::string> words;
  const std::string text = marked_article_text(article, {found.title, found.body}, session.width(),
                                               session.painter(), state.request.locale, words);
  session.output().flush();
  show_in_pager(text, words, session.output());
}

void show_why(Session& session, const std::string& argument) {
  const Hit& hit = session.hit(argument);
  const auto judgement = judged(session, hit);
  const OutputFormat format = session.settings().format;
  const bool explains = format == OutputFormat::kJson || format == OutputFormat::kJsonLines;
  present_why(session.article(hit), judgement ? &*judgement : nullptr,
              explains ? format : OutputFormat::kText, session.layout(), session.output());
}

void explain_score(Session& session, const std::string& argument) {
  const Hit& hit = session.hit(argument);
  const auto judgement = judged(session, hit);
  if (!judgement || judgement->hits.empty()) {
    throw Error(Error::Kind::kUsage, "without a query there are no scores",
                "articles are in the order of their dates");
  }
  std::string text;
  for (const std::string& line : explanation_lines(judgement->hits.front())) {
    append_hanging(text, {line, {}}, session.width(), Look{}, session.painter());
  }
  session.write(text);
}

void find_similar(Session& session, const std::string& argument) {
  State next = session.state();
  next.similar = session.hit(argument).article.id;
  next.request.query.clear();
  next.request.offset = 0;
  session.change(std::move(next));
}

void find_story(Session& session, const std::string& argument) {
  const Article article = session.article(session.hit(argument));
  Node story;
  story.kind = Node::Kind::kStory;
  story.values = {article.story};
  State next = session.state();
  next.request.query = to_string(story);
  next.request.filters = {};
  next.request.offset = 0;
  next.dates = {};
  next.similar.clear();
  session.change(std::move(next));
}

}  // namespace dateline
