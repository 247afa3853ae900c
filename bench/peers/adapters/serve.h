#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace dateline::bench {

// One request of bench/peers/PROTOCOL.md.
struct PeerRequest {
  std::string task;
  std::string kind;
  std::string query;
  std::vector<std::string> words;
  int window = 0;
  std::string country;
  std::string from;  // YYYY-MM-DD, included
  std::string to;    // included
};

using Counts = std::map<std::string, std::uint64_t>;

struct PeerResponse {
  double ms = 0;
  std::vector<std::string> ids;
  std::optional<std::uint64_t> total;
  std::optional<Counts> countries;
  std::optional<Counts> months;
};

class Stopwatch {
 public:
  double ms() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_)
        .count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

inline PeerRequest read_request(const std::string& line) {
  const nlohmann::json json = nlohmann::json::parse(line);
  PeerRequest request;
  request.task = json.at("task");
  request.kind = json.at("kind");
  request.query = json.at("query");
  request.words = json.at("words").get<std::vector<std::string>>();
  request.window = json.value("window", 0);
  request.country = json.value("country", "");
  request.from = json.value("from", "");
  request.to = json.value("to", "");
  return request;
}

// Answers requests on standard input, one a line, until it ends. What `answer` throws is the
// answer to that request.
inline void serve(const std::string& version,
                  const std::function<PeerResponse(const PeerRequest&)>& answer) {
  std::cout << nlohmann::json{{"ready", true}, {"version", version}}.dump() << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    nlohmann::json json;
    try {
      const PeerResponse response = answer(read_request(line));
      json["ms"] = response.ms;
      json["ids"] = response.ids;
      if (response.total) json["total"] = *response.total;
      if (response.countries) json["facets"]["country"] = *response.countries;
      if (response.months) json["facets"]["month"] = *response.months;
    } catch (const std::exception& error) {
      json = {{"error", error.what()}};
    }
    std::cout << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
  }
}

}  // namespace dateline::bench
