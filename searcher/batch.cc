#include "searcher/batch.h"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>

#include "common/log.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestLine = std::size_t{1} << 20;

// What is wrong with a line.
class BadLine : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

const Json* find_any(const Json& object, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto value = object.find(name);
    if (value != object.end() && !value->is_null()) return &*value;
  }
  return nullptr;
}

BatchQuery from_json(std::string_view line) {
  const Json object = Json::parse(line, nullptr, false);
  if (object.is_discarded()) throw BadLine("it begins as JSON and is none");
  BatchQuery query;
  if (const Json* id = find_any(object, {"id", "_id", "qid", "query_id", "number", "num"})) {
    if (!id->is_string() && !id->is_number_integer()) throw BadLine("its id is no text or number");
    query.id = id->is_string() ? id->get<std::string>() : id->dump();
  }
  const Json* text = find_any(object, {"query", "text", "title", "q"});
  if (text == nullptr) throw BadLine("it has no \"query\" and no \"text\"");
  if (!text->is_string()) throw BadLine("its query is no text");
  query.query = text->get<std::string>();
  return query;
}

BatchQuery from_line(std::string_view line, std::size_t number) {
  if (line.size() > kLongestLine) throw BadLine("it is longer than 1 MB");
  BatchQuery query;
  if (const std::string_view inner = trim(line); !inner.empty() && inner.front() == '{') {
    query = from_json(inner);
  } else if (const std::size_t tab = line.find('\t'); tab != std::string_view::npos) {
    query = {std::string(trim(line.substr(0, tab))), std::string(line.substr(tab + 1))};
    if (query.id.empty()) throw BadLine("it has no id before the tab");
  } else {
    query.query = line;
  }
  query.query = std::string(trim(query.query));
  if (query.query.empty()) throw BadLine("it has no query");
  if (query.id.empty()) query.id = std::to_string(number);
  return query;
}

}  // namespace

std::optional<BatchQuery> BatchReader::next() {
  for (std::string text; std::getline(input_, text);) {
    ++line_;
    std::string_view line = text;
    if (line_ == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(' ') == std::string_view::npos) continue;
    try {
      return from_line(line, line_);
    } catch (const BadLine& error) {
      ++rejected_;
      spdlog::warn("{}: line {} is left out: {}", name_, line_, error.what());
    }
  }
  return std::nullopt;
}

}  // namespace dateline
