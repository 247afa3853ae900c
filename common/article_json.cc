#include "common/article_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <set>

#include "common/error.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

// Fields that hold one string, and those that hold a list of them.
struct StringField {
  const char* name;
  std::string Article::*member;
};
struct ListField {
  const char* name;
  std::vector<std::string> Article::*member;
};
constexpr std::array<StringField, 8> kStrings = {{{"id", &Article::id},
                                                  {"url", &Article::url},
                                                  {"title", &Article::title},
                                                  {"body", &Article::body},
                                                  {"source", &Article::source},
                                                  {"source_country", &Article::source_country},
                                                  {"language", &Article::language},
                                                  {"story", &Article::story}}};
constexpr std::array<ListField, 5> kLists = {{{"countries", &Article::countries},
                                              {"mentions", &Article::mentions},
                                              {"mentioned_dates", &Article::mentioned_dates},
                                              {"authors", &Article::authors},
                                              {"topics", &Article::topics}}};

void put_date(Json& json, const Date& date) {
  if (!date.known()) return;
  json["date"] = date.to_string();
  const std::string iso = date.to_iso();
  const std::size_t time = iso.find('T');
  if (time != std::string::npos) json["time"] = iso.substr(time + 1);
}

// "2022", "2022-09" or "2022-09-08", of any year from 1 to 9999.
Date day_from(const std::string& text) {
  int year = 0;
  int month = 0;
  int day = 0;
  switch (std::sscanf(text.c_str(), "%4d-%2d-%2d", &year, &month, &day)) {
    case 1:
      return make_date(year);
    case 2:
      return make_date(year, month);
    case 3:
      return make_date(year, month, day);
    default:
      return {};
  }
}

Date take_date(const Json& json) {
  Date date = day_from(json.value("date", ""));
  const std::string time = json.value("time", "");
  if (date.known() && !time.empty()) {
    const Date read = parse_date("2000-01-01T" + time).value_or(Date{});
    date.seconds = read.seconds;
    date.zone_minutes = read.zone_minutes;
  }
  return date;
}

// How deep the lists and objects of a JSON text are nested.
std::size_t depth_of(std::string_view json) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string && c == '\\') {
      ++i;
    } else if (c == '"') {
      in_string = !in_string;
    } else if (!in_string && (c == '{' || c == '[')) {
      deepest = std::max(deepest, ++depth);
    } else if (!in_string && (c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

Json extra_value(const std::string& text) {
  if (depth_of(text) > kMaxExtraDepth) return text;
  Json value = Json::parse(text, nullptr, false);
  return value.is_discarded() ? Json(text) : value;
}

Json to_json(const Evidence& evidence) {
  return {{"kind", evidence.kind},   {"value", evidence.value}, {"field", evidence.field},
          {"begin", evidence.begin}, {"end", evidence.end},     {"text", evidence.text},
          {"rule", evidence.rule},   {"focus", evidence.focus}};
}

Evidence evidence_from(const Json& json) {
  Evidence evidence;
  evidence.kind = json.value("kind", "");
  evidence.value = json.value("value", "");
  evidence.field = json.value("field", "");
  evidence.begin = json.value("begin", std::size_t{0});
  evidence.end = json.value("end", std::size_t{0});
  evidence.text = json.value("text", "");
  evidence.rule = json.value("rule", "");
  evidence.focus = json.value("focus", false);
  return evidence;
}

bool is_own_field(const std::string& name) {
  static const std::set<std::string> kNames = [] {
    std::set<std::string> names = {"date", "time", "removed", "evidence", "read_hash"};
    for (const StringField& field : kStrings) names.insert(field.name);
    for (const ListField& field : kLists) names.insert(field.name);
    return names;
  }();
  return kNames.count(name) != 0;
}

}  // namespace

Json to_json(const Article& article) {
  Json json = Json::object();
  for (const char* name : {"id", "url", "title", "body"}) {
    for (const StringField& field : kStrings) {
      if (field.name == std::string_view(name) && !(article.*field.member).empty()) {
        json[name] = article.*field.member;
      }
    }
  }
  put_date(json, article.date);
  for (const ListField& field : kLists) {
    if (!(article.*field.member).empty()) json[field.name] = article.*field.member;
  }
  for (const StringField& field : kStrings) {
    if (!json.contains(field.name) && !(article.*field.member).empty()) {
      json[field.name] = article.*field.member;
    }
  }
  for (const ExtraField& extra : article.extra) {
    // A name of ours that the input uses for something else keeps its place beside ours.
    json[is_own_field(extra.name) ? "input_" + extra.name : extra.name] = extra_value(extra.value);
  }
  if (!article.removed.empty()) {
    Json& removed = json["removed"] = Json::array();
    for (const Removed& entry : article.removed) {
      removed.push_back({{"text", entry.text}, {"rule", entry.rule}});
    }
  }
  if (!article.evidence.empty()) {
    Json& list = json["evidence"] = Json::array();
    for (const Evidence& evidence : article.evidence) list.push_back(to_json(evidence));
  }
  if (article.read_hash != 0) json["read_hash"] = fmt::format("{:016x}", article.read_hash);
  return json;
}

Json to_full_json(const Article& article) {
  const Json known = to_json(article);
  Json json = Json::object();
  for (const char* name : {"id", "url", "title", "body", "date", "time", "countries", "mentions",
                           "mentioned_dates", "source", "source_country", "language", "authors",
                           "topics", "story", "removed", "evidence"}) {
    const bool list = name == std::string_view("removed") || name == std::string_view("evidence") ||
                      std::any_of(kLists.begin(), kLists.end(), [name](const ListField& field) {
                        return field.name == std::string_view(name);
                      });
    json[name] = known.contains(name) ? known.at(name) : list ? Json::array() : Json(nullptr);
  }
  for (const auto& [name, value] : known.items()) {
    if (!json.contains(name) && name != "read_hash") json[name] = value;
  }
  return json;
}

Article article_from_json(const Json& json) {
  Article article;
  for (const StringField& field : kStrings) article.*field.member = json.value(field.name, "");
  for (const ListField& field : kLists) {
    article.*field.member = json.value(field.name, std::vector<std::string>{});
  }
  article.date = take_date(json);
  for (const Json& entry : json.value("removed", Json::array())) {
    article.removed.push_back({entry.value("text", ""), entry.value("rule", "")});
  }
  for (const Json& entry : json.value("evidence", Json::array())) {
    article.evidence.push_back(evidence_from(entry));
  }
  const std::string hash = json.value("read_hash", "");
  std::from_chars(hash.data(), hash.data() + hash.size(), article.read_hash, 16);
  for (const auto& [name, value] : json.items()) {
    if (!is_own_field(name)) article.extra.push_back({name, value.dump()});
  }
  return article;
}

std::string to_text(const Article& article) {
  return to_json(article).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Article article_from_text(std::string_view text) {
  try {
    if (depth_of(text) > kMaxExtraDepth + 1) {
      throw Error(Error::Kind::kIndex, "a stored article is damaged: it is nested too deep",
                  "build the index again, or restore it from a backup");
    }
    return article_from_json(Json::parse(text));
  } catch (const Json::exception& error) {
    throw Error(Error::Kind::kIndex, std::string("a stored article is damaged: ") + error.what(),
                "build the index again, or restore it from a backup");
  }
}

}  // namespace dateline
