#include "searcher/session/step_commands.h"

#include <fmt/format.h>

#include <utility>

#include "common/error.h"
#include "common/text/width.h"
#include "searcher/session/arguments.h"
#include "searcher/session/session.h"

namespace dateline {
namespace {

constexpr std::size_t kListedSteps = 20;

std::size_t count_of(std::string_view command, const std::string& argument) {
  return argument.empty() ? 1 : number_argument(command, argument, 1000);
}

std::string step_text(const State& state) {
  const Request& request = state.request;
  if (request.offset == 0) return description(state);
  return fmt::format("{} .page {}", description(state), request.offset / request.limit + 1);
}

}  // namespace

void go_back(Session& session, const std::string& argument) {
  const std::size_t count = count_of("back", argument);
  const std::size_t position = session.steps().position();
  if (count > position) {
    throw Error(Error::Kind::kUsage,
                position == 0 ? "there is nothing to undo"
                              : fmt::format("there are only {} steps to undo", position),
                ".history lists the steps");
  }
  session.go_to_step(position - count);
}

void go_forward(Session& session, const std::string& argument) {
  const std::size_t count = count_of("forward", argument);
  const std::size_t position = session.steps().position() + count;
  if (position >= session.steps().size()) {
    throw Error(Error::Kind::kUsage, "there is nothing to redo", ".history lists the steps");
  }
  session.go_to_step(position);
}

void show_history(Session& session, const std::string& argument) {
  const Steps& steps = session.steps();
  if (!argument.empty()) {
    session.go_to_step(number_argument("history", argument, steps.size()) - 1);
    return;
  }
  const std::size_t first = steps.size() > kListedSteps ? steps.size() - kListedSteps : 0;
  for (std::size_t i = first; i < steps.size(); ++i) {
    const std::string line =
        fmt::format("{:>3}{} {}", i + 1, i == steps.position() ? " >" : "  ", step_text(steps[i]));
    session.write(fit(line, session.width()) + "\n");
  }
}

void reset(Session& session, const std::string&) {
  State next = session.first_state();
  next.request.limit = session.state().request.limit;
  session.change(std::move(next));
}

void mean(Session& session, const std::string&) {
  const Response& response = session.answer();
  if (!response.suggestion) {
    throw Error(Error::Kind::kUsage, "nothing else was suggested");
  }
  set_query(session, std::string(response.suggestion->query));
}

void set_query(Session& session, const std::string& argument) {
  State next = session.state();
  next.request.query = argument;
  next.request.offset = 0;
  next.similar.clear();
  session.change(std::move(next));
}

void refresh(Session& session, const std::string&) { session.show_again(); }

}  // namespace dateline
