#include "searcher/session/filter_commands.h"

#include <fmt/format.h>

#include <vector>

#include "common/error.h"
#include "common/text/fold.h"
#include "searcher/engine/complete.h"
#include "searcher/engine/facet_table.h"
#include "searcher/present/facet_bars.h"
#include "searcher/present/labels.h"
#include "searcher/session/selection.h"
#include "searcher/session/session.h"
#include "searcher/value_options.h"

namespace dateline {
namespace {

using Values = std::vector<std::string>;

constexpr std::size_t kListed = 30;
constexpr std::size_t kMostMeant = 5;

// What of the values in the index is meant by the beginning of one of their words.
std::string known_value(const Session& session, std::string_view field, const std::string& text) {
  const std::vector<Completion> found =
      complete(session.index().snapshot, fmt::format("{}:{}", field, text), kMostMeant);
  for (const Completion& each : found) {
    if (fold(each.label) == fold(text)) return each.label;
  }
  if (found.size() == 1) return found.front().label;
  std::vector<std::string> names;
  for (const Completion& each : found) names.push_back(each.label);
  throw Error(Error::Kind::kUsage,
              found.empty() ? fmt::format("no {} is called {}", field, text)
                            : fmt::format("{} is not clear", text),
              found.empty() ? fmt::format(".{} alone lists those of the results", field)
                            : "it may be " + join(names, ", "));
}

struct FilterCommand {
  Facet facet;
  std::string_view name;  // of the command
  Values Filters::*values;
};

Values meant(const Session& session, const FilterCommand& command, const Values& texts) {
  const std::string name = "." + std::string(command.name);
  switch (command.facet) {
    case Facet::kCountry:
    case Facet::kMentions:
      return country_codes(texts, name);
    case Facet::kLanguage:
      return language_codes(texts, name);
    default:
      break;
  }
  Values known;
  for (const std::string& text : texts) known.push_back(known_value(session, command.name, text));
  return known;
}

// The values among what is found, with numbers.
void list(Session& session, const FilterCommand& command) {
  Request request = session.state().request;
  request.facets = {{command.facet, kListed}};
  request.limit = 0;
  const Response response = session.run(session.state(), request);
  const FacetResult& facet = response.facets.front();
  session.remember(facet);
  if (facet.values.empty()) {
    session.tell("None of the results has a " + std::string(info(command.facet).name) + ".");
    return;
  }
  session.write(facet_blocks({facet}, session.width(), session.painter(), true));
}

void apply(Session& session, const FilterCommand& command, const std::string& argument) {
  const Selection selection = parse_selection(argument);
  if (selection.mode == Selection::Mode::kList) {
    list(session, command);
    return;
  }
  Values texts;
  for (const Selection::Value& value : selection.values) {
    texts.push_back(chosen(value, session.shown(command.facet), command.name));
  }
  State next = session.state();
  Values& values = next.request.filters.*command.values;
  values = selected(std::move(values), selection.mode, meant(session, command, texts));
  next.request.offset = 0;
  session.change(std::move(next));
}

// Replaces some of the date options; "-" leaves none.
void apply_dates(Session& session, const std::string& argument, std::string_view command,
                 const std::vector<Values DateOptions::*>& replaced) {
  if (argument.empty()) {
    throw Error(Error::Kind::kUsage, fmt::format(".{} asks for a date", command),
                fmt::format("for example .{} 2022-09; .{} - takes it away", command, command));
  }
  State next = session.state();
  for (const auto each : replaced) (next.dates.*each).clear();
  if (argument != "-") (next.dates.*replaced.front()) = {argument};
  next.request.filters.dates = date_filter(next.dates, next.request.today);
  next.request.offset = 0;
  session.change(std::move(next));
}

}  // namespace

void filter_by_country(Session& session, const std::string& argument) {
  apply(session, {Facet::kCountry, "country", &Filters::countries}, argument);
}

void filter_by_mention(Session& session, const std::string& argument) {
  apply(session, {Facet::kMentions, "mentions", &Filters::mentions}, argument);
}

void filter_by_source(Session& session, const std::string& argument) {
  apply(session, {Facet::kSource, "source", &Filters::sources}, argument);
}

void filter_by_language(Session& session, const std::string& argument) {
  apply(session, {Facet::kLanguage, "lang", &Filters::languages}, argument);
}

void filter_by_topic(Session& session, const std::string& argument) {
  apply(session, {Facet::kTopic, "topic", &Filters::topics}, argument);
}

void filter_by_date(Session& session, const std::string& argument) {
  apply_dates(session, argument, "date",
              {&DateOptions::within, &DateOptions::since, &DateOptions::until, &DateOptions::after,
               &DateOptions::before});
}

void filter_since(Session& session, const std::string& argument) {
  apply_dates(session, argument, "since", {&DateOptions::since, &DateOptions::after});
}

void filter_until(Session& session, const std::string& argument) {
  apply_dates(session, argument, "until", {&DateOptions::until, &DateOptions::before});
}

}  // namespace dateline
